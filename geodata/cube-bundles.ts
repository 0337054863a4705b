/** Small cells of several areas bundled: see `cube-privacy.ts`. */

import { stridesOf } from './cube.ts';
import type { AtomTable, SmallCell } from './cube-atoms.ts';
import { type Pattern, patternCells } from './cube-pattern.ts';
import type { CubeCounts } from './cube-privacy.ts';

type Member = Pick<SmallCell, 'area' | 'pattern'>;

/**
 * Bundles the small cells of a table: as `CubeProtection.bundles`. Areas that share all coarser areas
 * first, then those that share all but the finest, and so on, so that coarser slices hold bundles whole.
 */
export function bundleCells(counts: CubeCounts, table: AtomTable): Int32Array {
  const bundler = new Bundler(counts, table);
  const byCell = new Map<number, SmallCell[]>();
  for (const small of table.small) {
    const cells = byCell.get(small.cell);
    if (cells) cells.push(small);
    else byCell.set(small.cell, [small]);
  }
  for (const [cell, small] of byCell) bundler.bundleCell(cell, small);
  return bundler.encode();
}

function patternKey({ pattern }: SmallCell): string {
  return `${pattern.partner} ${pattern.kind}`;
}

/** Kind of a pattern and the dimensions in which it changes items. */
function signatureOf(sizes: readonly number[]): (small: SmallCell) => string {
  const strides = stridesOf(sizes);
  return ({ cell, pattern }) => {
    const changed = sizes.map((size, at) => {
      const stride = strides[at] ?? 1;
      return Math.floor(cell / stride) % size !== Math.floor(pattern.partner / stride) % size;
    });
    return `${changed.join(' ')} ${pattern.kind}`;
  };
}

function groupBy(cells: readonly SmallCell[], keyOf: (small: SmallCell) => string) {
  const groups = new Map<string, SmallCell[]>();
  for (const small of cells) groups.set(keyOf(small), [...(groups.get(keyOf(small)) ?? []), small]);
  return groups;
}

function sumOf(cells: readonly SmallCell[]): number {
  return cells.reduce((sum, { value }) => sum + value, 0);
}

function isSame(a: Pattern, b: Pattern): boolean {
  return a.partner === b.partner && a.kind === b.kind;
}

class Bundler {
  readonly #bundles = new Map<number, Member[][]>();
  /** Per round the groupings whose areas members must share. */
  readonly #rounds: Int32Array[][];

