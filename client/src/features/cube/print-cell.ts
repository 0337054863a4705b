/** How figures of a cube are written: the same in table, pyramid, words and on the clipboard. */

import { formatNumber, formatPercent } from '../../../../server/contract/numbers.ts';
import { language } from '../../messages/language.ts';
import { messages } from '../../messages/messages.ts';
import type { Cell } from './cross-figures.ts';

/** Decimals of percentages. */
const PERCENT_DECIMALS = 1;

export function printFigure(value: number, decimals: number, inPercent: boolean): string {
  return inPercent
    ? formatPercent(value, PERCENT_DECIMALS, language.value)
    : formatNumber(value, decimals, language.value);
}

/** The value, or in words why there is none. */
export function sayCell({ value, kind }: Cell, decimals: number, inPercent: boolean): string {
  return value === null ? messages.value.statuses[kind] : printFigure(value, decimals, inPercent);
}
