/** Periods and dates as each language writes them. */
import { type Language, LOCALES } from './languages.ts';

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

/** `2024-03-31` as `31 maart 2024`. */
export function formatDate(
  iso: string,
  language: Language,
  more: Intl.DateTimeFormatOptions = { day: 'numeric' },
): string {
  const options = { year: 'numeric', month: 'long', timeZone: 'UTC', ...more } as const;
  return new Intl.DateTimeFormat(LOCALES[language], options).format(new Date(iso));
}
