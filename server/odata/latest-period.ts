import type { Indicator } from '../../geodata/model/model.ts';
import type { ValuePublisher } from '../../geodata/publish/publish-values.ts';

/** The last of some periods, ascending, that is not a forecast, or the last; null when there is none. */
export function latestOf(
  publisher: ValuePublisher,
  indicator: Indicator,
  periods: readonly string[],
): string | null {
  const known = periods.findLast((period) => !publisher.isForecast(indicator, period));
  return known ?? periods.at(-1) ?? null;
}
