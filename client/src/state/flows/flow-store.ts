/** The flows on the map: those of the chosen area, or the largest of all. */
import { computed, signal } from '@preact/signals';
import type { FlowWay } from '../../../../server/contract/flows.ts';
import type { AreasAnswer } from '../../../../server/contract/levels.ts';
import { askLargestFlows, askPartners, type FlowQuestion } from '../../api/flows.ts';
import { createResource } from '../../api/resource.ts';
import { areasOf } from '../areas/areas.ts';
import { edition, levels } from '../catalogue.ts';
import { findLevel } from '../levels/ladder.ts';
import { areaWidthPx } from '../levels/zoom-level.ts';
import { mapView } from '../map-view/map-view.ts';
import { zoom } from '../page/camera.ts';
import { go, link } from '../page/location.ts';
import { topicDetail } from '../topic/topic.ts';
import { type FlowLine, linesOfArea, type Partner, partnersOf } from './flow-lines.ts';

/** Whether lines move from where flows leave to where they arrive: only when the reader asks. */
export const flowsMove = signal(false);

/** Which way figures between areas are looked at. */
export function chooseFlow(flow: FlowWay): void {
  go({ flow, only: null }, 'push');
}

/** An area narrower than this on the screen is part of a cluster when the flows of all are shown. */
const NARROWEST_PX = 13;
/** More lines from one area than this are a fan in which none can be followed; the table has them all. */
const MAX_LINES = 120;
/** Between few areas, flows of all with all would be a web. */
const LINES_PER_AREA = 2;

const view = computed(() => (mapView.value?.drawing === 'flows' ? mapView.value : null));

/** The chosen area, where it is one of the drawn. */
const chosen = computed(() => {
  const { area } = link.value;
  return area && area.level === view.value?.level.code ? area.code : null;
});

/** The level between whose areas the largest flows are shown: the drawn one, or one with room for lines. */
const clusterLevel = computed<string | null>(() => {
  const drawn = view.value?.level;
  const box = edition.value?.bbox;
  if (!drawn || !box) return null;
  const isReadable = (count: number): boolean =>
    areaWidthPx(count, zoom.value, box) >= NARROWEST_PX;
  if (isReadable(drawn.drawn)) return drawn.code;
  const known = new Set(Object.keys(topicDetail.value?.periodsByLevel ?? {}));
  const coarser = drawn.parents
    .filter((code) => known.has(code))
    .flatMap((code) => findLevel(levels.value, code) ?? [])
    .filter(({ drawn: count }) => count > 3 && isReadable(count))
    .sort((a, b) => b.drawn - a.drawn);
  return coarser[0]?.code ?? drawn.code;
});

const about = computed<FlowQuestion | null>(() => {
  const request = view.value?.request;
  return request
    ? { indicator: request.indicator, level: request.level, period: request.period }
    : null;
});

const keyOf = ({ indicator, level, period }: FlowQuestion): string =>
  `${indicator} ${level} ${period}`;

const partnersResource = createResource(askPartners, {
  question: computed(() =>
    about.value && chosen.value !== null ? { ...about.value, area: chosen.value } : null,
  ),
  keyOf: (asked) => `${keyOf(asked)} ${asked.area}`,
});
const largestResource = createResource(askLargestFlows, {
  question: computed(() => {
    const level = clusterLevel.value;
    return about.value && level && chosen.value === null ? { ...about.value, level } : null;
  }),
  keyOf,
});
export const flowsError = computed(
  () => partnersResource.error.value ?? largestResource.error.value,
);
export function retryFlows(): void {
  partnersResource.retry();
  largestResource.retry();
}

export type FlowMap = {
  /** Where the lines begin and end. */
  areas: AreasAnswer;
  level: string;
  lines: readonly FlowLine[];
  /** The largest value among all that could be shown. */
  peak: number;
};

/** What the map draws; null while it comes in and where flows are not drawn. */
export const flowMap = computed<FlowMap | null>(() => {
  const now = about.value;
  if (!now) return null;
  if (chosen.value !== null) {
    const latest = partnersResource.latest.value;
    const areas = areasOf(now.level);
    if (!areas || !latest || keyOf(latest.question) !== keyOf(now)) return null;
    const lines = linesOfArea(latest.answer, link.value.flow);
    const drawn = lines.slice(0, MAX_LINES);
    return { areas, level: now.level, lines: drawn, peak: lines[0]?.value ?? 0 };
  }
  const latest = largestResource.latest.value;
  if (!latest) return null;
  const { from, to, values } = latest.answer;
  const areas = areasOf(latest.question.level);
  if (!areas) return null;
  const most = areas.codes.length * LINES_PER_AREA;
  const lines = values
    .slice(0, most)
    .map((value, i) => ({ from: from[i] ?? 0, to: to[i] ?? 0, value }));
  return { areas, level: latest.question.level, lines, peak: lines[0]?.value ?? 0 };
});

export type FlowTable = {
  /** The area whose partners these are; null for the largest flows of all. */
  area: { name: string; code: string } | null;
  rows: readonly Partner[];
  shown: number;
  suppressed: number;
  /** Level of the areas of the rows. */
  level: string;
  decimals: number;
};

/** The same as a table. */
export const flowTable = computed<FlowTable | null>(() => {
  const map = flowMap.value;
  if (!map) return null;
  const { level } = map;
  if (chosen.value !== null) {
    const answer = partnersResource.latest.value?.answer;
    if (!answer) return null;
    const { area, decimals } = answer;
    return { area, level, decimals, ...partnersOf(answer, link.value.flow) };
  }
  const answer = largestResource.latest.value?.answer;
  if (!answer) return null;
  const { names, codes } = map.areas;
  const rows = map.lines.map(({ from, to, value }) => ({
    name: `${names[from] ?? ''} → ${names[to] ?? ''}`,
    code: codes[from] ?? '',
    index: from,
    value,
  }));
  const { shown, suppressed, decimals } = answer;
  return { area: null, level, rows, shown, suppressed, decimals };
});
