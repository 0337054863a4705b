/**
 * Privacy of flows. Flows from areas to areas are a cube with one dimension, the destination, over the
 * areas of origin: the rule of `cube-privacy.ts` holds, and every answer (a pair, all that leaves, all
 * that comes, what stays) is a slice of it: some origins × some destinations.
 */

import type { FlowTable } from '../model/flow.ts';
import { byteAt, indexAt, numberAt } from '../model/read-at.ts';
import { VALUE } from '../model/status.ts';
import { type CubeProtection, NOTHING_SHOWN } from './cube-counts.ts';
import { protectCube } from './cube-privacy.ts';
import { effectOf, type InArea, isAffected, readExchangeGroups } from './exchange-cycles.ts';

/** Pairs (origins × destinations) that are protected at once; larger tables show nothing. */
const MAX_PAIRS = 16 * 2 ** 20;

/**
 * @param fromGroupings per coarser level the parent of each origin, -1 for none
 * @param toGroupings the same of each destination
 */
export function protectFlows(
  table: FlowTable,
  origins: number,
  destinations: number,
  fromGroupings: readonly Int32Array[],
  toGroupings: readonly Int32Array[],
  threshold: number,
): CubeProtection {
  if (origins * destinations > MAX_PAIRS) {
    const totalHidden = new Uint8Array(origins).fill(NOTHING_SHOWN);
    return { exchangeGroups: new Int32Array(), closedWith: new Int32Array(origins), totalHidden };
  }
  const values = new Float64Array(origins * destinations);
  for (const [pair, to] of table.to.entries()) {
    if (table.statuses[pair] !== VALUE) continue;
    values[to * origins + indexAt(table.from, pair)] = Math.max(0, numberAt(table.values, pair));
  }
  return protectCube({
    sizes: [destinations],
    areas: origins,
    values,
    groupings: fromGroupings,
    itemGroupings: [toGroupings.map((groupOf) => [...groupOf])],
    threshold,
  });
}

/** What must not be shown, one byte an area; of pairs, those in the set as `from × areas + to`. */
export type FlowCuts = {
  out: Uint8Array;
  in: Uint8Array;
  internal: Uint8Array;
  pairs: ReadonlySet<number>;
  /** Areas of origin of which no pair is shown. */
  closed: Uint8Array;
};

/**
 * Which answers at one level are affected by an exchange group or cut through closed areas.
 * @param fromGroups area of the level per origin, -1 for none
 * @param toGroups area of the level per destination, -1 for none
 * @param areas number of areas of the level
 */
export function cutFlows(
  { exchangeGroups, closedWith, totalHidden }: CubeProtection,
  fromGroups: Int32Array,
  toGroups: Int32Array,
  areas: number,
): FlowCuts {
  const cuts = {
    out: new Uint8Array(areas),
    in: new Uint8Array(areas),
    internal: new Uint8Array(areas),
    pairs: new Set<number>(),
    closed: new Uint8Array(areas),
  };
  if (totalHidden[0] === NOTHING_SHOWN) {
    for (const flags of [cuts.out, cuts.in, cuts.internal, cuts.closed]) flags.fill(1);
    return cuts;
  }
  for (const members of readExchangeGroups(exchangeGroups)) {
    const endsOf = ({ area, cycle }: InArea) => ({
      group: indexAt(fromGroups, area),
      ends: cycle.map((destination) => indexAt(toGroups, destination)),
    });
    const exchangeGroup = members.map((member) => ({
      own: endsOf(member),
      counterCycle: member.counterCycle ? endsOf(member.counterCycle) : NOWHERE,
    }));
    cutByGroup(exchangeGroup, cuts, areas);
  }
  const first = new Map<number, number>();
  const split = new Set<number>();
  for (const [origin, atom] of closedWith.entries()) {
    if (atom < 0) continue;
    const group = indexAt(fromGroups, origin);
    if (first.has(atom) && first.get(atom) !== group) split.add(atom);
    first.set(atom, group);
  }
  for (const [origin, atom] of closedWith.entries()) {
    if (!split.has(atom)) continue;
    const group = indexAt(fromGroups, origin);
    // What comes into an area leaves out the area itself, and origins that lie in no area of the level:
    // sums over a part of the closed ones.
    if (group < 0) cuts.in.fill(1);
    else for (const flags of [cuts.out, cuts.in, cuts.internal, cuts.closed]) flags[group] = 1;
  }
  return cuts;
}

/** An origin, and the destinations of a cycle, as groups. */
type Ends = { group: number; ends: readonly number[] };

/** The ends of no cycle at all. */
const NOWHERE: Ends = { group: -1, ends: [] };

/** Per member its own ends, and those of its counter-cycle. */
type ExchangeGroup = { own: Ends; counterCycle: Ends }[];

function cutByGroup(
  exchangeGroup: ExchangeGroup,
  cuts: FlowCuts & { pairs: Set<number> },
  areas: number,
): void {
  /** Whether a slice is affected: `chosen` says which destinations it has, `has` which origins. */
  const isAffectedBy = (
    has: (group: number) => boolean,
    chosen: (to: number) => boolean,
  ): boolean => {
    const effectOn = ({ group, ends }: Ends): number =>
      group >= 0 && has(group) ? effectOf(ends, chosen) : 0;
    return isAffected(
      exchangeGroup.map(({ own, counterCycle }) => effectOn(own) - effectOn(counterCycle)),
    );
  };
  const all = exchangeGroup.flatMap(({ own, counterCycle }) => [own, counterCycle]);
  const origins = new Set(all.map(({ group }) => group).filter((group) => group >= 0));
  const ends = new Set(all.flatMap(({ ends }) => ends).filter((to) => to >= 0));
  for (const own of origins) {
    const has = (group: number): boolean => group === own;
    if (isAffectedBy(has, (to) => to >= 0 && to !== own)) cuts.out[own] = 1;
    if (isAffectedBy(has, (to) => to === own)) cuts.internal[own] = 1;
    for (const end of ends)
      if (isAffectedBy(has, (to) => to === end)) cuts.pairs.add(own * areas + end);
  }
  for (const own of ends) {
    if (
      isAffectedBy(
        (group) => group !== own,
        (to) => to === own,
      )
    )
      cuts.in[own] = 1;
  }
}

/** Hides everything. */
export function closeAll(areas: number): FlowCuts {
  const all = (): Uint8Array => new Uint8Array(areas).fill(1);
  return { out: all(), in: all(), internal: all(), pairs: new Set(), closed: all() };
}

/** Hides what any of them hides; there is at least one. */
export function mergeCuts(list: readonly FlowCuts[]): FlowCuts {
  return list.reduce((a, b) => {
    const either = (own: Uint8Array, other: Uint8Array): Uint8Array =>
      own.map((flag, area) => flag | byteAt(other, area));
    return {
      out: either(a.out, b.out),
      in: either(a.in, b.in),
      internal: either(a.internal, b.internal),
      pairs: new Set([...a.pairs, ...b.pairs]),
      closed: either(a.closed, b.closed),
    };
  });
}
