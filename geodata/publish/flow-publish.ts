/** The only way out for flows: what privacy and thresholds hide first, then rounding. */

import { addsUp, type FlowAsked, type FlowReader } from '../compute/flow-reader.ts';
import type { Column } from '../model/column.ts';
import type { FlowDirection, FlowTable } from '../model/flow.ts';
import type { Indicator } from '../model/model.ts';
import { byteAt, indexAt, numberAt } from '../model/read-at.ts';
import { SUPPRESSED, VALUE } from '../model/status.ts';
import { NO_REASON, PRIVACY, reasonOfThreshold } from '../model/threshold.ts';
import { decimalsOf, roundColumn } from './publish-values.ts';

export type PublishedTotals = {
  /** In area order, rounded; 0 where the status is not `VALUE`. */
  column: Column;
  /** Why a value is suppressed: an index in `REASONS`. */
  reasons: Uint8Array;
};

/**
 * All that leaves, comes or stays, per area: a column that can be mapped. Throws `not_available` for sums
 * of what cannot be added up.
 */
export function publishFlowTotals(
  reader: FlowReader,
  { indicator, level, period }: FlowAsked,
  direction: FlowDirection,
): PublishedTotals {
  const own = reader.totals(indicator.code, level, period, direction);
  const cut = reader.cuts(indicator.code, level, period)?.[direction];
  const tested = findTested(reader, { indicator, level, period }, direction);
  const column = { values: own.values.slice(), statuses: own.statuses.slice() };
  const reasons = new Uint8Array(own.values.length);
  for (const area of own.values.keys()) {
    if (own.statuses[area] !== VALUE) continue;
    const isKnown = tested?.statuses[area] === VALUE;
    const reason = reasonOfThreshold(indicator, isKnown ? numberAt(tested.values, area) : null);
    reasons[area] = cut?.[area] ? PRIVACY : reason;
    if (reasons[area] === NO_REASON) continue;
    column.values[area] = 0;
    column.statuses[area] = SUPPRESSED;
  }
  return { column: round(column, indicator), reasons };
}

/** The totals that the threshold is about; null when they are not to be had. */
function findTested(
  reader: FlowReader,
  { indicator, level, period }: FlowAsked,
  direction: FlowDirection,
): Column | null {
  const code = testedCode(reader, { indicator, level, period });
  const tested = code === null ? null : reader.edition.findIndicator(code);
  if (!tested || (direction !== 'internal' && !addsUp(tested))) return null;
  return reader.totals(tested.code, level, period, direction);
}

/** The indicator itself, or its threshold indicator if that has such flows, else null. */
function testedCode(reader: FlowReader, { indicator, level, period }: FlowAsked): string | null {
  const { thresholdIndicator } = indicator;
  if (thresholdIndicator === null) return indicator.code;
  const periods = reader.availability(thresholdIndicator).get(level);
  return periods?.includes(period) ? thresholdIndicator : null;
}

/** The other ends of one area's flows in one direction. */
export type Partners = {
  /** Those with a figure to show, by rounded value, largest first; equal ones in area order. */
  partners: { area: number; value: number; status: number }[];
  /** How many there are to show, of which `partners` may be the first. */
  shown: number;
  /** How many are hidden; of an area that shows no pairs, all other areas. */
  suppressed: number;
};

/**
 * The largest partners of one area: where its flows go (`to`) and come from (`from`), itself left out.
 * @param area index in the level
 * @param most number of partners in each direction
 */
export function publishPartners(
  reader: FlowReader,
  asked: FlowAsked,
  area: number,
  most: number,
): { to: Partners; from: Partners } {
  const { indicator, level, period } = asked;
  const table = reader.flows(indicator.code, level, period);
  const areas = reader.edition.level(level).areas.length;
  const cuts = reader.cuts(indicator.code, level, period);
  const testedOf = createPairTest(reader, asked, table, area);
  const list = (ends: Uint32Array, others: Uint32Array): Partners => {
    const isFrom = ends === table.to;
    const found: Partners['partners'] = [];
    // Origins that show no pairs are counted whether there is a flow or not.
    let suppressed = 0;
    if (!isFrom && cuts?.closed[area]) suppressed = areas - 1;
    if (isFrom) suppressed = cuts?.closed.filter((flag, at) => flag && at !== area).length ?? 0;
    for (const [pair, end] of ends.entries()) {
      const other = indexAt(others, pair);
      const origin = indexAt(table.from, pair);
      if (end !== area || other === area || cuts?.closed[origin]) continue;
      const [value, status] = [numberAt(table.values, pair), byteAt(table.statuses, pair)];
      const isCut = cuts?.pairs.has(origin * areas + indexAt(table.to, pair)) ?? false;
      const isHidden = isCut || reasonOfThreshold(indicator, testedOf(pair)) !== NO_REASON;
      if (status === VALUE && isHidden) suppressed += 1;
      else found.push({ area: other, value, status });
    }
    return { ...takeLargest(found, indicator, most), suppressed };
  };
  return { to: list(table.from, table.to), from: list(table.to, table.from) };
}

