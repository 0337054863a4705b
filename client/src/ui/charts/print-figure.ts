/** How figures of the comparison are written: the same in charts, in the table and on the clipboard. */

import {
  formatChange,
  formatNumber,
  formatPercentChange,
} from '../../../../server/contract/numbers.ts';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { messages, say, sayAreas } from '../../messages/messages.ts';
import { printBare, printWithUnit } from '../../messages/print-value.ts';
import { mapView } from '../../state/map-view/map-view.ts';
import type { Cell, Compared } from '../../state/pins/compared.ts';

const decimals = (): number => mapView.value?.answer.decimals ?? 0;
const unit = (): string => (mapView.value ? say(mapView.value.answer.unit) : '');

export function printValue(value: number): string {
  const answer = mapView.value?.answer;
  if (!answer) return '';
  return unit().length <= 2 ? printWithUnit(value, answer) : printBare(value, answer);
}

/** The value, or in words why there is none. */
export function printCell({ value, kind }: Cell): string {
  if (value !== null) return printValue(value);
  if (kind === 'waiting') return lazyMessages.value.waiting;
  return kind === 'gone' ? lazyMessages.value.gone : messages.value.statuses[kind];
}

/** A difference of percentages is in percentage points. */
export function printAbsolute(absolute: number): string {
  const number = formatChange(absolute, decimals(), language.value);
  return unit() === '%' ? `${number} ${lazyMessages.value.points}` : number;
}

export function printPercent(percent: number | null): string {
  return percent === null ? '' : formatPercentChange(percent, 1, language.value);
}

export function printRank({ rank, at }: Compared): string {
  if (!rank || !at) return '';
  const count = (value: number) => formatNumber(value, 0, language.value);
  return lazyMessages.value.ranked(count(rank.from), count(rank.to), count(rank.of), sayAreas(at));
}
