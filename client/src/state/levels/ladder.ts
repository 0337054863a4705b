/**
 * The steps a person climbs: of all levels an area belongs to, the few that make one path. Which these are the
 * edition says, as its manifest does (`ladder` in geodata/model/model.ts).
 */
import type { Ladder } from '../../../../geodata/model/model.ts';
import type { AreaRef } from '../../../../server/contract/areas.ts';
import type { LevelAnswer } from '../../../../server/contract/levels.ts';
import type { WhyMissing } from '../../messages/cases.ts';
import { editionLadder } from './edition-ladder.ts';

export function findLevel(levels: readonly LevelAnswer[], code: string): LevelAnswer | undefined {
  return levels.find((level) => level.code === code);
}

/** The levels of the ladder, coarse to fine, each family in its newest vintage that is offered. */
export function ladderLevels(
  levels: readonly LevelAnswer[],
  { families }: Ladder = editionLadder.value,
): LevelAnswer[] {
  return families.flatMap((family) => newestOf(levels, family) ?? []);
}

/** The level whose areas most readers know. */
export function familiarLevel(
  levels: readonly LevelAnswer[],
  ladder: Ladder = editionLadder.value,
): LevelAnswer | undefined {
  return ladderLevels(levels, ladder).find(({ family }) => family === ladder.context[0]);
}

/** Whether the areas of a level are so large that they say little about where somebody is. */
export function isFar({ family }: LevelAnswer, { context }: Ladder = editionLadder.value): boolean {
  return context.indexOf(family) > 0;
}

/** The coarser level whose borders and names surround this one; null for the coarsest. */
export function contextOf(
  level: LevelAnswer,
  levels: readonly LevelAnswer[],
  { context }: Ladder = editionLadder.value,
): LevelAnswer | null {
  const parents = levels.filter((other) => level.parents.includes(other.code));
  for (const family of context) {
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
  ladder: Ladder = editionLadder.value,
): LevelAnswer | null {
  if (wanted === 'none') return null;
  const chosen = findLevel(levels, wanted);
  // One that is drawn itself, or that this edition has not, is as if nothing had been chosen.
  return chosen && chosen.drawn > 0 && chosen.code !== level.code
    ? chosen
    : contextOf(level, levels, ladder);
}

export function whyMissing(level: LevelAnswer, available: readonly string[]): WhyMissing {
  return level.children.some((child) => available.includes(child)) ? 'not_summed' : 'unknown';
}

/** The step of the ladder with figures that is nearest to a level without: the coarser of two as near. */
export function nearestLevel(
  levels: readonly LevelAnswer[],
  wanted: LevelAnswer,
  available: readonly string[],
  ladder: Ladder = editionLadder.value,
): LevelAnswer | null {
  const has = (each: LevelAnswer): boolean => available.includes(each.code);
  const kin = levels.findLast((each) => each.family === wanted.family && each.offered && has(each));
  if (kin) return kin;
  const steps = ladderLevels(
    levels.filter((each) => has(each) || each === wanted),
    ladder,
  );
  const at = steps.indexOf(wanted);
  const near = at < 0 ? [] : [steps[at - 1], steps[at + 1]];
  return (
    near.find((each) => each !== undefined) ??
    findLevel(levels, fallbackLevel(levels, wanted.code, available)) ??
    null
  );
}

/** An area's parents on the ladder, coarse to fine: one per family. */
export function crumbsOf(
  parents: readonly AreaRef[],
  levels: readonly LevelAnswer[],
  { families }: Ladder = editionLadder.value,
): AreaRef[] {
  const offered = families.flatMap((family) => {
    const here = parents.flatMap((ref) => findLevel(levels, ref.level) ?? []);
    const level = newestOf(here, family);
    return parents.filter((ref) => ref.level === level?.code);
  });
  return offered;
}

/** The area's finer levels on the ladder, and the drawn one if it is another. */
export function partLevels(
  levels: readonly LevelAnswer[],
  finer: readonly string[],
  drawn: string,
  { families }: Ladder = editionLadder.value,
): LevelAnswer[] {
  const candidates = levels.filter((level) => finer.includes(level.code));
  const shown = families.flatMap((family) => newestOf(candidates, family) ?? []);
  const extra = candidates.filter((level) => level.code === drawn && !shown.includes(level));
  return [...shown, ...extra];
}

/**
 * The level to draw when the wanted one has no figures: same family, else the next coarser, else any. Figures
 * that no level on offer has are drawn at one that is not: a topic that can be found can be seen.
 */
export function fallbackLevel(
  levels: readonly LevelAnswer[],
  wanted: string,
  available: readonly string[],
): string {
  if (available.includes(wanted)) return wanted;
  const order = levels.map((level) => level.code);
  const family = findLevel(levels, wanted)?.family;
  const having = levels.filter((level) => available.includes(level.code) && level.drawn > 0);
  const offered = having.filter((level) => level.offered);
  const usable = offered.length > 0 ? offered : having;
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
  ladder: Ladder = editionLadder.value,
): AreaRef | null {
  const coarser = path.filter((ref) => drawn.parents.includes(ref.level));
  const wanted = coarser.find((ref) => ref.level === within);
  if (wanted) return wanted;
  const self = path.at(-1);
  if (self && coarser.includes(self)) return self;
  const context = contextOf(drawn, levels, ladder);
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
