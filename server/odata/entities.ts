/** What is in each set, under the steps that lead to it. Pure: an edition and steps in, entities out. */

import type { CubeDefinition, DimensionLevel } from '../../geodata/model/cube.ts';
import { DataError, listKnown } from '../../geodata/model/data-error.ts';
import type { Indicator } from '../../geodata/model/model.ts';
import { comparePeriods } from '../../geodata/model/period.ts';
import { VALUE } from '../../geodata/model/status.ts';
import { toLambert72 } from '../../tiles/projection/lambert-72.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';
import { publishedFigures } from '../figures/published-figures.ts';
import { shownFigures } from '../figures/shown-indicator.ts';
import { sourceNameOf, wireStatus } from '../figures/wire-column.ts';
import { wireNumber } from '../http/wire-number.ts';
import { latestOf } from './latest-period.ts';
import {
  choosePeriods,
  findPeriodLevel,
  PERIOD_LEVELS,
  type PeriodLevel,
  periodLevelOf,
} from './period-levels.ts';
import { areaNames, findLevel, type NamedLevel, namedLevels } from './portal-names.ts';
import type { Step } from './read-path.ts';
import type { Entity, SetName } from './sets.ts';

/** What the steps before a set have settled. */
type Context = {
  indicator?: Indicator;
  level?: NamedLevel;
  periodLevel?: PeriodLevel;
  /** As written: `mrp`, `all`, several with commas. */
  periods?: string;
  source?: string;
  dimension?: string;
  dimLevel?: string;
};

/** The entities of the last step, lazily. Throws what is unknown on the way there. */
export function listEntities(bundle: EditionBundle, steps: readonly Step[]): Iterable<Entity> {
  const context: Context = {};
  for (const { set, key } of steps.slice(0, -1)) {
    if (key === null) {
      throw new DataError('not_found', `${set} needs a key here: ${set}('code')`);
    }
    settle(bundle, context, set, key);
  }
  const last = steps.at(-1);
  if (!last) throw new DataError('not_found', 'no set is asked for');
  if (last.key === null) return LISTS[last.set](bundle, context);
  return listOne(bundle, context, last.set, last.key);
}

/** The entity with a key; several for periods, which may be a list. */
function listOne(bundle: EditionBundle, context: Context, set: SetName, key: string): Entity[] {
  const before = { ...context };
  settle(bundle, context, set, key);
  if (set === 'Periods') {
    const wanted = periodsOf(bundle, context);
    return [...LISTS.Periods(bundle, before)].filter((entity) =>
      wanted.includes(String(entity.ExternalCode)),
    );
  }
  const code = canonicalKey(context, set, key).toLowerCase();
  const found = [...LISTS[set](bundle, before)].find(
    (entity) => String(entity.ExternalCode).toLowerCase() === code,
  );
  if (found) return [found];
  throw new DataError('not_found', `there is no ${set}('${key}') here`);
}

function canonicalKey(
  { indicator, level, periodLevel }: Context,
  set: SetName,
  key: string,
): string {
  if (set === 'Variables' || set === 'CubeVariables') return indicator?.code ?? key;
  if (set === 'GeoLevels') return level?.code ?? key;
  return set === 'PeriodLevels' ? (periodLevel ?? key) : key;
}

function settle(bundle: EditionBundle, context: Context, set: SetName, key: string): void {
  switch (set) {
    case 'Variables':
      context.indicator = shownFigures(bundle, key);
      return;
    case 'CubeVariables':
      context.indicator = shownFigures(bundle, bundle.computer.cubes.cube(key).code);
      return;
    case 'GeoLevels':
      context.level = findLevel(bundle.edition, key);
      return;
    case 'PeriodLevels': {
      const level = findPeriodLevel(key);
      if (!level) {
        const known = Object.keys(PERIOD_LEVELS).join(', ');
        throw new DataError('not_found', `unknown period level: "${key}" (known: ${known})`);
      }
      context.periodLevel = level;
      return;
    }
    case 'Periods':
      context.periods = key;
      return;
    case 'DataSources':
      context.source = key;
      return;
    case 'Dimensions':
      context.dimension = key;
      return;
    case 'DimLevels':
      context.dimLevel = key;
      return;
    case 'GeoItems':
    case 'DimMembers':
    case 'Values':
      return;
    default:
      set satisfies never;
  }
}

