/**
 * Which indicators are parts that add up: stacks, pies and shares of a whole follow from what is declared
 * of them, never from their data type (percentages of different totals are percentages too).
 */
import type { Edition } from '../edition/edition.ts';
import { foldIndicator } from '../model/indicator-code.ts';
import type { Indicator } from '../model/model.ts';

/** A total and the parts it is made of, as a manifest declares them. */
export type DeclaredTotal = { total: string; parts: readonly string[] };

/**
 * Null where the indicators may be stacked, else why not, to end a sentence with. They may when they are
 * counts of one unit and period type that overlap nowhere: the parts of a declared total, the terms of one
 * sum, or different items of one dimension of a cube; and when they are shares of one denominator whose
 * numerators are.
 */
export function whyNotAdditive(
  edition: Edition,
  totals: readonly DeclaredTotal[],
  codes: readonly string[],
): string | null {
  const indicators = codes.flatMap((code) => edition.findIndicator(code) ?? []);
  const [first] = indicators;
  if (!first || indicators.length < 2) return 'a stack has at least two parts';
  const other = indicators.find(({ unit }) => unit.nl !== first.unit.nl);
  if (other) return `${first.code} is in ${first.unit.nl} and ${other.code} in ${other.unit.nl}`;
  const later = indicators.find(({ periodType }) => periodType !== first.periodType);
  if (later)
    return `${first.code} is a ${first.periodType} and ${later.code} a ${later.periodType}`;
  const counted = countsOf(indicators);
  if (typeof counted === 'string') return counted;
  return areParts(edition, totals, counted)
    ? null
    : 'nothing declares that they are parts of one total';
}

/** The counts behind the indicators: themselves, or the numerators of shares of one denominator. */
function countsOf(indicators: readonly Indicator[]): string[] | string {
  const odd = indicators.find(({ dataType }) => dataType !== 'count' && dataType !== 'share');
  if (odd) return `${odd.code} is a ${odd.dataType}`;
  if (indicators.every(({ dataType }) => dataType === 'count'))
    return indicators.map(({ code }) => code);
  const ratios = indicators.map(({ formula }) =>
    /^\s*(\w+)\s*\/\s*(\w+)\s*\*\s*100\s*$/.exec(formula ?? ''),
  );
  const denominators = new Set(ratios.map((match) => foldIndicator(match?.[2] ?? '')));
  if (denominators.size > 1 || denominators.has('')) return 'they are not shares of one total';
  return ratios.map((match) => match?.[1] ?? '');
}

function areParts(
  edition: Edition,
  totals: readonly DeclaredTotal[],
  codes: readonly string[],
): boolean {
  const wanted = new Set(codes.map(foldIndicator));
  const isWithin = (parts: readonly string[]): boolean => {
    const known = new Set(parts.map(foldIndicator));
    return [...wanted].every((code) => known.has(code));
  };
  if (totals.some(({ parts }) => isWithin(parts))) return true;
  if (edition.indicators.some(({ formula }) => isWithin(termsOf(formula) ?? []))) return true;
  const items = codes.flatMap((code) => itemsOf(edition, code) ?? [null]);
  const dimensions = new Set(items.map((item) => item?.replace(/_.*$/, '') ?? null));
  return dimensions.size === 1 && !dimensions.has(null) && new Set(items).size === items.length;
}

/** The terms of a plain sum, or null. */
function termsOf(formula: string | null): string[] | null {
  if (formula === null || !/^\s*\w+(\s*\+\s*\w+)+\s*$/.test(formula)) return null;
  return formula.split('+').map((term) => term.trim());
}

/** The cells of a cube that an indicator is or is the sum of: `cube:level_item`; null where it is not. */
function itemsOf(edition: Edition, code: string): string[] | null {
  const formula = edition.findIndicator(code)?.formula ?? null;
  const [, cube, item] = /^\s*cell\((\w+)\s*,\s*(\w+)\)\s*$/.exec(formula ?? '') ?? [];
  if (cube && item) return [`${foldIndicator(cube)}:${item}`];
  const terms = termsOf(formula)?.map((term) => itemsOf(edition, term));
  return terms?.every((one) => one !== null) ? terms.flat() : null;
}
