/** Exchange cycles between the cells of one area, and the groups they form: see `cube-privacy.ts`. */

import { stridesOf } from '../model/cube.ts';
import { indexAt, itemAt } from '../model/read-at.ts';

/**
 * Cells whose counts change together: the first, a small one, by one person more, the second by one less,
 * the third by one more, and so on. An even number.
 */
export type Cycle = readonly number[];

/** A cycle in one area. */
export type InArea = { area: number; cycle: Cycle };

/** One part of an exchange group: a cycle, and one whose opposite happens with it in another area, if any. */
export type Member = InArea & { counterCycle: InArea | null };

/**
 * Exchange groups as numbers: how many members; of each its area, its number of cells and those, then the same of
 * its counter-cycle, area -1 without cells where there is none.
 */
export function encodeExchangeGroups(exchangeGroups: readonly (readonly Member[])[]): Int32Array {
  const encode = ({ area, cycle }: InArea): number[] => [area, cycle.length, ...cycle];
  return Int32Array.from(
    exchangeGroups.flatMap((members) => [
      members.length,
      ...members.flatMap((member) => [
        ...encode(member),
        ...encode(member.counterCycle ?? { area: -1, cycle: [] }),
      ]),
    ]),
  );
}

/** Reads what `encodeExchangeGroups` made. */
export function* readExchangeGroups(exchangeGroups: Int32Array): Generator<Member[]> {
  let at = 0;
  const read = (): InArea => {
    const [area, cells] = [indexAt(exchangeGroups, at), indexAt(exchangeGroups, at + 1)];
    const cycle = new Array<number>(cells);
    for (let index = 0; index < cells; index += 1)
      cycle[index] = indexAt(exchangeGroups, at + 2 + index);
    at += 2 + cells;
    return { area, cycle };
  };
  while (at < exchangeGroups.length) {
    const count = indexAt(exchangeGroups, at);
    at += 1;
    const members: Member[] = [];
    while (members.length < count) {
      const { area, cycle } = read();
      const counterCycle = read();
      members.push({ area, cycle, counterCycle: counterCycle.area < 0 ? null : counterCycle });
    }
    yield members;
  }
}

/** What one person more in the first cell does to a sum over some cells. */
export function effectOf(cycle: Cycle, isChosen: (cell: number) => boolean): number {
  let effect = 0;
  for (const [at, cell] of cycle.entries()) if (isChosen(cell)) effect += at % 2 === 0 ? 1 : -1;
  return effect;
}

/** Whether a sum can change by what the members of a group exchange, given the effect of each on it. */
export function isAffected(effects: readonly number[]): boolean {
  const [first = 0, ...others] = effects;
  return others.length === 0 ? first !== 0 : others.some((effect) => effect !== first);
}

/** In one dimension the item of which there is more by a cycle, and that of which there is less. */
export type ItemChange = { dimension: number; own: number; other: number };

/**
 * What a cycle does to sums over one item of one dimension: nothing in dimensions that are not listed.
 */
export function changesOf(cycle: Cycle, sizes: readonly number[]): ItemChange[] {
  const strides = stridesOf(sizes);
  return sizes.flatMap((size, dimension) => {
    const balance = new Map<number, number>();
    for (const [at, cell] of cycle.entries()) {
      const item = Math.floor(cell / itemAt(strides, dimension)) % size;
      balance.set(item, (balance.get(item) ?? 0) + (at % 2 === 0 ? 1 : -1));
    }
    const itemWith = (sign: number) => [...balance].find(([, sum]) => Math.sign(sum) === sign)?.[0];
    const [own, other] = [itemWith(1), itemWith(-1)];
    return own === undefined || other === undefined ? [] : [{ dimension, own, other }];
  });
}
