/** The figures of every period, for classes that stay from year to year; asked for only then. */
import { computed } from '@preact/signals';
import type { Ask } from '../../api/request.ts';
import { createResource } from '../../api/resource.ts';
import { askValues, type ValuesQuestion } from '../../api/values.ts';
import { mapData } from '../map-view/map-data.ts';
import { link } from '../page/location.ts';
import { periodsAfter } from './measure.ts';
import { subjectKey, subjectOf } from './subject.ts';
import { level, periods, subject, topicDetail } from './topic.ts';

/** One question of several periods. */
export type PeriodsQuestion = Omit<ValuesQuestion, 'period'> & { periods: readonly string[] };

/** Questions under way at the same time. */
const AT_ONCE = 3;

/** Values in area order, per period. */
export const askAllPeriods: Ask<PeriodsQuestion, Float64Array[]> = async (asked, signal) => {
  const { periods: _, ...same } = asked;
  const columns: Float64Array[] = [];
  // One iterator that all of them take from.
  const left = asked.periods.entries();
  const work = async (): Promise<void> => {
    for (const [at, period] of left) {
      const answer = await askValues({ ...same, period }, signal);
      columns[at] = Float64Array.from(answer.values, (value) => value ?? Number.NaN);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return columns;
};

const classPeriods = computed(() => link.value.classPeriods);

const resource = createResource(askAllPeriods, {
  question: computed<PeriodsQuestion | null>(() => {
    const about = subject.value;
    const at = level.value;
    if (classPeriods.value !== 'all' || !about || !at || !topicDetail.value) return null;
    return { ...about, level: at.code, periods: periodsAfter(periods.value, about.since) };
  }),
  keyOf: (asked) => `${subjectKey(asked)} ${asked.level} ${asked.periods.join(',')}`,
  remember: 4,
});
export const allPeriodsError = resource.error;

/** Values in area order, per period; null unless they are wanted and belong to what is drawn. */
export const allPeriods = computed<readonly Float64Array[] | null>(() => {
  const latest = resource.latest.value;
  const data = mapData.value;
  if (classPeriods.value !== 'all' || !latest || !data) return null;
  const isOfSame = subjectKey(latest.question) === subjectKey(subjectOf(data.answer.request));
  return isOfSame && latest.question.level === data.level.code ? latest.answer : null;
});
