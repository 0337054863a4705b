/** What a figure tells, in plain sentences of one language. */

import type { Indicator, Language } from '../../../geodata/model/model.ts';
import { formatCount, formatNumber, formatPercent } from '../../contract/numbers.ts';
import { capitalise, formatList, pluralOf } from '../../contract/plurals.ts';
import { nameOf } from '../../edition/place.ts';
import { kindOf } from '../../figures/kind-of-cell.ts';
import type { Cell } from '../../figures/read-cells.ts';
import { countAreas, sayPeriod, sayPlace, unitOf, WORDS } from '../words/words.ts';
import type { Change, Comparison, Figure, Moment } from './figure.ts';

/** What a number is written with. */
type Written = { indicator: Indicator; decimals: number };

/** A number with its unit: `2 516 inwoners`, `33,4 %`. */
export function sayValue(value: number, written: Written, language: Language): string {
  const { number, unit } = splitValue(value, written, language);
  return unit === '' ? number : `${number} ${unit}`;
}

/**
 * The number, with the sign for percent, and its unit. The unit of a count is a plural; where the language
 * wants a singular it stands between brackets: `1 (inwoners)`.
 */
export function splitValue(
  value: number,
  { indicator, decimals }: Written,
  language: Language,
): { number: string; unit: string } {
  const unit = unitOf(indicator, language);
  if (unit === '%') return { number: formatPercent(value, decimals, language), unit: '' };
  const number = formatNumber(value, decimals, language);
  const isCount = indicator.dataType === 'count' && decimals === 0 && unit !== '';
  const forms = { one: isCount ? `(${unit})` : unit, other: unit };
  return { number, unit: pluralOf(Math.abs(value), language, forms) };
}

/** A value, or in a few words why there is none. */
export function sayCell(cell: Cell, written: Written, language: Language): string {
  if (cell.value !== null) return sayValue(cell.value, written, language);
  const kind = kindOf(cell);
  return WORDS[language].missing[kind === 'value' ? 'empty' : kind];
}

/** All that is to be said beneath the number, a paragraph for each thing. */
export function sayFigure(figure: Figure, language: Language): string[] {
  const { value } = figure.latest.cell;
  const told =
    value === null
      ? [sayMissing(figure, figure.latest, language)]
      : [
          sayChange(figure, language),
          [...sayShare(figure, value, language), ...sayComparison(figure, value, language)],
          sayRank(figure, language),
        ];
  return [...told, sayFlags(figure, language)]
    .filter((sentences) => sentences.length > 0)
    .map((sentences) => sentences.join(' '));
}

/**
 * What, when, and how it changed: what a link preview says. A count of something says by its unit what it
 * is; anything else comes with its name.
 */
export function sayShortly(figure: Figure, language: Language): string {
  const { latest, change, indicator } = figure;
  const when = WORDS[language].inPeriod(sayPeriod(latest.period, language));
  const changed = change ? `, ${sayOneChange(figure, change, language)}` : '';
  const told = `${sayCell(latest.cell, figure, language)} ${when}${changed}.`;
  const tellsWhat = indicator.dataType === 'count' && unitOf(indicator, language) !== '';
  if (tellsWhat && latest.cell.value !== null) return told;
  return WORDS[language].labelled(capitalise(indicator.name[language]), told);
}

function sayMissing(figure: Figure, { cell }: Moment, language: Language): string[] {
  const words = WORDS[language];
  const kind = kindOf(cell);
  const why = words.why[kind === 'value' ? 'empty' : kind];
  const last = figure.moments.findLast(
    ({ cell: { value }, forecast }) => value !== null && !forecast,
  );
  if (!last || last.cell.value === null) return [why];
  const value = sayValue(last.cell.value, figure, language);
  return [why, words.lastKnown(value, sayPeriod(last.period, language))];
}

function sayChange(figure: Figure, language: Language): string[] {
  const { change, compared } = figure;
  if (!change) return [];
  const words = WORDS[language];
  const others = compared.flatMap(({ place, change: other }) => {
    if (!other || other.kind === 'from_zero') return [];
    return [
      { name: nameOf(place, language), by: other.by, text: sayAmount(figure, other, language) },
    ];
  });
  const own = sayOneChange(figure, change, language);
  const told = others.map(({ name, by, text }) =>
    isNothing(text) ? words.unchangedAt(name) : `${name} ${formatSigned(text, by)}`,
  );
  // Where nothing changes anywhere, as with surfaces, once is enough.
  const amounts = change.kind === 'from_zero' ? [] : [sayAmount(figure, change, language)];
  const isStill = [...amounts, ...others.map(({ text }) => text)].every(isNothing);
  const around = isStill || told.length === 0 ? [] : [words.sameTime(told.join(', '))];
  return [`${capitalise(own)}.`, ...around];
}

