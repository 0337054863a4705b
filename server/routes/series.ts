import type { Hono } from 'hono';
import { DataError, listKnown } from '../../geodata/data-error.ts';
import type { LevelData } from '../../geodata/edition.ts';
import type { Indicator } from '../../geodata/model.ts';
import { comparePeriods } from '../../geodata/period.ts';
import { decimalsOf, NO_REASON, type Published } from '../../geodata/publish-values.ts';
import { VALUE } from '../../geodata/status.ts';
import { answerStored, type Deps, readRequest } from '../answer.ts';
import { areaRef } from '../area-ref.ts';
import type { AreaRef, SeriesAnswer } from '../contract.ts';
import type { EditionBundle } from '../edition-bundle.ts';
import { parameter } from '../parameters.ts';
import { shownFigures } from '../shown-indicator.ts';
import { sourceNameOf, wireNumber, wireReasons, wireStatus } from '../wire-column.ts';

export function seriesRoutes(app: Hono, deps: Deps): void {
  app.get('/api/series', (c) => {
    const { bundle, query } = readRequest(c, deps, {
      indicator: parameter.indicator,
      areas: parameter.areas,
    });
    const { edition } = bundle;
    const indicator = shownFigures(bundle, query.indicator);
    const areas = query.areas.map(({ level, code }) => {
      const data = edition.level(level);
      return areaRef(data, edition.areaIndex(data, code));
    });
    const keys = areas.map(({ level, code }) => `${level}:${code}`);
    return answerStored(c, bundle, ['series', indicator.code, keys], () =>
      listSeries(bundle, indicator, areas),
    );
  });
}

/** One line per area over the union of the periods that any of their levels has. */
function listSeries(bundle: EditionBundle, indicator: Indicator, areas: AreaRef[]): SeriesAnswer {
  const { edition, publisher } = bundle;
  const levels = [...new Set(areas.map(({ level }) => level))].map((code) => edition.level(code));
  const periods = periodsAt(bundle, indicator, levels);
  const columns = new Map(
    levels.map(({ level }) => [level.code, publishAll(bundle, indicator, level.code, periods)]),
  );
  const decimals = decimalsOf(indicator);
  return {
    ok: true,
    edition: bundle.id,
    request: {
      indicator: indicator.code,
      areas: areas.map(({ level, code }) => `${level}:${code}`),
    },
    periods,
    provisional: periods.map((period) => publisher.isProvisional(indicator, period)),
    forecast: periods.map((period) => publisher.isForecast(indicator, period)),
    unit: indicator.unit,
    decimals,
    source: indicator.source,
    sourceName: sourceNameOf(edition, indicator),
    series: areas.map((area) => ({
      ...area,
      ...lineOf(area.index, columns.get(area.level) ?? [], decimals),
    })),
  };
}

/** Throws `not_available` when no level has any period. */
function periodsAt(
  { computer }: EditionBundle,
  indicator: Indicator,
  levels: readonly LevelData[],
): string[] {
  const availability = computer.availability(indicator);
  const periods = new Set(levels.flatMap(({ level }) => availability.get(level.code) ?? []));
  if (periods.size > 0) return [...periods].sort(comparePeriods);
  const asked = levels.map(({ level }) => level.code).join(', ');
  const available = listKnown([...availability.keys()], 40) || 'nowhere';
  throw new DataError(
    'not_available',
    `${indicator.code} is not available at level ${asked} (available: ${available})`,
  );
}

/** A published column per period; null where the level does not have the period. */
function publishAll(
  { computer, publisher }: EditionBundle,
  indicator: Indicator,
  level: string,
  periods: readonly string[],
): (Published | null)[] {
  const available = computer.availability(indicator).get(level) ?? [];
  return periods.map((period) =>
    available.includes(period) ? publisher.publish({ indicator, level, period }) : null,
  );
}

function lineOf(
  index: number,
  columns: readonly (Published | null)[],
  decimals: number,
): Pick<SeriesAnswer['series'][number], 'values' | 'statuses' | 'reasons'> {
  const statuses = columns.map((published) => {
    const status = published?.column.statuses[index];
    return status === undefined ? 'empty' : wireStatus(status);
  });
  const values = columns.map((published) => {
    if (published?.column.statuses[index] !== VALUE) return null;
    return wireNumber(published.column.values[index] ?? 0, decimals);
  });
  const reasons = Uint8Array.from(columns, (published) => published?.reasons[index] ?? NO_REASON);
  return {
    values,
    statuses: statuses.every((status) => status === 'value') ? null : statuses,
    reasons: wireReasons(reasons),
  };
}
