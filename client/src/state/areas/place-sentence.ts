/** What a screen reader is told of the chosen area: name, value with unit, class and rank, or why there is none. */

import { computed } from '@preact/signals';
import { formatNumber } from '../../../../server/contract/numbers.ts';
import { language } from '../../messages/language.ts';
import { printRange, printWithUnit } from '../../messages/print-value.ts';
import { sayAreas, sayLevel, words } from '../../messages/words.ts';
import { levels } from '../catalogue.ts';
import { contextOf, findLevel } from '../levels/ladder.ts';
import { link } from '../page/location.ts';
import { isStale, type Shown, shown } from '../shown/shown.ts';
import { rankOf } from './area-rows.ts';
import { areasOf } from './areas.ts';
import { chosenSpot } from './chosen-spot.ts';
import { placeFigure } from './place-figure.ts';

/** Empty when no area is chosen, null while anything it says is still coming in. */
export const placeSentence = computed<string | null>(() => {
  if (link.value.area === null) return '';
  const spot = chosenSpot.value;
  const picture = shown.value;
  const figure = placeFigure.value;
  const level = spot && findLevel(levels.value, spot.level);
  if (!spot || !level || !picture || !figure || isStale.value) return null;
  const name = areasOf(spot.level)?.names[spot.index] ?? '';
  const said = words.value.speech;
  const who = said.who(name, sayLevel(level).toLowerCase(), parentOf(spot, picture));
  if (figure.value === null) return said.missing(who, words.value.statuses[figure.kind]);
  const value = printWithUnit(figure.value, picture.answer);
  const place = spot.level === picture.level.code ? standing(figure.value, picture) : [];
  return said.value([`${who}: ${value}`, ...place]);
});

/** Its class and its rank among the drawn areas. */
function standing(value: number, { classes, pairs, figures, answer, level }: Shown): string[] {
  if (!classes) return [];
  const at = classes.classOf(value);
  const own = classes.classes[at];
  const { rank, of } = rankOf(value, figures.sorted);
  const print = (count: number) => formatNumber(count, 0, language.value);
  const range = own ? printRange(own.from, own.to, answer) : '';
  return [
    // Of two figures at once the legend says the cell.
    ...(pairs ? [] : [words.value.speech.ofClass(at + 1, classes.classes.length, range)]),
    words.value.rank(print(rank), print(of), sayAreas(level)),
  ];
}

function parentOf(spot: { level: string; index: number }, picture: Shown): string | null {
  if (spot.level !== picture.level.code) return null;
  const context = contextOf(picture.level, levels.value);
  const parent = context && picture.areas.parents[context.code]?.[spot.index];
  return context && typeof parent === 'number'
    ? (areasOf(context.code)?.names[parent] ?? null)
    : null;
}
