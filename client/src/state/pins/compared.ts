/**
 * What is compared: the pinned areas and their reference, with the figures of one indicator and period. The
 * drawn level's figures are those of the map; those of other levels are asked for, and belong to the same
 * question or are not shown.
 */
import { computed } from '@preact/signals';
import { readFigures } from '../../../../server/contract/classify/figures.ts';
import { type Kind, kindAt } from '../../../../server/contract/classify/kind-of-value.ts';
import {
  type Difference,
  differenceWith,
  medianOf,
  type Ranking,
  rankWithTies,
} from '../../../../server/contract/classify/rank.ts';
import type { LevelAnswer } from '../../../../server/contract/levels.ts';
import type { AreaKey } from '../../api/areas.ts';
import { ApiError, type Ask } from '../../api/request.ts';
import { createResource } from '../../api/resource.ts';
import { askSeries, askValues, type SeriesQuestion, type Subject } from '../../api/values.ts';
import { keyOfArea } from '../../link/pins.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { sayAreas } from '../../messages/messages.ts';
import { areasOf, indexOfArea } from '../areas/areas.ts';
import { levels } from '../catalogue.ts';
import { contextOf, findLevel, ladderLevels } from '../levels/ladder.ts';
import { mapView } from '../map-view/map-view.ts';
import { link } from '../page/location.ts';
import { subjectKey, subjectOf } from '../topic/subject.ts';
import { comparedRegion, withRegion } from './compared-region.ts';
import { pins } from './pin-store.ts';

/** A value or why there is none: also that it is on its way, or that the edition has no such area. */
export type Cell = { value: number | null; kind: Kind | 'waiting' | 'gone' };

export type Compared = Cell &
  AreaKey & {
    mark: number;
    name: string;
    at: LevelAnswer | undefined;
    /** Index in its level, or -1. */
    index: number;
    rank: Ranking | null;
    difference: Difference | null;
  };

export type Held = Cell & {
  name: string;
  /** Null for the middle of a level. */
  area: AreaKey | null;
};

type Column = { values: Float64Array; sorted: Float64Array; kindOf: (index: number) => Kind };
type ColumnsQuestion = Subject & { period: string; levels: string[] };
type Columns = Map<string, Column | null>;

/** The region and the surrounding area of the chosen area, or of the first that is pinned. */
const subject = computed<AreaKey | null>(() => link.value.area ?? pins.value[0] ?? null);

/** Null while its level comes in, and for areas that have none. */
export const parentArea = computed<AreaKey | null>(() => {
  const level = subject.value && findLevel(levels.value, subject.value.level);
  return level ? ancestorAt(contextOf(level, levels.value)?.code) : null;
});

export const regionArea = computed<AreaKey | null>(() => {
  const coarsest = ladderLevels(levels.value)[0];
  if (coarsest && subject.value?.level === coarsest.code) return subject.value;
  return ancestorAt(coarsest?.code);
});

function ancestorAt(level: string | undefined): AreaKey | null {
  const from = subject.value;
  if (!from || !level) return null;
  const areas = areasOf(from.level);
  const parent = areas?.parents[level]?.[indexOfArea(areas, from.code)];
  const code = typeof parent === 'number' ? areasOf(level)?.codes[parent] : undefined;
  return code ? { level, code } : null;
}

/** The one area that the reference is; null when it is none or the middle of a level. */
export const referenceArea = computed<AreaKey | null>(() => {
  const { reference } = link.value;
  if (typeof reference === 'object') return reference;
  if (reference === 'parent') return parentArea.value ?? null;
  return reference === 'region' ? regionArea.value : null;
});

const involved = computed<AreaKey[]>(() => [
  ...pins.value,
  ...(referenceArea.value ? [referenceArea.value] : []),
]);

const askColumns: Ask<ColumnsQuestion, Columns> = async (asked, signal) => {
  const { levels: wanted, ...same } = asked;
  const found = wanted.map(async (level): Promise<[string, Column | null]> => {
    try {
      const answer = await askValues({ ...same, level }, signal);
      const { values, sorted } = readFigures(answer);
      return [level, { values, sorted, kindOf: (index) => kindAt(answer, index) }];
    } catch (error) {
      if (error instanceof ApiError && error.status >= 400 && error.status < 500) {
        return [level, null];
      }
      throw error;
    }
  });
  return new Map(await Promise.all(found));
};

