/** The ladder of an edition: which of its families of levels make one path, and which of them tell people where they are. */
import type { Ladder, Level } from './model.ts';

/** A ladder as far as somebody chose it. */
export type ChosenLadder = { [Part in keyof Ladder]?: Ladder[Part] | undefined };

/**
 * The ladder of these levels, which go from coarse to fine: what was chosen, and the rest derived. Without a
 * choice every family on offer is a step, the level to start with and those above it are the context, and an area is
 * held against all that it lies in.
 */
export function ladderOfLevels(
  levels: readonly Pick<Level, 'code' | 'family' | 'offered'>[],
  startLevel: string,
  chosen: ChosenLadder = {},
): Ladder {
  const families = chosen.families ?? [
    ...new Set(levels.filter(({ offered }) => offered).map(({ family }) => family)),
  ];
  const start = levels.find(({ code, family }) => code === startLevel || family === startLevel);
  const at = start ? families.indexOf(start.family) : -1;
  const upToStart = at < 0 ? families : families.slice(0, at + 1);
  return {
    families,
    context: chosen.context ?? upToStart.toReversed(),
    compared: chosen.compared ?? families.toReversed(),
  };
}

/**
 * The families that an area is held against, nearest first, of those `has` says it lies in: the near ones, or
 * where there is none the next of the context; and the widest always.
 */
export function comparedFamilies(ladder: Ladder, has: (family: string) => boolean): string[] {
  const widest = ladder.compared.at(-1);
  const far = ladder.context.slice(1);
  const there = ladder.compared.filter((family) => family !== widest && has(family));
  const near = there.filter((family) => !far.includes(family));
  const middle = near.length > 0 ? near : there;
  return widest !== undefined && has(widest) ? [...middle, widest] : middle;
}

/** The family within which areas of this one are ranked: what people know it by if it is finer, else the widest. */
export function rankedWithin({ families, context }: Ladder, family: string): string | undefined {
  const [known] = context;
  const isFiner = known !== undefined && families.indexOf(family) > families.indexOf(known);
  return isFiner ? known : families[0];
}
