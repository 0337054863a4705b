/**
 * Flows (DOMAIN.md §7): figures between two areas, such as commuting or moving house. Pairs without a
 * row are 0, as in every flow file: only what moves is counted.
 */
import { byteAt, indexAt, numberAt } from './read-at.ts';
import { addStatus, EMPTY, VALUE } from './status.ts';

/** Pairs of one indicator, period and pair of levels. Parallel arrays, one entry a pair, each pair once. */
export type FlowTable = {
  /** Index of the area of origin in its level. */
  from: Uint32Array;
  /** Index of the area of destination in its level. */
  to: Uint32Array;
  values: Float64Array;
  statuses: Uint8Array;
};

/** `out`: from the area to others; `in`: from others to the area; `internal`: within the area. */
export type FlowDirection = 'out' | 'in' | 'internal';

export function createFlowTable(length: number): FlowTable {
  return {
    from: new Uint32Array(length),
    to: new Uint32Array(length),
    values: new Float64Array(length),
    statuses: new Uint8Array(length),
  };
}

/**
 * The flows between groups of areas: pairs of the same two groups added up, those with an end in no
 * group left out. Statuses as in every sum.
 * @param fromGroups group of each area of origin, -1 for none
 * @param toGroups group of each area of destination, -1 for none
 * @param groups number of groups of destination
 */
export function groupFlows(
  table: FlowTable,
  fromGroups: Int32Array,
  toGroups: Int32Array,
  groups: number,
): FlowTable {
  const sums = new Map<number, { value: number; status: number }>();
  for (const [pair, from] of table.from.entries()) {
    const [a, b] = [indexAt(fromGroups, from), indexAt(toGroups, indexAt(table.to, pair))];
    if (a < 0 || b < 0) continue;
    const sum = sums.get(a * groups + b) ?? { value: 0, status: EMPTY };
    sums.set(a * groups + b, sum);
    sum.value += numberAt(table.values, pair);
    sum.status = addStatus(sum.status, byteAt(table.statuses, pair));
  }
  const grouped = createFlowTable(sums.size);
  const keys = [...sums.keys()].sort((a, b) => a - b);
  for (const [pair, key] of keys.entries()) {
    const { value, status } = sums.get(key) ?? { value: 0, status: EMPTY };
    grouped.from[pair] = Math.floor(key / groups);
    grouped.to[pair] = key % groups;
    grouped.values[pair] = status === VALUE ? value : 0;
    grouped.statuses[pair] = status;
  }
  return grouped;
}
