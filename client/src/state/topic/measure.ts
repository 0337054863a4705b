/** How a figure can be measured, in the order that readers meet it; see `geodata/publish/measure.ts`. */
import type { IndicatorSummary } from '../../../../server/contract/indicators.ts';
import type { ValuesRequest } from '../../../../server/contract/values.ts';

export type AsMeasured = Pick<ValuesRequest, 'measure' | 'since'>;

/** Years that a change goes back when the reader has not said from when. */
const USUAL_YEARS = 10;

/**
 * The period that a change up to `period` is counted from: the wanted one if it lies before, else ten years
 * back, or the nearest after that; null when there is none before.
 * @param periods ascending
 */
export function sinceFor(
  periods: readonly string[],
  period: string,
  wanted: string | null,
): string | null {
  const before = periods.filter((each) => each < period);
  if (wanted !== null && before.includes(wanted)) return wanted;
  const usual = String(Number(period.slice(0, 4)) - USUAL_YEARS);
  return before.find((each) => each >= usual) ?? before.at(-1) ?? null;
}

/** The periods that a change since another can be asked for. */
export function periodsAfter(periods: readonly string[], since: string | undefined): string[] {
  return periods.filter((each) => since === undefined || each > since);
}

/**
 * The indicator as it is measured. A change or a rate of a count is no count: it does not add up, has no
 * shares, and is drawn as areas, as a circle has no room for what is below zero.
 */
export function asMeasured(indicator: IndicatorSummary, { measure }: AsMeasured): IndicatorSummary {
  return measure ? { ...indicator, type: 'ratio' } : indicator;
}

/** The period of a picture in words: of a change both. */
export function spanOf({ period, since }: Pick<ValuesRequest, 'period' | 'since'>): string {
  return since ? `${since}–${period}` : period;
}
