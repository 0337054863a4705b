import { comparePeriods, parsePeriod } from '../../geodata/model/period.ts';

/** How the portal names kinds of periods. */
export const PERIOD_LEVELS = {
  year: 'Jaar',
  quarter: 'Kwartaal',
  month: 'Maand',
  day: 'Dag',
} as const;
export type PeriodLevel = keyof typeof PERIOD_LEVELS;

export function periodLevelOf(period: string): PeriodLevel {
  if (/^\d{4}$/.test(period)) return 'year';
  if (/^\d{4}Q/.test(period)) return 'quarter';
  return /^\d{4}M/.test(period) ? 'month' : 'day';
}

export function findPeriodLevel(text: string): PeriodLevel | null {
  const folded = text.trim().toLowerCase();
  const known = Object.keys(PERIOD_LEVELS) as PeriodLevel[];
  return known.find((level) => level === folded) ?? null;
}

/** Words for the most recent period. */
const MAX_RECENT = new Set(['mrp', 'mostrecent', 'latest']);

/**
 * The periods a client means, ascending, out of those there are: `mrp` is what `latest` gives, `all` is all,
 * several are separated by commas. A period that there is not stays in the list, as it was written.
 */
export function choosePeriods(
  text: string,
  periods: readonly string[],
  latest: (among: readonly string[]) => string | null,
): string[] {
  const chosen = text.split(/[,;]/).flatMap((part) => {
    const word = part.trim().replace(/^(year|quarter|month|day)_/i, '');
    if (word === '') return [];
    if (word.toLowerCase() === 'all') return periods;
    if (MAX_RECENT.has(word.toLowerCase())) return latest(periods) ?? [];
    return [parsePeriod(word) ?? word];
  });
  return [...new Set(chosen)].sort(comparePeriods);
}
