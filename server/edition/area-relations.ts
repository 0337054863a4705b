/** How an area relates to others: what it lies in, what lies in it, and what it was at other times. */
import { type Edition, type LevelData, parentIndex } from '../../geodata/edition/edition.ts';
import type { AreaAnswer, AreaRef } from '../contract/areas.ts';
import { areaRef, compareVintages } from './area-ref.ts';

/**
 * The areas this one lies in, coarse to fine: of each family the newest vintage that has it, and none of
 * its own family, for those are the same place at another time.
 */
export function ladderOf(edition: Edition, data: LevelData, index: number): AreaRef[] {
  const byFamily = new Map<string, { parent: LevelData; ref: AreaRef }>();
  for (const parent of edition.coarserLevels(data.level.code).sort(compareVintages)) {
    const { family } = parent.level;
    if (family === data.level.family || byFamily.has(family)) continue;
    const at = parentIndex(data.parents.get(parent.level.code) ?? null, index);
    if (at !== null) byFamily.set(family, { parent, ref: areaRef(parent, at) });
  }
  return edition.levels.flatMap((level) => {
    const step = byFamily.get(level.level.family);
    return step?.parent === level ? [step.ref] : [];
  });
}

/** Of each family the newest offered vintage that has children here, nearest level first. */
export function childrenOf(
  edition: Edition,
  data: LevelData,
  index: number,
): AreaAnswer['children'] {
  const finer = edition
    .finerLevels(data.level.code)
    .filter(({ level }) => level.offered && level.family !== data.level.family);
  const indicesIn = ({ level }: LevelData): readonly number[] =>
    edition.childrenOf(level.code, data.level.code)?.[index] ?? [];
  const newest = new Map<string, LevelData>();
  for (const level of [...finer].sort(compareVintages)) {
    const { family } = level.level;
    if (!newest.has(family) && indicesIn(level).length > 0) newest.set(family, level);
  }
  return finer.flatMap((level) => {
    if (newest.get(level.level.family) !== level) return [];
    const areas = byName(indicesIn(level).map((i) => areaRef(level, i)));
    return [{ level: level.level.code, areas }];
  });
}

/** The same family at other times: what came before in `from`, oldest first, what came after in `to`. */
export function vintagesOf(
  edition: Edition,
  data: LevelData,
  index: number,
): AreaAnswer['vintages'] {
  const { code, family } = data.level;
  const oldestFirst = (levels: LevelData[]): LevelData[] =>
    levels.filter(({ level }) => level.family === family).sort((a, b) => compareVintages(b, a));
  const from = oldestFirst(edition.finerLevels(code)).flatMap((older) =>
    (edition.childrenOf(older.level.code, code)?.[index] ?? []).map((i) => areaRef(older, i)),
  );
  const to = oldestFirst(edition.coarserLevels(code)).flatMap((newer) => {
    const at = parentIndex(data.parents.get(newer.level.code) ?? null, index);
    return at === null ? [] : [areaRef(newer, at)];
  });
  return { from, to };
}

export function byName(refs: AreaRef[]): AreaRef[] {
  const { compare } = COLLATOR;
  return refs.sort((a, b) => compare(a.name, b.name) || compare(a.code, b.code));
}

const COLLATOR = new Intl.Collator('nl', { numeric: true });
