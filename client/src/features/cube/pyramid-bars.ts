/** The bars of a population pyramid: two sides on one scale, and the outline of another area over them. */

import type { Item } from '../../link/slice.ts';
import { type Cell, type CrossFigures, percentOf } from './cross-figures.ts';

/** `theirs` is the other area's share in percent, `outline` the same as long as the bars are. */
export type Side = { cell: Cell; percent: Cell; theirs: number | null; outline: number | null };
/** From the lowest step up. */
export type Step = { item: Item; sides: [Side, Side] };

export type Pyramid = {
  steps: Step[];
  /** Ends of both sides; the same, so that left and right can be compared. */
  most: number;
};

/** Ends of the scale, times powers of ten. */
const ROUND = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/**
 * @param figures steps as rows, two sides as columns
 * @param other of another area, drawn as an outline: its shares, in counts of this area's total
 */
export function pyramidBars(
  figures: CrossFigures,
  other: CrossFigures | null,
  inPercent: boolean,
): Pyramid {
  const whole = figures.total.value;
  const steps = figures.rows.map((item, row): Step => {
    const side = (column: 0 | 1): Side => {
      const cell = figures.cells[row]?.[column] ?? { value: null, kind: 'empty' };
      const theirs = other?.cells[row]?.[column];
      const share = other && theirs ? percentOf(theirs, other.total).value : null;
      const inCounts = share === null || whole === null ? null : (share * whole) / 100;
      const outline = inPercent ? share : inCounts;
      return { cell, percent: percentOf(cell, figures.total), theirs: share, outline };
    };
    return { item, sides: [side(0), side(1)] };
  });
  const lengths = steps.flatMap(({ sides }) =>
    sides.flatMap(({ cell, percent, outline }) => [
      (inPercent ? percent : cell).value ?? 0,
      outline ?? 0,
    ]),
  );
  return { steps, most: roundUp(Math.max(0, ...lengths)) };
}

/** The next round number, so that the scale seldom changes from year to year. */
export function roundUp(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const round = ROUND.find((each) => each * power >= value * (1 - 1e-12)) ?? 10;
  return Number((round * power).toPrecision(12));
}

/**
 * The outline of one side as a path, step by step from below; broken where a step is not known.
 * @param x pixels of a value
 * @param y where a step begins and ends, in pixels
 */
export function outlinePath(
  steps: readonly Step[],
  side: 0 | 1,
  x: (value: number) => number,
  y: (step: number) => [number, number],
): string {
  let path = '';
  let isOpen = false;
  for (const [at, { sides }] of steps.entries()) {
    const { outline } = sides[side];
    const [from, to] = y(at);
    if (outline !== null) {
      const place = x(outline).toFixed(1);
      path += isOpen
        ? `H${place}V${to.toFixed(1)}`
        : `M${place} ${from.toFixed(1)}V${to.toFixed(1)}`;
    }
    isOpen = outline !== null;
  }
  return path;
}
