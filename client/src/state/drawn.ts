/** Values and the areas they belong to, both answering one request; the previous pair until the next is complete. */
import { computed } from '@preact/signals';
import type {
  AreasAnswer,
  IndicatorSummary,
  LevelAnswer,
  ValuesAnswer,
} from '../../../server/contract.ts';
import { askValues } from '../api.ts';
import { findLevel } from '../ladder.ts';
import { areasOf } from './areas.ts';
import { indicators, levels } from './catalogue.ts';
import { createResource } from './resource.ts';
import { question } from './topic.ts';

export type Drawn = {
  indicator: IndicatorSummary;
  level: LevelAnswer;
  areas: AreasAnswer;
  answer: ValuesAnswer;
};

const valuesResource = createResource(askValues, {
  question,
  keyOf: (request) => `${request.indicator} ${request.level} ${request.period}`,
});
export const valuesError = valuesResource.error;
export const retryValues = valuesResource.retry;

let last: Drawn | null = null;
export const drawn = computed<Drawn | null>(() => {
  const answer = valuesResource.latest.value?.answer;
  if (!answer) return last;
  const areas = areasOf(answer.request.level);
  const indicator = indicators.value.get(answer.request.indicator);
  const level = findLevel(levels.value, answer.request.level);
  if (!areas || !indicator || !level) return last;
  if (areas.codes.length === answer.values.length) last = { indicator, level, areas, answer };
  return last;
});
