/** From the partners of an area to lines and rows, one way or net. */
import type { FlowPartnersAnswer, FlowWay } from '../../../../server/contract/flows.ts';

/** What lines are made of. */
export type FlowsOfArea = Pick<FlowPartnersAnswer, 'area' | 'to' | 'from'>;

/** From one area to another, by their indices; a value above 0. */
export type FlowLine = { from: number; to: number; value: number };

export type Partner = {
  name: string;
  code: string;
  index: number;
  /** Net below 0: more leaves for the partner than comes from it. Null where the source hides it. */
  value: number | null;
};

/** Lines of an area, largest first. Net goes the way of the larger flow. */
export function linesOfArea(answer: FlowsOfArea, way: FlowWay): FlowLine[] {
  const own = answer.area.index;
  return partnersOf(answer, way).rows.flatMap(({ index, value }) => {
    if (value === null || value === 0) return [];
    const comes = way === 'in' || (way === 'net' && value > 0);
    const ends = comes ? { from: index, to: own } : { from: own, to: index };
    return [{ ...ends, value: Math.abs(value) }];
  });
}

/**
 * Partners of an area, largest first. What is suppressed is neither listed nor 0: where any flow is
 * suppressed on a side that does not list a partner, net is unknown for that partner, and left out.
 */
export function partnersOf(
  { to, from }: Pick<FlowsOfArea, 'to' | 'from'>,
  way: FlowWay,
): { rows: Partner[]; shown: number; suppressed: number } {
  if (way !== 'net') {
    const side = way === 'out' ? to : from;
    return { rows: side.partners, shown: side.shown, suppressed: side.suppressed };
  }
  const leaving = new Map(to.partners.map((partner) => [partner.index, partner]));
  const coming = new Map(from.partners.map((partner) => [partner.index, partner]));
  const isWhole = { to: isAllListed(to), from: isAllListed(from) };
  const rows: Partner[] = [];
  let unknown = 0;
  for (const index of new Set([...leaving.keys(), ...coming.keys()])) {
    const [leaves, comes] = [leaving.get(index), coming.get(index)];
    const known = leaves ?? comes;
    const less = leaves ? leaves.value : isWhole.to ? 0 : null;
    const more = comes ? comes.value : isWhole.from ? 0 : null;
    if (!known) continue;
    if (less === null || more === null) unknown += 1;
    else rows.push({ name: known.name, code: known.code, index, value: more - less });
  }
  rows.sort((a, b) => Math.abs(b.value ?? 0) - Math.abs(a.value ?? 0) || a.index - b.index);
  // Those that neither side lists are hidden on both.
  const suppressed = Math.max(unknown, to.suppressed, from.suppressed);
  return { rows, shown: rows.length, suppressed };
}

/** Whether a partner that is not listed has a flow of 0. */
function isAllListed({ partners, shown, suppressed }: FlowPartnersAnswer['to']): boolean {
  return suppressed === 0 && partners.length === shown;
}
