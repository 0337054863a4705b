/** What a client of the selection table asks for, read as liberally as the portal does. */
import { z } from 'zod';
import { parentIndex } from '../../geodata/edition/edition.ts';
import { DataError } from '../../geodata/model/data-error.ts';
import type { Indicator } from '../../geodata/model/model.ts';
import { comparePeriods } from '../../geodata/model/period.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';
import { shownFigures } from '../figures/shown-indicator.ts';
import { latestOf } from './latest-period.ts';
import { choosePeriods, findPeriodLevel, PERIOD_LEVELS, periodLevelOf } from './period-levels.ts';
import { findArea, findLevel, type NamedLevel, splitList } from './portal-names.ts';

/** Areas of one level, as indices in it. */
export type SelectedAreas = { level: NamedLevel; areas: readonly number[] };

export type Selection = {
  indicators: readonly Indicator[];
  /** The areas themselves, then those they are compared with. */
  groups: readonly SelectedAreas[];
  periods: readonly string[];
  /** As given: codes of dimension levels, dimensions or items. */
  dimensions: readonly string[];
};

const text = z.string().optional();

/** Names are read in any case; one given twice is a list; others than these are left alone. */
export const selectionShape = {
  var: z.string(),
  geolevel: text,
  geoitem: text,
  geoitem_codes: text,
  geosplit: text,
  geocompare: text,
  geocompare_item: text,
  periodlevel: text,
  period: text,
  dimlevel: text,
};

type Name = keyof typeof selectionShape;
const NAMES = Object.keys(selectionShape) as Name[];
type Given = Partial<Record<Name, string>>;

export function readSelection(bundle: EditionBundle, query: URLSearchParams): Selection {
  const given = readGiven(query);
  if (!given.var) {
    throw new DataError('bad_request', `parameter "var" is missing (allowed: ${NAMES.join(', ')})`);
  }
  const codes = new Set(splitList(given.var, 'var').map((code) => code.toLowerCase()));
  const indicators = [...codes].map((code) => shownFigures(bundle, code));
  const selected = readAreas(bundle, indicators, given);
  const compared = readCompared(bundle, selected, given);
  return {
    indicators,
    groups: compared ? [selected, compared] : [selected],
    periods: readPeriods(bundle, indicators, selected.level, given),
    dimensions: given.dimlevel ? splitList(given.dimlevel, 'dimlevel') : [],
  };
}

function readGiven(query: URLSearchParams): Given {
  const given: Given = {};
  for (const [name, value] of query) {
    const known = NAMES.find((one) => one === name.toLowerCase());
    if (!known || value.trim() === '') continue;
    given[known] = given[known] === undefined ? value : `${given[known]},${value}`;
  }
  return given;
}

/** The areas of `geolevel` that are named, or all of them; with `geosplit` the finer areas in those. */
function readAreas(
  bundle: EditionBundle,
  indicators: readonly Indicator[],
  given: Given,
): SelectedAreas {
  const { edition } = bundle;
  const level = given.geolevel
    ? findLevel(edition, given.geolevel)
    : usualLevel(bundle, indicators);
  const items = [given.geoitem, given.geoitem_codes].filter((text) => text !== undefined);
  const named =
    items.length > 0
      ? splitList(items.join(','), 'geoitem').map((text) => findArea(edition, level, text))
      : null;
  if (!given.geosplit) return { level, areas: named ?? [...level.data.areas.keys()] };
  const split = findLevel(edition, given.geosplit);
  if (split.data === level.data) return { level, areas: named ?? [...level.data.areas.keys()] };
  const parents = edition.parentsOf(split.data.level.code, level.data.level.code);
  if (!parents) {
    throw new DataError(
      'not_available',
      `areas of ${level.code} cannot be split into those of ${split.code}`,
    );
  }
  const wanted = named && new Set(named);
  const areas = [...split.data.areas.keys()].filter((area) => {
    const parent = parentIndex(parents, area);
    return parent !== null && (wanted?.has(parent) ?? true);
  });
  return { level: split, areas };
}

/** The level to begin with, or where the indicator has no figures there, its coarsest. */
function usualLevel(
  { edition, computer }: EditionBundle,
  [indicator]: readonly Indicator[],
): NamedLevel {
  const levels = indicator ? [...computer.availability(indicator).keys()] : [];
  const { level } = edition.meta.start;
  return findLevel(edition, levels.includes(level) ? level : (levels[0] ?? level));
}

/**
 * The areas to compare with: those named of `geocompare`, or those that the selected areas lie in, or all.
 * Null when none is asked for.
 */
function readCompared(
  { edition }: EditionBundle,
  { level, areas }: SelectedAreas,
  given: Given,
): SelectedAreas | null {
  if (!given.geocompare && !given.geocompare_item) return null;
  const compared = given.geocompare ? findLevel(edition, given.geocompare) : level;
  if (given.geocompare_item) {
    const items = splitList(given.geocompare_item, 'geocompare_item');
    return { level: compared, areas: items.map((text) => findArea(edition, compared, text)) };
  }
  const parents = edition.parentsOf(level.data.level.code, compared.data.level.code);
  if (!parents) return { level: compared, areas: [...compared.data.areas.keys()] };
  const around = new Set(areas.map((area) => parentIndex(parents, area)));
  return { level: compared, areas: [...compared.data.areas.keys()].filter((at) => around.has(at)) };
}

function readPeriods(
  { publisher, computer }: EditionBundle,
  indicators: readonly Indicator[],
  { data }: NamedLevel,
  given: Given,
): string[] {
  const kind = given.periodlevel ? findPeriodLevel(given.periodlevel) : null;
  if (given.periodlevel && !kind) {
    const known = Object.keys(PERIOD_LEVELS).join(', ');
    throw new DataError(
      'bad_request',
      `unknown period level: "${given.periodlevel}" (known: ${known})`,
    );
  }
  const level = data.level.code;
  const found = new Set<string>();
  const unknown = new Set<string>();
  for (const indicator of indicators) {
    const all = computer.availability(indicator).get(level) ?? [];
    const periods = kind ? all.filter((period) => periodLevelOf(period) === kind) : all;
    const chosen = choosePeriods(given.period ?? 'mrp', periods, (among) =>
      latestOf(publisher, indicator, among),
    );
    for (const period of chosen) (periods.includes(period) ? found : unknown).add(period);
  }
  if (found.size > 0) return [...found].sort(comparePeriods);
  // Nothing to show: the publisher says what there is instead.
  const [indicator] = indicators;
  const [period] = unknown;
  throw new DataError(
    'unknown_period',
    describeAbsence(() => publisher.ask(indicator?.code ?? '', level, period ?? 'latest'), kind),
  );
}

function describeAbsence(ask: () => unknown, kind: string | null): string {
  try {
    ask();
  } catch (error) {
    if (error instanceof DataError && error.code !== 'unknown_period') throw error;
    if (error instanceof DataError) return error.message;
    throw error;
  }
  return `there are no periods of level ${kind ?? 'year'}`;
}
