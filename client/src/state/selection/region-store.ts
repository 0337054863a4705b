/** The selection as one area: its value, and the areas around it to compare with. */

import { computed } from '@preact/signals';
import type { AreaRef } from '../../../../server/contract/areas.ts';
import { indexAt, itemAt } from '../../../../server/contract/read-at.ts';
import type { RegionAnswer } from '../../../../server/contract/region.ts';
import type { SeriesAnswer } from '../../../../server/contract/series.ts';
import type { Ask } from '../../api/request.ts';
import { createResource } from '../../api/resource.ts';
import { askRegion, askSeries, type RegionQuestion } from '../../api/values.ts';
import { areasOf } from '../areas/areas.ts';
import { levels } from '../catalogue.ts';
import { crumbsOf } from '../levels/ladder.ts';
import { mapData } from '../map-view/map-data.ts';
import { afterPaint } from '../page/after-paint.ts';
import { periodsAfter } from '../topic/measure.ts';
import { subjectIn, subjectKey, subjectOf } from '../topic/subject.ts';
import { periods } from '../topic/topic.ts';
import { commonParents } from './common-parents.ts';
import { type Selection, selectedHere, selecting, selection } from './selection-store.ts';

type Asked = RegionQuestion & { of: Selection };

const now = computed(() => {
  const data = mapData.value;
  const chosen = selection.value;
  if (!selecting.value || !data || !chosen || selectedHere.value.length === 0) return null;
  return { data, chosen };
});
/** Writing ten thousand codes into a question takes a while: the map shows the selection first. */
const late = afterPaint(now);

const question = computed<Asked | null>(() => {
  if (!late.value) return null;
  const { data, chosen: now } = late.value;
  const { request } = data.answer;
  const { level, period } = request;
  const about = subjectOf(request);
  // Figures between areas are told of single areas only.
  if (about.flow) return null;
  const areas = Array.from(now.set, (index) => itemAt(now.areas.codes, index));
  return { ...about, level, period, areas, of: now };
});

const keyOf = ({ level, period, areas, ...subject }: RegionQuestion): string =>
  [subjectKey(subject), level, period, ...areas].join(' ');
const ask: Ask<Asked, RegionAnswer> = ({ of: _, ...asked }, signal) => askRegion(asked, signal);

const resource = createResource(ask, { question, keyOf, remember: 12 });
export const regionError = resource.error;
export const retryRegion = resource.retry;

/** The value of the selection; the previous one while a new one comes in. */
export const region = computed(() => (question.value ? resource.latest.value : null));
export const regionIsCurrent = computed(
  () =>
    region.value !== null &&
    region.value.question === question.value &&
    region.value.question.of === selection.value,
);

/** Of the areas around the selection so many of the nearest are compared with it, beside the widest. */
const NEAREST = 2;

/** Areas of coarser levels that hold the whole selection, coarse to fine. */
export const around = computed<AreaRef[]>(() => {
  const now = selection.value;
  if (!now) return [];
  const refs = commonParents(now.areas, now.set).flatMap(({ level, index }) => {
    const areas = areasOf(level);
    const [code, name] = [areas?.codes[index], areas?.names[index]];
    return code !== undefined && name !== undefined ? [{ level, code, name, index }] : [];
  });
  const [widest, ...rest] = crumbsOf(refs, levels.value);
  return widest ? [widest, ...rest.slice(-NEAREST)] : [];
});

type SeriesQuestion = Asked & { around: AreaRef[]; periods: string[] };

const seriesQuestion = computed<SeriesQuestion | null>(() => {
  const asked = question.value;
  // Its own value first; years only once it is known that it can be had.
  if (!asked || !regionIsCurrent.value) return null;
  return { ...asked, around: around.value, periods: periodsAfter(periods.value, asked.since) };
});

/** Questions at a time, so that the years do not hold up what the reader asks next. */
const AT_ONCE = 3;
/** Years of a region larger than this would keep the server busy for what is a detail. */
const MAX_AREAS = 3000;

const askOverTime: Ask<SeriesQuestion, SeriesAnswer | null> = async (asked, signal) => {
  const { level, areas, around, periods, of } = asked;
  const subject = subjectIn(asked);
  if (areas.length > MAX_AREAS) return null;
  const answers: RegionAnswer[] = new Array(periods.length);
  const left = periods.map((period, at) => ({ period, at }));
  const work = async (): Promise<void> => {
    for (let next = left.pop(); next; next = left.pop()) {
      const { period, at } = next;
      answers[at] = await askRegion({ ...subject, level, areas, period }, signal);
    }
  };
  const beside = around.length > 0 ? askSeries({ ...subject, areas: around }, signal) : null;
  await Promise.all([beside, ...Array.from({ length: AT_ONCE }, work)]);
  const base = await beside;
  const [first] = answers;
  if (!first) return null;
  return seriesOf(first, asked, answers, base, of);
};

/** The years of the selection beside those of the areas around it, as the server writes years of areas. */
function seriesOf(
  about: RegionAnswer,
  { indicator, level, periods }: SeriesQuestion,
  answers: readonly RegionAnswer[],
  beside: SeriesAnswer | null,
  of: Selection,
): SeriesAnswer {
  const { ok, edition, unit, decimals, source, sourceName, modelled } = about;
  const others = (beside?.series ?? []).map((each) => {
    const at = periods.map((period) => beside?.periods.indexOf(period) ?? -1);
    return {
      ...each,
      values: at.map((i) => each.values[i] ?? null),
      statuses: each.statuses && at.map((i) => each.statuses?.[i] ?? 'empty'),
      reasons: each.reasons && at.map((i) => each.reasons?.[i] ?? null),
    };
  });
  const own = {
    ...{ level, code: '', name: '', index: indexAt(of.set, 0) },
    values: answers.map(({ value }) => value),
    statuses: answers.map(({ status }) => status),
    reasons: answers.map(({ reason }) => reason),
  };
  return {
    ...{ ok, edition, unit, decimals, source, sourceName, modelled, periods: [...periods] },
    request: { indicator, areas: [] },
    provisional: answers.map(({ provisional }) => provisional),
    forecast: answers.map(({ forecast }) => forecast),
    series: [...others, own],
  };
}

const seriesResource = createResource(askOverTime, {
  question: seriesQuestion,
  keyOf: (asked) => `${keyOf(asked)} ${asked.around.map(({ code }) => code)} ${asked.periods}`,
  remember: 6,
});
export const regionSeries = computed(() =>
  seriesQuestion.value ? (seriesResource.latest.value?.answer ?? null) : null,
);
