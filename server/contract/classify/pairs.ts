/**
 * Two figures of the same areas in one classification: each is cut in three, and an area is in the cell where
 * its two thirds meet. Map, legend, list, tooltip and plot colour by it through `colour-of-area.ts`.
 */
import { byteAt, indexAt, itemAt, numberAt } from '../read-at.ts';
import { type Classification, classify } from './classify.ts';
import { type Figures, sortKnown } from './figures.ts';
import { IS_VALUE } from './kind-of-value.ts';
import { type Mode, PAIR_SIDE, pairShades, SHADES } from './schemes.ts';

export type PairCell = {
  /** Which third of the first figure, and which of the second; 0 is the lowest. */
  x: number;
  y: number;
  colour: string;
  /** Place of the colour in SHADES. */
  shade: number;
  /** Number of the counted areas in it. */
  count: number;
};

export type PairClasses = {
  /** The figures themselves. */
  first: PairSide;
  second: PairSide;
  /** The thirds of each figure; fewer where it has fewer values that differ. */
  x: Classification;
  y: Classification;
  /** At `PAIR_SIDE × y + x`. */
  cells: readonly PairCell[];
  /** In area order, indices in KINDS: a value where both are known, else why the one that lacks does. */
  kinds: Uint8Array;
  /** Cell of an area; null when a value lacks. */
  cellAt: (index: number) => number | null;
};

export type PairSide = { figures: Figures; decimals: number };

/**
 * Null where either figure has no value at all among the areas.
 * @param counted the areas that thirds are made of and that are counted; null for all
 */
export function pairClasses(
  first: PairSide,
  second: PairSide,
  counted: readonly number[] | null,
  mode: Mode,
): PairClasses | null {
  const x = thirdsOf(first, counted, mode);
  const y = thirdsOf(second, counted, mode);
  if (!x || !y) return null;
  const kinds = first.figures.kinds.map((kind, i) =>
    kind === IS_VALUE ? byteAt(second.figures.kinds, i) : kind,
  );
  const cellAt = (index: number): number | null => {
    if (kinds[index] !== IS_VALUE) return null;
    const across = x.classOf(numberAt(first.figures.values, index));
    const up = y.classOf(numberAt(second.figures.values, index));
    return PAIR_SIDE * up + across;
  };
  const counts = new Uint32Array(PAIR_SIDE ** 2);
  const count = (index: number): void => {
    const cell = cellAt(index);
    if (cell !== null) counts[cell] = indexAt(counts, cell) + 1;
  };
  if (counted) for (const index of counted) count(index);
  else for (let index = 0; index < kinds.length; index++) count(index);
  const cells = pairShades().map((shade, at) => ({
    x: at % PAIR_SIDE,
    y: Math.floor(at / PAIR_SIDE),
    colour: itemAt(SHADES[mode], shade),
    shade,
    count: indexAt(counts, at),
  }));
  return { first, second, x, y, cells, kinds, cellAt };
}

function thirdsOf(
  { figures, decimals }: PairSide,
  counted: readonly number[] | null,
  mode: Mode,
): Classification | null {
  const sorted = counted ? sortKnown(figures.values, counted) : figures.sorted;
  return classify(sorted, {
    method: 'quantile',
    classes: PAIR_SIDE,
    decimals,
    mode,
    scheme: 'plum',
    reversed: false,
    pivot: null,
  });
}
