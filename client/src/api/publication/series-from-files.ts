/** Series of a few areas out of the stretches of areas that were written, joined over the union of their periods. */
import {
  middleKey,
  SERIES_CHUNK,
  seriesGroup,
  seriesKey,
} from '../../../../server/contract/publication.ts';
import type { SeriesAnswer } from '../../../../server/contract/series.ts';
import type { Lookup } from './publication.ts';

type Line = SeriesAnswer['series'][number];

/** Null where a part was not written, or more is asked than values. */
export async function seriesFromFiles(
  query: URLSearchParams,
  lookup: Lookup,
): Promise<Record<string, unknown> | null> {
  const indicator = query.get('indicator') ?? '';
  const isPlain = [...query.keys()].every((key) =>
    ['indicator', 'areas', 'middle', 'edition'].includes(key),
  );
  if (!isPlain) return null;
  const group = seriesGroup(indicator);
  const areas = (query.get('areas') ?? '').split(',').filter(Boolean);
  const found = await Promise.all(areas.map((area) => findLine(area, group, lookup)));
  const middle = query.get('middle');
  const beside =
    middle === null ? null : ((await lookup(group, middleKey(middle))) as SeriesAnswer | null);
  const parts = found.filter((part) => part !== null);
  const answers = [...parts.map(({ answer }) => answer), ...(beside ? [beside] : [])];
  const [first] = answers;
  if (!first || parts.length < areas.length) return null;
  const periods = [...new Set(answers.flatMap((answer) => answer.periods))].sort();
  const inAny = (flag: 'provisional' | 'forecast') =>
    periods.map((period) =>
      answers.some((answer) => answer[flag][answer.periods.indexOf(period)] === true),
    );
  return {
    ...first,
    request: { indicator, areas, ...(middle === null ? {} : { middle }) },
    periods,
    provisional: inAny('provisional'),
    forecast: inAny('forecast'),
    series: parts.map(({ answer, line }) => spread(line, answer.periods, periods)),
    ...(beside?.middle
      ? {
          middle: {
            ...beside.middle,
            values: overPeriods(beside.middle.values, beside.periods, periods, null),
          },
        }
      : {}),
  };
}

/** The stretch of an area holds it by its index, which its own answer knows. */
async function findLine(
  area: string,
  group: string,
  lookup: Lookup,
): Promise<{ answer: SeriesAnswer; line: Line } | null> {
  const colon = area.indexOf(':');
  const [level, code] = [area.slice(0, colon), area.slice(colon + 1)];
  const about = (await lookup(`areas/${level}`, encodeURIComponent(code))) as {
    area: { index: number };
  } | null;
  if (!about) return null;
  const chunk = Math.floor(about.area.index / SERIES_CHUNK);
  const answer = (await lookup(group, seriesKey(level, chunk))) as SeriesAnswer | null;
  const line = answer?.series.find((one) => one.index === about.area.index);
  return answer && line ? { answer, line } : null;
}

function spread(line: Line, own: readonly string[], periods: readonly string[]): Line {
  if (own.length === periods.length) return line;
  const statuses = line.statuses ?? own.map(() => 'value' as const);
  return {
    ...line,
    values: overPeriods(line.values, own, periods, null),
    statuses: overPeriods(statuses, own, periods, 'empty' as const),
    reasons: line.reasons && overPeriods(line.reasons, own, periods, null),
  };
}

function overPeriods<T>(
  list: readonly T[],
  own: readonly string[],
  periods: readonly string[],
  none: T,
): T[] {
  return periods.map((period) => {
    const value = list[own.indexOf(period)];
    return value === undefined ? none : value;
  });
}
