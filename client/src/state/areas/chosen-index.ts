import { computed } from '@preact/signals';
import { link } from '../page/location.ts';
import { areasOf, indexOfArea } from './areas.ts';

/** An area by its index in a level. */
export type AreaIndex = { level: string; index: number };

/** The chosen area, at whatever level it is. */
export const chosenIndex = computed<AreaIndex | null>(() => {
  const { area } = link.value;
  if (!area) return null;
  const areas = areasOf(area.level);
  const index = areas ? indexOfArea(areas, area.code) : -1;
  return index < 0 ? null : { level: area.level, index };
});
