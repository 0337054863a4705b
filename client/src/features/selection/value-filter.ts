import { type AreaSet, ones } from '../../link/area-set.ts';
import type { Comparison } from '../../messages/cases.ts';

/** One criterion; `from` counts for `atLeast` and `between`, `to` for `atMost` and `between`. */
export type Criterion = { comparison: Comparison; from: number; to: number };

/** Values in area order, NaN for none. */
export type Values = Float64Array;

/** Areas that meet all criteria, or any of them. Without criteria none does. */
export function filterByValues(
  criteria: readonly { criterion: Criterion; values: Values }[],
  join: 'all' | 'any',
  count: number,
): AreaSet {
  const flags = new Uint8Array(count);
  if (criteria.length === 0) return ones(flags);
  for (let i = 0; i < count; i++) {
    const meets = ({ criterion, values }: (typeof criteria)[number]): boolean =>
      meetsCriterion(criterion, values[i] ?? Number.NaN);
    flags[i] = (join === 'all' ? criteria.every(meets) : criteria.some(meets)) ? 1 : 0;
  }
  return ones(flags);
}

function meetsCriterion({ comparison, from, to }: Criterion, value: number): boolean {
  switch (comparison) {
    case 'atLeast':
      return value >= from;
    case 'atMost':
      return value <= to;
    case 'between':
      return value >= from && value <= to;
    case 'missing':
      return Number.isNaN(value);
    default:
      return comparison satisfies never;
  }
}

/** The `count` highest (or lowest) of the candidates with a value; what equals the last one comes along. */
export function topAreas(
  values: Values,
  candidates: ArrayLike<number>,
  count: number,
  highest: boolean,
): AreaSet {
  const known = Array.from(candidates).filter((index) => !Number.isNaN(values[index]));
  const sign = highest ? -1 : 1;
  const sizeOf = (index: number): number => sign * (values[index] ?? 0);
  known.sort((a, b) => sizeOf(a) - sizeOf(b));
  const last = known[Math.min(count, known.length) - 1];
  if (last === undefined) return new Uint32Array();
  return Uint32Array.from(known.filter((index) => sizeOf(index) <= sizeOf(last))).sort();
}
