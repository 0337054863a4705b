/** Where classes begin. Every function takes ascending values and answers ascending class starts, the first class excluded. */

/** Class starts that put about the same number of values in each class; ties stay together. */
export function quantileBreaks(sorted: ArrayLike<number>, classes: number): number[] {
  const starts: number[] = [];
  for (let k = 1; k < classes; k++) {
    const value = sorted[Math.floor((k * sorted.length) / classes)];
    if (value !== undefined) starts.push(value);
  }
  return starts;
}

/** Class starts at equal distances between the lowest and the highest value. */
export function equalBreaks(sorted: ArrayLike<number>, classes: number): number[] {
  const low = sorted[0];
  const high = sorted[sorted.length - 1];
  if (low === undefined || high === undefined) return [];
  const width = (high - low) / classes;
  return Array.from({ length: classes - 1 }, (_, k) => low + width * (k + 1));
}

/** Class starts one standard deviation apart, around the mean. */
export function deviationBreaks(sorted: ArrayLike<number>, classes: number): number[] {
  const values = Array.from(sorted);
  const mean = meanOf(values);
  const deviation = Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
  return Array.from({ length: classes - 1 }, (_, k) => mean + deviation * (k + 1 - classes / 2));
}

export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] ?? 0;
  return values.length > 0 ? sum / values.length : 0;
}

/**
 * Class starts of which each is so many times the one before. Where values reach zero or lie below it, steps
 * near zero are as large as the smallest value that is not zero, and grow outwards from there.
 */
export function logarithmicBreaks(sorted: ArrayLike<number>, classes: number): number[] {
  const low = sorted[0] ?? 0;
  const high = sorted[sorted.length - 1] ?? 0;
  if (low > 0) {
    return Array.from({ length: classes - 1 }, (_, k) => low * (high / low) ** ((k + 1) / classes));
  }
  const unit = smallestSize(sorted);
  if (unit === 0) return [];
  const flatten = (value: number): number => Math.sign(value) * Math.log1p(Math.abs(value) / unit);
  const widen = (level: number): number => Math.sign(level) * Math.expm1(Math.abs(level)) * unit;
  return equalBreaks([flatten(low), flatten(high)], classes).map(widen);
}

/** Of the values that are not zero; 0 when all are. */
function smallestSize(sorted: ArrayLike<number>): number {
  let smallest = 0;
  for (let i = 0; i < sorted.length; i++) {
    const size = Math.abs(sorted[i] ?? 0);
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
export function naturalBreaks(sorted: ArrayLike<number>, classes: number): number[] {
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

function sample(sorted: ArrayLike<number>, limit: number): ArrayLike<number> {
  if (sorted.length <= limit) return sorted;
  const step = (sorted.length - 1) / (limit - 1);
  return Array.from({ length: limit }, (_, i) => sorted[Math.round(i * step)] ?? 0);
}

/** Sum of squared distances to the mean of `values[from..to]`, in constant time. */
function costOfRange(values: ArrayLike<number>): (from: number, to: number) => number {
  const shift = values[values.length >> 1] ?? 0;
  const sums = new Float64Array(values.length + 1);
  const squares = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) {
    const moved = (values[i] ?? 0) - shift;
    sums[i + 1] = (sums[i] ?? 0) + moved;
    squares[i + 1] = (squares[i] ?? 0) + moved * moved;
  }
  return (from, to) => {
    const sum = (sums[to + 1] ?? 0) - (sums[from] ?? 0);
    const square = (squares[to + 1] ?? 0) - (squares[from] ?? 0);
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
    const candidate = (previous[j - 1] ?? 0) + cost(j, middle);
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

function readStarts(values: ArrayLike<number>, starts: readonly Int32Array[]): number[] {
  const breaks: number[] = [];
  let end = values.length - 1;
  for (let cluster = starts.length - 1; cluster >= 0; cluster--) {
    const from = starts[cluster]?.[end] ?? 0;
    const value = values[from];
    if (value !== undefined) breaks.unshift(value);
    end = from - 1;
  }
  return breaks;
}
