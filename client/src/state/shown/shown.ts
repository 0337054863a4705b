/** The picture: what is drawn, with its classes. Map, legend, list and tooltip all read this one object. */
import { computed } from '@preact/signals';
import type { ClassRule } from '../../classify/class-rule.ts';
import { hasTwoMaps } from '../../link/views.ts';
import { link } from '../page/location.ts';
import { allPeriods } from '../topic/all-periods.ts';
import { subjectKey, subjectOf } from '../topic/subject.ts';
import { question } from '../topic/topic.ts';
import { bivariate, drawsPairs } from './bivariate.ts';
import { createShown, type Shown } from './create-shown.ts';
import { drawn } from './drawn.ts';
import { reference } from './reference.ts';
import { isSameTopic, secondDrawn } from './second.ts';

export type { Shown };

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

const twoMaps = computed(() => hasTwoMaps(link.value.view));
/** The second question's figures, where they are on a map of their own. */
export const besideDrawn = computed(() => (twoMaps.value ? secondDrawn.value : null));
/** Two periods of one indicator, each on a map, have one legend. */
export const hasOneLegend = computed(() => {
  const [first, second] = [drawn.value, besideDrawn.value];
  if (!first || !second) return twoMaps.value && isSameTopic.value;
  const [one, other] = [first, second].map(({ answer }) => subjectKey(subjectOf(answer.request)));
  return one === other;
});

export const shown = createShown({
  drawn,
  beside: computed(() => (hasOneLegend.value ? besideDrawn.value : null)),
  allPeriods,
  rule: classRule,
  referenceValue,
  drawing: computed(() => (drawsPairs.value ? 'bivariate' : ownDrawing.value)),
  pairs: computed(() => (drawsPairs.value ? bivariate.value : null)),
});

/** True while what is drawn does not answer the present question. */
export const isStale = computed(() => {
  const asked = question.value;
  const drawn = shown.value?.request;
  if (!asked || !drawn) return asked !== null;
  const samePeriod = asked.period === 'latest' || asked.period === drawn.period;
  const sameSubject = subjectKey(asked) === subjectKey(subjectOf(drawn));
  return !sameSubject || asked.level !== drawn.level || !samePeriod;
});
