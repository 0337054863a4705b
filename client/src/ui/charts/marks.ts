/**
 * Ten marks, each a colour and a shape. The colours were chosen so that any two stay apart as far as possible
 * with normal sight and with each of the three colour blindnesses, at 3 : 1 or more to their ground.
 */

import type { Mode } from '../../../../server/contract/classify/schemes.ts';
import { SELECTION_MARK } from '../../link/pins.ts';

export const MARK_COLOURS: Record<Mode, readonly string[]> = {
  light: [
    '#ee560c',
    '#24a684',
    '#320100',
    '#457b9f',
    '#a46bf5',
    '#522404',
    '#13604c',
    '#7d27ac',
    '#333463',
    '#07054b',
  ],
  dark: [
    '#eb881f',
    '#b1da86',
    '#fbfc30',
    '#58e0f6',
    '#bb6546',
    '#6fb59d',
    '#b9f9d6',
    '#b58bf9',
    '#5471f5',
    '#7f78ad',
  ],
};

/** Paths around the origin, about twelve units wide. */
export const MARK_SHAPES: readonly string[] = [
  'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z',
  'M-4.5 -4.5H4.5V4.5H-4.5Z',
  'M0 -5.5L5.5 4.5H-5.5Z',
  'M0 -6.2L6.2 0L0 6.2L-6.2 0Z',
  'M-2 -5.5H2V-2H5.5V2H2V5.5H-2V2H-5.5V-2H-2Z',
  'M0 5.5L5.5 -4.5H-5.5Z',
  'M0 -6.5L1.6 -2.2L6.2 -2L2.6 0.8L3.8 5.3L0 2.7L-3.8 5.3L-2.6 0.8L-6.2 -2L-1.6 -2.2Z',
  'M-5.2 -2.6L-2.6 -5.2L0 -2.6L2.6 -5.2L5.2 -2.6L2.6 0L5.2 2.6L2.6 5.2L0 2.6L-2.6 5.2L-5.2 2.6L-2.6 0Z',
  'M-5 -5.5H5L-5 5.5H5Z',
  'M-2.5 -6H2.5V6H-2.5Z',
];

const SELECTION = {
  colour: { light: '#0b6e6e', dark: '#5fd0c8' } satisfies Record<Mode, string>,
  shape: 'M-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0ZM-3 0a3 3 0 1 1 6 0a3 3 0 1 1 -6 0Z',
};

export function colourOfMark(mark: number, mode: Mode): string {
  if (mark === SELECTION_MARK) return SELECTION.colour[mode];
  return MARK_COLOURS[mode][mark] ?? '#000000';
}

export function shapeOfMark(mark: number): string {
  if (mark === SELECTION_MARK) return SELECTION.shape;
  return MARK_SHAPES[mark] ?? '';
}
