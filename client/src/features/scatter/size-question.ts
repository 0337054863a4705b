/** The third question of a plot: what its dots are as large as. Level and areas are those of the first. */
import { computed } from '@preact/signals';
import { readFigures } from '../../../../server/contract/classify/figures.ts';
import type { IndicatorSummary } from '../../../../server/contract/indicators.ts';
import { askIndicator } from '../../api/catalogue.ts';
import { createResource } from '../../api/resource.ts';
import { askValues, type ValuesQuestion } from '../../api/values.ts';
import { indicators } from '../../state/catalogue.ts';
import { type MapData, mapData } from '../../state/map-view/map-data.ts';
import { link } from '../../state/page/location.ts';

const code = computed(() => link.value.size);

export const sizeTopic = computed<IndicatorSummary | null>(
  () => indicators.value.get(code.value ?? '') ?? null,
);

const detailResource = createResource(askIndicator, {
  question: computed(() => sizeTopic.value?.code ?? null),
  keyOf: (asked) => asked,
});

/** Of the shown period, or the last one before it. */
const question = computed<ValuesQuestion | null>(() => {
  const at = mapData.value;
  const detail = detailResource.latest.value?.answer.indicator;
  if (!at || !detail || detail.code !== sizeTopic.value?.code) return null;
  const periods = detail.periodsByLevel[at.level.code] ?? [];
  const { period } = at.answer.request;
  const before = periods.filter((each) => each <= period);
  const found = before.at(-1) ?? periods[0];
  return found ? { indicator: detail.code, level: at.level.code, period: found } : null;
});

const valuesResource = createResource(askValues, {
  question,
  keyOf: (asked) => JSON.stringify(asked),
});

/** Null without a third indicator, and while its figures come in. */
export const sizeMapData = computed<MapData | null>(() => {
  const first = mapData.value;
  const latest = valuesResource.latest.value;
  const indicator = sizeTopic.value;
  if (!first || !latest || !indicator || latest.question.level !== first.level.code) return null;
  const { answer } = latest;
  if (answer.request.indicator !== indicator.code) return null;
  if (answer.values.length !== first.areas.codes.length) return null;
  return { ...first, indicator, answer, figures: readFigures(answer) };
});
