import type { Language } from '../../../geodata/model/model.ts';

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

/** `1706.34` with 1 decimal as `1 706,3` (Dutch, French) or `1,706.3` (English), with a true minus. */
export function formatNumber(value: number, decimals: number, language: Language): string {
  const { thousands, decimal } = MARKS[language];
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
  const digits = fraction === undefined ? grouped : `${grouped}${decimal}${fraction}`;
  return value < 0 && /[1-9]/.test(digits) ? `${MINUS}${digits}` : digits;
}

/** A change, always with its sign: `+9,2`. */
export function formatChange(value: number, decimals: number, language: Language): string {
  const text = formatNumber(value, decimals, language);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A number with its unit. */
export function formatWithUnit(
  value: number,
  decimals: number,
  unit: string,
  language: Language,
): string {
  const number = formatNumber(value, decimals, language);
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

const MILLION: Record<Language, string> = { nl: 'mln.', fr: 'mio', en: 'm' };