/** Flows between different areas of a level. */
export type Pairs = {
  /** Those with a figure to show, by rounded value, largest first; equal ones in area order. */
  pairs: { from: number; to: number; value: number }[];
  /** How many there are to show, of which `pairs` may be the first. */
  shown: number;
  /** How many are hidden; of areas that show no pairs, all that they could have. */
  suppressed: number;
};

/**
 * The largest flows of a level: those that `publishPartners` tells of each area, and no others.
 * @param most number of pairs
 */
export function publishPairs(reader: FlowReader, asked: FlowAsked, most: number): Pairs {
  const { indicator, level, period } = asked;
  const { from, to, values, statuses } = reader.flows(indicator.code, level, period);
  const areas = reader.edition.level(level).areas.length;
  const cuts = reader.cuts(indicator.code, level, period);
  const testedOf = createPairTest(reader, asked, reader.flows(indicator.code, level, period), null);
  const kept: number[] = [];
  let suppressed = (cuts?.closed.filter((flag) => flag).length ?? 0) * (areas - 1);
  for (const [pair, origin] of from.entries()) {
    const destination = indexAt(to, pair);
    if (origin === destination || cuts?.closed[origin] || byteAt(statuses, pair) !== VALUE)
      continue;
    const isCut = cuts?.pairs.has(origin * areas + destination) ?? false;
    if (isCut || reasonOfThreshold(indicator, testedOf(pair)) !== NO_REASON) suppressed += 1;
    else kept.push(pair);
  }
  const rounded = round(
    {
      values: Float64Array.from(kept, (pair) => numberAt(values, pair)),
      statuses: new Uint8Array(kept.length).fill(VALUE),
    },
    indicator,
  );
  const pairs = kept
    .map((pair, at) => ({
      from: indexAt(from, pair),
      to: indexAt(to, pair),
      value: numberAt(rounded.values, at),
    }))
    .filter(({ value }) => value !== 0)
    .sort((a, b) => b.value - a.value || a.from - b.from || a.to - b.to);
  return { pairs: pairs.slice(0, most), shown: pairs.length, suppressed };
}

/**
 * The number that the threshold of a pair is about, null when it is not known.
 * @param area the area whose pairs are asked about; null for all
 */
function createPairTest(
  reader: FlowReader,
  asked: FlowAsked,
  table: FlowTable,
  area: number | null,
): (pair: number) => number | null {
  const code = testedCode(reader, asked);
  if (code === null) return () => null;
  if (code === asked.indicator.code) return (pair) => numberAt(table.values, pair);
  const tested = reader.flows(code, asked.level, asked.period);
  const numbers = new Map<string, number | null>();
  for (const [pair, from] of tested.from.entries()) {
    const to = indexAt(tested.to, pair);
    if (area !== null && from !== area && to !== area) continue;
    const isKnown = tested.statuses[pair] === VALUE;
    numbers.set(`${from} ${to}`, isKnown ? numberAt(tested.values, pair) : null);
  }
  return (pair) => {
    const number = numbers.get(`${table.from[pair]} ${table.to[pair]}`);
    return number === undefined ? 0 : number;
  };
}

/**
 * Rounded before they are put in order: the order of exact numbers would tell which of two that round
 * alike is larger. What rounds to 0 is as absent as what is 0.
 */
function takeLargest(
  found: Partners['partners'],
  indicator: Indicator,
  most: number,
): Pick<Partners, 'partners' | 'shown'> {
  const { values } = round(
    {
      values: Float64Array.from(found, ({ value }) => value),
      statuses: Uint8Array.from(found, ({ status }) => status),
    },
    indicator,
  );
  const partners = found
    .map((partner, at) => ({ ...partner, value: numberAt(values, at) }))
    .filter(({ value, status }) => status !== VALUE || value !== 0)
    .sort((a, b) => b.value - a.value || a.area - b.area);
  return { partners: partners.slice(0, most), shown: partners.length };
}

function round(column: Column, indicator: Indicator): Column {
  return roundColumn(column, indicator.rounding ?? 10 ** -decimalsOf(indicator));
}
