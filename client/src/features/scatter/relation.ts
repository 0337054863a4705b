/** How two indicators go together over areas: the line, its numbers, and the areas far from it. */

import type { Figures } from '../../../../server/contract/classify/figures.ts';
import { type AxisFigures, type LeftOut, pairUp } from './pairs.ts';
import { fitLine, type Line, rankCorrelation } from './statistics.ts';

export type Relation = {
  /** Through the values, or through their logarithms where the axis has those. */
  line: Line | null;
  /** Spearman's. */
  rank: number;
  /** Areas the line goes through. */
  indices: Uint32Array;
  leftOut: LeftOut[];
  /** In area order: how far above the line, in y or its logarithm; NaN where the line says nothing. */
  residuals: Float64Array;
  /** The areas furthest from the line, furthest first. */
  outliers: number[];
};

/** Beyond this many standard deviations from the line an area is named. */
const FAR = 2.5;
const MAX_NAMED = 6;

type Options = {
  x: AxisFigures;
  y: AxisFigures;
  size: Figures | null;
  members: ArrayLike<number> | null;
  unknown: readonly number[];
};

/** @param size what the line is weighted with; null for not */
export function relate(options: Options): Relation {
  const { x, y, size } = options;
  const { indices, leftOut } = pairUp(options);
  const [xs, ys] = [columnOf(x, indices), columnOf(y, indices)];
  const weights = size ? Float64Array.from(indices, (index) => size.values[index] ?? 0) : null;
  const line = indices.length > 2 ? fitLine({ x: xs, y: ys, weights }) : null;
  const residuals = new Float64Array(x.figures.values.length).fill(Number.NaN);
  if (line) {
    indices.forEach((index, i) => {
      residuals[index] = (ys[i] ?? 0) - line.intercept - line.slope * (xs[i] ?? 0);
    });
  }
  const far = (line?.spread ?? 0) * FAR;
  const outliers = Array.from(indices)
    .filter((index) => far > 0 && Math.abs(residuals[index] ?? 0) > far)
    .sort((a, b) => Math.abs(residuals[b] ?? 0) - Math.abs(residuals[a] ?? 0))
    .slice(0, MAX_NAMED);
  return { line, rank: rankCorrelation(xs, ys), indices, leftOut, residuals, outliers };
}

/** What the line says for a value of x, as a value of y. */
export function expectedAt(line: Line, x: number, kinds: { x: string; y: string }): number {
  const at = line.intercept + line.slope * (kinds.x === 'log' ? Math.log10(x) : x);
  return kinds.y === 'log' ? 10 ** at : at;
}

function columnOf({ figures, kind }: AxisFigures, indices: Uint32Array): Float64Array {
  return Float64Array.from(indices, (index) => {
    const value = figures.values[index] ?? 0;
    return kind === 'log' ? Math.log10(value) : value;
  });
}
