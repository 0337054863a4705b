import type { Hono } from 'hono';
import type { CubeCells } from '../../geodata/cube.ts';
import { publishSlice } from '../../geodata/cube-publish.ts';
import { DataError, listKnown } from '../../geodata/data-error.ts';
import type { LevelData } from '../../geodata/edition.ts';
import { type Explanation, explainValue } from '../../geodata/explain-value.ts';
import type { Confidence } from '../../geodata/margin.ts';
import type { Indicator } from '../../geodata/model.ts';
import { comparePeriods } from '../../geodata/period.ts';
import { findMargins, type PublishedMargins } from '../../geodata/publish-margins.ts';
import { decimalsOf, type Published } from '../../geodata/publish-values.ts';
import { VALUE } from '../../geodata/status.ts';
import { NO_REASON } from '../../geodata/threshold.ts';
import { answerStored, type Deps, readRequest } from '../answer.ts';
import { areaRef } from '../area-ref.ts';
import type { AreaRef, SeriesAnswer } from '../contract.ts';
import type { EditionBundle } from '../edition-bundle.ts';
import { parameter } from '../parameters.ts';
import { cellsOf, shownFigures } from '../shown-indicator.ts';
import { sourceNameOf, wireNumber, wireReasons, wireStatus } from '../wire-column.ts';

export function seriesRoutes(app: Hono, deps: Deps): void {
  const shape = {
    indicator: parameter.indicator,
    areas: parameter.areas,
    margin: parameter.margin.optional(),
    explain: parameter.flag.optional(),
    cells: parameter.cells.optional(),
  };
  app.get('/api/series', (c) => {
    const { bundle, query } = readRequest(c, deps, shape);
    const { edition } = bundle;
    const indicator = shownFigures(bundle, query.indicator);
    const areas = query.areas.map(({ level, code }) => {
      const data = edition.level(level);
      return areaRef(data, edition.areaIndex(data, code));
    });
    if (query.explain && areas.length > 1)
      throw new DataError('bad_request', `explain=1 is for one area, got ${areas.length}`);
    const asked: Asked = {
      indicator,
      areas,
      margin: query.margin ?? null,
      cells: cellsOf(bundle, indicator, query.cells),
      explain: query.explain !== undefined,
    };
    return answerStored(c, bundle, ['series', requestOf(asked), asked.explain], () =>
      listSeries(bundle, asked),
    );
  });
}

type Asked = {
  indicator: Indicator;
  areas: AreaRef[];
  margin: Confidence | null;
  /** The slice of a cube; null for an indicator that is none. */
  cells: CubeCells | null;
  /** Of the only area. */
  explain: boolean;
};

function requestOf({ indicator, areas, margin, cells }: Asked): SeriesAnswer['request'] {
  return {
    indicator: indicator.code,
    areas: areas.map(({ level, code }) => `${level}:${code}`),
    ...(margin === null ? {} : { margin }),
    ...(cells ? { cells } : {}),
  };
}

/** One line per area over the union of the periods that any of their levels has. */
function listSeries(bundle: EditionBundle, asked: Asked): SeriesAnswer {
  const { indicator, areas, margin } = asked;
  const { edition, publisher } = bundle;
  const levels = [...new Set(areas.map(({ level }) => level))].map((code) => edition.level(code));
  const periods = periodsAt(bundle, indicator, levels);
  const columns = new Map(
    levels.map(({ level }) => [level.code, publishAll(bundle, asked, level.code, periods)]),
  );
  const margins = new Map(
    margin === null
      ? []
      : levels.map(({ level }) => [
          level.code,
          publishAllMargins(bundle, indicator, level.code, periods, margin),
        ]),
  );
  const decimals = decimalsOf(indicator);
  return {
    ok: true,
    edition: bundle.id,
    request: requestOf(asked),
    periods,
    provisional: periods.map((period) => publisher.isProvisional(indicator, period)),
    forecast: periods.map((period) => publisher.isForecast(indicator, period)),
    modelled: publisher.isModelled(indicator),
    unit: indicator.unit,
    decimals,
    source: indicator.source,
    sourceName: sourceNameOf(edition, indicator),
    series: areas.map((area) => ({
      ...area,
      ...lineOf(area.index, columns.get(area.level) ?? [], decimals),
      ...(margin === null
        ? {}
        : { margins: (margins.get(area.level) ?? []).map((column) => marginAt(column, area)) }),
      ...(asked.explain ? { explanations: explainAll(bundle, indicator, area, periods) } : {}),
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
  { indicator, cells }: Asked,
  level: string,
  periods: readonly string[],
): (Published | null)[] {
  const available = computer.availability(indicator).get(level) ?? [];
  return periods.map((period) => {
    if (!available.includes(period)) return null;
    return cells
      ? publishSlice(publisher, { cube: indicator.code, cells, level, period })
      : publisher.publish({ indicator, level, period });
  });
}

/** Margins per period; null where there are none. */
function publishAllMargins(
  { computer, publisher }: EditionBundle,
  indicator: Indicator,
  level: string,
  periods: readonly string[],
  confidence: Confidence,
): (PublishedMargins | null)[] {
  const available = computer.availability(indicator).get(level) ?? [];
  return periods.map((period) =>
    available.includes(period)
      ? findMargins(publisher, { indicator, level, period }, confidence)
      : null,
  );
}

function marginAt(margins: PublishedMargins | null, { index }: AreaRef): number | null {
  if (margins?.column.statuses[index] !== VALUE) return null;
  return wireNumber(margins.column.values[index] ?? 0, margins.decimals);
}

function explainAll(
  { computer, publisher }: EditionBundle,
  indicator: Indicator,
  { level, index }: AreaRef,
  periods: readonly string[],
): (Explanation | null)[] {
  const available = computer.availability(indicator).get(level) ?? [];
  return periods.map((period) =>
    available.includes(period)
      ? explainValue(publisher, { indicator, level, period }, index)
      : null,
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
