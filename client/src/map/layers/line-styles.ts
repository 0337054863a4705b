import type { Mode } from '../../../../server/contract/classify/schemes.ts';
import { MAP_COLOURS } from '../map-colours.ts';
import type { Borders } from '../scene.ts';
import { rgbaOf } from './gl-program.ts';
import type { LineStyle } from './line-layer.ts';
import { twice } from './over-the-map.ts';

/** Pixels by zoom, and how much of the colour. */
const BORDERS: Record<Borders['part'], { widths: LineStyle['widths']; share: number }> = {
  // Within the areas: fainter than what separates them.
  parts: {
    widths: [
      [7, 0.2],
      [10, 0.5],
      [13, 0.8],
    ],
    share: 0.5,
  },
  context: {
    widths: [
      [7, 0.8],
      [10, 1.2],
      [13, 1.6],
    ],
    share: 1,
  },
  // The reader asked for these: they stand out from the areas' own borders.
  borders: {
    widths: [
      [7, 1.2],
      [10, 2],
      [13, 2.6],
    ],
    share: 1,
  },
};

const OUTLINES = { hovered: { casing: 5, line: 2 }, chosen: { casing: 6.5, line: 3 } };

export function borderStyle(part: Borders['part'], mode: Mode): LineStyle[] {
  const { widths, share } = BORDERS[part];
  const [red, green, blue, alpha] = rgbaOf(MAP_COLOURS[mode].context);
  return [{ colour: twice([red, green, blue, alpha * share]), widths, isRound: false }];
}

/** A casing, so that the line is seen on every colour, and the line. */
export function outlineStyles(role: 'hovered' | 'chosen', mode: Mode): LineStyle[] {
  const colours = MAP_COLOURS[mode];
  const { casing, line } = OUTLINES[role];
  return [
    { colour: rgbaOf(colours.casing), widths: [[0, casing]], isRound: true },
    { colour: rgbaOf(colours[role]), widths: [[0, line]], isRound: true },
  ];
}