const LISTS: Record<SetName, (bundle: EditionBundle, context: Context) => Iterable<Entity>> = {
  Variables: (bundle, context) =>
    listedIndicators(bundle, context).map((indicator) => describe(bundle, indicator)),
  CubeVariables: (bundle, context) =>
    listedIndicators(bundle, context)
      .filter(({ code }) => bundle.computer.cubes.findCube(code))
      .map((indicator) => describe(bundle, indicator)),
  GeoLevels: (bundle, { indicator }) => {
    const { edition, computer } = bundle;
    const available = indicator ? [...computer.availability(indicator).keys()] : null;
    const levels = edition.levels.filter(({ level }) => available?.includes(level.code) ?? true);
    return namedLevels(edition, levels).map(({ code, data }) => ({
      ExternalCode: code,
      Name: data.level.name.nl,
    }));
  },
  GeoItems: (_, { level }) => {
    const { data } = required(level, "GeoLevels('code')/GeoItems");
    const names = areaNames(data);
    return data.areas.map(({ code }, index) => {
      const point = data.points[index];
      const [x = null, y = null] = point ? toLambert72(point).map(Math.round) : [];
      return { ExternalCode: code, Name: names[index] ?? code, PointX: x, PointY: y };
    });
  },
  PeriodLevels: (bundle, context) => {
    const found = new Set(periodsAt(bundle, context).map(periodLevelOf));
    return (Object.keys(PERIOD_LEVELS) as PeriodLevel[])
      .filter((level) => found.has(level))
      .map((level) => ({ ExternalCode: level, Name: PERIOD_LEVELS[level] }));
  },
  Periods: (bundle, context) =>
    periodsAt(bundle, context).map((period) => ({
      ...{ ExternalCode: period, Name: period, FullName: period },
      PeriodLevel: periodLevelOf(period),
    })),
  DataSources: ({ edition }, { indicator }) =>
    edition.meta.sources
      .filter(({ code }) => indicator === undefined || indicator.source === code)
      .map(({ code, name, publisher, licence }) => ({
        ...{ ExternalCode: code, Name: name },
        Description: `${publisher}. ${licence}`,
      })),
  Dimensions: (bundle, context) =>
    unique(
      cubesOf(bundle, context).flatMap(({ dimensions }) =>
        dimensions.map(({ code, name }) => ({ ExternalCode: code, Name: name })),
      ),
    ),
  DimLevels: (bundle, context) =>
    unique(
      cubesOf(bundle, context)
        .flatMap(({ levels }) => levels)
        .filter(({ dimension }) => isSame(dimension, context.dimension))
        .map(({ code, name, dimension }) => ({
          ...{ ExternalCode: code, Name: name },
          Dimension: dimension,
        })),
    ),
  DimMembers: (bundle, context) =>
    dimLevelOf(bundle, context).items.map(({ code, name }) => ({ ExternalCode: code, Name: name })),
  Values: listValues,
};

function* listValues(bundle: EditionBundle, context: Context): Generator<Entity> {
  const way = "Variables('code')/GeoLevels('code')/PeriodLevels('year')/Periods('mrp')/Values";
  const { code, data } = required(context.level, way);
  const indicator = required(context.indicator, way);
  for (const period of periodsOf(bundle, context)) {
    const question = bundle.publisher.ask(indicator.code, data.level.code, period);
    const { column, decimals } = publishedFigures(bundle, question);
    for (const [index, area] of data.areas.entries()) {
      const status = column.statuses[index] ?? 0;
      yield {
        ExternalCode: area.code,
        GeoLevel: code,
        PeriodLevel: periodLevelOf(period),
        Period: period,
        ValueString:
          status === VALUE ? String(wireNumber(column.values[index] ?? 0, decimals)) : null,
        Description: status === VALUE ? '' : wireStatus(status),
      };
    }
  }
}

