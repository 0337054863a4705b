/** Stretches of a series without a gap, and where its periods stand in time. */
import type { Observation } from '../figures/figures.ts';

/** Stretches of wanted observations with none between them that is not. */
export function runsOf(
  series: readonly Observation[],
  isWanted: (one: Observation) => boolean,
): Observation[][] {
  const runs: Observation[][] = [[]];
  for (const one of series) {
    if (isWanted(one)) runs.at(-1)?.push(one);
    else if (runs.at(-1)?.length) runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

/** Years with their quarters, months or days as a fraction. */
export function yearOf(period: string): number {
  const [, year = '0', kind, count = '1'] = /^(\d{4})(?:([QM-])(\d+))?/.exec(period) ?? [];
  if (!kind) return Number(year);
  return Number(year) + (Number(count) - 1) / (kind === 'Q' ? 4 : 12);
}
