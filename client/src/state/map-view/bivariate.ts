/**
 * The first and the second question in one classification of three by three. It is there whenever both are
 * answered, whoever draws it: the map when the link says so, a plot of one against the other when it likes.
 */
import { computed } from '@preact/signals';
import { type PairClasses, pairClasses } from '../../../../server/contract/classify/pairs.ts';
import { hasTwoMaps } from '../../link/views.ts';
import { mode } from '../page/appearance.ts';
import { link } from '../page/location.ts';
import { counted } from './counted.ts';
import { mapData } from './map-data.ts';
import { secondMapData } from './second.ts';

export const bivariate = computed<PairClasses | null>(() => {
  const first = mapData.value;
  const second = secondMapData.value;
  if (!first || !second) return null;
  return pairClasses(
    { figures: first.figures, decimals: first.answer.decimals },
    { figures: second.figures, decimals: second.answer.decimals },
    counted.value,
    mode.value,
  );
});

/** Whether the map is to be coloured by both. Two maps beside each other show each its own. */
export const drawsPairs = computed(
  () => link.value.drawing === 'bivariate' && !hasTwoMaps(link.value.view),
);
