/** What can be looked for in this edition: words of its own data, so that each finds something. */
import { computed } from '@preact/signals';
import { say } from '../../messages/messages.ts';
import { areasIfLoaded } from '../../state/areas/areas.ts';
import { edition, indicators, levels, themes } from '../../state/catalogue.ts';
import { familiarLevel } from '../../state/levels/ladder.ts';

/** Towns that most readers can place. */
const TOWNS = ['Gent', 'Leuven', 'Kortrijk'];

/** A place, a topic and a theme. */
export const searchExamples = computed<string[]>(() => {
  const level = familiarLevel(levels.value);
  const names = (level && areasIfLoaded(level.code)?.names) ?? [];
  const town = TOWNS.find((name) => names.includes(name)) ?? names[0];
  const start = indicators.value.get(edition.value?.start.indicator ?? '');
  const folders = (themes.value ?? []).flatMap((node) =>
    node.kind === 'folder' ? node.children.filter((child) => child.kind === 'folder') : [],
  );
  const theme = folders.map((folder) => say(folder.name)).find((name) => /^\p{L}+$/u.test(name));
  return [town, start && say(start.name), theme].filter((text) => text !== undefined);
});
