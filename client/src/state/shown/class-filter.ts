/** Which classes stand out: the one pointed at, else those that are kept. */
import { computed } from '@preact/signals';
import { classAt, shadesByClass } from '../../classify/colour-of-area.ts';
import { link } from '../page/location.ts';
import { litClass, pointed } from './pointing.ts';
import { shown } from './shown.ts';

const kept = computed(() => link.value.only?.join(',') ?? '');

/** The kept classes that there are; null when none is. */
export const keptClasses = computed<readonly number[] | null>(() => {
  const count = shown.value ? shadesByClass(shown.value).length : 0;
  const present = kept.value.split(',').filter((text) => text !== '' && Number(text) < count);
  return present.length > 0 ? present.map(Number) : null;
});

export const litClasses = computed<readonly number[] | null>(() =>
  litClass.value === null ? keptClasses.value : [litClass.value],
);

/** The class of the area that is pointed at, on the map or in the list. */
export const pointedClass = computed<number | null>(() => {
  const spot = pointed.value;
  const picture = shown.value;
  return spot && picture && spot.level === picture.level.code ? classAt(picture, spot.index) : null;
});
