/** The cross table and the pyramid of one area, each answering its own question. */
import { computed } from '@preact/signals';
import type { CrossTableAnswer } from '../../../../server/contract/cubes.ts';
import type { AreaKey } from '../../api/areas.ts';
import { ApiError, type Ask } from '../../api/request.ts';
import { createResource } from '../../api/resource.ts';
import { askCrossTable, type CrossTableQuestion } from '../../api/values.ts';
import { keyOfArea } from '../../link/pins.ts';
import { cellsText, dimensionOf, type Slice } from '../../link/slice.ts';
import { areasOf, indexOfArea } from '../../state/areas/areas.ts';
import { crumbs, placeIsCurrent } from '../../state/areas/place.ts';
import { levels } from '../../state/catalogue.ts';
import { ladderLevels } from '../../state/levels/ladder.ts';
import { mapView } from '../../state/map-view/map-view.ts';
import { link } from '../../state/page/location.ts';
import { held } from '../../state/pins/compared.ts';
import { cube, slice } from '../../state/topic/cube.ts';
import { topic, topicDetail } from '../../state/topic/topic.ts';
import { crossOf, pyramidOf } from './cross.ts';

export type NamedArea = AreaKey & { name: string };

/** The crossing, and the pyramid that goes with it. */
export const cross = computed(() => cube.value && crossOf(link.value.cross, cube.value));
export const pyramid = computed(() => cube.value && pyramidOf(cross.value, cube.value));

/** The area that is told about: the chosen one, or the nearest around it that has figures. */
export const subject = computed<NamedArea | null>(() => {
  const { area } = link.value;
  const has = (level: string) => topic.value?.levels.includes(level) === true;
  if (!area) return widest(ladderLevels(levels.value).find(({ code }) => has(code))?.code);
  if (has(area.level)) return { ...area, name: nameOf(area) };
  if (!placeIsCurrent.value) return null;
  const around = crumbs.value.findLast(({ level }) => has(level));
  return around ? { level: around.level, code: around.code, name: around.name } : null;
});

/** True when another area stands in for the chosen one, which has no figures. */
export const isStandIn = computed(() => {
  const { area } = link.value;
  return area !== null && subject.value !== null && keyOfArea(area) !== keyOfArea(subject.value);
});

/** Where nothing is chosen: the area of the coarsest level that is widest on the map. */
function widest(level: string | undefined): NamedArea | null {
  const areas = level ? areasOf(level) : null;
  const widths = (areas?.bboxes ?? []).map((box) => (box ? box[2] - box[0] : 0));
  const index = widths.indexOf(Math.max(...widths));
  const code = areas?.codes[index];
  return level && code ? { level, code, name: areas?.names[index] ?? code } : null;
}

function nameOf({ level, code }: AreaKey): string {
  const areas = areasOf(level);
  return areas?.names[indexOfArea(areas, code)] ?? code;
}

/** The area it is held against, if that has figures too. */
export const other = computed<NamedArea | null>(() => {
  const area = held.value?.area;
  const own = subject.value;
  if (!area || !own || !topic.value?.levels.includes(area.level)) return null;
  return keyOfArea(area) === keyOfArea(own) ? null : { ...area, name: held.value?.name ?? '' };
});

/** The period in question, if the subject's level has it; else the last that it has. */
const period = computed<string>(() => {
  const has = topicDetail.value?.periodsByLevel[subject.value?.level ?? ''] ?? [];
  const wanted = link.value.period ?? mapView.value?.request.period ?? '';
  return has.includes(wanted) ? wanted : (has.at(-1) ?? 'latest');
});

/** What of the slice lies outside two crossed levels: the table is about that part of the cube only. */
export function outside(chosen: Slice, rows: string, columns: string): Slice {
  const known = cube.value;
  if (!known) return [];
  const crossed = [dimensionOf(known, rows), dimensionOf(known, columns)];
  return chosen.filter(({ level }) => !crossed.includes(dimensionOf(known, level)));
}

function questionOf(area: AreaKey, rows: string, columns: string): CrossTableQuestion | null {
  const known = cube.value;
  const chosen = slice.value;
  if (!known || !chosen || !topicDetail.value) return null;
  const cells = cellsText(outside(chosen, rows, columns), known);
  return {
    ...{ cube: known.code, area: keyOfArea(area), period: period.value, rows, columns },
    ...(cells === undefined ? {} : { cells }),
  };
}

const isWanted = computed(() => link.value.view === 'cube');

const tableResource = createResource(askCrossTable, {
  question: computed(() => {
    const crossed = cross.value;
    const area = subject.value;
    return isWanted.value && crossed && area
      ? questionOf(area, crossed.rows, crossed.columns)
      : null;
  }),
  keyOf: (asked) => JSON.stringify(asked),
});
export const tableError = tableResource.error;
export const retryTable = tableResource.retry;
/** The table; the one before while a new one of the same cube comes in. */
export const crossTable = computed(() => {
  const latest = tableResource.latest.value;
  return latest?.question.cube === cube.value?.code ? latest : null;
});
export const crossIsCurrent = computed(() => !tableResource.loading.value);

type BarsQuestion = { own: CrossTableQuestion; other: CrossTableQuestion | null };
type BarsAnswer = { own: CrossTableAnswer; other: CrossTableAnswer | null };

/** An outline that cannot be had is left out; the pyramid itself must come. */
const askBars: Ask<BarsQuestion, BarsAnswer> = async (asked, signal) => {
  const [own, theirs] = await Promise.all([
    askCrossTable(asked.own, signal),
    asked.other &&
      askCrossTable(asked.other, signal).catch((error: unknown) => {
        if (error instanceof ApiError && error.status >= 400 && error.status < 500) return null;
        throw error;
      }),
  ]);
  return { own, other: theirs };
};

const barsResource = createResource(askBars, {
  question: computed<BarsQuestion | null>(() => {
    const found = pyramid.value;
    const area = subject.value;
    if (!isWanted.value || !found || !area) return null;
    const ask = (of: AreaKey) => questionOf(of, found.steps.code, found.sides.code);
    const own = ask(area);
    return own && { own, other: other.value && ask(other.value) };
  }),
  keyOf: (asked) => JSON.stringify(asked),
});
/** The pyramid's figures; those before while new ones of the same cube come in. */
export const bars = computed(() => {
  const latest = barsResource.latest.value;
  return latest?.question.own.cube === cube.value?.code ? latest : null;
});
