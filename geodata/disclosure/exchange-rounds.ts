/**
 * Which small cells share an exchange group, best first: the more the members have in common, the fewer
 * slices the group affects.
 */

import { cellsOf, stridesOf } from '../model/cube.ts';
import { itemAt } from '../model/read-at.ts';
import type { CubeCounts } from './cube-counts.ts';
import { changesOf, type ItemChange, type Member } from './exchange-cycles.ts';

/** Cells tried to add to one exchange group. */
const MAX_CANDIDATES = 20_000;

export type ExchangeRound = {
  /** Members with the same key may share an exchange group. */
  keyOf: (member: Member) => string;
  /** Which may start one. */
  takes: (member: Member) => boolean;
  /** What could be added to the exchange group of a member. */
  candidates: (member: Member) => Member[];
};

export class ExchangeRounds {
  readonly #strides: readonly number[];
  /** Groupings of areas, coarsest first. */
  readonly #groupings: readonly Int32Array[];
  /** Per number of shared groupings the areas that share them. */
  readonly #near = new Map<number, Map<string, number[]>>();

  constructor(
    private readonly counts: CubeCounts,
    private readonly atoms: readonly number[],
  ) {
    this.#strides = stridesOf(counts.sizes);
    this.#groupings = [...counts.groupings].sort((a, b) => groupCount(a) - groupCount(b));
  }

  /** Whether the cycle can affect a margin: a slice that is cut in one dimension only. */
  isMarginal(member: Member): boolean {
    return changesOf(member.cycle, this.counts.sizes).length > 0;
  }

  /** For marginal cycles: the same change in one area, which affects none of its margins. */
  ofOneArea(): ExchangeRound[] {
    return [...this.#sameArea(), this.#sameChangeOfClasses()];
  }

  /** For marginal cycles that find nothing in their area. */
  ofMarginal(): ExchangeRound[] {
    const near = this.#sharedGroupings();
    return [
      ...near.map((shared) => this.#sameCell(shared)),
      ...near.map((shared) => this.#sameChange(shared)),
      this.#sameCell([]),
      this.#sameChange([]),
    ].map((round) => ({ ...round, takes: (member) => this.isMarginal(member) }));
  }

  /** For all others: the same cells in several areas, which affects no slice of a coarser area. */
  ofCrossing(): ExchangeRound[] {
    const near = this.#sharedGroupings();
    return [
      ...near.map((shared) => this.#sameCell(shared)),
      ...near.map((shared) => this.#sameDimensions(shared)),
      this.#sameCell([]),
      this.#sameDimensions([]),
    ].map((round) => ({ ...round, takes: () => true }));
  }

  /** Other areas by how near they are: those that share all coarser areas first, then one less. */
  nearestFirst(area: number): Set<number> {
    const found = new Set([area]);
    for (const shared of this.#sharedGroupings())
      for (const other of this.#areasNear(area, shared)) found.add(other);
    found.delete(area);
    return found;
  }

  /** The same change of items in the same and in other cells of an area, least different first. */
  imagesOf(member: Member, area: number): Member[] {
    const own = (cell: number): number =>
      this.counts.sizes.filter(
        (_, at) => this.#item(cell, at) === this.#item(itemAt(member.cycle, 0), at),
      ).length;
    return this.#shifted(member, [area]).sort(
      ({ cycle: [a = 0] }, { cycle: [b = 0] }) => own(b) - own(a),
    );
  }

  #sameArea(): ExchangeRound[] {
    return this.#coarsenings().map((classes) => ({
      takes: (member) => this.isMarginal(member),
      keyOf: (member) => {
        const kept = classes.map((classOf, at) => classOf[this.#item(itemAt(member.cycle, 0), at)]);
        for (const at of this.#changed(member)) kept[at] = -1;
        return `${member.area} ${this.#change(member)} ${kept}`;
      },
      candidates: (member) => this.#shifted(member, [member.area], classes),
    }));
  }

  /** Patterns that change items of several dimensions, with those that change the same class to the same. */
  #sameChangeOfClasses(): ExchangeRound {
    return {
      takes: (member) =>
        changesOf(member.cycle, this.counts.sizes).length > 1 &&
        this.#changesOfClasses(member).length > 0,
      keyOf: (member) => `${member.area} ${print(this.#changesOfClasses(member))}`,
      candidates: (member) => {
        const [cell = 0] = member.cycle;
        const step = this.#changesOfClasses(member).reduce(
          (sum, { dimension, own, other }) =>
            sum + (other - own) * itemAt(this.#strides, dimension),
          0,
        );
        return this.#shifted({ ...member, cycle: [cell, cell + step] }, [member.area]);
      },
    };
  }

  /** Without changes between items of one class. */
  #changesOfClasses({ cycle }: Member): ItemChange[] {
    return changesOf(cycle, this.counts.sizes).filter(({ dimension, own, other }) =>
      itemAt(this.counts.itemGroupings, dimension).every(
        (classOf) => classOf[own] !== classOf[other],
      ),
    );
  }

  #sameCell(shared: readonly Int32Array[]): Omit<ExchangeRound, 'takes'> {
    return {
      keyOf: ({ area, cycle }) => `${keyIn(shared, area)} ${cycle}`,
      candidates: ({ area, cycle }) =>
        this.#areasNear(area, shared).map((other) => ({ area: other, counterCycle: null, cycle })),
    };
  }

  #sameChange(shared: readonly Int32Array[]): Omit<ExchangeRound, 'takes'> {
    return {
      keyOf: (member) => `${keyIn(shared, member.area)} ${this.#change(member)}`,
      candidates: (member) => this.#shifted(member, this.#areasNear(member.area, shared)),
    };
  }

  #sameDimensions(shared: readonly Int32Array[]): Omit<ExchangeRound, 'takes'> {
    return {
      keyOf: (member) =>
        `${keyIn(shared, member.area)} ${member.cycle[0]} ${this.#changed(member)} ${this.#change(member)}`,
      candidates: () => [],
    };
  }

