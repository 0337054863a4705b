/** Where classes begin. Every function takes ascending values and answers ascending class starts, the first class excluded. */
import { indexAt, itemAt, numberAt } from '../read-at.ts';
import { rangeOf } from './figures.ts';

/** Class starts that put about the same number of values in each class; ties stay together. */
export function quantileBreaks(sorted: Float64Array, classes: number): number[] {
  const starts: number[] = [];
  if (sorted.length === 0) return starts;
  for (let k = 1; k < classes; k++) {
    starts.push(numberAt(sorted, Math.floor((k * sorted.length) / classes)));
  }
  return starts;
}

/** Class starts at equal distances between the lowest and the highest value. */
export function equalBreaks(sorted: Float64Array, classes: number): number[] {
  const range = rangeOf(sorted);
  if (!range) return [];
  const [low, high] = range;
  const width = (high - low) / classes;
  return Array.from({ length: classes - 1 }, (_, k) => low + width * (k + 1));
}

/** Class starts one standard deviation apart, around the mean. */
export function deviationBreaks(sorted: Float64Array, classes: number): number[] {
  const mean = meanOf(sorted);
  const deviation = Math.sqrt(meanOf(sorted.map((value) => (value - mean) ** 2)));
  return Array.from({ length: classes - 1 }, (_, k) => mean + deviation * (k + 1 - classes / 2));
}

export function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length > 0 ? sum / values.length : 0;
}

/**
 * Class starts of which each is so many times the one before. Where values reach zero or lie below it, steps
 * near zero are as large as the smallest value that is not zero, and grow outwards from there.
 */
export function logarithmicBreaks(sorted: Float64Array, classes: number): number[] {
  const range = rangeOf(sorted);
  if (!range) return [];
  const [low, high] = range;
  if (low > 0) {
    return Array.from({ length: classes - 1 }, (_, k) => low * (high / low) ** ((k + 1) / classes));
  }
  const unit = smallestSize(sorted);
  if (unit === 0) return [];
  const flatten = (value: number): number => Math.sign(value) * Math.log1p(Math.abs(value) / unit);
  const widen = (level: number): number => Math.sign(level) * Math.expm1(Math.abs(level)) * unit;
  return equalBreaks(Float64Array.of(flatten(low), flatten(high)), classes).map(widen);
}

/** Of the values that are not zero; 0 when all are. */
function smallestSize(sorted: Float64Array): number {
  let smallest = 0;
  for (const value of sorted) {
    const size = Math.abs(value);
    if (size > 0 && (smallest === 0 || size < smallest)) smallest = size;
  }
  return smallest;
}

/** Above this many values, natural breaks look at evenly spaced ranks: same picture, bounded time. */
const NATURAL_SAMPLE = 2000;

/**
 * Class starts that keep the values within a class alike: optimal one-dimensional k-means
 * (Wang and Song, Ckmeans.1d.dp, 2011) with the divide-and-conquer column fill.
 */
export function naturalBreaks(sorted: Float64Array, classes: number): number[] {
  const values = sample(sorted, NATURAL_SAMPLE);
  const n = values.length;
  const k = Math.min(classes, n);
  if (k < 2) return [];
  const cost = costOfRange(values);
  let previous = Float64Array.from({ length: n }, (_, i) => cost(0, i));
  const starts: Int32Array[] = [];
  for (let cluster = 1; cluster < k; cluster++) {
    const current = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
    const start = new Int32Array(n);
    fillColumn(previous, current, start, cost, cluster, n - 1, cluster, n - 1);
    previous = current;
    starts.push(start);
  }
  return readStarts(values, starts);
}

function sample(sorted: Float64Array, limit: number): Float64Array {
  if (sorted.length <= limit) return sorted;
  const step = (sorted.length - 1) / (limit - 1);
  return Float64Array.from({ length: limit }, (_, i) => numberAt(sorted, Math.round(i * step)));
}

/** Sum of squared distances to the mean of `values[from..to]`, in constant time. */
function costOfRange(values: Float64Array): (from: number, to: number) => number {
  const shift = numberAt(values, values.length >> 1);
  const sums = new Float64Array(values.length + 1);
  const squares = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) {
    const moved = numberAt(values, i) - shift;
    sums[i + 1] = numberAt(sums, i) + moved;
    squares[i + 1] = numberAt(squares, i) + moved * moved;
  }
  return (from, to) => {
    const sum = numberAt(sums, to + 1) - numberAt(sums, from);
    const square = numberAt(squares, to + 1) - numberAt(squares, from);
    return Math.max(0, square - (sum * sum) / (to - from + 1));
  };
}

/** The best start of the last cluster never moves left as `i` grows, so each half bounds the other. */
function fillColumn(
  previous: Float64Array,
  current: Float64Array,
  start: Int32Array,
  cost: (from: number, to: number) => number,
  from: number,
  to: number,
  low: number,
  high: number,
): void {
  if (from > to) return;
  const middle = (from + to) >> 1;
  let best = Number.POSITIVE_INFINITY;
  let bestStart = low;
  for (let j = low; j <= Math.min(middle, high); j++) {
    const candidate = numberAt(previous, j - 1) + cost(j, middle);
    if (candidate < best) {
      best = candidate;
      bestStart = j;
    }
  }
  current[middle] = best;
  start[middle] = bestStart;
  fillColumn(previous, current, start, cost, from, middle - 1, low, bestStart);
  fillColumn(previous, current, start, cost, middle + 1, to, bestStart, high);
}

function readStarts(values: Float64Array, starts: readonly Int32Array[]): number[] {
  const breaks: number[] = [];
  let end = values.length - 1;
  for (let cluster = starts.length - 1; cluster >= 0; cluster--) {
    const from = indexAt(itemAt(starts, cluster), end);
    breaks.unshift(numberAt(values, from));
    end = from - 1;
  }
  return breaks;
}
