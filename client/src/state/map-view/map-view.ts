/** The picture: what is drawn, with its classes. Map, legend, list and tooltip all read this one object. */
import { computed } from '@preact/signals';
import type { ClassRule } from '../../../../server/contract/classify/class-rule.ts';
import { hasTwoMaps } from '../../link/views.ts';
import { link } from '../page/location.ts';
import { allPeriods } from '../topic/all-periods.ts';
import { subjectKey, subjectOf } from '../topic/subject.ts';
import { question } from '../topic/topic.ts';
import { bivariate, drawsPairs } from './bivariate.ts';
import { createMapView, type MapView } from './create-map-view.ts';
import { mapData } from './map-data.ts';
import { reference } from './reference.ts';
import { isSameTopic, secondMapData, sizeMapData } from './second.ts';

export type { MapView };

// The link also changes when the map comes to rest, and classes must not be made again for that.
const ruleText = computed(() => {
  const { method, classCount, scheme, reversed, pivot, breaks } = link.value;
  const rule: ClassRule = { method, classes: classCount, scheme, reversed, pivot, breaks };
  return JSON.stringify(rule);
});
/** How the reader wants values classified and coloured. */
export const classRule = computed(() => JSON.parse(ruleText.value) as ClassRule);
export const referenceValue = computed(() => reference.value?.value ?? null);

/** What `draw` means on a map of one question. */
export const ownDrawing = computed(() => {
  const { drawing } = link.value;
  return drawing === 'bivariate' ? 'auto' : drawing;
});

const splitMap = computed(() => hasTwoMaps(link.value.view));
/** The second question's figures, where they are on a map of their own. */
export const besideMapData = computed(() => (splitMap.value ? secondMapData.value : null));
/** Two periods of one indicator, each on a map, have one legend. */
export const hasOneLegend = computed(() => {
  const [first, second] = [mapData.value, besideMapData.value];
  if (!first || !second) return splitMap.value && isSameTopic.value;
  const [one, other] = [first, second].map(({ answer }) => subjectKey(subjectOf(answer.request)));
  return one === other;
});

export const mapView = createMapView({
  data: mapData,
  beside: computed(() => (hasOneLegend.value ? besideMapData.value : null)),
  allPeriods,
  rule: classRule,
  referenceValue,
  drawing: computed(() => (drawsPairs.value ? 'bivariate' : ownDrawing.value)),
  pairs: computed(() => (drawsPairs.value ? bivariate.value : null)),
  counts: sizeMapData,
});

/** True while what is drawn does not answer the present question. */
export const isStale = computed(() => {
  const asked = question.value;
  const answered = mapView.value?.request;
  if (!asked || !answered) return asked !== null;
  const samePeriod = asked.period === 'latest' || asked.period === answered.period;
  const sameSubject = subjectKey(asked) === subjectKey(subjectOf(answered));
  return !sameSubject || asked.level !== answered.level || !samePeriod;
});
