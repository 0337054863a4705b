/** Levels and areas of old links, looked for in this edition: as they are, else in their nearest kin. */

import type { Edition, LevelData } from '../../geodata/edition/edition.ts';
import { parentIndex } from '../../geodata/edition/edition.ts';
import { foldCode } from '../../geodata/model/area-code.ts';
import { compareVintages } from '../edition/area-ref.ts';
import { areaNames, namedLevels } from '../odata/portal-names.ts';

const VINTAGE = /^(.+?)(20\d\d)$/;

/** The level with this code or name in any case, else the newest of its family; null when there is neither. */
export function lookUpLevel(edition: Edition, text: string): LevelData | null {
  const wanted = text.trim().toLowerCase();
  const byCode = namedLevels(edition).find(({ code }) => code.toLowerCase() === wanted);
  if (byCode) return byCode.data;
  const byName = edition.levels.filter(({ level }) =>
    [level.name.nl, level.namePlural.nl].some((name) => bareName(name) === wanted),
  );
  const [, family] = VINTAGE.exec(wanted) ?? [];
  const kin = edition.levels.filter(({ level }) => level.family === family);
  return [...byName, ...kin].sort(compareVintages)[0] ?? null;
}

/** `wijk (t.e.m. 2024)` is `wijk` to who wrote the link. */
function bareName(name: string): string {
  return name.toLowerCase().replace(/\s*\([^)]*\)$/, '');
}

export type LookedUp = { data: LevelData; index: number };

/**
 * The area that `text` means at a level: its code, its code after that of its level (`gemeente_44021`), its name,
 * or where an area of an older vintage with that code went. A prefix says the level where none is given.
 */
export function lookUpArea(
  edition: Edition,
  level: LevelData | null,
  text: string,
): LookedUp | null {
  const { data: named, rest } = splitPrefix(edition, text);
  const said = [level, named].filter((data) => data !== null);
  const levels = said.length > 0 ? said : likelyLevels(edition);
  const texts = named ? [rest, text] : [text];
  for (const data of levels) {
    for (const each of texts) {
      const index = data.indexOf.get(foldCode(each)) ?? indexOfName(data, each);
      if (index !== undefined) return { data, index };
    }
  }
  return level ? lookUpOlder(edition, level, texts) : null;
}

/** `gemeente_44021` as level and code. */
function splitPrefix(edition: Edition, text: string): { data: LevelData | null; rest: string } {
  const at = text.indexOf('_');
  const data = at > 0 ? lookUpLevel(edition, text.slice(0, at)) : null;
  return data ? { data, rest: text.slice(at + 1) } : { data: null, rest: text };
}

/** The level of the first screen, then all from coarse to fine, the newest of a family first. */
function likelyLevels(edition: Edition): LevelData[] {
  const start = edition.level(edition.meta.start.level);
  const [newest, older]: [LevelData[], LevelData[]] = [[], []];
  for (const data of edition.levels) {
    (edition.level(data.level.family) === data ? newest : older).push(data);
  }
  return [start, ...newest, ...older];
}

function indexOfName(data: LevelData, text: string): number | undefined {
  const wanted = text.trim().toLowerCase();
  const at = areaNames(data).findIndex((name) => name.toLowerCase() === wanted);
  return at >= 0 ? at : undefined;
}

/** What an area of an older vintage has become, or that area itself where no table says. */
function lookUpOlder(
  edition: Edition,
  level: LevelData,
  texts: readonly string[],
): LookedUp | null {
  const older = edition.levels
    .filter((data) => data !== level && data.level.family === level.level.family)
    .sort(compareVintages);
  for (const data of older) {
    for (const text of texts) {
      const index = data.indexOf.get(foldCode(text));
      if (index === undefined) continue;
      const parents = edition.parentsOf(data.level.code, level.level.code);
      const now = parents ? parentIndex(parents, index) : null;
      return now === null ? { data, index } : { data: level, index: now };
    }
  }
  return null;
}