  /** All groupings, all but the finest, and so on to the coarsest alone. */
  #sharedGroupings(): Int32Array[][] {
    return this.#groupings.map((_, dropped) =>
      this.#groupings.slice(0, this.#groupings.length - dropped),
    );
  }

  /** Class of each item per dimension: step by step the dimension with most classes gets fewer. */
  #coarsenings(): (readonly number[])[][] {
    const ladders = this.counts.sizes.map((size, at) => [
      Array.from({ length: size }, (_, item) => item),
      ...[...itemAt(this.counts.itemGroupings, at)].sort((a, b) => groupCount(b) - groupCount(a)),
      new Array<number>(size).fill(0),
    ]);
    const found: (readonly number[])[][] = [];
    for (;;) {
      const counts = ladders.map(([finest = []]) => groupCount(finest));
      const most = Math.max(...counts);
      if (most === 1) return found;
      ladders[counts.lastIndexOf(most)]?.shift();
      found.push(ladders.map(([finest = []]) => finest));
    }
  }

  /** Areas, the area itself among them, that share these groupings with it. */
  #areasNear(area: number, shared: readonly Int32Array[]): number[] {
    const known = this.#near.get(shared.length) ?? groupBy(this.atoms, (at) => keyIn(shared, at));
    this.#near.set(shared.length, known);
    return known.get(keyIn(shared, area)) ?? [];
  }

  /** The same change of items in other cells: of those areas, of the same classes where these are given. */
  #shifted(
    member: Member,
    areas: readonly number[],
    classes?: readonly (readonly number[])[],
  ): Member[] {
    const { sizes } = this.counts;
    const [cell = 0] = member.cycle;
    const changed = this.#changed(member);
    const items = sizes.map((size, at) => {
      const own = this.#item(cell, at);
      if (changed.includes(at)) return [own];
      const classOf = classes?.[at];
      return [...Array(size).keys()].filter((item) => classOf?.[item] === classOf?.[own]);
    });
    const cells = cellsOf(items, sizes).slice(0, MAX_CANDIDATES);
    return areas.slice(0, MAX_CANDIDATES / cells.length).flatMap((area) =>
      cells.map((other) => ({
        area,
        counterCycle: null,
        cycle: member.cycle.map((corner) => corner - cell + other),
      })),
    );
  }

  /** What the cycle does to margins. */
  #change({ cycle }: Member): string {
    return print(changesOf(cycle, this.counts.sizes));
  }

  /** The dimensions in which the cells of the cycle differ. */
  #changed({ cycle }: Member): number[] {
    return [...this.counts.sizes.keys()].filter((at) =>
      cycle.some((cell) => this.#item(cell, at) !== this.#item(itemAt(cycle, 0), at)),
    );
  }

  #item(cell: number, at: number): number {
    return Math.floor(cell / itemAt(this.#strides, at)) % itemAt(this.counts.sizes, at);
  }
}

function print(changes: readonly ItemChange[]): string {
  return changes.map(({ dimension, own, other }) => `${dimension}:${own}>${other}`).join(' ');
}

function keyIn(groupings: readonly Int32Array[], area: number): string {
  return groupings.map((groupOf) => groupOf[area]).join(' ');
}

function groupCount(groupOf: Int32Array | readonly number[]): number {
  return new Set(groupOf).size;
}

/** Those with one key together, in the order in which they come. */
export function groupBy<T>(all: Iterable<T>, keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
