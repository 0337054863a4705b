/** How numbers of the two axes are written, and the names of the axes. */

import { IS_VALUE, KINDS } from '../../../../server/contract/classify/kind-of-value.ts';
import { formatNumber, formatShort, formatWithUnit } from '../../../../server/contract/numbers.ts';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { messages, say, sayTitle } from '../../messages/messages.ts';
import { printBare, printWithUnit } from '../../messages/print-value.ts';
import type { MapData } from '../../state/map-view/map-data.ts';
import { spanOf } from '../../state/topic/measure.ts';

export function printTick(tick: number, { data }: { data: MapData }): string {
  const { decimals } = data.answer;
  // Round numbers far below one on an axis of whole figures are still told apart.
  const needed = Math.min(4, Math.max(0, -Math.floor(Math.log10(Math.abs(tick) || 1))));
  const fine = Number.isInteger(tick) ? 0 : Math.max(decimals, needed, 1);
  return Math.abs(tick) >= 1000 && Math.abs(tick) < 1_000_000
    ? formatNumber(tick, 0, language.value)
    : formatShort(tick, fine, language.value);
}

/** @param isShort without a unit of more than a sign, where a heading has it */
export function printValue(value: number, { answer }: MapData, isShort = false): string {
  return isShort && say(answer.unit).length > 2
    ? printBare(value, answer)
    : printWithUnit(value, answer);
}

/** In words why an area has no value. */
export function sayMissing({ figures }: MapData, index: number): string {
  return messages.value.statuses[KINDS[figures.kinds[index] ?? IS_VALUE] ?? 'empty'];
}

/** The value, or in words why there is none. */
export function sayCell(data: MapData, index: number, isShort = false): string {
  const value = data.figures.values[index] ?? Number.NaN;
  return Number.isNaN(value) ? sayMissing(data, index) : printValue(value, data, isShort);
}

/** A difference, without its sign: percentages differ by percentage points. */
export function printAmount(amount: number, { answer }: MapData): string {
  const size = Math.abs(amount);
  const fine = size === 0 ? 0 : Math.max(0, 1 - Math.floor(Math.log10(size)));
  const decimals = Math.min(4, size >= 100 ? 0 : Number.isInteger(size) ? 0 : fine);
  const unit = say(answer.unit);
  return unit === '%'
    ? `${formatNumber(size, decimals, language.value)} ${lazyMessages.value.points}`
    : formatWithUnit(size, decimals, unit, language.value);
}

/** "Grijze druk (index), 2023"; with how it is measured, where that is not as it is. */
export function nameAxis({ indicator, answer }: MapData): string {
  const { measure } = answer.request;
  const how = measure ? `, ${messages.value.measure.titles[measure]}` : '';
  return `${sayTitle(indicator.name)}${how} (${say(answer.unit)}), ${spanOf(answer.request)}`;
}
