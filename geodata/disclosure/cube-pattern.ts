/** Patterns of exchange between the cells of one area, and their bundles: see `cube-privacy.ts`. */

import { stridesOf } from '../model/cube.ts';
import { indexAt, itemAt } from '../model/read-at.ts';

/**
 * Cells whose counts change together: the first, a small one, by one person more, the second by one less,
 * the third by one more, and so on. An even number.
 */
export type Pattern = readonly number[];

/** A pattern in one area. */
export type InArea = { area: number; pattern: Pattern };

/** One part of a bundle: a pattern, and one whose opposite happens with it in another area, if any. */
export type Member = InArea & { mirror: InArea | null };

/**
 * Bundles as numbers: how many members; of each its area, its number of cells and those, then the same of
 * its mirror, area -1 without cells where there is none.
 */
export function encodeBundles(bundles: readonly (readonly Member[])[]): Int32Array {
  const encode = ({ area, pattern }: InArea): number[] => [area, pattern.length, ...pattern];
  return Int32Array.from(
    bundles.flatMap((members) => [
      members.length,
      ...members.flatMap((member) => [
        ...encode(member),
        ...encode(member.mirror ?? { area: -1, pattern: [] }),
      ]),
    ]),
  );
}

/** Reads what `encodeBundles` made. */
export function* readBundles(bundles: Int32Array): Generator<Member[]> {
  let at = 0;
  const read = (): InArea => {
    const [area, cells] = [indexAt(bundles, at), indexAt(bundles, at + 1)];
    const pattern = new Array<number>(cells);
    for (let index = 0; index < cells; index += 1)
      pattern[index] = indexAt(bundles, at + 2 + index);
    at += 2 + cells;
    return { area, pattern };
  };
  while (at < bundles.length) {
    const count = indexAt(bundles, at);
    at += 1;
    const members: Member[] = [];
    while (members.length < count) {
      const { area, pattern } = read();
      const mirror = read();
      members.push({ area, pattern, mirror: mirror.area < 0 ? null : mirror });
    }
    yield members;
  }
}

/** What one person more in the first cell does to a sum over some cells. */
export function noticeOf(pattern: Pattern, isChosen: (cell: number) => boolean): number {
  let notice = 0;
  for (const [at, cell] of pattern.entries()) if (isChosen(cell)) notice += at % 2 === 0 ? 1 : -1;
  return notice;
}

/** Whether a sum can change by what a bundle's members exchange, given what each does to it. */
export function isNoticed(notices: readonly number[]): boolean {
  const [first = 0, ...others] = notices;
  return others.length === 0 ? first !== 0 : others.some((notice) => notice !== first);
}

/** In one dimension the item of which there is more by a pattern, and that of which there is less. */
export type ItemChange = { dimension: number; own: number; other: number };

/**
 * What a pattern does to sums over one item of one dimension: nothing in dimensions that are not listed.
 */
export function changesOf(pattern: Pattern, sizes: readonly number[]): ItemChange[] {
  const strides = stridesOf(sizes);
  return sizes.flatMap((size, dimension) => {
    const balance = new Map<number, number>();
    for (const [at, cell] of pattern.entries()) {
      const item = Math.floor(cell / itemAt(strides, dimension)) % size;
      balance.set(item, (balance.get(item) ?? 0) + (at % 2 === 0 ? 1 : -1));
    }
    const itemWith = (sign: number) => [...balance].find(([, sum]) => Math.sign(sum) === sign)?.[0];
    const [own, other] = [itemWith(1), itemWith(-1)];
    return own === undefined || other === undefined ? [] : [{ dimension, own, other }];
  });
}
