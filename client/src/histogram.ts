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
 */
export function countBins(
  values: readonly (number | null)[],
  binCount: number,
  classOf: (value: number) => number,
): Histogram | null {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  const first = sorted[0];
  const last = sorted.at(-1);
  if (first === undefined || last === undefined || first === last) return null;
  const [low, high] = axisOf(sorted, first, last);
  const width = (high - low) / binCount;
  const bins = Array.from({ length: binCount }, (_, i) => ({
    from: low + i * width,
    to: low + (i + 1) * width,
    counts: [] as number[],
    total: 0,
  }));
  for (const value of sorted) {
    const index = Math.min(binCount - 1, Math.max(0, Math.floor((value - low) / width)));
    const bin = bins[index];
    if (!bin) continue;
    const at = classOf(value);
    bin.counts[at] = (bin.counts[at] ?? 0) + 1;
    bin.total++;
  }
  return {
    bins,
    low,
    high,
    beyondLow: low > first,
    beyondHigh: high < last,
    peak: Math.max(...bins.map((bin) => bin.total)),
  };
}

function axisOf(sorted: readonly number[], first: number, last: number): [number, number] {
  const at = (share: number): number => sorted[Math.round((sorted.length - 1) * share)] ?? 0;
  const range = at(0.75) - at(0.25);
  if (range === 0) return [first, last];
  return [Math.max(first, at(0.25) - FENCE * range), Math.min(last, at(0.75) + FENCE * range)];
}
