/** What a screen reader is told of the chosen area: name, value with unit, class and rank, or why there is none. */

import { computed } from '@preact/signals';
import { formatNumber } from '../../../../server/contract/numbers.ts';
import { language } from '../../messages/language.ts';
import { messages, sayAreas, sayLevel } from '../../messages/messages.ts';
import { printRange, printWithUnit } from '../../messages/print-value.ts';
import { levels } from '../catalogue.ts';
import { contextOf, findLevel } from '../levels/ladder.ts';
import { isStale, type MapView, mapView } from '../map-view/map-view.ts';
import { link } from '../page/location.ts';
import { rankOf } from './area-rows.ts';
import { areasOf } from './areas.ts';
import { chosenIndex } from './chosen-index.ts';
import { placeFigure } from './place-figure.ts';

/** Empty when no area is chosen, null while anything it says is still coming in. */
export const placeSentence = computed<string | null>(() => {
  if (link.value.area === null) return '';
  const areaIndex = chosenIndex.value;
  const view = mapView.value;
  const figure = placeFigure.value;
  const level = areaIndex && findLevel(levels.value, areaIndex.level);
  if (!areaIndex || !level || !view || !figure || isStale.value) return null;
  const name = areasOf(areaIndex.level)?.names[areaIndex.index] ?? '';
  const t = messages.value.speech;
  const who = t.who(name, sayLevel(level).toLowerCase(), parentOf(areaIndex, view));
  if (figure.value === null) return t.missing(who, messages.value.statuses[figure.kind]);
  const value = printWithUnit(figure.value, view.answer);
  const place = areaIndex.level === view.level.code ? standing(figure.value, view) : [];
  return t.value([`${who}: ${value}`, ...place]);
});

/** Its class and its rank among the drawn areas. */
function standing(value: number, { classes, pairs, figures, answer, level }: MapView): string[] {
  if (!classes) return [];
  const at = classes.classOf(value);
  const own = classes.classes[at];
  const { rank, of } = rankOf(value, figures.sorted);
  const print = (count: number) => formatNumber(count, 0, language.value);
  const range = own ? printRange(own.from, own.to, answer) : '';
  return [
    // Of two figures at once the legend says the cell.
    ...(pairs ? [] : [messages.value.speech.ofClass(at + 1, classes.classes.length, range)]),
    messages.value.rank(print(rank), print(of), sayAreas(level)),
  ];
}

function parentOf(areaIndex: { level: string; index: number }, view: MapView): string | null {
  if (areaIndex.level !== view.level.code) return null;
  const context = contextOf(view.level, levels.value);
  const parent = context && view.areas.parents[context.code]?.[areaIndex.index];
  return context && typeof parent === 'number'
    ? (areasOf(context.code)?.names[parent] ?? null)
    : null;
}
