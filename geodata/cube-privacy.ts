/**
 * Which slices of a cube of counts may be shown (DOMAIN.md §6), for one period and loading level.
 *
 * The data are base cells (one item of every dimension, one area). A slice is a sum of base cells: items
 * of each dimension × areas. Whatever rule decides per slice alone is undone by differences of slices;
 * here the answers are chosen so that no difference helps.
 *
 * Boxes. Every base cell p under the threshold t gets a box: a partner item in one or two dimensions,
 * mostly also a partner area. Its corners are the base cells with one coordinate of each pair, their
 * signs alternate. Moving by d adds d to p and to the corners of its sign, and takes d from the others.
 * A slice that holds both coordinates of some pair, or is outside the box in a dimension that has no
 * pair, does not notice. The rule: **a slice is shown when no box is noticed in it.** All that is shown,
 * and all that can be computed from it, stays the same under all moves of all boxes.
 *
 * Corners other than p are at least t, and each gives t − 1 to each of its boxes. So every p can be each
 * of 0 … t, whatever the others are, with no count below 0: to a reader (who is not told which hidden
 * cells are under t) every combination of them is possible. A slice of 1 … t−1 holds at least one such p
 * and no other corner, as those are t or more: it is hidden, and can be every value from 1 to t−1. Any
 * other hidden slice is at least t wide open. Totals over all dimensions notice no box.
 *
 * Closed areas. Where there is no room for a box (a village of 80 people) areas are closed together and
 * take part as one area, their sum; of each alone nothing is shown but its total. Given their sum per
 * cell and their totals, a part of one area can be anything from the sum less what the others can hold:
 * `isClosedSafe` asks for enough room. Where a total itself is small, totals are not shown either.
 */

import { stridesOf } from './cube.ts';
import { closeAreas, isClosedSafe } from './cube-closing.ts';

export type CubeCounts = {
  /** Items per dimension at the loading level. */
  sizes: readonly number[];
  areas: number;
  /** Whole, not negative, `cell × areas + area`. */
  values: Float64Array;
  /** Per coarser level the parent of each area, -1 for none. */
  groupings: readonly Int32Array[];
  /** Per dimension, per coarser dimension level, the parent of each item. */
  itemGroupings: readonly (readonly (readonly number[])[])[];
  /** Lowest value that may be shown. */
  threshold: number;
};

export type CubeProtection = {
  /** Four numbers a box: cell, partner cell, area, partner area (the same one when not paired). */
  boxes: Int32Array;
  /** Per area the area that stands for those closed with it, -1 when it is not closed. */
  closedWith: Int32Array;
  /** Per area 1 when its own total is not shown, `NOTHING_SHOWN` when nothing of the cube is. */
  totalHidden: Uint8Array;
};

export const NOTHING_SHOWN = 2;

/** Partner items looked at per dimension, nearest first, and partner areas, nearest first. */
const MOST_ITEMS = 24;
const MOST_AREAS = 24;

const NOT_SHARED_LEVEL = 100;
const NEWLY_HIDDEN = 3;
const NOT_SHARED_ITEM = 4;

/** Decides on boxes and closed areas. Deterministic. */
export function protectCube(counts: CubeCounts): CubeProtection {
  const closedWith = new Int32Array(counts.areas).fill(-1);
  const totalHidden = new Uint8Array(counts.areas);
  for (;;) {
    const table = new AtomTable(counts, closedWith);
    const boxes: number[] = [];
    const failed = table.atoms.filter(
      (atom) => !isClosedSafe(counts, closedWith, totalHidden, atom),
    );
    if (failed.length === 0) {
      for (const atom of table.atoms) if (!table.box(atom, boxes)) failed.push(atom);
    }
    if (failed.length === 0) return { boxes: Int32Array.from(boxes), closedWith, totalHidden };
    if (table.atoms.length === 1) {
      // Nothing is left to close with.
      totalHidden.fill(NOTHING_SHOWN);
      return { boxes: new Int32Array(), closedWith: closedWith.fill(0), totalHidden };
    }
    closeAreas(counts, closedWith, failed);
  }
}

/** Areas and closed areas as one table of sums, and how much room each cell of it has given away. */
class AtomTable {
  /** Areas that are not closed or stand for closed ones, that have any count. */
  readonly atoms: number[];
  readonly #sums: Float64Array;
  readonly #uses: Uint32Array;
  readonly #totals: Float64Array;
  readonly #strides: number[];
  readonly #cells: number;
  readonly #pairs: number[][];

