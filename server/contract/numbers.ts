/** Numbers as each language writes them, on pages of the server and on the screen alike. */
import { type Language, LOCALES } from './languages.ts';

/** Narrow no-break space: separates thousands in Dutch and French, and a number from its unit. */
export const THIN_SPACE = '\u202f';
const MINUS = '\u2212';

const MARKS: Record<Language, { thousands: string; decimal: string }> = {
  nl: { thousands: THIN_SPACE, decimal: ',' },
  fr: { thousands: THIN_SPACE, decimal: ',' },
  en: { thousands: ',', decimal: '.' },
};
const PERCENT: Record<Language, string> = {
  nl: `${THIN_SPACE}%`,
  fr: `${THIN_SPACE}%`,
  en: '%',
};
const MILLION: Record<Language, string> = { nl: 'mln.', fr: 'mio', en: 'm' };

/** Per number of decimals. Not `toFixed`, which makes 1.005 with 2 decimals 1.00. */
const formats = new Map<number, Intl.NumberFormat>();

function formatOf(decimals: number): Intl.NumberFormat {
  const known = formats.get(decimals);
  if (known) return known;
  const format = new Intl.NumberFormat(LOCALES.en, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: false,
  });
  formats.set(decimals, format);
  return format;
}

/** `1706.34` with 1 decimal as `1 706,3` (Dutch, French) or `1,706.3` (English), with a true minus. */
export function formatNumber(value: number, decimals: number, language: Language): string {
  const { thousands, decimal } = MARKS[language];
  const [whole = '', fraction] = formatOf(decimals).format(Math.abs(value)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
  const digits = fraction === undefined ? grouped : `${grouped}${decimal}${fraction}`;
  return value < 0 && /[1-9]/.test(digits) ? `${MINUS}${digits}` : digits;
}

export function formatCount(count: number, language: Language): string {
  return formatNumber(count, 0, language);
}

/** A change, always with its sign: `+9,2`. */
export function formatChange(value: number, decimals: number, language: Language): string {
  const text = formatNumber(value, decimals, language);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A number with its unit; a unit of one sign stands close. */
export function formatWithUnit(
  value: number,
  decimals: number,
  unit: string,
  language: Language,
): string {
  return withUnit(formatNumber(value, decimals, language), unit, language);
}

/** A number that is written already, with its unit. */
export function withUnit(number: string, unit: string, language: Language): string {
  if (unit === '') return number;
  if (unit === '%') return `${number}${PERCENT[language]}`;
  return `${number}${unit.length === 1 ? THIN_SPACE : ' '}${unit}`;
}

/** A percentage: `67 %` (Dutch, French) or `67%` (English); the number is one of a hundred. */
export function formatPercent(value: number, decimals: number, language: Language): string {
  return formatWithUnit(value, decimals, '%', language);
}

/** A change in percent, always with its sign: `+9,2 %`. */
export function formatPercentChange(value: number, decimals: number, language: Language): string {
  return `${formatChange(value, decimals, language)}${PERCENT[language]}`;
}

/** A class of a legend: `1 000 – 1 999`, or the one number when both ends are the same. */
export function formatRange(
  from: number,
  to: number,
  decimals: number,
  language: Language,
): string {
  const low = formatNumber(from, decimals, language);
  const high = formatNumber(to, decimals, language);
  return low === high ? low : `${low} – ${high}`;
}

/** A short axis number: `12 000`, `1,2 mln.`. */
export function formatShort(value: number, decimals: number, language: Language): string {
  if (Math.abs(value) >= 1_000_000) {
    return `${formatNumber(value / 1_000_000, 1, language)}${THIN_SPACE}${MILLION[language]}`;
  }
  return formatNumber(value, Math.abs(value) >= 100 ? 0 : decimals, language);
}
