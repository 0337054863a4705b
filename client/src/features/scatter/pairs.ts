/** Two columns of the same areas as points: which areas have a place in the plot, and why the others have not. */
import type { Figures } from '../../../../server/contract/classify/figures.ts';
import {
  IS_VALUE,
  KINDS,
  type Missing,
} from '../../../../server/contract/classify/kind-of-value.ts';

export type AxisFigures = { figures: Figures; kind: 'linear' | 'log' };
/** Why an area is left out: no value of one of the indicators, nothing a logarithm can show, or no place on the map. */
export type LeftOut = {
  of: 'x' | 'y' | 'size' | 'place';
  why: Missing | 'notPositive' | 'noPlace';
  count: number;
};
export type Pairs = {
  /** Indices of the areas with a place in the plot, ascending. */
  indices: Uint32Array;
  leftOut: LeftOut[];
};

type Options = {
  x: AxisFigures;
  y: AxisFigures;
  /** Only where an area without one is left out: it is what the line is weighted with. */
  size: Figures | null;
  /** The areas asked about; null for all. */
  members: ArrayLike<number> | null;
  /** Areas that have no place on the map. */
  unknown: readonly number[];
};

/** Each area is left out for the first reason there is. */
export function pairUp({ x, y, size, members, unknown }: Options): Pairs {
  const placeless = new Set(unknown);
  const counts = new Map<string, LeftOut>();
  const leave = (of: LeftOut['of'], why: LeftOut['why']): void => {
    const known = counts.get(`${of} ${why}`);
    if (known) known.count++;
    else counts.set(`${of} ${why}`, { of, why, count: 1 });
  };
  const length = members?.length ?? x.figures.values.length;
  const indices = new Uint32Array(length);
  let count = 0;
  for (let i = 0; i < length; i++) {
    const index = members ? (members[i] ?? 0) : i;
    if (placeless.has(index)) leave('place', 'noPlace');
    else if (!isFit(x, index, (why) => leave('x', why))) continue;
    else if (!isFit(y, index, (why) => leave('y', why))) continue;
    else if (size && !isFit({ figures: size, kind: 'linear' }, index, (why) => leave('size', why)))
      continue;
    else indices[count++] = index;
  }
  return {
    indices: indices.subarray(0, count),
    leftOut: [...counts.values()].sort((a, b) => b.count - a.count),
  };
}

function isFit(
  { figures, kind }: AxisFigures,
  index: number,
  leave: (why: LeftOut['why']) => void,
): boolean {
  const known = KINDS[figures.kinds[index] ?? IS_VALUE] ?? 'value';
  if (known !== 'value') {
    leave(known);
    return false;
  }
  if (kind === 'log' && (figures.values[index] ?? 0) <= 0) {
    leave('notPositive');
    return false;
  }
  return true;
}
