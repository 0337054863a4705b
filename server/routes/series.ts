import type { Confidence } from '../../geodata/model/confidence.ts';
import type { CubeCells } from '../../geodata/model/cube.ts';
import { DataError, listKnown } from '../../geodata/model/data-error.ts';
import type { Explanation } from '../../geodata/model/explanation.ts';
import { isChange } from '../../geodata/model/measure.ts';
import type { Indicator } from '../../geodata/model/model.ts';
import { comparePeriods } from '../../geodata/model/period.ts';
import { VALUE } from '../../geodata/model/status.ts';
import { NO_REASON } from '../../geodata/model/threshold.ts';
import { explainValue } from '../../geodata/publish/explain-value.ts';
import { unitOfMeasure } from '../../geodata/publish/measure.ts';
import { findMargins, type PublishedMargins } from '../../geodata/publish/publish-margins.ts';
import {
  isAfterBase,
  type MeasureAsked,
  type Measured,
  periodsOfMeasure,
  publishMeasure,
} from '../../geodata/publish/publish-measure.ts';
import type { AreaRef } from '../contract/areas.ts';
import type { SeriesAnswer } from '../contract/series.ts';
import { answerStored } from '../edition/answer.ts';
import { areaRef } from '../edition/area-ref.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';
import {
  checkPlain,
  measuredFigures,
  measureOf,
  requestedMeasure,
} from '../figures/measured-figures.ts';
import { cellsOf, shownFigures } from '../figures/shown-indicator.ts';
import { sourceNameOf, wireReasons, wireStatus } from '../figures/wire-column.ts';
import { parameter } from '../http/parameters.ts';
import { wireNumber } from '../http/wire-number.ts';
import type { Routes } from './declare-routes.ts';

