/** What the map shows: the chosen indicator, where and when it has figures, and the one in question now. */
import { computed } from '@preact/signals';
import type { LevelAnswer } from '../../../../server/contract/levels.ts';
import type { Measure } from '../../../../server/contract/measures.ts';
import { isChange, MEASURES } from '../../../../server/contract/measures.ts';
import { askIndicator } from '../../api/catalogue.ts';
import { createResource } from '../../api/resource.ts';
import type { Subject, ValuesQuestion } from '../../api/values.ts';
import { catalogueReady, edition, levels } from '../catalogue.ts';
import { fallbackLevel, findLevel } from '../levels/ladder.ts';
import { link } from '../page/location.ts';
import { topic } from './chosen-topic.ts';
import { askedCells } from './cube.ts';
import { type AsMeasured, sinceFor } from './measure.ts';

export { topic };

/** True when the link asks for an indicator this edition does not have. */
export const topicUnknown = computed(
  () =>
    catalogueReady.value &&
    link.value.indicator !== null &&
    topic.value?.code !== link.value.indicator,
);

const detailResource = createResource(askIndicator, {
  question: computed(() => topic.value?.code ?? null),
  keyOf: (code) => code,
});

/** Definition and availability of the chosen indicator; null while they come in. */
export const topicDetail = computed(() => {
  const detail = detailResource.latest.value?.answer.indicator;
  return detail && detail.code === topic.value?.code ? detail : null;
});

/** The level in question: the link's, or the nearest at which the indicator has figures. */
export const level = computed<LevelAnswer | null>(() => {
  const chosen = topic.value;
  if (!chosen) return null;
  const wanted =
    findLevel(levels.value, link.value.level ?? '')?.code ?? edition.value?.start.level;
  return findLevel(levels.value, fallbackLevel(levels.value, wanted ?? '', chosen.levels)) ?? null;
});

/** Periods with figures for the indicator at the level, ascending. */
export const figurePeriods = computed<string[]>(() => {
  const chosen = topic.value;
  if (!chosen) return [];
  return topicDetail.value?.periodsByLevel[level.value?.code ?? ''] ?? chosen.periods;
});

/** The measures of the indicator at the level; of what is not known yet, its value. */
export const measures = computed<readonly Measure[]>(() => {
  const known = topicDetail.value?.measures;
  const at = level.value?.code ?? '';
  return MEASURES.filter((each) => each === 'value' || known?.[each]?.[at]);
});

const linkedMeasure = computed(() => link.value.measure);
const linkedPeriod = computed(() => link.value.period);
const linkedFlow = computed(() => link.value.flow);
const linkedSince = computed(() => link.value.since);

/** The measure in question: the link's, or the value where the indicator does not have it. */
export const measure = computed<Measure>(() =>
  measures.value.includes(linkedMeasure.value) ? linkedMeasure.value : 'value',
);

/** Periods that can be chosen, ascending: of a change those that have one before them. */
export const periods = computed<string[]>(
  () =>
    topicDetail.value?.measures[measure.value]?.[level.value?.code ?? ''] ?? figurePeriods.value,
);

/** The period that `latest` stands for. */
const latestPeriod = computed<string>(() => {
  const { forecastFrom } = topic.value ?? {};
  const list = periods.value;
  const known = forecastFrom ? list.findLast((each) => each < forecastFrom) : undefined;
  return known ?? list.at(-1) ?? '';
});

/** The period in question; `latest` until it is known which there are. */
const askedPeriod = computed<string>(() => {
  const wanted = linkedPeriod.value;
  return wanted && periods.value.includes(wanted) ? wanted : 'latest';
});

/** How the figures are measured; null while it is not known whether they can be. */
const asked = computed<AsMeasured | null>(() => {
  if (linkedMeasure.value === 'value') return {};
  if (!topicDetail.value) return null;
  const now = measure.value;
  if (now === 'value') return {};
  if (!isChange(now)) return { measure: now };
  const period = askedPeriod.value === 'latest' ? latestPeriod.value : askedPeriod.value;
  const since = sinceFor(figurePeriods.value, period, linkedSince.value);
  return since === null ? {} : { measure: now, since };
});

/** What is asked of every area; null until it is known. */
export const subject = computed<Subject | null>(() => {
  const chosen = topic.value;
  const cells = askedCells.value;
  const measured = asked.value;
  const flow = chosen?.isFlow ? { flow: linkedFlow.value } : {};
  return chosen && cells && measured
    ? { indicator: chosen.code, ...cells, ...measured, ...flow }
    : null;
});

/** The values to ask for. Asked early with `latest`, before it is known which periods there are. */
export const question = computed<ValuesQuestion | null>(() => {
  const at = level.value;
  if (!subject.value || !at) return null;
  const { indicator, ...rest } = subject.value;
  // A change is asked of the period that it was counted from `since` for.
  const period =
    rest.since && askedPeriod.value === 'latest' ? latestPeriod.value : askedPeriod.value;
  return { indicator, level: at.code, period, ...rest };
});
