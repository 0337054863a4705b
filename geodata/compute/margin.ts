/**
 * Margins of error of figures out of a sample survey (DOMAIN.md §5): half the width of the confidence
 * interval, with the correction for a sample that is a large part of its population
 * (Cochran, Sampling Techniques, 1977, §2.6 and §3.3).
 */

import { combineStatuses } from '../formula/evaluate.ts';
import type { Column } from '../model/column.ts';
import type { Confidence } from '../model/confidence.ts';
import { UNDEFINED, VALUE } from '../model/status.ts';

const Z_SCORES: Record<Confidence, number> = { 90: 1.645, 95: 1.96, 99: 2.576 };
/** Percent: a share that summing pushed this far over 100 is 100. */
const SHARE_TOLERANCE = 1e-9;

/**
 * Margin of a share in percentage points: `z · √(p(100−p)/n) · √(1−n/N)`.
 * @param share p, in percent, 0–100
 * @param sample n, people asked (unweighted denominator)
 * @param population N, people they stand for (weighted denominator)
 * @returns NaN when n is not above 0 or above N, or p is no percentage
 */
export function marginOfShare(
  share: number,
  sample: number,
  population: number,
  confidence: Confidence = 95,
): number {
  if (!(share >= -SHARE_TOLERANCE && share <= 100 + SHARE_TOLERANCE)) return Number.NaN;
  const deviation = Math.sqrt(Math.max(0, share * (100 - share)));
  return marginOfMean(deviation, sample, population, confidence);
}

/**
 * Margin of a mean in the unit of the mean: `z · s/√n · √(1−n/N)`.
 * @param deviation s, the standard deviation of the answers, in the unit of the mean
 * @param sample n, people asked
 * @param population N, people they stand for
 * @returns NaN when n is not above 0 or above N, or s is negative
 */
export function marginOfMean(
  deviation: number,
  sample: number,
  population: number,
  confidence: Confidence = 95,
): number {
  if (!(sample > 0 && sample <= population && deviation >= 0)) return Number.NaN;
  const z = Z_SCORES[confidence];
  return (z * deviation * Math.sqrt(1 - sample / population)) / Math.sqrt(sample);
}

/**
 * `marginOfShare` for every area. Statuses go as in a product: a hidden or unanswered operand makes the
 * margin so; `undefined` where an operand is missing or the margin is not defined.
 * @throws RangeError when the columns differ in length
 */
export function marginsOfShares(
  shares: Column,
  samples: Column,
  populations: Column,
  confidence: Confidence = 95,
): Column {
  return computeMargins(marginOfShare, shares, samples, populations, confidence);
}

/** `marginOfMean` for every area, with the statuses of `marginsOfShares`. */
export function marginsOfMeans(
  deviations: Column,
  samples: Column,
  populations: Column,
  confidence: Confidence = 95,
): Column {
  return computeMargins(marginOfMean, deviations, samples, populations, confidence);
}

function computeMargins(
  margin: typeof marginOfShare,
  spreads: Column,
  samples: Column,
  populations: Column,
  confidence: Confidence,
): Column {
  const length = spreads.values.length;
  for (const { values } of [samples, populations]) {
    if (values.length === length) continue;
    throw new RangeError(`a column has ${values.length} areas when expected ${length}`);
  }
  const result = { values: new Float64Array(length), statuses: new Uint8Array(length) };
  for (let i = 0; i < length; i++) {
    const asked = combineStatuses(
      '/',
      samples.statuses[i] as number,
      populations.statuses[i] as number,
    );
    const status = combineStatuses('*', spreads.statuses[i] as number, asked);
    result.statuses[i] = status;
    if (status !== VALUE) continue;
    const value = margin(
      spreads.values[i] as number,
      samples.values[i] as number,
      populations.values[i] as number,
      confidence,
    );
    if (Number.isFinite(value)) result.values[i] = value + 0;
    else result.statuses[i] = UNDEFINED;
  }
  return result;
}
