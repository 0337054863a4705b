/**
 * The second question, for two maps and for plots of one indicator against another: another indicator or
 * another period of the same areas. It has no life of its own: level and areas are those of the first.
 */
import { computed } from '@preact/signals';
import type { IndicatorSummary } from '../../../../server/contract/indicators.ts';
import { askIndicator } from '../../api/catalogue.ts';
import { createResource } from '../../api/resource.ts';
import type { ValuesQuestion } from '../../api/values.ts';
import type { Drawing } from '../../link/url-state.ts';
import { hasSecond, hasTwoMaps } from '../../link/views.ts';
import { indicators } from '../catalogue.ts';
import { link } from '../page/location.ts';
import { asMeasured, periodsAfter } from '../topic/measure.ts';
import { periods, subject, topic, topicDetail } from '../topic/topic.ts';
import { askFigures, type MapData, mapData } from './map-data.ts';

const isWanted = computed(() => {
  const { view, drawing, second } = link.value;
  return hasSecond(view) || drawing === 'bivariate' || (SIZED.has(drawing) && second !== null);
});
const secondCode = computed(() => link.value.second);

/** Drawings that another indicator gives its sizes. */
const SIZED: ReadonlySet<Drawing> = new Set(['circles']);

/** The second indicator, the first one where the link names none or one that is gone; null while none is wanted. */
export const secondTopic = computed<IndicatorSummary | null>(() => {
  if (!isWanted.value) return null;
  return indicators.value.get(secondCode.value ?? '') ?? topic.value;
});

export const isSameTopic = computed(
  () => secondTopic.value !== null && secondTopic.value.code === topic.value?.code,
);

const detailResource = createResource(askIndicator, {
  question: computed(() => {
    const second = secondTopic.value;
    return second && !isSameTopic.value ? second.code : null;
  }),
  keyOf: (code) => code,
});

/** Definition of the second indicator; null while it comes in. */
export const secondDetail = computed(() => {
  if (isSameTopic.value) return topicDetail.value;
  const detail = detailResource.latest.value?.answer.indicator;
  return detail && detail.code === secondTopic.value?.code ? detail : null;
});

const drawnLevel = computed(() => mapData.value?.level ?? null);
const firstPeriod = computed(() => mapData.value?.answer.request.period ?? '');

/** True when the second indicator has no figures at the drawn level, whatever the period. */
export const secondLacksLevel = computed(() => {
  const at = drawnLevel.value;
  const second = secondTopic.value;
  return at !== null && second !== null && !second.levels.includes(at.code);
});

/** Periods of the second indicator at the drawn level, ascending. */
export const secondPeriods = computed<readonly string[]>(() => {
  const second = secondTopic.value;
  if (!second) return [];
  if (isSameTopic.value) return periodsAfter(periods.value, subject.value?.since);
  return secondDetail.value?.periodsByLevel[drawnLevel.value?.code ?? ''] ?? second.periods;
});

/**
 * The period of the second question: the link's, else the same as the first, else the last before it. One
 * indicator beside itself is about change, so there it is the first period there is.
 */
export const secondPeriod = computed<string | null>(() => {
  const list = secondPeriods.value;
  const wanted = link.value.secondPeriod;
  if (wanted && list.includes(wanted)) return wanted;
  if (isSameTopic.value) return list[0] ?? null;
  const before = list.filter((period) => period <= firstPeriod.value);
  return before.at(-1) ?? list[0] ?? null;
});

export const secondQuestion = computed<ValuesQuestion | null>(() => {
  const second = secondTopic.value;
  const at = drawnLevel.value;
  const period = secondPeriod.value;
  // One indicator in two periods is the same slice of it in both, in the same measure.
  const about = isSameTopic.value ? subject.value : {};
  if (!second || !at || !period || !about || secondLacksLevel.value) return null;
  return { ...about, indicator: second.code, level: at.code, period };
});

const valuesResource = createResource(askFigures, {
  question: secondQuestion,
  keyOf: (asked) => JSON.stringify(asked),
});
export const secondError = valuesResource.error;
export const retrySecond = valuesResource.retry;

/** The second question's figures, of the very areas that are drawn; null until they are. */
export const secondMapData = computed<MapData | null>(() => {
  const first = mapData.value;
  const latest = valuesResource.latest.value;
  if (!first || !latest || latest.question.level !== first.level.code) return null;
  const { answer, figures } = latest.answer;
  const indicator = indicators.value.get(answer.request.indicator);
  if (!indicator || answer.values.length !== first.areas.codes.length) return null;
  return { ...first, indicator: asMeasured(indicator, answer.request), answer, figures };
});

/** Counts that give what is drawn its sizes; null where there are none, or where they have a map of their own. */
export const sizeMapData = computed<MapData | null>(() => {
  const { drawing, view } = link.value;
  if (!SIZED.has(drawing) || hasTwoMaps(view) || isSameTopic.value) return null;
  const second = secondMapData.value;
  return second?.indicator.type === 'count' ? second : null;
});
