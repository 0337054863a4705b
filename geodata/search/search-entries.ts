/** What can be found in an edition: its areas, visible indicators and theme folders. */

import { type Edition, type LevelData, parentIndex } from '../edition/edition.ts';
import { foldCode } from '../model/area-code.ts';
import { foldWords } from '../model/fold-text.ts';
import type { Area, Indicator, Language, Text, ThemeNode } from '../model/model.ts';
import type { SearchHit } from '../model/search-hit.ts';

/** Something that can be found. Texts are folded when they are indexed. */
export type Entry = {
  kind: SearchHit['kind'];
  hit: (language: Language) => SearchHit;
  /** Every name it goes by, in all languages. */
  names: string[];
  /** The name that needs no context, where it is another one; empty otherwise. */
  fullName: string;
  /** Folded, or empty. */
  code: string;
  /** What else it may be found by. */
  context: string;
  description: string;
  /** The words for its level: `wijk` in a query prefers them and need not be in a name. */
  levelWords: readonly string[];
  /** Importance among equally good matches: lower comes first. */
  rank: number;
};

/** Ranks: an older vintage comes after every level of today, unknown places after known ones. */
const OLDER_VINTAGE = 100;
const UNKNOWN_LOCATION = 50;

/** Everything that can be found. Level by level, so that a server answers meanwhile. */
export async function listEntries(edition: Edition): Promise<Entry[]> {
  const entries: Entry[] = [];
  const paths = new Map<string, { path: Text[]; aliases: string[] }>();
  walkThemes(edition.themes, [], entries, paths);
  const visible = edition.indicators.filter((indicator) => indicator.visible);
  for (const [position, indicator] of visible.entries()) {
    const isStart = indicator.code === edition.meta.start.indicator;
    const rank = isStart ? 0 : 1 + position / visible.length;
    entries.push(indicatorEntry(indicator, paths.get(indicator.code), rank));
  }
  const seen = new Set<string>();
  for (const data of [...edition.levels].sort(newestFirst)) {
    entries.push(...listAreas(edition, data, seen));
    await new Promise((resolve) => setImmediate(resolve));
  }
  return entries;
}

/** Areas of a level but for those `seen` in a newer vintage: each place appears once, as it is today. */
function listAreas(edition: Edition, data: LevelData, seen: Set<string>): Entry[] {
  const place = placeOf(edition, data);
  return data.areas.flatMap((area, index) => {
    const key = `${data.level.family} ${foldCode(area.code)}`;
    if (seen.has(key) || livesOn(place, area, index)) return [];
    seen.add(key);
    const entry = areaEntry(place, area, index);
    const today = successorOf(place, index);
    return [today ? formerEntry(entry, today, area.name) : entry];
  });
}

/** The area of the newest vintage that a former one has become a part of. */
function successorOf({ newer }: Place, index: number): { place: Place; index: number } | null {
  for (const { parentOf, place } of newer) {
    const at = parentIndex(parentOf, index);
    if (at !== null) return { place: place(), index: at };
  }
  return null;
}

/** A name of before: it is found by that, and leads to what is there today. */
function formerEntry(entry: Entry, today: { place: Place; index: number }, former: string): Entry {
  const area = today.place.data.areas[today.index];
  if (!area) return entry;
  const { hit } = areaEntry(today.place, area, today.index);
  return {
    ...entry,
    context: [entry.context, area.name].join(' '),
    hit: (language) => ({ ...hit(language), former }) as SearchHit,
  };
}

/** What all areas of a level have in common. */
type Place = {
  data: LevelData;
  rank: number;
  levelWords: string[];
  /** The level that tells people where an area is, and the parents in it. */
  around: Parents | null;
  /** Newer vintages of the same level. */
  newer: Parents[];
};
type Parents = { areas: readonly Area[]; parentOf: Int32Array; place: () => Place };

function placeOf(edition: Edition, data: LevelData): Place {
  const { family, validUntil, name } = data.level;
  const startFamily = edition.level(edition.meta.start.level).level.family;
  const parents = [...edition.levels].sort(newestFirst).flatMap((level) => {
    const parentOf = data.parents.get(level.level.code);
    const place = (): Place => placeOf(edition, level);
    return parentOf ? [{ family: level.level.family, areas: level.areas, parentOf, place }] : [];
  });
  const isNewest =
    edition.levels.filter((other) => other.level.family === family).sort(newestFirst)[0] === data;
  const around = edition.meta.ladder.context
    .filter((familiar) => familiar !== family)
    .flatMap((familiar) => parents.find((parent) => parent.family === familiar) ?? []);
  return {
    data,
    rank:
      (family === startFamily ? 0 : edition.levels.indexOf(data) + 1) +
      (isNewest ? 0 : OLDER_VINTAGE + 2100 - (validUntil ?? 2100)),
    levelWords: foldWords([name.nl, name.fr, name.en].join(' ')),
    around: around[0] ?? null,
    newer: parents.filter((parent) => parent.family === family),
  };
}

