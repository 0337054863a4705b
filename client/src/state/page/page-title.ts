import { computed, effect } from '@preact/signals';
import { sayAreas, words } from '../../messages/words.ts';
import { scope } from '../areas/place.ts';
import { shown } from '../shown/shown.ts';
import { spanOf } from '../topic/measure.ts';
import { sayCells, sayTopic } from '../topic/topic-name.ts';

/** What, where and when the picture is about; every title says all three. */
export const caption = computed(() => {
  const picture = shown.value;
  if (!picture) return null;
  const areas = sayAreas(picture.level);
  const around = scope.value;
  const where = around ? words.value.inPlace(areas, around.name) : words.value.allOf(areas);
  return {
    what: sayTopic(picture),
    name: picture.indicator.name,
    cells: sayCells(picture),
    where: where.charAt(0).toUpperCase() + where.slice(1),
    when: spanOf(picture.request),
    measure: picture.request.measure,
  };
});

/** The picture in one line; null until there is one. */
export const shortTitle = computed(() => {
  const now = caption.value;
  return now && words.value.announce(now.what, now.where, now.when);
});

/** Keeps the window's title in step with the picture. */
export function syncPageTitle(): void {
  effect(() => {
    const now = shortTitle.value;
    document.title = now ? words.value.titleOf(now) : words.value.title;
  });
}
