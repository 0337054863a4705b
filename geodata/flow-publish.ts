/** The only way out for flows: what privacy hides first, then rounding. */
import type { Column } from './column.ts';
import { type FlowDirection, indexFlows } from './flow.ts';
import type { FlowReader } from './flow-reader.ts';
import type { Indicator } from './model.ts';
import { decimalsOf, NO_REASON, PRIVACY, roundColumn } from './publish-values.ts';
import { SUPPRESSED, VALUE } from './status.ts';

export type FlowQuestion = { indicator: string; level: string; period: string };

export type PublishedTotals = {
  question: { indicator: Indicator; level: string; period: string };
  direction: FlowDirection;
  /** In area order, rounded; 0 where the status is not `VALUE`. */
  column: Column;
  /** Why a value is suppressed: an index in `REASONS`. */
  reasons: Uint8Array;
  decimals: number;
};

/** All that leaves, comes or stays, per area: a column that can be mapped. */
export function publishFlowTotals(
  reader: FlowReader,
  asked: FlowQuestion,
  direction: FlowDirection,
): PublishedTotals {
  const question = reader.ask(asked.indicator, asked.level, asked.period);
  const { indicator, level, period } = question;
  const own = reader.totals(indicator.code, level, period, direction);
  const hidden = reader.cuts(indicator.code, level, period)?.[direction] ?? null;
  const column = { values: own.values.slice(), statuses: own.statuses.slice() };
  const reasons = new Uint8Array(own.values.length).fill(NO_REASON);
  for (const [area, value] of own.values.entries()) {
    if (own.statuses[area] !== VALUE) continue;
    if (!isSmall(value, indicator) && !hidden?.[area]) continue;
    column.values[area] = 0;
    column.statuses[area] = SUPPRESSED;
    reasons[area] = PRIVACY;
  }
  return {
    question,
    direction,
    column: round(column, indicator),
    reasons,
    decimals: decimalsOf(indicator),
  };
}

export type Partners = {
  /** Areas by value, largest first, those with a figure to show. */
  partners: { area: number; value: number; status: number }[];
  /** Partners that are hidden for privacy; of an area that shows no pairs, all other areas. */
  suppressed: number;
};

/**
 * The largest partners of one area, both ways.
 * @param area index in the level
 * @param most number of partners in each direction
 */
export function publishPartners(
  reader: FlowReader,
  asked: FlowQuestion,
  area: number,
  most = 10,
): { question: PublishedTotals['question']; to: Partners; from: Partners } {
  const question = reader.ask(asked.indicator, asked.level, asked.period);
  const { indicator, level, period } = question;
  const table = reader.flows(indicator.code, level, period);
  const cuts = reader.cuts(indicator.code, level, period);
  const areas = reader.edition.level(level).areas.length;
  const take = (ends: Uint32Array, others: Uint32Array): Partners => {
    const { offsets, pairs } = indexFlows(ends, areas);
    const found: Partners = { partners: [], suppressed: 0 };
    for (const pair of pairs.subarray(offsets[area] ?? 0, offsets[area + 1] ?? 0)) {
      const other = others[pair] ?? 0;
      if (other === area) continue;
      const value = table.values[pair] ?? 0;
      const status = table.statuses[pair] ?? 0;
      const origin = table.from[pair] ?? 0;
      // Counted below, whether there is a flow or not.
      if (cuts?.closed[origin]) continue;
      const isCut = cuts?.pairs.has(origin * areas + (table.to[pair] ?? 0));
      if (status === VALUE && (isSmall(value, indicator) || isCut)) found.suppressed += 1;
      else if (status !== VALUE || value !== 0) found.partners.push({ area: other, value, status });
    }
    const closed = cuts?.closed ?? new Uint8Array();
    if (ends === table.from) found.suppressed += closed[area] ? areas - 1 : 0;
    else found.suppressed += closed.filter((flag, origin) => flag && origin !== area).length;
    found.partners.sort((a, b) => b.value - a.value || a.area - b.area);
    found.partners.length = Math.min(found.partners.length, most);
    const column = round(
      {
        values: Float64Array.from(found.partners, ({ value }) => value),
        statuses: Uint8Array.from(found.partners, ({ status }) => status),
      },
      indicator,
    );
    for (const [index, partner] of found.partners.entries())
      partner.value = column.values[index] ?? 0;
    return found;
  };
  return { question, to: take(table.from, table.to), from: take(table.to, table.from) };
}

function isSmall(value: number, { threshold }: Indicator): boolean {
  return value !== 0 && Math.abs(value) < (threshold ?? 0);
}

function round(column: Column, indicator: Indicator): Column {
  return roundColumn(column, indicator.rounding ?? 10 ** -decimalsOf(indicator));
}