function newestFirst(a: LevelData, b: LevelData): number {
  return (b.level.validUntil ?? 9999) - (a.level.validUntil ?? 9999);
}

/** True when a newer vintage has the same place under another code: Hasselt before and after 2025. */
function livesOn({ newer }: Place, area: Area, index: number): boolean {
  return newer.some(({ areas, parentOf }) => {
    const at = parentIndex(parentOf, index);
    return at !== null && areas[at]?.name === area.name;
  });
}

function areaEntry({ data, rank, levelWords, around }: Place, area: Area, index: number): Entry {
  const at = around && parentIndex(around.parentOf, index);
  const parent = at === null ? undefined : around?.areas[at];
  const [lon, lat] = data.points[index] ?? [null, null];
  const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;
  return {
    kind: 'area',
    hit: (language) => ({
      kind: 'area',
      level: data.level.code,
      code: area.code,
      name: nameOf(area, language),
      context: [levelName(data.level.name, language), parent && nameOf(parent, language)]
        .filter(Boolean)
        .join(' · '),
      point: lon === null || lat === null ? null : [round(lon), round(lat)],
    }),
    names: [area.name, ...(area.frenchName ? [area.frenchName] : [])],
    fullName: area.fullName === area.name ? '' : area.fullName,
    code: foldCode(area.code),
    context: parent?.name ?? '',
    description: '',
    levelWords,
    rank: rank + (area.unknownLocation ? UNKNOWN_LOCATION : 0),
  };
}

function indicatorEntry(
  { code, name, description, unit }: Indicator,
  place: { path: Text[]; aliases: string[] } | undefined,
  rank: number,
): Entry {
  const path = place?.path ?? [];
  return {
    kind: 'indicator',
    hit: (language) => ({
      kind: 'indicator',
      code,
      name: name[language] || name.nl,
      context: path.length > 0 ? sayPath(path, language) : unit[language] || unit.nl,
    }),
    names: [...new Set([name.nl, name.fr, name.en, ...(place?.aliases ?? [])])],
    fullName: '',
    code: foldCode(code),
    context: wordsOf(path),
    description: [...new Set([description.nl, description.fr, description.en])].join(' '),
    levelWords: [],
    rank,
  };
}

/** Adds folders to `themes` and the first place of each indicator to `paths`. */
function walkThemes(
  nodes: readonly ThemeNode[],
  path: Text[],
  themes: Entry[],
  paths: Map<string, { path: Text[]; aliases: string[] }>,
): void {
  for (const node of nodes) {
    if (node.kind === 'indicator') {
      const place = paths.get(node.code) ?? { path, aliases: [] };
      if (node.alias !== null) place.aliases.push(node.alias);
      paths.set(node.code, place);
      continue;
    }
    const own = [...path, node.name];
    themes.push({
      kind: 'theme',
      hit: (language) => ({
        kind: 'theme',
        path: own.map(({ nl }) => nl),
        name: node.name[language] || node.name.nl,
        context: sayPath(path, language),
      }),
      names: [...new Set([node.name.nl, node.name.fr, node.name.en])],
      fullName: '',
      code: '',
      context: wordsOf(path),
      description: '',
      levelWords: [],
      rank: path.length,
    });
    walkThemes(node.children, own, themes, paths);
  }
}

function sayPath(path: readonly Text[], language: Language): string {
  return path.map((folder) => folder[language] || folder.nl).join(' › ');
}

/** What a path can be found by, in every language. */
function wordsOf(path: readonly Text[]): string {
  return path.flatMap(({ nl, fr, en }) => [...new Set([nl, fr, en])]).join(' ');
}

/** A level without the years of its vintage, which say little beside a name. */
function levelName(name: Text, language: Language): string {
  return (name[language] || name.nl).replace(/\s*\([^)]*\)$/, '');
}

function nameOf({ name, frenchName }: Area, language: Language): string {
  return (language === 'fr' && frenchName) || name;
}
