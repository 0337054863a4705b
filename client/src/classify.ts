/**
 * The classification: one object that map, legend, list bars and tooltip all read, so that the same
 * value of the same question has the same colour everywhere.
 */
import { equalBreaks, naturalBreaks, quantileBreaks } from './breaks.ts';
import { countBelow } from './figures.ts';
import { divergingShades, type Mode, SHADES, sequentialShades } from './schemes.ts';

export const METHODS = ['quantile', 'equal', 'natural'] as const;
export type Method = (typeof METHODS)[number];

export type Class = {
  /** Lowest and highest value that falls in this class, both included, in steps of the unit. */
  from: number;
  to: number;
  colour: string;
  /** Place of the colour in SHADES. */
  shade: number;
  /** Number of values in it. */
  count: number;
};

export type Classification = {
  method: Method;
  diverging: boolean;
  /** Where each class but the first begins, ascending. */
  breaks: number[];
  classes: Class[];
  /** Index in `classes` of a value, also of one outside the range it was made from. */
  classOf: (value: number) => number;
  colourOf: (value: number) => string;
};

export type ClassifyOptions = {
  method: Method;
  /** Decimals of the unit: breaks fall on its steps, so that class labels never overlap. */
  decimals: number;
  mode: Mode;
  /** Values on both sides of zero have a meaning of their own: zero then separates two classes. */
  diverging: boolean;
  /** Most classes wanted; fewer when there are fewer distinct values. */
  classes?: number;
};

const BREAKS: Record<Method, (sorted: ArrayLike<number>, classes: number) => number[]> = {
  quantile: quantileBreaks,
  equal: equalBreaks,
  natural: naturalBreaks,
};

/**
 * Classes of values.
 * @param ascending the known values, lowest first
 * @returns null when there are none
 */
export function classify(ascending: Float64Array, options: ClassifyOptions): Classification | null {
  const { method, decimals, mode, classes = 5 } = options;
  const round = roundTo(decimals);
  const sorted = ascending.map(round);
  const low = sorted[0];
  const high = sorted.at(-1);
  if (low === undefined || high === undefined) return null;

  const diverging = options.diverging && low < 0 && high > 0;
  const starts = diverging
    ? divergingStarts(sorted, method, classes, decimals)
    : cleanStarts(startsOf(sorted, method, classes), low, high, decimals);
  const below = diverging ? starts.filter((start) => start <= 0).length : 0;
  const shades = diverging
    ? divergingShades(below, starts.length + 1 - below)
    : sequentialShades(starts.length + 1);
  const colours = shades.map((shade) => SHADES[mode][shade] ?? '#000000');

  const classOf = (value: number): number => countAtMost(starts, round(value));
  const ends = [...starts.map((start) => countBelow(sorted, start)), sorted.length];
  const step = 10 ** -decimals;
  return {
    method,
    diverging,
    breaks: starts,
    classes: ends.map((end, i) => ({
      from: starts[i - 1] ?? low,
      to: i < starts.length ? round((starts[i] ?? high) - step) : high,
      colour: colours[i] ?? '#000000',
      shade: shades[i] ?? 0,
      count: end - (ends[i - 1] ?? 0),
    })),
    classOf,
    colourOf: (value) => colours[classOf(value)] ?? '#000000',
  };
}

/** With no more distinct values than classes, every distinct value is a class of its own. */
function startsOf(sorted: Float64Array, method: Method, classes: number): number[] {
  const distinct = new Set<number>();
  for (const value of sorted) {
    distinct.add(value);
    if (distinct.size > classes) return BREAKS[method](sorted, classes);
  }
  return [...distinct].slice(1);
}

/** Each side of zero gets classes by its share of the values, and at least one. */
function divergingStarts(
  sorted: Float64Array,
  method: Method,
  classes: number,
  decimals: number,
): number[] {
  const zero = countBelow(sorted, 0);
  const negative = sorted.subarray(0, zero);
  const positive = sorted.subarray(zero);
  const wanted = Math.round((classes * negative.length) / sorted.length);
  const below = Math.min(classes - 1, Math.max(1, wanted));
  const side = (part: Float64Array, count: number): number[] =>
    cleanStarts(startsOf(part, method, count), part[0] ?? 0, part.at(-1) ?? 0, decimals);
  return [...side(negative, below), 0, ...side(positive, classes - below).filter((s) => s > 0)];
}

/** Starts on the unit's steps, ascending, each once, none that would leave the first class empty. */
function cleanStarts(
  starts: readonly number[],
  low: number,
  high: number,
  decimals: number,
): number[] {
  const round = roundTo(decimals);
  const kept: number[] = [];
  for (const start of starts.map(round)) {
    if (start > low && start <= high && start > (kept.at(-1) ?? Number.NEGATIVE_INFINITY)) {
      kept.push(start);
    }
  }
  return kept;
}

function countAtMost(ascending: readonly number[], value: number): number {
  let count = 0;
  while (count < ascending.length && (ascending[count] ?? 0) <= value) count++;
  return count;
}

function roundTo(decimals: number): (value: number) => number {
  const scale = 10 ** decimals;
  // Adding 0 turns -0 into 0.
  return (value) => Math.round(value * scale) / scale + 0;
}