const columnsQuestion = computed<ColumnsQuestion | null>(() => {
  const view = mapView.value;
  if (!view || pins.value.length === 0) return null;
  const { period, level } = view.request;
  const others = new Set(involved.value.map((area) => area.level));
  others.delete(level);
  const known = [...others].filter((code) => findLevel(levels.value, code));
  return known.length > 0 ? { ...subjectOf(view.request), period, levels: known.sort() } : null;
});
const columnsResource = createResource(askColumns, {
  question: columnsQuestion,
  keyOf: (asked) => `${subjectKey(asked)} ${asked.period} ${asked.levels.join(',')}`,
  remember: 30,
});

/** A level's figures for the question on the screen; undefined while they come in, null when it has none. */
function columnOf(level: string): Column | null | undefined {
  const view = mapView.value;
  if (!view) return undefined;
  if (level === view.request.level) {
    const { values, sorted } = view.figures;
    return { values, sorted, kindOf: (index) => kindAt(view.answer, index) };
  }
  const latest = columnsResource.latest.value;
  if (!latest || !isAboutShown(latest.question)) return undefined;
  if (latest.question.period !== view.request.period) return undefined;
  return latest.answer.get(level);
}

type Looked = Cell & { name: string; index: number; column: Column | null };

function lookUp({ level, code }: AreaKey): Looked {
  const areas = areasOf(level);
  const index = areas ? indexOfArea(areas, code) : -1;
  const name = areas?.names[index] ?? code;
  const none = { name, index, column: null, value: null };
  if (!findLevel(levels.value, level) || (areas && index < 0)) return { ...none, kind: 'gone' };
  const column = columnOf(level);
  if (!areas || column === undefined) return { ...none, kind: 'waiting' };
  if (column === null) return { ...none, kind: 'empty' };
  const value = column.values[index] ?? Number.NaN;
  if (Number.isNaN(value)) return { ...none, column, kind: column.kindOf(index) };
  return { name, index, column, value, kind: 'value' };
}

/** The reference with its own value; null when there is none. */
export const held = computed<Held | null>(() => {
  const view = mapView.value;
  const area = referenceArea.value;
  if (area) {
    const { name, value, kind } = lookUp(area);
    return { name, value, kind, area };
  }
  if (link.value.reference !== 'median' || !view) return null;
  const name = lazyMessages.value.median(sayAreas(view.level));
  const value = medianOf(view.figures.sorted);
  return { name, value, kind: value === null ? 'empty' : 'value', area: null };
});

/** The pinned areas in the reader's order, and the selection after them. */
export const compared = computed<Compared[]>(() => {
  const against = held.value?.value ?? null;
  const differenceOf = (value: number | null) =>
    value !== null && against !== null ? differenceWith(value, against) : null;
  const rows = pins.value.map(({ level, code, mark }) => {
    const { column, ...cell } = lookUp({ level, code });
    const { value } = cell;
    const rank = value !== null && column ? rankWithTies(value, column.sorted) : null;
    const at = findLevel(levels.value, level);
    return { level, code, mark, at, ...cell, rank, difference: differenceOf(value) };
  });
  const region = comparedRegion.value;
  return region ? [...rows, { ...region, difference: differenceOf(region.value) }] : rows;
});

/** Areas the edition does not have would spoil the whole question. */
const seriesQuestion = computed<SeriesQuestion | null>(() => {
  const request = mapView.value?.request;
  const known = involved.value.filter(({ level, code }) => {
    const areas = findLevel(levels.value, level) ? areasOf(level) : null;
    return areas !== null && indexOfArea(areas, code) >= 0;
  });
  const areas = [...new Map(known.map(({ level, code }) => [`${level}:${code}`, { level, code }]))];
  const about = request && subjectOf(request);
  return about && !about.flow && pins.value.length > 0 && areas.length > 0
    ? { ...about, areas: areas.map(([, area]) => area) }
    : null;
});
const seriesResource = createResource(askSeries, {
  question: seriesQuestion,
  keyOf: (asked) => `${subjectKey(asked)} ${asked.areas.map(keyOfArea).join(',')}`,
});
export const linesError = seriesResource.error;
export const retryLines = seriesResource.retry;

/** Values over time of what is compared; of another indicator never. */
export const lines = computed(() => {
  const latest = seriesResource.latest.value;
  return withRegion(latest && isAboutShown(latest.question) ? latest.answer : null);
});

function isAboutShown(asked: Subject): boolean {
  const request = mapView.value?.request;
  return request !== undefined && subjectKey(asked) === subjectKey(subjectOf(request));
}
