/** Figures over time for the small chart above the slider: the chosen area and its parent, else the middle. */
import { computed } from '@preact/signals';
import { isChange } from '../../../../server/contract/measures.ts';
import { createResource } from '../../api/resource.ts';
import { askSeries, type SeriesQuestion } from '../../api/values.ts';
import { messages, sayAreas } from '../../messages/messages.ts';
import { crumbs, placeIsCurrent } from '../../state/areas/place.ts';
import { link } from '../../state/page/location.ts';
import { plainSubject, subjectKey } from '../../state/topic/subject.ts';
import { figurePeriods, level, subject, topic } from '../../state/topic/topic.ts';

export type TimeLine = { name: string; values: readonly (number | null)[]; isOwn: boolean };

const question = computed<SeriesQuestion | null>(() => {
  const about = subject.value;
  const at = level.value;
  if (!about || about.flow || !at || topic.value?.type === 'text') return null;
  if (figurePeriods.value.length < 2) return null;
  // Between which two periods to look for a change is seen in the figures that change.
  const plain = isChange(about.measure) ? plainSubject(about) : about;
  const middle = { ...plain, areas: [], middle: at.code };
  if (link.value.area === null) return middle;
  if (!placeIsCurrent.value) return null;
  // Where the chosen area has no figures, those around it may.
  const known = new Set(topic.value?.levels);
  const areas = crumbs.value.filter(({ level }) => known.has(level)).slice(-2);
  return areas.length > 0
    ? { ...plain, areas: areas.map(({ level, code }) => ({ level, code })) }
    : middle;
});

const keyOf = (asked: SeriesQuestion): string =>
  [
    subjectKey(asked),
    asked.middle,
    ...asked.areas.map((area) => `${area.level}:${area.code}`),
  ].join(' ');

const resource = createResource(askSeries, { question, keyOf });

/** Lines over `figurePeriods`, the chosen area's last; empty while they come in. Counts begin at 100. */
export const timeLines = computed<{ lines: TimeLine[]; isIndex: boolean }>(() => {
  const latest = resource.latest.value;
  const asked = question.value;
  if (!latest || !asked || keyOf(latest.question) !== keyOf(asked))
    return { lines: [], isIndex: false };
  const { answer } = latest;
  const at = figurePeriods.value.map((period) => answer.periods.indexOf(period));
  const take = (values: readonly (number | null)[]) => at.map((i) => values[i] ?? null);
  const lines = answer.series.map(({ name, values }, i) => ({
    name,
    values: take(values),
    isOwn: i === answer.series.length - 1,
  }));
  const named = level.value;
  if (answer.middle && named) {
    const name = messages.value.timeline.middle(sayAreas(named));
    lines.push({ name, values: take(answer.middle.values), isOwn: true });
  }
  // A city and its province are not of one size: what can be compared is how they grow.
  const isIndex = lines.length > 1 && topic.value?.type === 'count' && !asked.measure;
  return { lines: isIndex ? lines.map(toIndex) : lines, isIndex };
});

function toIndex(line: TimeLine): TimeLine {
  const first = line.values.find((value) => value !== null && value > 0) ?? null;
  if (first === null) return { ...line, values: line.values.map(() => null) };
  return { ...line, values: line.values.map((value) => value && (value / first) * 100) };
}
