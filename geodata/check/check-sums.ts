/** Loaded totals against the sums of their parts, in an upload together with the edition. */

import { sumUp } from '../compute/aggregate.ts';
import type { Edition, LevelData } from '../edition/edition.ts';
import type { Column } from '../model/column.ts';
import type { Problem } from '../model/data-error.ts';
import { NONE } from '../model/hierarchy.ts';
import { foldIndicator } from '../model/indicator-code.ts';
import { indexAt, numberAt } from '../model/read-at.ts';
import { EMPTY, VALUE } from '../model/status.ts';
import type { Figures } from '../source/figures/figures.ts';

export type WrongSum = {
  child: string;
  parent: string;
  period: string;
  /** Index of the parent. */
  area: number;
  total: number;
  sum: number;
  /** The column that `total` is in. */
  totals: Column;
};

/** Share of a total by which its parts may differ when figures have decimals. */
const ROUNDING = 1e-4;

const MAX_EXAMPLES = 3;

/**
 * Every parent whose figure is not the sum of its children, for pairs of levels of which at least one
 * is in the upload; where the upload has no figures for a level and period those of the edition count.
 * Where some children have no figure, only a sum above the total is wrong.
 */
export function findWrongSums(code: string, figures: Figures, edition: Edition): WrongSum[] {
  const uploaded = figures.get(code) ?? new Map<string, Map<string, Column>>();
  const columnOf = (level: string, period: string): Column | null =>
    uploaded.get(level)?.get(period) ?? edition.loadedColumn(code, level, period);
  const levels = new Set([...uploaded.keys(), ...edition.loadedAt(code).map(({ level }) => level)]);
  const wrong: WrongSum[] = [];
  for (const parent of levels) {
    for (const child of levels) {
      const parentOf = edition.parentsOf(child, parent);
      if (!parentOf) continue;
      const periods = [child, parent].flatMap((level) => [...(uploaded.get(level)?.keys() ?? [])]);
      for (const period of new Set(periods)) {
        const children = columnOf(child, period);
        const totals = columnOf(parent, period);
        if (!children || !totals) continue;
        const found = compare(edition.level(child), children, totals, parentOf);
        wrong.push(...found.map((one) => ({ child, parent, period, totals, ...one })));
      }
    }
  }
  return wrong;
}

/** One warning per indicator and pair of levels whose loaded totals are not the sum of their parts. */
export function warnOfWrongSums(figures: Figures, edition: Edition): Problem[] {
  return edition.indicators
    .filter(({ aggregateAreas, dataType }) => aggregateAreas && dataType === 'count')
    .flatMap(({ code }) => {
      const byLevels = new Map<string, WrongSum[]>();
      for (const wrong of findWrongSums(foldIndicator(code), figures, edition)) {
        const levels = `${wrong.parent} ${wrong.child}`;
        byLevels.set(levels, [...(byLevels.get(levels) ?? []), wrong]);
      }
      return [...byLevels.values()].map((wrong) => warningOf(code, wrong, edition));
    });
}

function warningOf(code: string, wrong: readonly WrongSum[], edition: Edition): Problem {
  const examples = wrong.slice(0, MAX_EXAMPLES).map(({ parent, area, period, total, sum }) => {
    const name = edition.level(parent).areas[area]?.fullName ?? String(area);
    return `${name} ${period}: ${total}, its parts ${sum}`;
  });
  const [{ parent, child } = { parent: '', child: '' }] = wrong;
  const count = wrong.length === 1 ? 'a total' : `${wrong.length} totals`;
  const message = `${code}: ${count} of ${parent} ${wrong.length === 1 ? 'is' : 'are'} not the sum of ${child}; the total counts (${examples.join('; ')})`;
  return { severity: 'warning', kind: 'wrong_sum', file: 'figures', message };
}

function compare(
  child: LevelData,
  children: Column,
  totals: Column,
  parentOf: Int32Array,
): { area: number; total: number; sum: number }[] {
  const sums = sumUp(children, parentOf, totals.values.length);
  const incomplete = findIncomplete(child, children, parentOf);
  const isWhole = children.values.every(Number.isInteger) && totals.values.every(Number.isInteger);
  const wrong: { area: number; total: number; sum: number }[] = [];
  for (const [area, total] of totals.values.entries()) {
    if (totals.statuses[area] !== VALUE || sums.statuses[area] !== VALUE) continue;
    const sum = numberAt(sums.values, area);
    const allowed = isWhole ? 0.5 : Math.max(0.5, Math.abs(total) * ROUNDING);
    const isWrong = incomplete.has(area) ? sum > total + allowed : Math.abs(sum - total) > allowed;
    if (isWrong) wrong.push({ area, total, sum });
  }
  return wrong;
}

/** Parents with a child of known location that has no figure. */
function findIncomplete({ areas }: LevelData, children: Column, parentOf: Int32Array): Set<number> {
  const incomplete = new Set<number>();
  for (const [index, area] of areas.entries()) {
    const parent = indexAt(parentOf, index);
    const isMissing = children.statuses[index] === EMPTY && !area.unknownLocation;
    if (isMissing && parent !== NONE) incomplete.add(parent);
  }
  return incomplete;
}
