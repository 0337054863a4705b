/** Thresholds: which values may not be shown, and the reason that is given (DOMAIN.md §6). */
import type { Indicator } from './model.ts';

/** Why a value is suppressed, per area: an index in `REASONS`. */
export const NO_REASON = 0;
export const PRIVACY = 1;
export const TOO_FEW_CASES = 2;
export const REASONS = [null, 'privacy', 'too_few_cases'] as const;

/** 0 is shown; without a threshold everything is. */
export function isUnderThreshold(value: number, threshold: number | null): boolean {
  if (threshold === null) return false;
  const size = Math.abs(value);
  return size > 0 && size < threshold;
}

/**
 * Why a value is hidden by its threshold, or `NO_REASON`. A count under its own threshold is private; a
 * share of few cases is no more than unreliable.
 * @param tested the number that the threshold is about; null, which hides too, when it is not known
 */
export function reasonOfThreshold(
  { threshold, thresholdIndicator, dataType }: Indicator,
  tested: number | null,
): number {
  if (threshold === null) return NO_REASON;
  if (tested !== null && !isUnderThreshold(tested, threshold)) return NO_REASON;
  return thresholdIndicator === null && dataType === 'count' ? PRIVACY : TOO_FEW_CASES;
}

/** True for counts whose own value is tested: the ones that can be given away. */
export function isProtected(indicator: Indicator): boolean {
  return (
    // Cubes have a rule of their own: see `cube-privacy.ts`.
    !indicator.isCube &&
    indicator.threshold !== null &&
    indicator.threshold > 1 &&
    indicator.thresholdIndicator === null &&
    indicator.dataType === 'count'
  );
}
