/**
 * One answer's figures as columns, read once when the answer comes in: classes, histogram, list and map
 * of ten thousand areas are then made without looking at a word or sorting again.
 */
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
    kinds[i] = INDEX_OF_KIND.get(kindAt(cells, i)) ?? KINDS.length;
  }
  return { values, kinds, sorted: sortKnown(values) };
}

/** The numbers among the values, ascending; of `members` only, when given. */
export function sortKnown(
  values: ArrayLike<number>,
  members: readonly number[] | null = null,
): Float64Array {
  const length = members?.length ?? values.length;
  const known = new Float64Array(length);
  let count = 0;
  for (let i = 0; i < length; i++) {
    const value = values[members ? (members[i] ?? 0) : i] ?? Number.NaN;
    if (!Number.isNaN(value)) known[count++] = value;
  }
  return known.subarray(0, count).sort();
}

/** The value furthest from zero, without its sign; 0 without values. */
export function highestOf(sorted: Float64Array): number {
  return Math.max(Math.abs(sorted[0] ?? 0), Math.abs(sorted.at(-1) ?? 0));
}

/** How many areas there are of each kind, in the order of KINDS; of `members` only, when given. */
export function countKinds(kinds: Uint8Array, members: readonly number[] | null): Uint32Array {
  const counts = new Uint32Array(KINDS.length);
  const count = (kind: number | undefined): void => {
    if (kind !== undefined) counts[kind] = (counts[kind] ?? 0) + 1;
  };
  if (members) for (const member of members) count(kinds[member]);
  else for (const kind of kinds) count(kind);
  return counts;
}

/** Number of entries of an ascending list that are below a limit. */
export function countBelow(ascending: ArrayLike<number>, limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
