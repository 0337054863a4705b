/** What the protection of small numbers costs. */

import type { ValueComputer } from '../compute/compute-values.ts';
import { COMPLEMENTARY, PRIMARY } from '../disclosure/suppression-table.ts';
import { itemAt, numberAt } from '../model/read-at.ts';
import type { HiddenCells } from './hidden-cells.ts';

/** What protection costs, for the report. Values are sums over all levels. */
export type ProtectionCost = {
  indicator: string;
  period: string;
  level: string;
  cells: number;
  primary: number;
  complementary: number;
  /** Share (0–1) of the level's total in primary cells, and in all hidden ones. */
  primaryShare: number;
  hiddenShare: number;
};

/** Cells hidden and their share of the total, per indicator, period and level. */
export function protectionCosts(computer: ValueComputer, hidden: HiddenCells): ProtectionCost[] {
  const costs: ProtectionCost[] = [];
  for (const [code, byPeriod] of hidden) {
    const indicator = computer.edition.indicator(code);
    for (const [period, byLevel] of byPeriod) {
      for (const [level, states] of byLevel) {
        const computed = computer.compute(indicator, level, period);
        const sums = [0, 0, 0];
        const counts = [0, 0, 0];
        for (const [area, state] of states.entries()) {
          sums[state] =
            itemAt(sums, state) + (computed ? numberAt(computed.column.values, area) : 0);
          counts[state] = itemAt(counts, state) + 1;
        }
        const [shown = 0, primary = 0, complementary = 0] = sums;
        const total = shown + primary + complementary || 1;
        costs.push({
          indicator: code,
          period,
          level,
          cells: states.length,
          primary: itemAt(counts, PRIMARY),
          complementary: itemAt(counts, COMPLEMENTARY),
          primaryShare: primary / total,
          hiddenShare: (primary + complementary) / total,
        });
      }
    }
  }
  return costs;
}
