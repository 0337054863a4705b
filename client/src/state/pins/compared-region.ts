/** The selection among what is compared: one area more, with a mark of its own, as long as it is being made. */
import { computed } from '@preact/signals';
import type { Kind } from '../../../../server/contract/classify/kind-of-value.ts';
import { formatNumber } from '../../../../server/contract/numbers.ts';
import type { SeriesAnswer } from '../../../../server/contract/series.ts';
import { SELECTION_MARK } from '../../link/pins.ts';
import { language } from '../../messages/language.ts';
import { messages } from '../../messages/messages.ts';
import { levels } from '../catalogue.ts';
import { findLevel } from '../levels/ladder.ts';
import { mapView } from '../map-view/map-view.ts';
import { region, regionIsCurrent, regionSeries } from '../selection/region-store.ts';
import { selectedHere } from '../selection/selection-store.ts';
import { subjectKey, subjectOf } from '../topic/subject.ts';

/** It has no code of its own: no area has this one. */
export const REGION_CODE = '';

/** Null while nothing is selected; without a value while that is on its way, or where it may not be told. */
export const comparedRegion = computed(() => {
  const view = mapView.value;
  const count = selectedHere.value.length;
  if (!view || count === 0) return null;
  const level = view.level.code;
  const name = `${messages.value.selection} (${formatNumber(count, 0, language.value)})`;
  const of = { level, code: REGION_CODE, name, index: -1, mark: SELECTION_MARK };
  const answer = region.value?.answer;
  const isOfThis =
    regionIsCurrent.value &&
    answer?.request.period === view.request.period &&
    subjectKey(subjectOf(answer.request)) === subjectKey(subjectOf(view.request));
  const missing: Kind | undefined =
    answer?.reason === 'too_few_cases' ? 'too_few_cases' : answer?.status;
  const value = isOfThis ? (answer?.value ?? null) : null;
  const kind = isOfThis && missing ? missing : ('waiting' as const);
  return { ...of, at: findLevel(levels.value, level), value, kind, rank: null };
});

/** Lines with that of the selection among them, over the periods of the others. */
export function withRegion(others: SeriesAnswer | null): SeriesAnswer | null {
  const answer = comparedRegion.value && regionSeries.value;
  const own = answer?.series.find(({ code }) => code === REGION_CODE);
  if (!answer || !own) return others;
  if (!others) return { ...answer, series: [own] };
  const at = others.periods.map((period) => answer.periods.indexOf(period));
  const aligned = {
    ...own,
    values: at.map((i) => own.values[i] ?? null),
    statuses: own.statuses && at.map((i) => own.statuses?.[i] ?? 'empty'),
    reasons: own.reasons && at.map((i) => own.reasons?.[i] ?? null),
  };
  return { ...others, series: [...others.series, aligned] };
}
