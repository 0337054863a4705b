/** Lets the drawn level follow the zoom, when the reader wants it to. */
import { computed, effect } from '@preact/signals';
import { followLevel } from '../actions.ts';
import { edition, levels } from '../catalogue.ts';
import { link } from '../page/location.ts';
import { level, topic } from '../topic/topic.ts';
import { ladderLevels } from './ladder.ts';
import { levelAtZoom } from './zoom-level.ts';

const follows = computed(() => link.value.follow);
/** Of a map at rest: while it moves nothing changes. Null until it first is. */
const zoom = computed(() => link.value.camera?.zoom ?? null);

/** The steps of the ladder at which the topic has figures. */
const choices = computed(() => {
  const available = new Set(topic.value?.levels ?? []);
  return ladderLevels(levels.value.filter((each) => each.offered && available.has(each.code)));
});

export function followZoom(): void {
  effect(() => {
    const at = zoom.value;
    const box = edition.value?.bbox;
    if (!follows.value || !box || at === null) return;
    const found = levelAtZoom(choices.value, level.peek()?.code ?? '', at, box);
    // A change of the link may have led here: it is written whole before the next one.
    queueMicrotask(() => {
      if (found && found !== level.peek()?.code && link.peek().follow) followLevel(found);
    });
  });
}
