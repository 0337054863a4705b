/**
 * The steps a person climbs: of all levels an area belongs to, the few that make one path
 * (DOMAIN.md §2: region, province, municipality, sub-municipality, neighbourhood, sector).
 */

import type { AreaRef } from '../../../../server/contract/areas.ts';
import type { LevelAnswer } from '../../../../server/contract/levels.ts';
import type { WhyMissing } from '../../messages/cases.ts';

const LADDER = ['gewest', 'provincie', 'gemeente', 'deelgemeente', 'ggw7', 'statsec'] as const;

/** Families whose borders give a level its context, best first. */
const CONTEXT: Record<string, readonly string[]> = {
  statsec: ['gemeente'],
  ggw7: ['gemeente'],
  deelgemeente: ['gemeente'],
};
const DEFAULT_CONTEXT = ['provincie', 'gewest'];

export function findLevel(levels: readonly LevelAnswer[], code: string): LevelAnswer | undefined {
  return levels.find((level) => level.code === code);
}

/** The levels of the ladder, coarse to fine, each family in its newest vintage that is offered. */
export function ladderLevels(levels: readonly LevelAnswer[]): LevelAnswer[] {
  return LADDER.flatMap((family) => newestOf(levels, family) ?? []);
}

/** The coarser level whose borders and names surround this one; null for the coarsest. */
export function contextOf(level: LevelAnswer, levels: readonly LevelAnswer[]): LevelAnswer | null {
  const parents = levels.filter((other) => level.parents.includes(other.code));
  for (const family of CONTEXT[level.family] ?? DEFAULT_CONTEXT) {
    const found = newestOf(parents, family);
    if (found && found.family !== level.family) return found;
  }
  return null;
}

/** The level whose borders lie over the drawn one: what the reader chose, `auto` for its context, `none` for none. */
export function bordersOf(
  level: LevelAnswer,
  levels: readonly LevelAnswer[],
  wanted: string,
): LevelAnswer | null {
  if (wanted === 'none') return null;
  const chosen = findLevel(levels, wanted);
  // One that is drawn itself, or that this edition has not, is as if nothing had been chosen.
  return chosen && chosen.drawn > 0 && chosen.code !== level.code
    ? chosen
    : contextOf(level, levels);
}

export function whyMissing(level: LevelAnswer, available: readonly string[]): WhyMissing {
  return level.children.some((child) => available.includes(child)) ? 'not_summed' : 'unknown';
}

/** The step of the ladder with figures that is nearest to a level without: the coarser of two as near. */
export function nearestLevel(
  levels: readonly LevelAnswer[],
  wanted: LevelAnswer,
  available: readonly string[],
): LevelAnswer | null {
  const has = (each: LevelAnswer): boolean => available.includes(each.code);
  const kin = levels.findLast((each) => each.family === wanted.family && each.offered && has(each));
  if (kin) return kin;
  const ladder = ladderLevels(levels.filter((each) => has(each) || each === wanted));
  const at = ladder.indexOf(wanted);
  const near = at < 0 ? [] : [ladder[at - 1], ladder[at + 1]];
  return (
    near.find((each) => each !== undefined) ??
    findLevel(levels, fallbackLevel(levels, wanted.code, available)) ??
    null
  );
}

/** An area's parents on the ladder, coarse to fine: one per family. */
export function crumbsOf(ladder: readonly AreaRef[], levels: readonly LevelAnswer[]): AreaRef[] {
  const offered = LADDER.flatMap((family) => {
    const here = ladder.flatMap((ref) => findLevel(levels, ref.level) ?? []);
    const level = newestOf(here, family);
    return ladder.filter((ref) => ref.level === level?.code);
  });
  return offered;
}

/** The area's finer levels on the ladder, and the drawn one if it is another. */
export function partLevels(
  levels: readonly LevelAnswer[],
  finer: readonly string[],
  drawn: string,
): LevelAnswer[] {
  const candidates = levels.filter((level) => finer.includes(level.code));
  const shown = LADDER.flatMap((family) => newestOf(candidates, family) ?? []);
  const extra = candidates.filter((level) => level.code === drawn && !shown.includes(level));
  return [...shown, ...extra];
}

/** The level to draw when the wanted one has no figures: same family, else the next coarser, else any. */
export function fallbackLevel(
  levels: readonly LevelAnswer[],
  wanted: string,
  available: readonly string[],
): string {
  if (available.includes(wanted)) return wanted;
  const order = levels.map((level) => level.code);
  const family = findLevel(levels, wanted)?.family;
  const usable = levels.filter((level) => available.includes(level.code) && level.offered);
  const sameFamily = usable.findLast((level) => level.family === family);
  const coarser = usable.findLast((level) => order.indexOf(level.code) < order.indexOf(wanted));
  return (sameFamily ?? coarser ?? usable[0])?.code ?? wanted;
}

/** The ancestor whose parts a list shows beside the map, or the area itself; null when there is none. */
export function scopeOf(
  path: readonly AreaRef[],
  drawn: LevelAnswer,
  levels: readonly LevelAnswer[],
  within: string | null,
): AreaRef | null {
  const coarser = path.filter((ref) => drawn.parents.includes(ref.level));
  const wanted = coarser.find((ref) => ref.level === within);
  if (wanted) return wanted;
  const self = path.at(-1);
  if (self && coarser.includes(self)) return self;
  const context = contextOf(drawn, levels);
  return coarser.find((ref) => ref.level === context?.code) ?? coarser.at(-1) ?? null;
}

/** Whether there is no newer vintage of this level on offer: its name then needs no year. */
export function isNewest(level: LevelAnswer, levels: readonly LevelAnswer[]): boolean {
  return newestOf(levels, level.family)?.code === level.code;
}

function newestOf(levels: readonly LevelAnswer[], family: string): LevelAnswer | undefined {
  return levels
    .filter((level) => level.family === family && level.offered)
    .sort((a, b) => (b.validUntil ?? 9999) - (a.validUntil ?? 9999))[0];
}
