/** The straight line through points, how well it fits, and how two orders agree. */

/** Columns of the same length, without holes. */
export type Points = {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  /** How much each point counts; null: all the same. */
  weights: ArrayLike<number> | null;
};

export type Line = {
  /** Points that count. */
  n: number;
  slope: number;
  intercept: number;
  /** Pearson's correlation, weighted like the line; 0 where all y are the same. */
  r: number;
  meanX: number;
  meanY: number;
  /** Sum of squared distances to the mean of x, with weights that are 1 on average. */
  squaresX: number;
  /** Standard deviation of what the line leaves; 0 with fewer than three points. */
  spread: number;
};

/**
 * Least squares. Weights are brought to 1 on average, so that a line of equal weights is the line without.
 * Null where fewer than two points count, or all have the same x.
 */
export function fitLine({ x, y, weights }: Points): Line | null {
  const weightAt = (i: number): number => Math.max(0, weights?.[i] ?? 1);
  let n = 0;
  let total = 0;
  for (let i = 0; i < x.length; i++) {
    if (weightAt(i) > 0) n++;
    total += weightAt(i);
  }
  if (n < 2) return null;
  const unit = n / total;
  const mean = (of: ArrayLike<number>): number => {
    let sum = 0;
    for (let i = 0; i < of.length; i++) sum += weightAt(i) * (of[i] ?? 0);
    return sum / total;
  };
  const [meanX, meanY] = [mean(x), mean(y)];
  let [xx, xy, yy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const [dx, dy] = [(x[i] ?? 0) - meanX, (y[i] ?? 0) - meanY];
    const weight = weightAt(i) * unit;
    xx += weight * dx * dx;
    xy += weight * dx * dy;
    yy += weight * dy * dy;
  }
  // What is left of equal numbers after rounding is no spread.
  if (xx <= 1e-18 * n * meanX * meanX || xx === 0) return null;
  const slope = xy / xx;
  const left = Math.max(0, yy - slope * xy);
  const isFlat = yy <= 1e-18 * n * meanY * meanY || yy === 0;
  const r = isFlat ? 0 : Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
  const spread = n > 2 ? Math.sqrt(left / (n - 2)) : 0;
  return { n, slope, intercept: meanY - slope * meanX, r, meanX, meanY, squaresX: xx, spread };
}

/** Half the height of the 95% confidence band of the line at a place; null with fewer than three points. */
export function bandAt(line: Line, x: number): number | null {
  if (line.n < 3) return null;
  const far = (x - line.meanX) ** 2 / line.squaresX;
  return studentQuantile(line.n - 2) * line.spread * Math.sqrt(1 / line.n + far);
}

/** Spearman's correlation: Pearson's of the places, equals sharing the middle of theirs. */
export function rankCorrelation(x: ArrayLike<number>, y: ArrayLike<number>): number {
  return fitLine({ x: ranksOf(x), y: ranksOf(y), weights: null })?.r ?? 0;
}

export function ranksOf(values: ArrayLike<number>): Float64Array {
  const order = Uint32Array.from(values, (_, i) => i).sort(
    (a, b) => (values[a] ?? 0) - (values[b] ?? 0),
  );
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    const value = values[order[from] ?? 0];
    while (to < order.length && values[order[to] ?? 0] === value) to++;
    for (let i = from; i < to; i++) ranks[order[i] ?? 0] = (from + to + 1) / 2;
    from = to;
  }
  return ranks;
}

/** Of one to four degrees of freedom, where the series below is too rough. */
const SMALL = [12.7062, 4.3027, 3.1824, 2.7764];
const Z = 1.959964;

/** The 97.5% point of Student's distribution; Abramowitz and Stegun 26.7.5. */
export function studentQuantile(freedom: number): number {
  const small = SMALL[freedom - 1];
  if (small !== undefined) return small;
  const terms = [
    (Z ** 3 + Z) / 4,
    (5 * Z ** 5 + 16 * Z ** 3 + 3 * Z) / 96,
    (3 * Z ** 7 + 19 * Z ** 5 + 17 * Z ** 3 - 15 * Z) / 384,
    (79 * Z ** 9 + 776 * Z ** 7 + 1482 * Z ** 5 - 1920 * Z ** 3 - 945 * Z) / 92160,
  ];
  return terms.reduce((sum, term, i) => sum + term / freedom ** (i + 1), Z);
}
