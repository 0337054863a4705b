/** Values and the areas they belong to, both answering one request; the previous pair until the next is complete. */
import { computed } from '@preact/signals';
import type {
  AreasAnswer,
  IndicatorSummary,
  LevelAnswer,
  ValuesAnswer,
} from '../../../server/contract/contract.ts';
import { type Ask, askValues, type ValuesQuestion } from '../api/api.ts';
import { createResource } from '../api/resource.ts';
import { type Figures, readFigures } from '../classify/figures.ts';
import { areasOf } from './areas.ts';
import { indicators, levels } from './catalogue.ts';
import { findLevel } from './ladder.ts';
import { asMeasured } from './measure.ts';
import { subjectKey } from './subject.ts';
import { question } from './topic.ts';

export type Drawn = {
  indicator: IndicatorSummary;
  level: LevelAnswer;
  areas: AreasAnswer;
  answer: ValuesAnswer;
  /** The answer's figures as columns. */
  figures: Figures;
};

export const askFigures: Ask<ValuesQuestion, { answer: ValuesAnswer; figures: Figures }> = async (
  asked,
  signal,
) => {
  const answer = await askValues(asked, signal);
  return { answer, figures: readFigures(answer) };
};

const valuesResource = createResource(askFigures, {
  question,
  keyOf: (request) => `${subjectKey(request)} ${request.level} ${request.period}`,
});
export const valuesError = valuesResource.error;
export const retryValues = valuesResource.retry;
/** For the period that comes next. */
export const prefetchValues = valuesResource.prefetch;

let last: Drawn | null = null;
export const drawn = computed<Drawn | null>(() => {
  const latest = valuesResource.latest.value?.answer;
  if (!latest) return last;
  const { answer, figures } = latest;
  const areas = areasOf(answer.request.level);
  const indicator = indicators.value.get(answer.request.indicator);
  const level = findLevel(levels.value, answer.request.level);
  if (!areas || !indicator || !level) return last;
  if (areas.codes.length === answer.values.length) {
    last = { indicator: asMeasured(indicator, answer.request), level, areas, answer, figures };
  }
  return last;
});
