/**
 * The classification: one object that map, legend, list bars, trend and descriptions all read, so that the
 * same value of the same question has the same colour everywhere.
 */
import { itemAt, numberAt } from '../read-at.ts';
import {
  deviationBreaks,
  equalBreaks,
  logarithmicBreaks,
  naturalBreaks,
  quantileBreaks,
} from './breaks.ts';
import { countBelow, rangeOf } from './figures.ts';
import {
  type Colouring,
  isDiverging,
  MAX_CLASSES,
  type Mode,
  SHADES,
  shadesOfClasses,
} from './schemes.ts';

/** Ways to find breaks in the values; `manual` takes those of the reader. */
const FOUND = ['quantile', 'equal', 'natural', 'deviation', 'logarithmic'] as const;
export const METHODS = [...FOUND, 'manual'] as const;
export type Method = (typeof METHODS)[number];
type FoundMethod = (typeof FOUND)[number];

export type Class = {
  /** Lowest and highest value that falls in this class, both included, in steps of the unit. */
  from: number;
  to: number;
  colour: string;
  /** Place of the colour in SHADES. */
  shade: number;
  /** Number of the counted values in it. */
  count: number;
};

export type Classification = Colouring & {
  method: Method;
  /** Class border that separates both sides of a diverging scheme; null when the scheme has no sides. */
  pivot: number | null;
  /** Classes asked for; `classes` has fewer when the values have too few that differ. */
  wanted: number;
  /** Where each class but the first begins, ascending. */
  breaks: number[];
  classes: Class[];
  /** Index in `classes` of a value, also of one outside the range it was made from. */
  classOf: (value: number) => number;
  colourOf: (value: number) => string;
};

export type ClassifyOptions = Colouring & {
  method: Method;
  /** Decimals of the unit: breaks fall on its steps, so that class labels never overlap. */
  decimals: number;
  mode: Mode;
  /** Class border between both sides of a diverging scheme; other schemes take no notice of it. */
  pivot: number | null;
  /** Most classes wanted; fewer when there are fewer distinct values. */
  classes: number;
  /** Where the reader's classes begin, for `manual`. */
  breaks?: readonly number[];
};

const BREAKS: Record<FoundMethod, (sorted: Float64Array, classes: number) => number[]> = {
  quantile: quantileBreaks,
  equal: equalBreaks,
  natural: naturalBreaks,
  deviation: deviationBreaks,
  logarithmic: logarithmicBreaks,
};

/**
 * Classes of values.
 * @param ascending the known values that classes are made of, lowest first
 * @param counted those that are counted in each class: of the shown period, when classes are made of all
 * @returns null when there are none
 */
export function classify(
  ascending: Float64Array,
  options: ClassifyOptions,
  counted: Float64Array = ascending,
): Classification | null {
  const { method, decimals, mode, scheme, reversed } = options;
  const round = roundTo(decimals);
  const sorted = ascending.map(round);
  const range = rangeOf(sorted);
  if (!range) return null;
  const [low, high] = range;

  const pivot = isDiverging(scheme) && options.pivot !== null ? round(options.pivot) : null;
  const starts = startsFor(sorted, options, pivot);
  const below = pivot === null ? 0 : starts.filter((start) => start <= pivot).length;
  // Where everything lies under the middle there is no start at it.
  const under = pivot !== null && high < pivot ? starts.length + 1 : below;
  const shades = shadesOfClasses({ scheme, reversed }, starts.length + 1, under);
  const colours = shades.map((shade) => itemAt(SHADES[mode], shade));

  const classOf = (value: number): number => countAtMost(starts, round(value));
  const told = counted.map(round);
  const ends = [...starts.map((start) => countBelow(told, start)), told.length];
  const step = 10 ** -decimals;
  return {
    method,
    scheme,
    reversed,
    pivot,
    wanted: method === 'manual' ? starts.length + 1 : options.classes,
    breaks: starts,
    classes: ends.map((end, i) => {
      const first = Math.min(low, round((starts[0] ?? high) - step));
      const from = starts[i - 1] ?? (starts.length > 0 ? first : low);
      return {
        from,
        to: i < starts.length ? round((starts[i] ?? high) - step) : Math.max(high, from),
        colour: itemAt(colours, i),
        shade: itemAt(shades, i),
        count: i === 0 ? end : end - itemAt(ends, i - 1),
      };
    }),
    classOf,
    colourOf: (value) => itemAt(colours, classOf(value)),
  };
}