function sayOneChange(figure: Figure, change: Change, language: Language): string {
  const words = WORDS[language];
  const since = sayPeriod(change.since, language);
  if (change.kind === 'from_zero') return words.fromZero(since);
  const size = sayAmount(figure, { ...change, by: Math.abs(change.by) }, language);
  if (isNothing(size)) return words.sameAs(since);
  return change.by > 0 ? words.moreThan(size, since) : words.lessThan(size, since);
}

/** A change with its sign: `+4 %`. */
function formatSigned(text: string, value: number): string {
  return value > 0 ? `+${text}` : text;
}

type Amount = Exclude<Change, { kind: 'from_zero' }>;

/** How much something changed: `4 %`, `1,2 procentpunt`, `0,3 graden`. */
function sayAmount(figure: Figure, { kind, by }: Amount, language: Language): string {
  if (kind === 'units') return sayValue(by, figure, language);
  if (kind === 'percent') return formatPercent(by, Math.abs(by) < 1 ? 1 : 0, language);
  const rounded = Number(by.toFixed(figure.decimals));
  const text = formatNumber(by, figure.decimals, language);
  return WORDS[language].points(Math.abs(rounded), text);
}

/** True for an amount that is zero once rounded. */
function isNothing(text: string): boolean {
  return !/[1-9]/.test(text);
}

/** A count as a part of the nearest larger area. */
function sayShare({ indicator, compared }: Figure, own: number, language: Language): string[] {
  const whole = compared[0];
  const total = shownValue(whole);
  if (indicator.dataType !== 'count' || !whole || total === null || total <= own || own <= 0)
    return [];
  const share = (own / total) * 100;
  const words = WORDS[language];
  const text = formatPercent(share, share < 10 ? 1 : 0, language);
  return isNothing(text) ? [] : [words.shareOf(text, sayPlace(whole.place, language))];
}

/** Higher than these, lower than those. Counts are not compared: a whole is larger than its part. */
function sayComparison(figure: Figure, own: number, language: Language): string[] {
  if (figure.indicator.dataType === 'count') return [];
  const words = WORDS[language];
  const sides = [
    { say: words.higherThan, holds: (other: number) => own > other },
    { say: words.lowerThan, holds: (other: number) => own < other },
    { say: words.equalTo, holds: (other: number) => own === other },
  ];
  const said = sides.flatMap(({ say, holds }) => {
    const places = figure.compared.flatMap((one) => {
      const value = shownValue(one);
      if (value === null || !holds(value)) return [];
      return [`${sayPlace(one.place, language)} (${sayNumber(value, figure, language)})`];
    });
    return places.length > 0 ? [say(formatList(places, language))] : [];
  });
  return said.length > 0 ? [`${capitalise(formatList(said, language))}.`] : [];
}

/** The number alone, with the sign for percent. */
function sayNumber(value: number, { indicator, decimals }: Figure, language: Language): string {
  return unitOf(indicator, language) === '%'
    ? formatPercent(value, decimals, language)
    : formatNumber(value, decimals, language);
}

function shownValue(comparison: Comparison | undefined): number | null {
  return comparison?.latest?.cell.value ?? null;
}

function sayRank({ rank }: Figure, language: Language): string[] {
  if (!rank) return [];
  const words = WORDS[language];
  const { level } = rank.among;
  const of = countAreas(rank.of, formatCount(rank.of, language), level, language);
  const place = sayPlace(rank.within, language);
  if (rank.rank === 1) return [words.highest(of, place)];
  if (rank.rank === rank.of) return [words.lowest(of, place)];
  return [words.rank(formatCount(rank.rank, language), of, place)];
}

function sayFlags({ latest, modelled }: Figure, language: Language): string[] {
  const words = WORDS[language];
  return [
    ...(latest.forecast ? [words.forecastNote] : []),
    ...(latest.provisional ? [words.provisionalNote] : []),
    ...(modelled ? [words.modelledNote] : []),
  ];
}
