/** How a figure changed: what may honestly be said of two values of one series. */
import type { Indicator } from '../../../geodata/model/model.ts';
import { kindOfUnit } from '../../../geodata/model/unit-kind.ts';
import { decimalsOf } from '../../../geodata/publish/publish-values.ts';
import type { Observation } from './figures.ts';

/** `points` for shares in percent, `units` for what may be negative; no percentage from zero. */
export type Change = {
  kind: 'percent' | 'points' | 'units' | 'from_zero';
  by: number;
  from: Observation;
  to: Observation;
  direction: -1 | 0 | 1;
};

const YEARS_BACK = 5;

/**
 * From a period, or so many years back (`-5`), to `latest`. Counting back takes the period with a value
 * nearest to it, of the same part of the year. Null where either value is missing.
 */
export function changeOf(
  series: readonly Observation[],
  latest: Observation,
  since: string | number = -YEARS_BACK,
): Change | null {
  const from = baseOf(series, latest, since);
  const [before, after] = [from?.cell.value ?? null, latest.cell.value];
  if (!from || before === null || after === null) return null;
  const { indicator } = latest;
  const by = after - before;
  const direction = directionOf(by, before, indicator);
  const common = { from, to: latest, direction };
  if (indicator.dataType === 'share' && kindOfUnit(indicator.unit) === 'percent')
    return { ...common, kind: 'points', by };
  if (before < 0 || after < 0 || /verschil/.test(indicator.unit.nl))
    return { ...common, kind: 'units', by };
  if (before === 0 && after !== 0) return { ...common, kind: 'from_zero', by };
  return { ...common, kind: 'percent', by: before === 0 ? 0 : (after / before - 1) * 100 };
}

/** 0 where the two are written with the same digits. */
function directionOf(by: number, before: number, indicator: Indicator): -1 | 0 | 1 {
  const smallest = 0.5 * 10 ** -decimalsOf(indicator);
  // A percentage is written with at most one decimal: a smaller change is none to a reader.
  const isStill =
    Math.abs(by) < smallest ||
    (indicator.dataType !== 'share' && Math.abs(by) < Math.abs(before) * 0.0005);
  return isStill ? 0 : by > 0 ? 1 : -1;
}

function baseOf(
  series: readonly Observation[],
  latest: Observation,
  since: string | number,
): Observation | null {
  const earlier = series.filter(
    ({ period, cell }) => period < latest.period && cell.value !== null,
  );
  if (typeof since === 'string') return earlier.find(({ period }) => period === since) ?? null;
  const target = Number(latest.period.slice(0, 4)) + since;
  const away = ({ period }: Observation): number => Math.abs(Number(period.slice(0, 4)) - target);
  const alike = earlier.filter(({ period }) => period.slice(4) === latest.period.slice(4));
  return alike.reduce<Observation | null>(
    (nearest, one) => (nearest && away(nearest) <= away(one) ? nearest : one),
    null,
  );
}

/** 100 for the first period with a value that is not 0; the base is read from the series, never typed. */
export type IndexSeries = { base: Observation; values: (number | null)[] };

/** Null where no period has a value above 0, or where values may be negative. */
export function indexOf(series: readonly Observation[], from?: string): IndexSeries | null {
  const base = series.find(
    ({ period, cell }) =>
      (from === undefined || period >= from) && cell.value !== null && cell.value !== 0,
  );
  const value = base?.cell.value ?? 0;
  if (!base || value <= 0) return null;
  return {
    base,
    values: series.map(({ period, cell }) =>
      cell.value === null || period < base.period ? null : (cell.value / value) * 100,
    ),
  };
}