function startsFor(
  sorted: Float64Array,
  { method, classes, decimals, breaks = [] }: ClassifyOptions,
  pivot: number | null,
): number[] {
  const low = numberAt(sorted, 0);
  const high = numberAt(sorted, sorted.length - 1);
  const middle = pivot !== null && pivot > low && pivot <= high ? pivot : null;
  if (method === 'manual') return withPivot(uniqueStarts(breaks, decimals), middle);
  if (middle === null) {
    return cleanStarts(sorted, method, classes, decimals);
  }
  if (method === 'deviation') {
    const found = cleanStarts(sorted, method, classes, decimals);
    return found.length < classes - 1
      ? uniqueStarts([...found, middle], decimals)
      : moveNearest(found, middle);
  }
  return divergingStarts(sorted, middle, method, classes, decimals);
}

/** With no more distinct values than classes, every distinct value is a class of its own. */
function startsOf(sorted: Float64Array, method: FoundMethod, classes: number): number[] {
  const distinct = new Set<number>();
  for (const value of sorted) {
    distinct.add(value);
    if (distinct.size > classes) return BREAKS[method](sorted, classes);
  }
  return [...distinct].slice(1);
}

/** Each side of the pivot gets classes by its share of the values, and at least one. */
function divergingStarts(
  sorted: Float64Array,
  pivot: number,
  method: FoundMethod,
  classes: number,
  decimals: number,
): number[] {
  const middle = countBelow(sorted, pivot);
  const lower = sorted.subarray(0, middle);
  const upper = sorted.subarray(middle);
  const wanted = Math.round((classes * lower.length) / sorted.length);
  const below = Math.min(classes - 1, Math.max(1, wanted));
  const side = (part: Float64Array, count: number): number[] =>
    cleanStarts(part, method, count, decimals);
  const above = side(upper, classes - below).filter((start) => start > pivot);
  return [...side(lower, below), pivot, ...above];
}

/** Breaks of the reader with the pivot among them, and no more classes than there are colours. */
function withPivot(starts: readonly number[], pivot: number | null): number[] {
  if (pivot === null || starts.includes(pivot)) return [...starts];
  if (starts.length >= MAX_CLASSES - 1) return moveNearest(starts, pivot);
  return [...starts, pivot].sort((a, b) => a - b);
}

function moveNearest(starts: readonly number[], pivot: number): number[] {
  const distances = starts.map((start) => Math.abs(start - pivot));
  const nearest = distances.indexOf(Math.min(...distances));
  const moved = starts.map((start, i) => (i === nearest ? pivot : start));
  return [...new Set(moved)].sort((a, b) => a - b);
}

/** Starts on the unit's steps, ascending, each once, none that would leave the first or last class empty. */
function cleanStarts(
  sorted: Float64Array,
  method: FoundMethod,
  classes: number,
  decimals: number,
): number[] {
  const low = numberAt(sorted, 0);
  const high = numberAt(sorted, sorted.length - 1);
  const starts = uniqueStarts(startsOf(sorted, method, classes), decimals);
  return starts.filter((start) => start > low && start <= high);
}

function uniqueStarts(starts: readonly number[], decimals: number): number[] {
  return [...new Set(starts.map(roundTo(decimals)))].sort((a, b) => a - b);
}

function countAtMost(ascending: readonly number[], value: number): number {
  let count = 0;
  while (count < ascending.length && itemAt(ascending, count) <= value) count++;
  return count;
}

/** Rounds to the steps of a unit. */
export function roundTo(decimals: number): (value: number) => number {
  const scale = 10 ** decimals;
  // Adding 0 turns -0 into 0.
  return (value) => Math.round(value * scale) / scale + 0;
}
