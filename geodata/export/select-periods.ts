/** Which periods of an indicator an export holds: `2024`, `latest`, `all`, `2015..2024`, or several. */
import { DataError, listKnown } from '../model/data-error.ts';
import type { Indicator } from '../model/model.ts';
import { comparePeriods } from '../model/period.ts';
import type { ValuePublisher } from '../publish/publish-values.ts';

export type PeriodTerm =
  | { kind: 'all' }
  | { kind: 'latest' }
  | { kind: 'period'; period: string }
  | { kind: 'range'; from: string; to: string };

/** The terms of `2015..2020,latest`. Throws `bad_request` for an empty term or a range that runs back. */
export function parsePeriods(text: string): PeriodTerm[] {
  return text.split(',').map((term): PeriodTerm => {
    if (term === 'all' || term === 'latest') return { kind: term };
    const [from = '', to, ...more] = term.split('..');
    if (to === undefined && from !== '') return { kind: 'period', period: from };
    if (to && from !== '' && more.length === 0 && comparePeriods(from, to) <= 0) {
      return { kind: 'range', from, to };
    }
    throw new DataError(
      'bad_request',
      `period: expected a period, "latest", "all" or a range such as 2015..2024, got "${term.slice(0, 80)}"`,
    );
  });
}

/**
 * The periods of each indicator at a level that the terms ask for, ascending. A period that is named must
 * exist for one of the indicators at least. Throws `not_available` for a level an indicator does not
 * have and when nothing is left, `unknown_period` for a named period that none has.
 */
export function selectPeriods(
  publisher: ValuePublisher,
  indicators: readonly Indicator[],
  level: string,
  terms: readonly PeriodTerm[],
): string[][] {
  const known = indicators.map((indicator) => {
    // Throws for a level that the indicator does not have.
    const latest = publisher.ask(indicator.code, level, 'latest').period;
    return { latest, periods: publisher.computer.availability(indicator).get(level) ?? [] };
  });
  const all = [...new Set(known.flatMap(({ periods }) => periods))].sort(comparePeriods);
  for (const term of terms) {
    if (term.kind !== 'period' || all.includes(term.period)) continue;
    throw new DataError(
      'unknown_period',
      `there is no period "${term.period}" at level ${level} (available: latest, all, ${listKnown(all, 80)})`,
    );
  }
  const selected = known.map(({ latest, periods }) =>
    periods.filter((period) => terms.some((term) => asksFor(term, period, latest))),
  );
  if (selected.some((periods) => periods.length > 0)) return selected;
  throw new DataError(
    'not_available',
    `there are no periods in this range at level ${level} (available: ${listKnown(all, 80)})`,
  );
}

/** The end of a range holds what lies in it: `2023..2024` has the fourth quarter of 2024. */
function asksFor(term: PeriodTerm, period: string, latest: string): boolean {
  switch (term.kind) {
    case 'all':
      return true;
    case 'latest':
      return period === latest;
    case 'period':
      return period === term.period;
    case 'range': {
      const isBefore = comparePeriods(period, term.to) <= 0 || period.startsWith(term.to);
      return comparePeriods(term.from, period) <= 0 && isBefore;
    }
    default:
      return term satisfies never;
  }
}
