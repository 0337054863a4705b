import { countBelow } from './figures.ts';

/** Places that equals share, 1 for the highest, and how many have a value. */
export type Ranking = { from: number; to: number; of: number };

/** @param sorted all known values, ascending; the value is one of them */
export function rankWithTies(value: number, sorted: Float64Array): Ranking {
  const below = countBelow(sorted, value);
  let above = below;
  while (sorted[above] === value) above++;
  const from = sorted.length - above + 1;
  return { from, to: Math.max(from, sorted.length - below), of: sorted.length };
}

export type Difference = { absolute: number; percent: number | null };

/** Percent only of a reference above zero: of anything else it says nothing. */
export function differenceWith(value: number, reference: number): Difference {
  const absolute = value - reference;
  return { absolute, percent: reference > 0 ? (absolute / reference) * 100 : null };
}

export function medianOf(sorted: ArrayLike<number>): number | null {
  const { length } = sorted;
  const high = sorted[length >> 1];
  const low = sorted[(length - 1) >> 1];
  return high === undefined || low === undefined ? null : (low + high) / 2;
}