  constructor(
    private readonly counts: CubeCounts,
    closedWith: Int32Array,
  ) {
    const { areas, values, sizes } = counts;
    this.#cells = sizes.reduce((product, size) => product * size, 1);
    this.#strides = stridesOf(sizes);
    this.#sums = values.slice();
    this.#uses = new Uint32Array(values.length);
    this.#totals = new Float64Array(areas);
    for (let cell = 0; cell < this.#cells; cell += 1) {
      const row = cell * areas;
      for (let area = 0; area < areas; area += 1) {
        const atom = closedWith[area] ?? -1;
        const value = values[row + area] ?? 0;
        if (atom >= 0 && atom !== area) {
          this.#sums[row + atom] = (this.#sums[row + atom] ?? 0) + value;
          this.#sums[row + area] = 0;
        }
        const to = atom < 0 ? area : atom;
        this.#totals[to] = (this.#totals[to] ?? 0) + value;
      }
    }
    this.atoms = [...this.#totals.keys()].filter((area) => (this.#totals[area] ?? 0) > 0);
    this.#pairs = dimensionPairs(sizes);
  }

  /** Finds a box for every small cell of an atom. False when one has none. */
  box(atom: number, boxes: number[]): boolean {
    const { areas, threshold } = this.counts;
    let partners: number[] | null = null;
    for (let cell = 0; cell < this.#cells; cell += 1) {
      const value = this.#sums[cell * areas + atom] ?? 0;
      if (value <= 0 || value >= threshold) continue;
      partners ??= this.#partnersOf(atom);
      const found = this.#boxOf(cell, atom, partners);
      if (!found) return false;
      for (const slot of this.#corners(cell, found.cell, atom, found.area))
        this.#uses[slot] = (this.#uses[slot] ?? 0) + 1;
      boxes.push(cell, found.cell, atom, found.area);
    }
    return true;
  }

  /** A box across areas breaks fewest slices, one of two dimensions fewer than one of one. */
  #boxOf(
    cell: number,
    atom: number,
    partners: readonly number[],
  ): { cell: number; area: number } | null {
    const kinds = [2, 1].map((count) => this.#pairs.filter((pair) => pair.length === count));
    for (const areas of [partners, [atom]]) {
      for (const pairs of kinds) {
        let best: { cell: number; area: number; cost: number } | null = null;
        for (const pair of pairs) {
          for (const { partner, cost } of this.#partnerCells(cell, pair)) {
            for (const area of areas) {
              const all = cost + this.#costOf(cell, partner, atom, area);
              if (all < (best?.cost ?? Number.POSITIVE_INFINITY))
                best = { cell: partner, area, cost: all };
            }
          }
        }
        if (best) return best;
      }
    }
    return null;
  }

  /** Cells that differ in exactly the dimensions of `pair`, nearest items first. */
  #partnerCells(cell: number, pair: readonly number[]): { partner: number; cost: number }[] {
    let found = [{ partner: cell, cost: 0 }];
    for (const dimension of pair) {
      const size = this.counts.sizes[dimension] ?? 1;
      const stride = this.#strides[dimension] ?? 1;
      const own = Math.floor(cell / stride) % size;
      const items = Array.from({ length: size }, (_, item) => item)
        .filter((item) => item !== own)
        .sort((a, b) => Math.abs(a - own) - Math.abs(b - own) || a - b)
        .slice(0, MOST_ITEMS);
      const groupings = this.counts.itemGroupings[dimension] ?? [];
      found = found.flatMap(({ partner, cost }) =>
        items.map((item) => ({
          partner: partner + (item - own) * stride,
          cost:
            cost +
            Math.abs(item - own) / 100 +
            NOT_SHARED_ITEM * groupings.filter((parents) => parents[item] !== parents[own]).length,
        })),
      );
    }
    return found;
  }

  /** What a box hides that was not hidden, and the levels whose areas it breaks; infinite without room. */
  #costOf(cell: number, partner: number, atom: number, area: number): number {
    const { threshold, groupings } = this.counts;
    let cost = 0;
    for (const slot of this.#corners(cell, partner, atom, area)) {
      const uses = this.#uses[slot] ?? 0;
      const value = this.#sums[slot] ?? 0;
      if (value < threshold || value < (uses + 1) * (threshold - 1))
        return Number.POSITIVE_INFINITY;
      if (uses === 0) cost += NEWLY_HIDDEN;
    }
    if (area !== atom) {
      for (const groupOf of groupings)
        if (groupOf[area] !== groupOf[atom]) cost += NOT_SHARED_LEVEL;
    }
    return cost;
  }

  /** Slots of all corners but the small cell itself. */
  #corners(cell: number, partner: number, atom: number, area: number): number[] {
    const { sizes, areas } = this.counts;
    const cells = cornersOf(cell, partner, sizes);
    const both = area === atom ? [atom] : [atom, area];
    const slots = both.flatMap((at) => cells.map((base) => base * areas + at));
    return slots.filter((slot) => slot !== cell * areas + atom);
  }

  /** Other atoms, those that share most coarser areas first, then the largest. */
  #partnersOf(atom: number): number[] {
    const { groupings } = this.counts;
    const shared = (area: number): number =>
      groupings.filter((groupOf) => groupOf[area] === groupOf[atom]).length;
    return this.atoms
      .filter((other) => other !== atom)
      .map((other) => ({ other, shared: shared(other), total: this.#totals[other] ?? 0 }))
      .sort((a, b) => b.shared - a.shared || b.total - a.total || a.other - b.other)
      .slice(0, MOST_AREAS)
      .map(({ other }) => other);
  }
}

/** Dimensions that a box may pair: every two, and every one, that has items to choose from. */
function dimensionPairs(sizes: readonly number[]): number[][] {
  const usable = [...sizes.keys()].filter((dimension) => (sizes[dimension] ?? 0) > 1);
  const pairs = usable.flatMap((a) => usable.filter((b) => b > a).map((b) => [a, b]));
  return [...pairs, ...usable.map((a) => [a])];
}

/** Cells that have, in each dimension, the item of one of the two. */
export function cornersOf(cell: number, partner: number, sizes: readonly number[]): number[] {
  const strides = stridesOf(sizes);
  let cells = [0];
  for (const [dimension, size] of sizes.entries()) {
    const stride = strides[dimension] ?? 1;
    const own = Math.floor(cell / stride) % size;
    const other = Math.floor(partner / stride) % size;
    const items = own === other ? [own] : [own, other];
    cells = items.flatMap((item) => cells.map((base) => base + item * stride));
  }
  return cells;
}
