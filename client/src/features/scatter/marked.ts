/** The areas that are named in the plot: chosen, pinned, and the one others are held against. */
import { computed } from '@preact/signals';
import type { AreaKey } from '../../api/areas.ts';
import { createResource } from '../../api/resource.ts';
import { askSeries, type SeriesQuestion } from '../../api/values.ts';
import { keyOfArea } from '../../link/pins.ts';
import { areasOf, indexOfArea } from '../../state/areas/areas.ts';
import { place, sameArea } from '../../state/areas/place.ts';
import { link } from '../../state/page/location.ts';
import { held } from '../../state/pins/compared.ts';
import { pins } from '../../state/pins/pin-store.ts';
import { subjectKey, subjectOf } from '../../state/topic/subject.ts';
import { type Axis, plot } from './plot.ts';

export type Marked = AreaKey & {
  name: string;
  /** Index in the drawn level; -1 for areas of others. */
  index: number;
  x: number;
  y: number;
  role: 'chosen' | 'pinned' | 'reference';
  /** Place of its mark; null when it is not pinned. */
  mark: number | null;
};

const wanted = computed(() => {
  const now = plot.value;
  const chosen = link.value.area;
  const against = held.value?.area ?? null;
  const all: (AreaKey & Pick<Marked, 'role' | 'mark'>)[] = pins.value.map(
    ({ level, code, mark }) => ({ level, code, mark, role: 'pinned' }),
  );
  const add = (area: AreaKey | null, role: Marked['role']) => {
    if (area && !all.some((each) => sameArea(each, area))) {
      all.push({ level: area.level, code: area.code, role, mark: null });
    }
  };
  add(chosen, 'chosen');
  add(against, 'reference');
  return now ? all : [];
});

/** Those that are not of the drawn level have their values asked for. */
const elsewhere = computed<AreaKey[]>(() => {
  const level = plot.value?.view.level.code;
  return wanted.value
    .filter((each) => each.level !== level)
    .map(({ level, code }) => ({ level, code }));
});

function createSeries(axis: 'x' | 'y') {
  return createResource(askSeries, {
    question: computed<SeriesQuestion | null>(() => {
      const now = plot.value;
      const areas = elsewhere.value;
      if (!now || areas.length === 0) return null;
      return { ...subjectOf(now[axis].data.answer.request), areas };
    }),
    keyOf: (asked) => `${subjectKey(asked)} ${asked.areas.map(keyOfArea).join(',')}`,
  });
}
const series = { x: createSeries('x'), y: createSeries('y') };

/** In the reader's order of pins; without those that have no value on both axes. */
export const marked = computed<Marked[]>(() => {
  const now = plot.value;
  if (!now) return [];
  const areas = now.view.areas;
  return wanted.value.flatMap((each): Marked[] => {
    const isHere = each.level === areas.level;
    const index = isHere ? indexOfArea(areas, each.code) : -1;
    const x = isHere ? now.x.figures.values[index] : valueElsewhere('x', each, now.x);
    const y = isHere ? now.y.figures.values[index] : valueElsewhere('y', each, now.y);
    if (x === undefined || y === undefined || Number.isNaN(x) || Number.isNaN(y)) return [];
    const name = nameOf(each);
    return name ? [{ ...each, name, index, x, y }] : [];
  });
});

/** Of a named area of another level, on one axis. */
function valueElsewhere(axis: 'x' | 'y', area: AreaKey, { data }: Axis): number | undefined {
  const latest = series[axis].latest.value;
  const subject = subjectOf(data.answer.request);
  if (!latest || subjectKey(latest.question) !== subjectKey(subject)) return undefined;
  const { answer } = latest;
  const at = answer.periods.indexOf(data.answer.request.period);
  const own = answer.series.find((each) => sameArea(each, area));
  return own?.values[at] ?? undefined;
}

function nameOf(area: AreaKey): string | null {
  if (sameArea(place.value?.area ?? null, area)) return place.value?.area.name ?? null;
  const areas = areasOf(area.level);
  return areas?.names[indexOfArea(areas, area.code)] ?? null;
}
