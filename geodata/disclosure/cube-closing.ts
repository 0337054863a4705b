/** Areas of a cube that are closed together: see `cube-privacy.ts` for what that means and why. */
import { indexAt, numberAt } from '../model/read-at.ts';
import type { CubeCounts } from './cube-counts.ts';

/**
 * Closes each of `failed` with what is nearest to it: in the finest coarser area that holds another
 * atom, all others that failed, or else the one that shares most coarser areas (the smallest of those).
 * `closedWith` is changed.
 */
export function closeAreas(
  counts: CubeCounts,
  closedWith: Int32Array,
  failed: readonly number[],
): void {
  const totals = totalsOf(counts, closedWith);
  const isFailed = new Set(failed);
  const byFineness = [...counts.groupings].sort((a, b) => groupCount(b) - groupCount(a));
  for (const atom of failed) {
    // Joined by an earlier one in this round: enough for now.
    if (!isFailed.has(atom)) continue;
    const others = partnersIn(byFineness, totals, atom);
    const alsoFailed = others.filter((other) => isFailed.has(other));
    const shared = (other: number): number =>
      byFineness.filter((groupOf) => groupOf[other] === groupOf[atom]).length;
    const nearest = [...others].sort(
      (a, b) => shared(b) - shared(a) || numberAt(totals, a) - numberAt(totals, b) || a - b,
    )[0];
    const joined = alsoFailed.length > 0 ? alsoFailed : nearest === undefined ? [] : [nearest];
    for (const other of joined) {
      join(closedWith, atom, other);
      isFailed.delete(other);
    }
    isFailed.delete(atom);
  }
}

/** Other atoms in the finest coarser area of `atom` that has any; all of them when none has. */
function partnersIn(
  byFineness: readonly Int32Array[],
  totals: Float64Array,
  atom: number,
): number[] {
  const all = [...totals.keys()].filter((other) => other !== atom && numberAt(totals, other) > 0);
  for (const groupOf of byFineness) {
    const group = indexAt(groupOf, atom);
    const inside = group < 0 ? [] : all.filter((other) => groupOf[other] === group);
    if (inside.length > 0) return inside;
  }
  return all;
}

function join(closedWith: Int32Array, atom: number, other: number): void {
  for (const area of [atom, other]) if (indexAt(closedWith, area) < 0) closedWith[area] = area;
  const [to, from] = [closedWith[atom] ?? atom, closedWith[other] ?? other];
  for (const [area, at] of closedWith.entries()) if (at === from) closedWith[area] = to;
}

/**
 * Whether the areas closed as `atom` leave each other room, whichever part of an area is asked for. Sets
 * `totalHidden` where a total is too small to be known beside the sum. True for areas that are not closed.
 *
 * With x the count of a part S of the cells in some of the areas, the rest of S and of the other areas
 * known only in sum, x can go down to 0 when the others hold at least x outside S. S of less than t
 * holds at most t − 1 of the cells that have any count here: what the others hold in those cells, less
 * their t − 1 largest, is outside S whatever S is.
 */
export function isClosedSafe(
  counts: CubeCounts,
  closedWith: Int32Array,
  totalHidden: Uint8Array,
  atom: number,
): boolean {
  if (indexAt(closedWith, atom) < 0) return true;
  const { areas, groupings, threshold, values } = counts;
  const members = [...closedWith.keys()].filter((area) => closedWith[area] === atom);
  const cells = values.length / areas;
  const sumOf = (cell: number, of: readonly number[]): number =>
    of.reduce((sum, area) => sum + numberAt(values, cell * areas + area), 0);
  const all = Float64Array.from({ length: cells }, (_, cell) => sumOf(cell, members));
  const whole = all.reduce((sum, value) => sum + value, 0);
  if (whole < 2 * threshold) return false;
  const parts = [
    ...groupings.flatMap((groupOf) => split(members, groupOf)),
    ...members.map((m) => [m]),
  ];
  let isSafe = true;
  for (const part of parts) {
    if (part.length === members.length) continue;
    const own = Float64Array.from({ length: cells }, (_, cell) => sumOf(cell, part));
    const total = own.reduce((sum, value) => sum + value, 0);
    if (total === 0) continue;
    if (total < 2 * threshold) {
      for (const area of members) totalHidden[area] = 1;
      continue;
    }
    const room = [...all.keys()]
      .filter((cell) => numberAt(own, cell) > 0)
      .map((cell) => numberAt(all, cell) - numberAt(own, cell))
      .sort((a, b) => b - a)
      .slice(threshold - 1)
      .reduce((sum, value) => sum + value, 0);
    if (room < threshold) isSafe = false;
  }
  return isSafe || totalHidden[atom] === 1;
}

/** The members per parent. */
function split(members: readonly number[], groupOf: Int32Array): number[][] {
  const parts = new Map<number, number[]>();
  for (const area of members) {
    const group = indexAt(groupOf, area);
    parts.set(group, [...(parts.get(group) ?? []), area]);
  }
  return [...parts.values()];
}

/** Total of each area, closed ones under the area that stands for them. */
function totalsOf({ areas, values }: CubeCounts, closedWith: Int32Array): Float64Array {
  const totals = new Float64Array(areas);
  for (const [slot, value] of values.entries()) {
    const area = slot % areas;
    const own = indexAt(closedWith, area);
    const to = own < 0 ? area : own;
    totals[to] = numberAt(totals, to) + value;
  }
  return totals;
}

function groupCount(groupOf: Int32Array): number {
  return new Set(groupOf).size;
}
