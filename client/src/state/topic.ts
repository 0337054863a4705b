/** What the map shows: the chosen indicator, where and when it has figures, and the one in question now. */
import { computed } from '@preact/signals';
import type { LevelAnswer } from '../../../server/contract.ts';
import { askIndicator, type ValuesQuestion } from '../api.ts';
import { fallbackLevel, findLevel } from '../ladder.ts';
import { catalogueReady, edition, levels } from './catalogue.ts';
import { topic } from './chosen-topic.ts';
import { askedCells } from './cube.ts';
import { link } from './location.ts';
import { createResource } from './resource.ts';

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
export const periods = computed<string[]>(() => {
  const chosen = topic.value;
  if (!chosen) return [];
  return topicDetail.value?.periodsByLevel[level.value?.code ?? ''] ?? chosen.periods;
});

/** The values to ask for. Asked early with `latest`, before it is known which periods there are. */
export const question = computed<ValuesQuestion | null>(() => {
  const chosen = topic.value;
  const at = level.value;
  const cells = askedCells.value;
  if (!chosen || !at || !cells) return null;
  const wanted = link.value.period;
  const period = wanted && periods.value.includes(wanted) ? wanted : 'latest';
  return { indicator: chosen.code, level: at.code, period, ...cells };
});
