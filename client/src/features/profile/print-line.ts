/** How figures of a profile are written: the same in table, wheel and labels. */
import type { IndicatorSummary } from '../../../../server/contract/indicators.ts';
import {
  formatChange,
  formatNumber,
  formatPercent,
  formatPercentChange,
  formatWithUnit,
} from '../../../../server/contract/numbers.ts';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { messages, say } from '../../messages/messages.ts';
import type { ProfileLine, Weakness } from './profile-lines.ts';

export function printCount(count: number): string {
  return formatNumber(count, 0, language.value);
}

/** A number with its unit where that is short; the others stand beside it once. */
export function printFigure(value: number, { unit, decimals }: IndicatorSummary): string {
  const unitName = say(unit);
  return unitName.length <= 2
    ? formatWithUnit(value, decimals, unitName, language.value)
    : formatNumber(value, decimals, language.value);
}

/** A longer unit, for beside the number; empty for a short one. */
export function unitOf({ unit }: IndicatorSummary): string {
  const unitName = say(unit);
  return unitName.length <= 2 ? '' : unitName;
}

/** The value, or in words why there is none. */
export function printValue({ row, kind, indicator }: ProfileLine): string {
  return row.value === null ? messages.value.statuses[kind] : printFigure(row.value, indicator);
}

export function printAgainst({ against, indicator }: ProfileLine): string {
  if (!against) return lazyMessages.value.profile.noReference;
  return against.value === null
    ? messages.value.statuses[against.kind]
    : printFigure(against.value, indicator);
}

/** With sign and in words; shares in percentage points, and a count as part of the area around it. */
export function printDifference({ difference, share, indicator }: ProfileLine): string {
  const t = lazyMessages.value.profile;
  if (!difference) return '';
  if (share !== null) return t.part(formatPercent(share, share < 10 ? 1 : 0, language.value));
  const { absolute, percent } = difference;
  if (absolute === 0) return t.same;
  const inPercent = indicator.type !== 'share' && percent !== null;
  const by = inPercent
    ? formatPercentChange(percent, Math.abs(percent) < 10 ? 1 : 0, language.value)
    : formatChange(absolute, indicator.decimals, language.value);
  const told = indicator.type === 'share' ? `${by} ${t.points}` : by;
  return absolute > 0 ? t.higher(told) : t.lower(told);
}

export function printPlace({ row }: ProfileLine): string {
  const t = lazyMessages.value.profile;
  if (row.rank === null) return '';
  const [rank, of] = [printCount(row.rank), printCount(row.of)];
  const ties = row.standing?.ties ?? 0;
  return ties > 0 ? t.shared(rank, of, printCount(ties)) : t.rank(rank, of);
}

/** Which part of the areas has less. */
export function printAbove({ row }: ProfileLine): string {
  if (row.rank === null || !row.standing) return '';
  const below = row.of - row.rank - row.standing.ties;
  const share = Math.floor((below / row.of) * 100);
  return lazyMessages.value.profile.above(formatPercent(share, 0, language.value));
}

export function sayWeakness(weak: Weakness): { short: string; long: string } {
  const { weak: short, weakHint: long } = lazyMessages.value.profile;
  if (weak.kind === 'margin') return { short: short.margin, long: long.margin };
  const of = printCount(weak.of);
  if (weak.kind === 'few') return { short: short.few(of), long: long.few(of) };
  const cases = printCount(weak.cases);
  return { short: short.cases(cases), long: long.cases(cases, of) };
}

/** `8`, as margins have one decimal more than their value. */
export function printMargin(margin: number, { unit, decimals }: IndicatorSummary): string {
  const unitName = say(unit);
  const number = formatNumber(margin, decimals + 1, language.value);
  return unitName === '%' ? `${number} ${lazyMessages.value.profile.points}` : number;
}
