import { computed, effect } from '@preact/signals';
import { messages, sayAreas } from '../../messages/messages.ts';
import { scope } from '../areas/place.ts';
import { mapView } from '../map-view/map-view.ts';
import { spanOf } from '../topic/measure.ts';
import { sayCells, sayTopic } from '../topic/topic-name.ts';

/** What, where and when the picture is about; every title says all three. */
export const caption = computed(() => {
  const view = mapView.value;
  if (!view) return null;
  const areas = sayAreas(view.level);
  const around = scope.value;
  const where = around ? messages.value.inPlace(areas, around.name) : messages.value.allOf(areas);
  return {
    what: sayTopic(view),
    name: view.indicator.name,
    cells: sayCells(view),
    where: where.charAt(0).toUpperCase() + where.slice(1),
    when: spanOf(view.request),
    measure: view.request.measure,
  };
});

/** The picture in one line; null until there is one. */
export const shortTitle = computed(() => {
  const now = caption.value;
  return now && messages.value.announce(now.what, now.where, now.when);
});

/** Keeps the window's title in step with the picture. */
export function syncPageTitle(): void {
  effect(() => {
    const now = shortTitle.value;
    document.title = now ? messages.value.titleOf(now) : messages.value.title;
  });
}
