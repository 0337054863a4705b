/**
 * How each kind of missing looks, on the map and in the legend: marks on one of the grounds of
 * `schemes.ts`. Their shapes differ, so that no one needs to tell greys apart: dots hide, lines lack.
 */
import type { Missing } from './kind-of-value.ts';
import type { Mode } from './schemes.ts';

/** Side of the square that repeats, in pixels. */
export const TILE_PX = 8;

export type Hatching = {
  /** Marks in one square, as the data of an SVG path to be stroked with round ends; empty for none. */
  path: string;
  strokePx: number;
  mark: 'strong' | 'faint';
  /** Whether the area has an edge of its own. */
  edge: boolean;
};

const DOT = 'h.01';
const RISING = 'M-2 2l4 -4M0 8l8 -8M6 10l4 -4';
const FALLING = 'M-2 6l4 4M0 0l8 8M6 -2l4 4';

export const HATCHINGS: Record<Missing, Hatching> = {
  suppressed: { path: `M2 2${DOT}M6 6${DOT}`, strokePx: 2.6, mark: 'strong', edge: true },
  too_few_cases: { path: `M4 4${DOT}`, strokePx: 3.4, mark: 'strong', edge: true },
  hidden: { path: RISING + FALLING, strokePx: 0.9, mark: 'strong', edge: true },
  unanswered: { path: 'M2 -1v10M6 -1v10', strokePx: 1, mark: 'faint', edge: false },
  undefined: { path: 'M0 2h4M4 6h4', strokePx: 1.1, mark: 'faint', edge: false },
  empty: { path: RISING, strokePx: 1, mark: 'faint', edge: false },
  not_applicable: { path: '', strokePx: 0, mark: 'faint', edge: true },
};

export const MARK_COLOURS: Record<Mode, Record<'strong' | 'faint' | 'edge', string>> = {
  light: { strong: '#63605a', faint: '#aaa498', edge: '#6f6b64' },
  dark: { strong: '#a9b1b8', faint: '#6a737a', edge: '#98a1a8' },
};
