/** The indicator that the link is about. */
import { computed } from '@preact/signals';
import type { IndicatorSummary } from '../../../../server/contract/indicators.ts';
import { catalogueReady, edition, indicators } from '../catalogue.ts';
import { link } from '../page/location.ts';

/** The chosen indicator, or the edition's first when the link names none or one that is gone. */
export const topic = computed<IndicatorSummary | null>(() => {
  if (!catalogueReady.value) return null;
  const { indicator } = link.value;
  const start = edition.value?.start.indicator;
  const known = indicators.value;
  return known.get(indicator ?? '') ?? known.get(start ?? '') ?? [...known.values()][0] ?? null;
});
