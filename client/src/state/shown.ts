/** The picture: values with their areas and classes, all answering one request. Everything that draws reads this. */
import { computed } from '@preact/signals';
import type { Status } from '../../../geodata/status.ts';
import type {
  AreasAnswer,
  IndicatorSummary,
  LevelAnswer,
  ValuesAnswer,
  ValuesRequest,
} from '../../../server/contract.ts';
import { askValues } from '../api.ts';
import { type Classification, classify } from '../classify.ts';
import { findLevel } from '../ladder.ts';
import { MISSING_COLOURS, type Mode } from '../schemes.ts';
import { mode } from './appearance.ts';
import { areasOf } from './areas.ts';
import { indicators, levels } from './catalogue.ts';
import { link } from './location.ts';
import { createResource } from './resource.ts';
import { question } from './topic.ts';

export type Shown = {
  request: ValuesRequest;
  indicator: IndicatorSummary;
  level: LevelAnswer;
  areas: AreasAnswer;
  answer: ValuesAnswer;
  /** Null when no area has a value. */
  classes: Classification | null;
  drawing: 'areas' | 'circles';
};

const valuesResource = createResource(askValues, {
  question,
  keyOf: (request) => `${request.indicator} ${request.level} ${request.period}`,
});
export const valuesLoading = valuesResource.loading;
export const valuesError = valuesResource.error;
export const retryValues = valuesResource.retry;

/** Values together with the areas they belong to; the previous pair until the next is complete. */
let lastPair: { answer: ValuesAnswer; areas: AreasAnswer } | null = null;
const pair = computed(() => {
  const answer = valuesResource.latest.value?.answer;
  if (!answer) return lastPair;
  const areas = areasOf(answer.request.level);
  if (areas && areas.codes.length === answer.values.length) lastPair = { answer, areas };
  return lastPair;
});

const classes = computed(() => {
  const answer = pair.value?.answer;
  if (!answer) return null;
  const type = indicators.value.get(answer.request.indicator)?.type;
  return classify(answer.values, {
    method: link.value.method,
    decimals: answer.decimals,
    mode: mode.value,
    diverging: type !== 'count',
  });
});

export const shown = computed<Shown | null>(() => {
  if (!pair.value) return null;
  const { answer, areas } = pair.value;
  const indicator = indicators.value.get(answer.request.indicator);
  const level = findLevel(levels.value, answer.request.level);
  if (!indicator || !level) return null;
  const { drawing } = link.value;
  const usual = indicator.type === 'count' ? 'circles' : 'areas';
  return {
    request: answer.request,
    indicator,
    level,
    areas,
    answer,
    classes: classes.value,
    drawing: drawing === 'auto' ? usual : drawing,
  };
});

/** True while what is drawn does not answer the present question. */
export const isStale = computed(() => {
  const asked = question.value;
  const drawn = shown.value?.request;
  if (!asked || !drawn) return asked !== null;
  const samePeriod = asked.period === 'latest' || asked.period === drawn.period;
  return asked.indicator !== drawn.indicator || asked.level !== drawn.level || !samePeriod;
});

export function statusAt(answer: ValuesAnswer, index: number): Status {
  return answer.statuses?.[index] ?? (answer.values[index] === null ? 'empty' : 'value');
}

/** The colour of a missing value. */
export function colourOfStatus(status: Status, in_: Mode): string {
  const colours = MISSING_COLOURS[in_];
  if (status === 'suppressed' || status === 'hidden') return colours.concealed;
  return status === 'not_applicable' ? colours.inapplicable : colours.unknown;
}

/** The colour of one area, wherever it is drawn. */
export function colourAt(picture: Shown, index: number, in_: Mode): string {
  const value = picture.answer.values[index];
  if (typeof value === 'number' && picture.classes) return picture.classes.colourOf(value);
  return colourOfStatus(statusAt(picture.answer, index), in_);
}
