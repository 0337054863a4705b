/** Values and the areas they belong to, both answering one request; the previous pair until the next is complete. */
import { computed } from '@preact/signals';
import { type Figures, readFigures } from '../../../../server/contract/classify/figures.ts';
import type { IndicatorSummary } from '../../../../server/contract/indicators.ts';
import type { AreasAnswer, LevelAnswer } from '../../../../server/contract/levels.ts';
import type { ValuesAnswer } from '../../../../server/contract/values.ts';
import type { Ask } from '../../api/request.ts';
import { createResource } from '../../api/resource.ts';
import { askValues, type ValuesQuestion } from '../../api/values.ts';
import { areasOf } from '../areas/areas.ts';
import { indicators, levels } from '../catalogue.ts';
import { findLevel } from '../levels/ladder.ts';
import { asMeasured } from '../topic/measure.ts';
import { subjectKey } from '../topic/subject.ts';
import { question } from '../topic/topic.ts';

export type MapData = {
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
/** Figures that have come in before; null for others. */
export const knownValues = valuesResource.known;

let last: MapData | null = null;
export const mapData = computed<MapData | null>(() => {
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
