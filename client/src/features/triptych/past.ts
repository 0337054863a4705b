/** Earlier figures of the listed areas: the first period for their change, all of them where that is little. */
import { computed } from '@preact/signals';
import { isChange } from '../../../../server/contract/measures.ts';
import { createResource } from '../../api/resource.ts';
import { mapData } from '../../state/map-view/map-data.ts';
import { link } from '../../state/page/location.ts';
import { askAllPeriods, type PeriodsQuestion } from '../../state/topic/all-periods.ts';
import { subjectKey, subjectOf } from '../../state/topic/subject.ts';
import { periods, topicDetail } from '../../state/topic/topic.ts';

/** Up to so many areas every period is asked for, to draw each area's way. */
const MAX_LINES = 2000;

const isWanted = computed(() => link.value.view === 'triptych');

const question = computed<PeriodsQuestion | null>(() => {
  const data = mapData.value;
  if (!isWanted.value || !data || !topicDetail.value) return null;
  const { request } = data.answer;
  const isFew = data.areas.codes.length <= MAX_LINES;
  const asked = isFew ? periods.value : periods.value.slice(0, 1);
  // The change of a change is not what anybody looks for.
  if (periods.value.length < 2 || isChange(request.measure)) return null;
  return { ...subjectOf(request), level: request.level, periods: asked };
});

const resource = createResource(askAllPeriods, {
  question,
  keyOf: (asked) => `${subjectKey(asked)} ${asked.level} ${asked.periods.join(',')}`,
  remember: 4,
});

export type Past = {
  first: string;
  /** Values of the first period, in area order. */
  values: Float64Array;
  /** Values per period, in area order; null where there are too many areas. */
  all: readonly Float64Array[] | null;
};

/** Null while it comes in, and for figures of one period. */
export const past = computed<Past | null>(() => {
  const latest = resource.latest.value;
  const data = mapData.value;
  if (!latest || !data) return null;
  const { request } = data.answer;
  const isOfSame = subjectKey(latest.question) === subjectKey(subjectOf(request));
  const [first] = latest.question.periods;
  const [values] = latest.answer;
  if (!isOfSame || latest.question.level !== request.level || !first || !values) return null;
  return { first, values, all: latest.answer.length > 1 ? latest.answer : null };
});
