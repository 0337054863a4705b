/** Numbers, periods and lists as each language writes them. */
import type { Language } from '../../../geodata/model/model.ts';

/** Narrow no-break space: separates thousands in Dutch and French, and a sign from its number. */
const THIN_SPACE = '\u202f';
const MINUS = '\u2212';
const LOCALES: Record<Language, string> = { nl: 'nl-BE', fr: 'fr-BE', en: 'en-GB' };

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(language: Language, decimals: number): Intl.NumberFormat {
  const key = `${language}${decimals}`;
  const known = formats.get(key);
  if (known) return known;
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const format = new Intl.NumberFormat(LOCALES[language], { ...digits, useGrouping: true });
  formats.set(key, format);
  return format;
}

/** `1706.34` with 1 decimal as `1 706,3` (Dutch, French) or `1,706.3` (English), with a true minus. */
export function formatNumber(value: number, decimals: number, language: Language): string {
  const text = formatOf(language, decimals)
    .formatToParts(Math.abs(value))
    .map(({ type, value: part }) => (type === 'group' && language !== 'en' ? THIN_SPACE : part))
    .join('');
  return value < 0 && /[1-9]/.test(text) ? MINUS + text : text;
}

export function formatCount(count: number, language: Language): string {
  return formatNumber(count, 0, language);
}

/** `33,4 %` in Dutch and French, `33.4%` in English. */
export function formatPercent(value: number, decimals: number, language: Language): string {
  return formatNumber(value, decimals, language) + (language === 'en' ? '%' : `${THIN_SPACE}%`);
}

/** A change with its sign, a percentage: `+4 %`. */
export function formatSigned(text: string, value: number): string {
  return value > 0 ? `+${text}` : text;
}

/** One of two forms by the plural rules of the language: French has one for 0 and for 1.5. */
export function pluralOf<T>(count: number, language: Language, forms: { one: T; other: T }): T {
  return rulesOf(language).select(count) === 'one' ? forms.one : forms.other;
}

const rules = new Map<Language, Intl.PluralRules>();
function rulesOf(language: Language): Intl.PluralRules {
  const known = rules.get(language) ?? new Intl.PluralRules(LOCALES[language]);
  rules.set(language, known);
  return known;
}

const lists = new Map<Language, Intl.ListFormat>();
/** `a, b en c`. */
export function formatList(items: readonly string[], language: Language): string {
  const known = lists.get(language) ?? new Intl.ListFormat(LOCALES[language]);
  lists.set(language, known);
  return known.format(items);
}

/** `2024` as it is, a month or day with its name; quarters take the words of the language. */
export function formatPeriod(
  period: string,
  language: Language,
  quarter: (count: number, year: string) => string,
): string {
  const [, year = '', count] = /^(\d{4})Q([1-4])$/.exec(period) ?? [];
  if (count) return quarter(Number(count), year);
  const [, monthYear, month] = /^(\d{4})M(\d{2})$/.exec(period) ?? [];
  if (month) return formatDate(`${monthYear}-${month}-01`, language, {});
  return /^\d{4}-\d{2}-\d{2}$/.test(period)
    ? formatDate(period, language, { day: 'numeric' })
    : period;
}

export function formatDate(
  iso: string,
  language: Language,
  more: Intl.DateTimeFormatOptions = { day: 'numeric' },
): string {
  const options = { year: 'numeric', month: 'long', timeZone: 'UTC', ...more } as const;
  return new Intl.DateTimeFormat(LOCALES[language], options).format(new Date(iso));
}

/** With a capital first letter; what begins with a number stays as it is. */
export function capitalise(text: string): string {
  return text.replace(/^\p{L}/u, (letter) => letter.toUpperCase());
}
