/** The first and last day of a period: `2024`, `2023Q1`, `2023M07`, `2023-07-01`. */
export function daysOf(period: string): { from: string; to: string } {
  const [, year = '', kind, count = ''] = /^(\d{4})(?:([QM])(\d{1,2}))?$/.exec(period) ?? [];
  if (year === '') return { from: period, to: period };
  const months = kind === 'Q' ? 3 : kind === 'M' ? 1 : 12;
  const first = kind === undefined ? 0 : (Number(count) - 1) * months;
  const day = (month: number, date: number): string =>
    new Date(Date.UTC(Number(year), month, date)).toISOString().slice(0, 10);
  // Day 0 of a month is the last of the one before.
  return { from: day(first, 1), to: day(first + months, 0) };
}
