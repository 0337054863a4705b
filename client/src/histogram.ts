export type Bin = { from: number; to: number; count: number };
export type Histogram = { bins: Bin[]; low: number; high: number; peak: number };

/**
 * Counts of values in equal steps. The axis ends at the 1st and 99th percentile, and the outermost
 * bins hold what lies beyond: one extreme sector would otherwise press all others into one bar.
 */
export function countBins(values: readonly (number | null)[], binCount: number): Histogram | null {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  const last = sorted.length - 1;
  if (last < 1) return null;
  const low = sorted[Math.floor(last * 0.01)] ?? 0;
  const high = sorted[Math.ceil(last * 0.99)] ?? 0;
  if (high <= low) return null;
  const width = (high - low) / binCount;
  const bins = Array.from({ length: binCount }, (_, i) => ({
    from: low + i * width,
    to: low + (i + 1) * width,
    count: 0,
  }));
  for (const value of sorted) {
    const index = Math.min(binCount - 1, Math.max(0, Math.floor((value - low) / width)));
    const bin = bins[index];
    if (bin) bin.count++;
  }
  return { bins, low, high, peak: Math.max(...bins.map((bin) => bin.count)) };
}
