/** How much figures changed: counts and means in percent, shares and ratios in their own unit. */
export type Change = { values: Float64Array; isPercent: boolean };

/** @param before values of the first period, in area order like those of now */
export function changesOf(before: Float64Array, now: Float64Array, type: string): Change {
  const isPercent = type === 'count' || type === 'mean';
  const values = now.map((value, i) => {
    const from = before[i] ?? Number.NaN;
    if (!isPercent) return value - from;
    // Percent of nothing, or of less, says nothing.
    return from > 0 ? ((value - from) / from) * 100 : Number.NaN;
  });
  return { values, isPercent };
}

/** Place of each value among all known ones, 1 for the highest, equals sharing it; NaN without a value. */
export function placesOf(values: Float64Array, sorted: Float64Array): Float64Array {
  const firsts = new Map<number, number>();
  for (let i = sorted.length - 1; i >= 0; i--) {
    const value = sorted[i] ?? 0;
    if (!firsts.has(value)) firsts.set(value, sorted.length - i);
  }
  return values.map((value) => firsts.get(value) ?? Number.NaN);
}