function required<T>(value: T | undefined, way: string): T {
  if (value !== undefined) return value;
  throw new DataError('not_found', `ask for ${way}`);
}

function listedIndicators(
  { edition, flows, computer }: EditionBundle,
  context: Context,
): Indicator[] {
  const { source, level } = context;
  return edition.indicators.filter(
    (indicator) =>
      indicator.visible &&
      !flows.has(indicator.code) &&
      isSame(indicator.source, source) &&
      (level === undefined || computer.availability(indicator).has(level.data.level.code)),
  );
}

function describe({ edition }: EditionBundle, indicator: Indicator): Entity {
  return {
    ExternalCode: indicator.code,
    Name: indicator.name.nl,
    Description: indicator.description.nl,
    Unit: indicator.unit.nl,
    DataType: indicator.dataType,
    PeriodType: indicator.periodType,
    DataSource: sourceNameOf(edition, indicator),
  };
}

/** Periods of what is settled so far, ascending; of everything listed when no variable is. */
function periodsAt(bundle: EditionBundle, context: Context): string[] {
  const { indicator, level, periodLevel } = context;
  const indicators = indicator ? [indicator] : listedIndicators(bundle, context);
  const periods = new Set<string>();
  for (const one of indicators) {
    const available = bundle.computer.availability(one);
    const lists = level ? [available.get(level.data.level.code) ?? []] : [...available.values()];
    for (const period of lists.flat()) periods.add(period);
  }
  return [...periods]
    .filter((period) => periodLevel === undefined || periodLevelOf(period) === periodLevel)
    .sort(comparePeriods);
}

/** The periods that `Periods('…')` asks for; the most recent one without it. */
function periodsOf(bundle: EditionBundle, context: Context): string[] {
  const { indicator, periods = 'mrp' } = context;
  return choosePeriods(periods, periodsAt(bundle, context), (among) =>
    indicator ? latestOf(bundle.publisher, indicator, among) : (among.at(-1) ?? null),
  );
}

function cubesOf({ computer, edition }: EditionBundle, { indicator }: Context): CubeDefinition[] {
  if (indicator) return [computer.cubes.cube(indicator.code)];
  return computer.cubes.cubes.filter(({ code }) => edition.findIndicator(code)?.visible);
}

/** The level of a dimension, or for the code of a dimension the level it is loaded at: clients use both. */
function dimLevelOf(bundle: EditionBundle, context: Context): DimensionLevel {
  const wanted = required(context.dimLevel, "CubeVariables('code')/DimLevels('code')/DimMembers");
  const cubes = cubesOf(bundle, context);
  const levels = cubes.flatMap((cube) => cube.levels);
  const loaded = cubes
    .flatMap(({ dimensions }) => dimensions)
    .find(({ code }) => isSame(code, wanted));
  const found = levels.find(
    ({ code }) => isSame(code, wanted) || isSame(code, loaded?.level ?? ''),
  );
  if (found) return found;
  const known = listKnown(levels.map(({ code }) => code));
  throw new DataError('not_found', `unknown dimension level: "${wanted}" (known: ${known})`);
}

/** Codes in any case; true where nothing is wanted. */
function isSame(code: string, wanted: string | undefined): boolean {
  return wanted === undefined || code.toLowerCase() === wanted.trim().toLowerCase();
}

function unique(entities: readonly Entity[]): Entity[] {
  return [...new Map(entities.map((entity) => [entity.ExternalCode, entity])).values()];
}
