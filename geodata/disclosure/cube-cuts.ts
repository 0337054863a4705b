/** Which answers the decisions of the build leave hidden: see `cube-privacy.ts` for the rule. */

import { cellsOf } from '../model/cube.ts';
import { indexAt } from '../model/read-at.ts';
import { type CubeProtection, NOTHING_SHOWN } from './cube-counts.ts';
import {
  effectOf,
  type InArea,
  isAffected,
  type Member,
  readExchangeGroups,
} from './exchange-cycles.ts';

/** Each base area is a group of its own. */
export const OWN_GROUP = 'own';

/**
 * 1 for each group of areas in which the slice is affected by an exchange group or cuts through closed areas.
 * @param items items of the loading level per dimension
 * @param groupOf group of each base area, -1 for none, or `OWN_GROUP`
 */
export function cutAreas(
  { exchangeGroups, closedWith, totalHidden }: CubeProtection,
  items: readonly (readonly number[])[],
  sizes: readonly number[],
  groupOf: Int32Array | typeof OWN_GROUP,
  groups: number,
): Uint8Array {
  const cut = new Uint8Array(groups);
  if (totalHidden[0] === NOTHING_SHOWN) return cut.fill(1);
  const groupAt = (area: number): number => (groupOf === OWN_GROUP ? area : indexAt(groupOf, area));
  const chosen = new Uint8Array(sizes.reduce((product, size) => product * size, 1));
  for (const cell of cellsOf(items, sizes)) chosen[cell] = 1;
  for (const members of readExchangeGroups(exchangeGroups)) {
    for (const [group, effects] of effectsByArea(members, chosen, groupAt))
      if (effects.length < members.length || isAffected(effects)) cut[group] = 1;
  }
  const isTotal = items.every((list, at) => list.length === sizes[at]);
  const groupOfClosed = new Map<number, number>();
  const split = new Set<number>();
  for (const [area, atom] of closedWith.entries()) {
    if (atom < 0 || (isTotal && !totalHidden[area])) continue;
    const group = groupAt(area);
    if (groupOfClosed.has(atom) && groupOfClosed.get(atom) !== group) split.add(atom);
    groupOfClosed.set(atom, group);
  }
  for (const [area, atom] of closedWith.entries()) {
    const group = groupAt(area);
    if (split.has(atom) && group >= 0) cut[group] = 1;
  }
  return cut;
}

/** What the members of an exchange group do to the chosen cells in each group, of those that do anything. */
function effectsByArea(
  members: readonly Member[],
  chosen: Uint8Array,
  groupAt: (area: number) => number,
): Map<number, number[]> {
  const found = new Map<number, number[]>();
  const add = (group: number, effect: number): void => {
    if (group < 0 || effect === 0) return;
    const effects = found.get(group);
    if (effects) effects.push(effect);
    else found.set(group, [effect]);
  };
  const effectOn = ({ cycle }: InArea): number => effectOf(cycle, (cell) => chosen[cell] === 1);
  for (const member of members) {
    const [own, effect] = [groupAt(member.area), effectOn(member)];
    const other = member.counterCycle ? groupAt(member.counterCycle.area) : -1;
    const countered = member.counterCycle ? -effectOn(member.counterCycle) : 0;
    add(own, own === other ? effect + countered : effect);
    if (own !== other) add(other, countered);
  }
  return found;
}
