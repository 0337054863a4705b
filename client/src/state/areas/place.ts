/** Where we are: the chosen area, the steps above it, and the areas listed beside the map. */
import { computed } from '@preact/signals';
import type { AreaAnswer, AreaRef } from '../../../../server/contract/areas.ts';
import type { LevelAnswer } from '../../../../server/contract/levels.ts';
import type { SeriesAnswer } from '../../../../server/contract/series.ts';
import type { AreaKey } from '../../api/areas.ts';
import { askArea } from '../../api/areas.ts';
import { createResource } from '../../api/resource.ts';
import { askSeries, type SeriesQuestion } from '../../api/values.ts';
import { levels } from '../catalogue.ts';
import { crumbsOf, partLevels, scopeOf } from '../levels/ladder.ts';
import { mapData } from '../map-view/map-data.ts';
import { link } from '../page/location.ts';
import { subjectKey } from '../topic/subject.ts';
import { subject } from '../topic/topic.ts';
import { areasIfLoaded } from './areas.ts';
import { localRef } from './local-names.ts';

const keyOf = (area: AreaKey): string => `${area.level}:${area.code}`;
export const sameArea = (a: AreaKey | null, b: AreaKey | null): boolean =>
  a === b || (a !== null && b !== null && keyOf(a) === keyOf(b));

const areaResource = createResource(askArea, {
  question: computed(() => link.value.area),
  keyOf,
});
export const placeError = areaResource.error;
export const retryPlace = areaResource.retry;

/** The chosen area with its parents and children; the previous one while a new one comes in. */
export const place = computed<AreaAnswer | null>(() => {
  const answer = areaResource.latest.value?.answer;
  if (!answer) return null;
  return {
    ...answer,
    area: localRef(answer.area),
    ladder: answer.ladder.map(localRef),
    children: answer.children.map(({ level, areas }) => ({ level, areas: areas.map(localRef) })),
    neighbours: answer.neighbours.map(localRef),
  };
});
export const placeIsCurrent = computed(() => sameArea(place.value?.area ?? null, link.value.area));

/** The steps from the region down to the chosen area, that area included. */
export const crumbs = computed<AreaRef[]>(() => {
  const here = place.value;
  return here ? [...crumbsOf(here.ladder, levels.value), here.area] : [];
});

/** Finer levels the chosen area can be split into, with how many parts. */
export const parts = computed<{ level: LevelAnswer; count: number }[]>(() => {
  const here = place.value;
  if (!here) return [];
  const counts = new Map(here.children.map((each) => [each.level, countPlaced(each)]));
  const level = mapData.value?.level.code ?? '';
  return partLevels(levels.value, [...counts.keys()], level)
    .map((level) => ({ level, count: counts.get(level.code) ?? 0 }))
    .filter((part) => part.count > 0);
});

/** Children that have a place; which have not is known once the level's areas have come. */
function countPlaced({ level, areas }: AreaAnswer['children'][number]): number {
  const unknown = new Set(areasIfLoaded(level)?.unknown);
  return areas.filter((area) => !unknown.has(area.index)).length;
}

/** The area whose parts at the drawn level are listed and lit; null for the whole territory. */
export const scope = computed<AreaRef | null>(() => {
  const here = place.value;
  const level = mapData.value?.level;
  if (!here || !level) return null;
  return scopeOf([...here.ladder, here.area], level, levels.value, link.value.within);
});

/** Indices, at the drawn level, of the listed areas; null for all. */
export const scopeMembers = computed<number[] | null>(() => {
  const data = mapData.value;
  const around = scope.value;
  if (!data || !around) return null;
  const parents = data.areas.parents[around.level];
  if (!parents) return null;
  const members: number[] = [];
  parents.forEach((parent, i) => {
    if (parent === around.index) members.push(i);
  });
  return members;
});

const seriesQuestion = computed<SeriesQuestion | null>(() => {
  const about = subject.value;
  const here = place.value;
  if (!about || about.flow || !here || !placeIsCurrent.value) return null;
  const path = crumbs.value.map(({ level, code }) => ({ level, code }));
  return { ...about, areas: path.slice(-5) };
});

const seriesResource = createResource(askSeries, {
  question: seriesQuestion,
  keyOf: (asked) => `${subjectKey(asked)} ${asked.areas.map(keyOf).join(',')}`,
});
export const seriesError = seriesResource.error;

/** Values over time of the chosen area and its parents; null while they come in. */
export const series = computed<SeriesAnswer | null>(() => {
  const latest = seriesResource.latest.value;
  const asked = seriesQuestion.value;
  if (!latest || !asked || subjectKey(latest.question) !== subjectKey(asked)) return null;
  return sameArea(latest.question.areas.at(-1) ?? null, asked.areas.at(-1) ?? null)
    ? { ...latest.answer, series: latest.answer.series.map(localRef) }
    : null;
});
