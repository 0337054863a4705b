/** Patterns of exchange between the cells of one area: see `cube-privacy.ts`. */
import { stridesOf } from './cube.ts';

/** All corners of the rectangle between a cell and its partner take part; signs alternate. */
export const BOX = 0;
/** Only the cell and its partner take part. */
export const SWAP = 1;

export type Pattern = { partner: number; kind: typeof BOX | typeof SWAP };

/** The cells of a pattern: the first is `cell` itself; the others are its corners. */
export function patternCells(
  cell: number,
  { partner, kind }: Pattern,
  sizes: readonly number[],
): number[] {
  if (kind === SWAP) return [cell, partner];
  const strides = stridesOf(sizes);
  let cells = [cell];
  for (const [dimension, size] of sizes.entries()) {
    const stride = strides[dimension] ?? 1;
    const step = (Math.floor(partner / stride) % size) - (Math.floor(cell / stride) % size);
    if (step !== 0) cells = [...cells, ...cells.map((base) => base + step * stride)];
  }
  return cells;
}

/**
 * What one person more in the cell does to a sum over the chosen items: 1, 0 or -1.
 * @param chosen per dimension one byte an item
 */
export function noticeOf(
  cell: number,
  { partner, kind }: Pattern,
  chosen: readonly Uint8Array[],
  sizes: readonly number[],
  strides: readonly number[],
): number {
  let [product, own, other] = [1, 1, 1];
  for (let at = 0; at < sizes.length; at += 1) {
    const stride = strides[at] ?? 1;
    const a = Math.floor(cell / stride) % (sizes[at] ?? 1);
    const b = Math.floor(partner / stride) % (sizes[at] ?? 1);
    const inA = chosen[at]?.[a] ?? 0;
    const inB = chosen[at]?.[b] ?? 0;
    own *= inA;
    other *= inB;
    product *= a === b ? inA : inA - inB;
  }
  return kind === SWAP ? own - other : product;
}

/** Every pattern a cell could have, least harmful kind first: rectangles, pairs in one dimension, swaps. */
export function patternsOf(
  cell: number,
  sizes: readonly number[],
  mostItems: number,
): {
  pattern: Pattern;
  rank: number;
  items: { dimension: number; own: number; other: number }[];
}[] {
  const strides = stridesOf(sizes);
  const usable = [...sizes.keys()].filter((dimension) => (sizes[dimension] ?? 0) > 1);
  const stepsOf = (dimension: number) => {
    const size = sizes[dimension] ?? 1;
    const own = Math.floor(cell / (strides[dimension] ?? 1)) % size;
    return Array.from({ length: size }, (_, item) => item)
      .filter((item) => item !== own)
      .sort((a, b) => Math.abs(a - own) - Math.abs(b - own) || a - b)
      .slice(0, mostItems)
      .map((other) => ({ dimension, own, other }));
  };
  const partnerOf = (items: { dimension: number; own: number; other: number }[]): number =>
    items.reduce(
      (at, { dimension, own, other }) => at + (other - own) * (strides[dimension] ?? 1),
      cell,
    );
  const singles = usable.flatMap((dimension) => stepsOf(dimension).map((step) => [step]));
  const doubles = usable.flatMap((a) =>
    usable
      .filter((b) => b > a)
      .flatMap((b) => stepsOf(a).flatMap((one) => stepsOf(b).map((two) => [one, two]))),
  );
  return [
    ...doubles.map((items) => ({
      pattern: { partner: partnerOf(items), kind: BOX } as Pattern,
      rank: 0,
      items,
    })),
    ...singles.map((items) => ({
      pattern: { partner: partnerOf(items), kind: BOX } as Pattern,
      rank: 1,
      items,
    })),
    ...doubles.map((items) => ({
      pattern: { partner: partnerOf(items), kind: SWAP } as Pattern,
      rank: 2,
      items,
    })),
  ];
}
