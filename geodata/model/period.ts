/** Periods as text: `2024`, `2023Q1`, `2023M07`, `2023-07-01` (DOMAIN.md §3). */

/**
 * The canonical spelling of a period as files write it, or null when it is none. Years occur as
 * numbers (`2018`), as `2018.00` and with spaces; quarters as `2023Q1`, `2023K1` or
 * `q1y2023`, months as `2023M07` or `m7y2023`.
 */
export function parsePeriod(raw: string | number): string | null {
  const text = String(raw).trim().toUpperCase();
  const year = /^(\d{4})(?:[.,]0+)?$/.exec(text);
  if (year) return isYear(year[1]) ? (year[1] ?? null) : null;
  const quarter = /^(\d{4})[-\s]?[QK]([1-4])$/.exec(text);
  if (quarter && isYear(quarter[1])) return `${quarter[1]}Q${quarter[2]}`;
  const month = /^(\d{4})(?:M|-)(0?[1-9]|1[0-2])$/.exec(text);
  if (month && isYear(month[1])) return `${month[1]}M${month[2]?.padStart(2, '0')}`;
  const named = /^([MQK])(\d{1,2})Y(\d{4})$/.exec(text);
  if (named && isYear(named[3])) {
    const [, kind, count = '', year_] = named;
    return parsePeriod(kind === 'M' ? `${year_}M${count}` : `${year_}Q${Number(count)}`);
  }
  return isDate(text) ? text : null;
}

/** `2023-02-28`, but not `2023-02-30`. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || !isYear(text.slice(0, 4))) return false;
  const time = Date.parse(text);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text);
}

function isYear(text: string | undefined): boolean {
  const year = Number(text);
  return year >= 1800 && year <= 2200;
}

/** Order of periods in time; a year stands before its quarters and months. */
export function comparePeriods(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The period `by` steps away, in years, quarters or months as the period is written. */
export function shiftPeriod(period: string, by: number): string | null {
  const quarter = /^(\d{4})Q([1-4])$/.exec(period);
  if (quarter) {
    const count = Number(quarter[1]) * 4 + Number(quarter[2]) - 1 + by;
    return `${Math.floor(count / 4)}Q${(count % 4) + 1}`;
  }
  const month = /^(\d{4})M(\d{2})$/.exec(period);
  if (month) {
    const count = Number(month[1]) * 12 + Number(month[2]) - 1 + by;
    return `${Math.floor(count / 12)}M${String((count % 12) + 1).padStart(2, '0')}`;
  }
  return /^\d{4}$/.test(period) ? String(Number(period) + by) : null;
}

/**
 * The parts of a longer period, as sets that each make it up: a year is four quarters or twelve months,
 * a quarter three months. None for a month or a date.
 */
export function partsOfPeriod(period: string): string[][] {
  const months = (from: number, count: number, year: string): string[] =>
    Array.from({ length: count }, (_, i) => `${year}M${String(from + i).padStart(2, '0')}`);
  if (/^\d{4}$/.test(period)) {
    return [[1, 2, 3, 4].map((quarter) => `${period}Q${quarter}`), months(1, 12, period)];
  }
  const quarter = /^(\d{4})Q([1-4])$/.exec(period);
  return quarter ? [months(Number(quarter[2]) * 3 - 2, 3, quarter[1] ?? '')] : [];
}

/** The longer periods a quarter or month lies in. */
export function periodsAround(period: string): string[] {
  const [, year, kind, count] = /^(\d{4})([QM])(\d{1,2})$/.exec(period) ?? [];
  if (year === undefined) return [];
  return kind === 'M' ? [`${year}Q${Math.ceil(Number(count) / 3)}`, year] : [year];
}
