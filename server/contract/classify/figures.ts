/**
 * One answer's figures as columns, read once when the answer comes in: classes, histogram, list and map
 * of ten thousand areas are then made without looking at a word or sorting again.
 */
import { byteAt, indexAt, numberAt } from '../read-at.ts';
import { type Cells, KINDS, kindAt } from './kind-of-value.ts';

export type Figures = {
  /** In area order; NaN where there is no value. */
  values: Float64Array;
  /** In area order: indices in KINDS. */
  kinds: Uint8Array;
  /** The known values, ascending. */
  sorted: Float64Array;
};

const INDEX_OF_KIND = new Map(KINDS.map((kind, i) => [kind, i]));

export function readFigures(cells: Cells): Figures {
  const { length } = cells.values;
  const values = new Float64Array(length);
  const kinds = new Uint8Array(length);
  for (let i = 0; i < length; i++) {
    values[i] = cells.values[i] ?? Number.NaN;
    kinds[i] = INDEX_OF_KIND.get(kindAt(cells, i)) ?? KINDS.indexOf('empty');
  }
  return { values, kinds, sorted: sortKnown(values) };
}

/** The numbers among the values, ascending; of `members` only, when given. */
export function sortKnown(
  values: Float64Array,
  members: readonly number[] | null = null,
): Float64Array {
  const known = new Float64Array(members?.length ?? values.length);
  let count = 0;
  const take = (value: number): void => {
    if (!Number.isNaN(value)) known[count++] = value;
  };
  if (members) for (const member of members) take(numberAt(values, member));
  else for (const value of values) take(value);
  return known.subarray(0, count).sort();
}

/** The lowest and the highest of ascending values; null when there are none. */
export function rangeOf(sorted: Float64Array): [low: number, high: number] | null {
  if (sorted.length === 0) return null;
  return [numberAt(sorted, 0), numberAt(sorted, sorted.length - 1)];
}

/** The value furthest from zero, without its sign; 0 without values. */
export function highestOf(sorted: Float64Array): number {
  return Math.max(...(rangeOf(sorted) ?? [0]).map(Math.abs));
}

/** How many areas there are of each kind, in the order of KINDS; of `members` only, when given. */
export function countKinds(kinds: Uint8Array, members: readonly number[] | null): Uint32Array {
  const counts = new Uint32Array(KINDS.length);
  const count = (kind: number): void => {
    counts[kind] = indexAt(counts, kind) + 1;
  };
  if (members) for (const member of members) count(byteAt(kinds, member));
  else for (const kind of kinds) count(kind);
  return counts;
}

/** Number of entries of an ascending list that are below a limit. */
export function countBelow(ascending: Float64Array, limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numberAt(ascending, middle) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
