/** Levels and areas in the words of the portal's clients. */

import type { Edition, LevelData } from '../../geodata/edition/edition.ts';
import { foldCode } from '../../geodata/model/area-code.ts';
import { DataError } from '../../geodata/model/data-error.ts';

/** A level and a code under which it is known. */
export type NamedLevel = { code: string; data: LevelData };

/**
 * All levels, and besides its vintages the bare code of a family without one of today: clients know
 * `statsec`, and an edition may end at `statsec2024`.
 */
export function namedLevels(edition: Edition, levels = edition.levels): NamedLevel[] {
  const own = new Set(edition.levels.map(({ level }) => level.code));
  return levels.flatMap((data) => {
    const { code, family } = data.level;
    const isNewest = !own.has(family) && edition.level(family) === data;
    const names = isNewest ? [family, code] : [code];
    return names.map((name) => ({ code: name, data }));
  });
}

/** The level with this code, in any case. Throws `unknown_level`. */
export function findLevel(edition: Edition, text: string): NamedLevel {
  const wanted = text.trim().toLowerCase();
  const found = namedLevels(edition).find(({ code }) => code.toLowerCase() === wanted);
  return found ?? { code: text, data: edition.level(text.trim()) };
}

const NAMES = new WeakMap<LevelData, string[]>();

/**
 * A name for each area that no other of its level has, since clients use names as keys: the short one, the
 * full one where that is taken, with the code where that is taken too.
 */
export function areaNames(data: LevelData): string[] {
  const known = NAMES.get(data);
  if (known) return known;
  const short = countTexts(data.areas.map(({ name }) => name));
  const full = countTexts(data.areas.map(({ fullName }) => fullName));
  const names = data.areas.map(({ name, fullName, code }) => {
    if (short.get(name) === 1) return name;
    return full.get(fullName) === 1 ? fullName : `${fullName} (${code})`;
  });
  NAMES.set(data, names);
  return names;
}

function countTexts(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/**
 * Index of the area that `text` means: its code, its code after that of its level (`gemeente_44021`), or its
 * name. Throws `unknown_area`.
 */
export function findArea(edition: Edition, { code, data }: NamedLevel, text: string): number {
  const prefixes = [code, data.level.code].map((level) => `${level.toLowerCase()}_`);
  const folded = text.trim().toLowerCase();
  const bare = prefixes.find((prefix) => folded.startsWith(prefix));
  const byCode = data.indexOf.get(foldCode(bare ? text.trim().slice(bare.length) : text));
  if (byCode !== undefined) return byCode;
  const byName = areaNames(data).findIndex((name) => name.toLowerCase() === folded);
  return byName >= 0 ? byName : edition.areaIndex(data, text);
}

/** Throws `bad_request` for a list without anything in it. */
export function splitList(text: string, name: string): string[] {
  const items = text
    .split(/[,;]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
  if (items.length > 0) return items;
  throw new DataError('bad_request', `parameter "${name}" is empty`);
}