export function seriesRoutes({ route }: Routes): void {
  const shape = {
    indicator: parameter.indicator,
    areas: parameter.areas.optional(),
    margin: parameter.margin.optional(),
    explain: parameter.flag.optional(),
    cells: parameter.cells.optional(),
    measure: parameter.measure.optional(),
    since: parameter.period.optional(),
    middle: parameter.level.optional(),
  };
  route('/api/series', shape, (c, { bundle, query }) => {
    const { edition } = bundle;
    const indicator = shownFigures(bundle, query.indicator);
    if (!query.areas && !query.middle) {
      throw new DataError('bad_request', 'expected "areas", "middle" or both');
    }
    const areas = (query.areas ?? []).map(({ level, code }) => {
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
      measured: measureOf(query),
      middle: query.middle ? edition.level(query.middle).level.code : null,
    };
    checkPlain(asked.measured, query, ['margin', 'explain']);
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
  measured: MeasureAsked;
  /** Level whose median is asked for. */
  middle: string | null;
};

function requestOf(asked: Asked): SeriesAnswer['request'] {
  const { indicator, areas, margin, cells, measured, middle } = asked;
  return {
    indicator: indicator.code,
    areas: areas.map(({ level, code }) => `${level}:${code}`),
    ...(margin === null ? {} : { margin }),
    ...(cells ? { cells } : {}),
    ...requestedMeasure(measured),
    ...(middle === null ? {} : { middle }),
  };
}

/** One line per area over the union of the periods that any of their levels has. */
function listSeries(bundle: EditionBundle, asked: Asked): SeriesAnswer {
  const { indicator, areas, margin, measured, middle } = asked;
  const { edition } = bundle;
  const levels = [...new Set([...areas.map(({ level }) => level), ...(middle ? [middle] : [])])];
  const available = periodsAt(bundle, asked, levels);
  const periods = [...new Set([...available.values()].flat())].sort(comparePeriods);
  const columns = new Map(
    levels.map((level) => [
      level,
      publishAll(bundle, asked, level, periods, available.get(level) ?? []),
    ]),
  );
  const margins = new Map(
    margin === null
      ? []
      : levels.map((level) => [
          level,
          publishAllMargins(bundle, indicator, level, periods, margin),
        ]),
  );
  const known = [...columns.values()].flat().filter((column) => column !== null);
  const decimals = Math.max(...known.map((column) => column.decimals));
  const notes = periods.map((_, at) => [...columns.values()].flatMap((all) => all[at] ?? []));
  return {
    ok: true,
    edition: bundle.id,
    request: requestOf(asked),
    periods,
    provisional: notes.map((all) => all.some(({ provisional }) => provisional)),
    forecast: notes.map((all) => all.some(({ forecast }) => forecast)),
    modelled: known.some(({ modelled }) => modelled),
    unit: unitOfMeasure(measured.measure, indicator.unit, measured.since),
    decimals,
    source: indicator.source,
    sourceName: sourceNameOf(edition, indicator),
    series: areas.map((area) => ({
      ...area,
      ...lineOf(area.index, columns.get(area.level) ?? []),
      ...(margin === null
        ? {}
        : { margins: (margins.get(area.level) ?? []).map((column) => marginAt(column, area)) }),
      ...(asked.explain ? { explanations: explainAll(bundle, indicator, area, periods) } : {}),
    })),
    ...(middle
      ? { middle: { level: middle, values: medians(bundle, middle, columns.get(middle) ?? []) } }
      : {}),
  };
}

/**
 * Per level the periods that can be asked for: of a change those after `since`. Throws `not_available` when
 * no level has any.
 */
function periodsAt(
  { publisher }: EditionBundle,
  { indicator, measured: { measure, since } }: Asked,
  levels: readonly string[],
): Map<string, string[]> {
  const { computer } = publisher;
  const availability = computer.availability(indicator);
  const ofMeasure = periodsOfMeasure(publisher, indicator, measure);
  const found = new Map<string, string[]>();
  for (const level of levels) {
    const periods = ofMeasure.get(level) ?? [];
    if (!isChange(measure)) found.set(level, periods);
    else if (since !== null && availability.get(level)?.includes(since))
      found.set(
        level,
        periods.filter((period) => isAfterBase(measure, since, period)),
      );
  }
  if ([...found.values()].some(({ length }) => length > 0)) return found;
  const [first = ''] = levels;
  // The question for one period says what is wrong with the measure, if that is what is wrong.
  const { level, period } = publisher.ask(indicator.code, first, 'latest');
  publishMeasure(publisher, { indicator, level, period }, { measure, since });
  throw new DataError(
    'not_available',
    `${indicator.code} is not available at level ${levels.join(', ')} (available: ${listKnown([...ofMeasure.keys()], 40) || 'nowhere'})`,
  );
}

/** A published column per period; null where the level does not have the period. */
function publishAll(
  bundle: EditionBundle,
  { indicator, cells, measured }: Asked,
  level: string,
  periods: readonly string[],
  available: readonly string[],
): (Measured | null)[] {
  return periods.map((period) =>
    available.includes(period)
      ? measuredFigures(bundle, { indicator, level, period }, cells, measured)
      : null,
  );
}

/**
 * Medians of shown values, of the areas that have one in every period, so that the line does not jump when
 * areas come and go; of all where no area has. An unknown location counts as little as on the map.
 */
function medians(
  { edition }: EditionBundle,
  level: string,
  columns: readonly (Measured | null)[],
): (number | null)[] {
  const placed = edition
    .level(level)
    .areas.flatMap(({ unknownLocation }, area) => (unknownLocation ? [] : [area]));
  const isShown = (published: Measured, area: number): boolean =>
    published.column.statuses[area] === VALUE;
  const known = columns.filter((column) => column !== null);
  const always = placed.filter((area) => known.every((column) => isShown(column, area)));
  const counted = always.length > 0 ? always : placed;
  return columns.map((published) => {
    if (!published) return null;
    const shown = counted.filter((area) => isShown(published, area));
    const values = Float64Array.from(shown, (area) => published.column.values[area] ?? 0).sort();
    const { length } = values;
    if (length === 0) return null;
    const middle = ((values[(length - 1) >> 1] ?? 0) + (values[length >> 1] ?? 0)) / 2;
    return wireNumber(middle, published.decimals + 1);
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
  columns: readonly (Measured | null)[],
): Pick<SeriesAnswer['series'][number], 'values' | 'statuses' | 'reasons'> {
  const statuses = columns.map((published) => {
    const status = published?.column.statuses[index];
    return status === undefined ? 'empty' : wireStatus(status);
  });
  const values = columns.map((published) => {
    if (published?.column.statuses[index] !== VALUE) return null;
    return wireNumber(published.column.values[index] ?? 0, published.decimals);
  });
  const reasons = Uint8Array.from(columns, (published) => published?.reasons[index] ?? NO_REASON);
  return {
    values,
    statuses: statuses.every((status) => status === 'value') ? null : statuses,
    reasons: wireReasons(reasons),
  };
}
