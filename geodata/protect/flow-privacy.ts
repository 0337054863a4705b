/** What of an edition's flows stays hidden, decided once at build time: `flow-guard.ts` has the rule. */

import type { FlowReader } from '../compute/flow-reader.ts';
import type { CubeProtection } from '../disclosure/cube-counts.ts';
import { cutFlows, type FlowCuts, protectFlows } from '../disclosure/flow-guard.ts';
import { type FlowKey, type ProtectedFlow, readFlow } from '../edition/flow-store.ts';
import type { Problem } from '../model/data-error.ts';
import type { FlowTable } from '../model/flow.ts';
import { indexAt } from '../model/read-at.ts';
import { VALUE } from '../model/status.ts';
import type { EarlierProtections } from './protections-before.ts';

/**
 * Decides for every table of counts that needs it; notes say what it costs. A table that small numbers of
 * a finer one of the same period do not add up to is left unprotected, and so shows nothing: readers
 * could compare the two where both add up to the same.
 */
export function protectAllFlows(
  reader: FlowReader,
  problems: Problem[],
  earlier: EarlierProtections | null = null,
): ProtectedFlow[] {
  return reader.keys().flatMap((key): ProtectedFlow[] => {
    const threshold = reader.threshold(key.indicator);
    if (threshold === null) return [];
    const finest = finestOf(reader, key);
    if (!feeds(reader, finest, key)) {
      const message = `${describe(key)} and ${describe(finest)} do not add up to each other, so their small numbers cannot be protected together: leave one of them out; until then it hides the flows of both where they meet`;
      problems.push({
        severity: 'warning',
        kind: 'flows_of_two_levels',
        file: key.indicator,
        message,
      });
      return [];
    }
    const { protection, cost } = protectTable(reader, key, threshold, earlier);
    problems.push(cost);
    return [{ ...key, protection }];
  });
}

function describe({ fromLevel, toLevel, period }: FlowKey): string {
  const levels = fromLevel === toLevel ? fromLevel : `${fromLevel} to ${toLevel}`;
  return `${levels} ${period}`;
}

/** The table of the same indicator and period with most pairs of areas. */
function finestOf(reader: FlowReader, { indicator, period }: FlowKey): FlowKey {
  const areasOf = (level: string): number => reader.edition.level(level).areas.length;
  const size = (key: FlowKey): number => areasOf(key.fromLevel) * areasOf(key.toLevel);
  const all = reader.keys(indicator).filter((key) => key.period === period);
  return all.reduce((best, key) => (size(key) > size(best) ? key : best));
}

/** Whether figures of `finer` add up to those of `key`. */
function feeds({ edition }: FlowReader, finer: FlowKey, key: FlowKey): boolean {
  const goesUp = (own: string, to: string): boolean =>
    own === to || edition.parentsOf(own, to) !== null;
  return goesUp(finer.fromLevel, key.fromLevel) && goesUp(finer.toLevel, key.toLevel);
}

function protectTable(
  reader: FlowReader,
  key: FlowKey,
  threshold: number,
  earlier: EarlierProtections | null,
): { protection: CubeProtection; cost: Problem } {
  const { edition } = reader;
  const table = readFlow(edition.db, key);
  const [origins, destinations] = [key.fromLevel, key.toLevel].map(
    (level) => edition.level(level).areas.length,
  ) as [number, number];
  const groupings = (level: string): Int32Array[] =>
    edition.coarserLevels(level).flatMap((to) => edition.parentsOf(level, to.level.code) ?? []);
  const choose = (): CubeProtection =>
    protectFlows(
      table,
      origins,
      destinations,
      groupings(key.fromLevel),
      groupings(key.toLevel),
      threshold,
    );
  const names = [key.fromLevel, key.toLevel].map((level) =>
    edition.level(level).areas.map(({ code }) => code),
  );
  const { from, to, statuses } = table;
  const content = [
    JSON.stringify([threshold, names, [...from], [...to], [...statuses]]),
    table.values,
  ];
  const place = `${key.fromLevel} ${key.toLevel} ${key.period}`;
  const protection = earlier
    ? earlier.decide({ kind: 'flows', code: key.indicator, place }, content, choose)
    : choose();
  const own = (count: number): Int32Array => Int32Array.from({ length: count }, (_, area) => area);
  const areas = Math.max(origins, destinations);
  const cuts = cutFlows(protection, own(origins), own(destinations), areas);
  const message = `${describe(key)}: ${describeCost(table, cuts, areas, threshold)}`;
  const cost = { severity: 'note', kind: 'flow_protection', file: key.indicator, message } as const;
  return { protection, cost };
}

function describeCost(
  { from, to, values, statuses }: FlowTable,
  { pairs, closed }: FlowCuts,
  areas: number,
  threshold: number,
): string {
  let [count, small, smallSum, hidden, hiddenSum, total] = [0, 0, 0, 0, 0, 0];
  for (const [pair, value] of values.entries()) {
    if (statuses[pair] !== VALUE || value === 0) continue;
    const origin = indexAt(from, pair);
    const isHidden = closed[origin] === 1 || pairs.has(origin * areas + indexAt(to, pair));
    count += 1;
    total += value;
    small += value < threshold ? 1 : 0;
    smallSum += value < threshold ? value : 0;
    hidden += isHidden ? 1 : 0;
    hiddenSum += isHidden ? value : 0;
  }
  const percent = (sum: number): string => `${((sum / (total || 1)) * 100).toFixed(2)} %`;
  const closedCount = closed.reduce((sum, flag) => sum + flag, 0);
  return `${small} of ${count} flows under the threshold (${percent(smallSum)} of the total), ${hidden} hidden (${percent(hiddenSum)}), ${closedCount} areas of origin closed`;
}