  constructor(
    private readonly counts: CubeCounts,
    private readonly table: AtomTable,
  ) {
    const coarseToFine = [...counts.groupings].sort((a, b) => new Set(a).size - new Set(b).size);
    this.#rounds = coarseToFine.map((_, dropped) =>
      coarseToFine.slice(0, coarseToFine.length - dropped),
    );
    this.#rounds.push([]);
  }

  /** Bundles all small cells of the same items. */
  bundleCell(cell: number, small: readonly SmallCell[]): void {
    let left = [...small];
    const dimensionsOf = ([first]: readonly SmallCell[]): number =>
      first ? patternCells(cell, first.pattern, this.counts.sizes).length : 0;
    // Slices notice bundles of one pattern least, then those whose patterns have the same dimensions.
    for (const keyOf of [patternKey, signatureOf(this.counts.sizes)]) {
      const groups = [...groupBy(left, keyOf).values()];
      // Fewest dimensions first: those patterns are noticed most, so they need a near bundle most.
      groups.sort((a, b) => dimensionsOf(a) - dimensionsOf(b));
      const pool = new Set(left);
      left = [];
      for (const group of groups) {
        const open = group.filter((one) => pool.has(one));
        for (const one of open) pool.delete(one);
        left.push(...this.#bundle(cell, open, 1, pool));
      }
      left = left.filter((one) => !this.#join(cell, one));
    }
    for (const alone of this.#bundle(cell, left, 0, new Set())) this.#add(cell, [alone]);
  }

  #add(cell: number, members: readonly Member[]): void {
    const bundles = this.#bundles.get(cell) ?? [];
    this.#bundles.set(cell, bundles);
    bundles.push([...members]);
  }

  encode(): Int32Array {
    const numbers: number[] = [];
    for (const [cell, bundles] of this.#bundles) {
      for (const members of bundles) {
        numbers.push(cell, members.length);
        for (const { area, pattern } of members) numbers.push(area, pattern.partner, pattern.kind);
      }
    }
    return Int32Array.from(numbers);
  }

  /**
   * Adds a cell to a bundle of one pattern if it has room for that pattern too: to the bundle that is
   * split at fewest more levels by it.
   */
  #join(cell: number, small: SmallCell): boolean {
    let best: { members: Member[]; damage: number } | null = null;
    for (const members of this.#bundles.get(cell) ?? []) {
      const [first] = members;
      if (
        !first ||
        members.length < 2 ||
        members.some((m) => m.pattern !== first.pattern && !isSame(m.pattern, first.pattern))
      )
        continue;
      if (!this.table.canTake(cell, small.area, first.pattern)) continue;
      const damage = this.counts.groupings.filter(
        (groupOf) =>
          members.every((m) => groupOf[m.area] === groupOf[first.area]) &&
          groupOf[small.area] !== groupOf[first.area],
      ).length;
      if (!best || damage < best.damage) best = { members, damage };
    }
    const pattern = best?.members[0]?.pattern;
    if (!best || !pattern) return false;
    this.table.use(cell, small.area, pattern);
    best.members.push({ area: small.area, pattern });
    return true;
  }

  /**
   * Bundles what it can of `cells`; returns the rest.
   * @param leastShared number of groupings that members must at least share
   * @param pool cells that are not bundled yet, of other patterns, that may be recruited
   */
  #bundle(
    cell: number,
    cells: readonly SmallCell[],
    leastShared: number,
    pool: Set<SmallCell>,
  ): SmallCell[] {
    let left = [...cells];
    for (const shared of this.#rounds) {
      if (left.length === 0 || shared.length < leastShared) break;
      const keyOf = ({ area }: SmallCell): string => shared.map((of) => of[area]).join(' ');
      const others = groupBy([...pool], keyOf);
      left = [...groupBy(left, keyOf)].flatMap(([key, group]) => {
        const near = (others.get(key) ?? []).filter((one) => pool.has(one));
        return this.#bundleGroup(cell, group, shared, near, pool);
      });
    }
    return left;
  }

  #bundleGroup(
    cell: number,
    group: readonly SmallCell[],
    shared: readonly Int32Array[],
    near: readonly SmallCell[],
    pool: Set<SmallCell>,
  ): readonly SmallCell[] {
    const sum = sumOf(group);
    const enough = sum >= this.counts.threshold;
    const large = enough && group.length > 1 ? null : this.#largeCell(cell, group, shared);
    const recruits = enough || large ? [] : this.#recruit(cell, group, near);
    if (!large && sum + sumOf(recruits) < this.counts.threshold) return group;
    if (!large && group.length + recruits.length < 2) return group;
    const joined: Member[] = [...group, ...(large ? [large] : [])];
    if (large) this.table.use(cell, large.area, large.pattern);
    for (const one of recruits) {
      const pattern = group[0]?.pattern ?? one.pattern;
      this.table.use(cell, one.area, pattern);
      pool.delete(one);
      joined.push({ area: one.area, pattern });
    }
    this.#add(cell, joined);
    return [];
  }

  /** Small cells with room for the pattern of a group that is too small; none if that is not enough. */
  #recruit(cell: number, group: readonly SmallCell[], near: readonly SmallCell[]): SmallCell[] {
    const [first] = group;
    if (!first) return [];
    const recruits: SmallCell[] = [];
    let missing = this.counts.threshold - sumOf(group);
    // Those who have few dimensions already lose least by it.
    const corners = (one: SmallCell): number =>
      patternCells(cell, one.pattern, this.counts.sizes).length;
    const able = near
      .filter((one) => this.table.canTake(cell, one.area, first.pattern))
      .sort((a, b) => corners(a) - corners(b) || b.value - a.value || a.area - b.area);
    for (const one of able) {
      if (missing <= 0) break;
      recruits.push(one);
      missing -= one.value;
    }
    return missing <= 0 ? recruits : [];
  }

  /** The area with the largest cell that can join, among those that share what must be shared. */
  #largeCell(
    cell: number,
    group: readonly SmallCell[],
    shared: readonly Int32Array[],
  ): Member | null {
    const [first] = group;
    if (!first) return null;
    let best: { area: number; value: number } | null = null;
    for (const area of this.table.atoms) {
      const value = this.table.valueOf(cell, area);
      if (value < this.counts.threshold || value <= (best?.value ?? 0)) continue;
      if (!shared.every((groupOf) => groupOf[area] === groupOf[first.area])) continue;
      if (this.table.canJoin(cell, area, first.pattern)) best = { area, value };
    }
    return best && { area: best.area, pattern: first.pattern };
  }
}
