/** Which classes stand out: the one pointed at, else those that are kept. */
import { computed } from '@preact/signals';
import { classAt, shadesByClass } from '../../../../server/contract/classify/colour-of-area.ts';
import { link } from '../page/location.ts';
import { mapView } from './map-view.ts';
import { litClass, pointed } from './pointing.ts';

const kept = computed(() => link.value.only?.join(',') ?? '');

/** The kept classes that there are; null when none is. */
export const keptClasses = computed<readonly number[] | null>(() => {
  const count = mapView.value ? shadesByClass(mapView.value).length : 0;
  const present = kept.value.split(',').filter((text) => text !== '' && Number(text) < count);
  return present.length > 0 ? present.map(Number) : null;
});

export const litClasses = computed<readonly number[] | null>(() =>
  litClass.value === null ? keptClasses.value : [litClass.value],
);

/** The class of the area that is pointed at, on the map or in the list. */
export const pointedClass = computed<number | null>(() => {
  const areaIndex = pointed.value;
  const view = mapView.value;
  return areaIndex && view && areaIndex.level === view.level.code
    ? classAt(view, areaIndex.index)
    : null;
});
