/** The areas that legends are about. */
import { computed } from '@preact/signals';
import { scopeMembers } from '../areas/place.ts';
import { link } from '../page/location.ts';
import { mapData } from './map-data.ts';

const drawnAreas = computed(() => mapData.value?.areas ?? null);
const over = computed(() => link.value.classScope);

/**
 * Indices of the areas whose values make the classes: all (null), or only the listed ones when the reader asks
 * for that. Areas with an unknown location are in lists and sums, but a legend is about what is on the map.
 */
export const counted = computed<readonly number[] | null>(() => {
  const areas = drawnAreas.value;
  const members = over.value === 'listed' ? scopeMembers.value : null;
  if (!areas || areas.unknown.length === 0) return members;
  const unknown = new Set(areas.unknown);
  return (members ?? areas.codes.map((_, index) => index)).filter((index) => !unknown.has(index));
});
