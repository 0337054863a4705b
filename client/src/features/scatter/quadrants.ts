/** Where the plot is cut in four: at the middle value of both indicators, or at the reference area. */
import { computed } from '@preact/signals';
import { sortKnown } from '../../../../server/contract/classify/figures.ts';
import { medianOf } from '../../../../server/contract/classify/rank.ts';
import { sameArea } from '../../state/areas/place.ts';
import { link } from '../../state/page/location.ts';
import { held } from '../../state/pins/compared.ts';
import { marked } from './marked.ts';
import { plot, relation } from './plot.ts';

export type Crossing = { x: number | null; y: number | null };

const cross = computed(() => link.value.plot.cross);

/** Null without; the middle is that of the areas the line goes through. */
export const crossing = computed<Crossing | null>(() => {
  const now = plot.value;
  if (!now || cross.value === 'none') return null;
  if (cross.value === 'reference') {
    const against = held.value?.area ?? null;
    const found = marked.value.find((each) => sameArea(each, against));
    return found ? { x: found.x, y: found.y } : null;
  }
  const members = Array.from(relation.value?.indices ?? []);
  return {
    x: medianOf(sortKnown(now.x.figures.values, members)),
    y: medianOf(sortKnown(now.y.figures.values, members)),
  };
});
