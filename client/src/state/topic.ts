/** What the map shows: the chosen indicator, where and when it has figures, and the one in question now. */
import { computed } from '@preact/signals';
import type { IndicatorSummary, LevelAnswer } from '../../../server/contract.ts';
import { askIndicator, type ValuesQuestion } from '../api.ts';
import { fallbackLevel, findLevel } from '../ladder.ts';
import { catalogueReady, edition, indicators, levels } from './catalogue.ts';
import { link } from './location.ts';
import { createResource } from './resource.ts';

/** The chosen indicator, or the edition's first when the link names none or one that is gone. */
export const topic = computed<IndicatorSummary | null>(() => {
  if (!catalogueReady.value) return null;
  const { indicator } = link.value;
  const start = edition.value?.start.indicator;
  const known = indicators.value;
  return known.get(indicator ?? '') ?? known.get(start ?? '') ?? [...known.values()][0] ?? null;
});

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
export const periods = computed<string[]>(() => {
  const chosen = topic.value;
  if (!chosen) return [];
  return topicDetail.value?.periodsByLevel[level.value?.code ?? ''] ?? chosen.periods;
});

/** The values to ask for. Asked early with `latest`, before it is known which periods there are. */
export const question = computed<ValuesQuestion | null>(() => {
  const chosen = topic.value;
  const at = level.value;
  if (!chosen || !at) return null;
  const wanted = link.value.period;
  const period = wanted && periods.value.includes(wanted) ? wanted : 'latest';
  return { indicator: chosen.code, level: at.code, period };
});
