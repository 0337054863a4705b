import { numberAt } from '../read-at.ts';
import { countBelow, rangeOf } from './figures.ts';

export type Bin = {
  from: number;
  to: number;
  /** Number of values per class. */
  counts: number[];
  total: number;
};
export type Histogram = {
  bins: Bin[];
  low: number;
  high: number;
  /** Values beyond the axis, counted in the outermost bins. */
  beyondLow: boolean;
  beyondHigh: boolean;
  peak: number;
};

/** How many interquartile ranges beyond the quartiles the axis goes on: Tukey's outer fence. */
const FENCE = 3;

/**
 * Counts of values in equal steps, split by class. The axis ends at the outer fence, and the outermost
 * bins hold what lies beyond: one extreme sector would otherwise press all others into one bar.
 * @param sorted the known values, ascending
 */
export function countBins(
  sorted: Float64Array,
  binCount: number,
  classOf: (value: number) => number,
): Histogram | null {
  const range = rangeOf(sorted);
  if (!range || range[0] === range[1]) return null;
  const [first, last] = range;
  const [low, high] = axisOf(sorted, first, last);
  const width = (high - low) / binCount;
  const bins = Array.from({ length: binCount }, (_, i) => ({
    from: low + i * width,
    to: low + (i + 1) * width,
    counts: [] as number[],
    total: 0,
  }));
  let at = 0;
  bins.forEach((bin, i) => {
    const end = i === binCount - 1 ? sorted.length : countBelow(sorted, bin.to);
    bin.total = end - at;
    while (at < end) {
      const class_ = classOf(numberAt(sorted, at));
      const next = firstBeyond(sorted, at, end, (value) => classOf(value) <= class_);
      bin.counts[class_] = next - at;
      at = next;
    }
  });
  return {
    bins,
    low,
    high,
    beyondLow: low > first,
    beyondHigh: high < last,
    peak: Math.max(...bins.map((bin) => bin.total)),
  };
}

/** Where, between two places of an ascending list, values cease to pass. */
function firstBeyond(
  sorted: Float64Array,
  from: number,
  to: number,
  passes: (value: number) => boolean,
): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(numberAt(sorted, middle))) low = middle + 1;
    else high = middle;
  }
  return low;
}

function axisOf(sorted: Float64Array, first: number, last: number): [number, number] {
  const [lower, upper] = quartilesOf(sorted);
  const range = upper - lower;
  if (range === 0) return [first, last];
  return [Math.max(first, lower - FENCE * range), Math.min(last, upper + FENCE * range)];
}

/** The values at the ranks nearest to a quarter and to three quarters; there must be at least one value. */
function quartilesOf(sorted: Float64Array): [number, number] {
  const at = (share: number) => numberAt(sorted, Math.round((sorted.length - 1) * share));
  return [at(0.25), at(0.75)];
}

export type Outliers = {
  /** Places of the areas, farthest out first. */
  low: number[];
  high: number[];
};

/** Values farther than this many interquartile ranges from the quartiles stand out: Tukey's inner fence. */
const NEAR_FENCE = 1.5;

/**
 * The areas whose values lie far from all others.
 * @param sorted the known values among them, ascending
 * @param members the areas it is about; null for all
 */
export function findOutliers(
  values: Float64Array,
  sorted: Float64Array,
  members: readonly number[] | null,
): Outliers {
  const found: Outliers = { low: [], high: [] };
  if (sorted.length === 0) return found;
  const [lower, upper] = quartilesOf(sorted);
  const reach = NEAR_FENCE * (upper - lower);
  if (reach === 0) return found;
  const figure = (index: number): number => numberAt(values, index);
  for (const index of members ?? values.keys()) {
    if (figure(index) < lower - reach) found.low.push(index);
    if (figure(index) > upper + reach) found.high.push(index);
  }
  found.low.sort((a, b) => figure(a) - figure(b));
  found.high.sort((a, b) => figure(b) - figure(a));
  return found;
}
