/** The figures of both indicators in every period they share: for axes that stay while it plays, and for trails. */
import { computed } from '@preact/signals';
import { type Figures, readFigures } from '../../../../server/contract/classify/figures.ts';
import type { Ask } from '../../api/request.ts';
import { createResource } from '../../api/resource.ts';
import { askValues, type ValuesQuestion } from '../../api/values.ts';
import { isSameTopic, secondPeriods, secondQuestion } from '../../state/map-view/second.ts';
import { link } from '../../state/page/location.ts';
import { question as firstQuestion, periods } from '../../state/topic/topic.ts';

/** What is asked of each axis, whatever the period. */
type Question = { x: ValuesQuestion; y: ValuesQuestion; periods: readonly string[] };
export type PeriodColumns = { period: string; x: Figures; y: Figures }[];

/** Periods in which both indicators have figures, ascending; of one indicator beside itself there are none. */
export const sharedPeriods = computed<readonly string[]>(() => {
  if (isSameTopic.value) return [];
  const theirs = new Set(secondPeriods.value);
  return periods.value.filter((period) => theirs.has(period));
});

/** Questions under way at the same time. */
const AT_ONCE = 3;

const askColumns: Ask<Question, PeriodColumns> = async (asked, signal) => {
  const columns: PeriodColumns = [];
  const left = [...asked.periods.entries()];
  const figuresOf = async (of: ValuesQuestion, period: string): Promise<Figures> =>
    readFigures(await askValues({ ...of, period }, signal));
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) {
      const [at, period] = next;
      const [x, y] = await Promise.all([figuresOf(asked.x, period), figuresOf(asked.y, period)]);
      columns[at] = { period, x, y };
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return columns;
};

const isWanted = computed(() => link.value.plot.hasTrails && link.value.view === 'scatter');

const question = computed<Question | null>(() => {
  const x = firstQuestion.value;
  const y = secondQuestion.value;
  const shared = sharedPeriods.value;
  if (!isWanted.value || !x || !y || x.level !== y.level || shared.length < 2) return null;
  return { x: { ...x, period: '' }, y: { ...y, period: '' }, periods: shared };
});

const resource = createResource(askColumns, {
  question,
  keyOf: (asked) => JSON.stringify(asked),
  remember: 3,
});

/** In the order of `sharedPeriods`; null unless they are wanted and have come in. */
export const periodColumns = computed<PeriodColumns | null>(() => {
  const latest = resource.latest.value;
  const asked = question.value;
  if (!latest || !asked) return null;
  return JSON.stringify(latest.question) === JSON.stringify(asked) ? latest.answer : null;
});
