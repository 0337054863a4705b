/**
 * One search box for areas, indicators and themes. Accents, case and the fillers of codes are folded,
 * typing errors forgiven; who is found exactly comes before who is found by a guess.
 */
import MiniSearch, { type SearchResult } from 'minisearch';
import { foldCode } from './area-code.ts';
import { type Edition, type LevelData, parentIndex } from './edition.ts';
import type { Indicator, Position, ThemeNode } from './model.ts';

export type SearchHit =
  | {
      kind: 'area';
      level: string;
      code: string;
      name: string;
      context: string;
      point: Position | null;
    }
  | { kind: 'indicator'; code: string; name: string; context: string }
  | { kind: 'theme'; path: string[]; name: string; context: string };

/** Something that can be found. Texts are folded when they are indexed. */
type Entry = {
  hit: SearchHit;
  /** Every name it goes by, in all languages. */
  names: string[];
  /** Folded, or empty. */
  code: string;
  /** What else it may be found by. */
  context: string;
  description: string;
  /** Importance among equally good matches: lower comes first. */
  rank: number;
};

/** How well an entry answers, from a guess to the very name. Higher comes first. */
const GUESS = 0;
const MENTION = 1;
const WORDS = 2;
const BEGINNING = 3;
const EXACT = 4;

type Match = { entry: Entry; tier: number; score: number };

/** Entries indexed between two turns of the event loop: about 5 ms. */
const CHUNK = 400;
/** Guesses shown below better matches. Alone they may fill the list. */
const MOST_GUESSES = 3;
const MOST_BY_CODE = 60;
const KINDS = ['area', 'indicator', 'theme'] as const;
const OLDER_VINTAGE = 100;
const UNKNOWN_LOCATION = 50;

/** Builds the index of an edition in slices, so that a server answers meanwhile. */
export async function buildSearch(edition: Edition): Promise<SearchIndex> {
  const { areas, indicators, themes } = listEntries(edition);
  const entries = [...areas, ...indicators, ...themes];
  const texts = new MiniSearch<Entry & { id: number }>({
    fields: ['names', 'context', 'description'],
    extractField: (entry, field) => {
      const value = entry[field as 'id' | 'names' | 'context' | 'description'];
      return Array.isArray(value) ? value.join(' ') : value;
    },
    tokenize: foldWords,
    processTerm: (term) => term,
    searchOptions: { boost: { names: 4, context: 1, description: 0.3 } },
  });
  await texts.addAllAsync(
    entries.map((entry, id) => ({ ...entry, id })),
    { chunkSize: CHUNK },
  );
  return new SearchIndex(entries, texts);
}

export class SearchIndex {
  /** Entries with a code, in the order of their codes. */
  readonly #byCode: Entry[];

  constructor(
    private readonly entries: readonly Entry[],
    private readonly texts: MiniSearch,
  ) {
    this.#byCode = entries
      .filter(({ code }) => code !== '')
      .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.rank - b.rank));
  }

  /** At most `most` hits, best first, with a fair share for each kind. */
  find(query: string, most: number): SearchHit[] {
    const matches = new Map<Entry, Match>();
    for (const match of [...this.#matchCodes(query), ...this.#matchTexts(query)]) {
      const before = matches.get(match.entry);
      if (!before || match.tier > before.tier) matches.set(match.entry, match);
    }
    return pickFairly([...matches.values()].sort(compareMatches), most).map(
      ({ entry }) => entry.hit,
    );
  }

  #matchCodes(query: string): Match[] {
    const code = foldCode(query);
    const matches: Match[] = [];
    for (let i = this.#firstCode(code); matches.length < MOST_BY_CODE; i++) {
      const entry = this.#byCode[i];
      if (!entry?.code.startsWith(code)) break;
      // Two letters begin thousands of codes and say nothing.
      if (entry.code !== code && code.length < 3) break;
      matches.push({ entry, tier: entry.code === code ? EXACT : BEGINNING, score: 0 });
    }
    return matches;
  }

  /** Index of the first code that is not before `code`. */
  #firstCode(code: string): number {
    let [low, high] = [0, this.#byCode.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#byCode[middle]?.code ?? '') < code) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #matchTexts(query: string): Match[] {
    const words = foldWords(query);
    if (words.length === 0) return [];
    const search = (combineWith: 'AND' | 'OR', isForgiving: boolean): SearchResult[] =>
      this.texts.search(query, {
        combineWith,
        prefix: true,
        fuzzy: (word) => (isForgiving && canBeMisspelt(word) ? 0.25 : false),
        maxFuzzy: 2,
      });
    const strict = search('AND', false);
    const results = strict.length >= MOST_BY_CODE ? strict : search('AND', true);
    const found = results.length > 0 ? results : search('OR', true);
    return found.flatMap((result) => {
      const entry = this.entries[result.id as number];
      return entry ? [{ entry, tier: tierOf(entry, words, result), score: result.score }] : [];
    });
  }
}

/** Short words and numbers are one slip away from too many others. */
function canBeMisspelt(word: string): boolean {
  return word.length > 3 && !/\d/.test(word);
}

function tierOf(entry: Entry, words: readonly string[], { match }: SearchResult): number {
  const query = words.join(' ');
  const names = entry.names.map((name) => foldWords(name).join(' '));
  if (names.includes(query)) return EXACT;
  if (names.some((name) => name.startsWith(query))) return BEGINNING;
  const terms = Object.entries(match);
  const isFound = (word: string, field: string | null): boolean =>
    terms.some(
      ([term, fields]) => term.startsWith(word) && (field === null || fields.includes(field)),
    );
  if (words.every((word) => isFound(word, 'names'))) return WORDS;
  return words.every((word) => isFound(word, null)) ? MENTION : GUESS;
}

/** Better tier first, then importance; guesses by how close they are. */
function compareMatches(a: Match, b: Match): number {
  if (a.tier !== b.tier) return b.tier - a.tier;
  if (a.tier === GUESS) return closeness(b) - closeness(a);
  return a.entry.rank - b.entry.rank || b.score - a.score;
}

function closeness({ entry, score }: Match): number {
  return score / (1 + entry.rank / 20);
}

/**
 * Takes from each kind in turn, so that three hundred indicators do not push the one municipality out;
 * what is taken keeps its order.
 */
function pickFairly(sorted: readonly Match[], most: number): Match[] {
  const known = sorted.filter(({ tier }) => tier !== GUESS);
  const guesses = sorted.filter(({ tier }) => tier === GUESS);
  const picked = new Set(takeInTurn(known, most));
  const room = most - picked.size;
  const mostGuesses = picked.size > 0 ? Math.min(room, MOST_GUESSES) : room;
  for (const match of takeInTurn(guesses, mostGuesses)) picked.add(match);
  return sorted.filter((match) => picked.has(match));
}

function takeInTurn(matches: readonly Match[], most: number): Match[] {
  const queues = KINDS.map((kind) => matches.filter(({ entry }) => entry.hit.kind === kind));
  const longest = Math.max(...queues.map(({ length }) => length));
  const taken: Match[] = [];
  for (let turn = 0; turn < longest && taken.length < most; turn++) {
    for (const queue of queues) taken.push(...queue.slice(turn, turn + 1));
  }
  return taken.slice(0, most);
}

/** Words without accents, in lower case: `Sint-Niklaas` is `sint`, `niklaas`. */
function foldWords(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

function listEntries(edition: Edition): Record<'areas' | 'indicators' | 'themes', Entry[]> {
  const paths = new Map<string, { path: string[]; aliases: string[] }>();
  const themes: Entry[] = [];
  walkThemes(edition.themes, [], themes, paths);
  const visible = edition.indicators.filter((indicator) => indicator.visible);
  return {
    areas: listAreas(edition),
    indicators: visible.map((indicator) => indicatorEntry(indicator, paths.get(indicator.code))),
    themes,
  };
}

/** Areas of every level; one that exists in several vintages appears once, as it is today. */
function listAreas(edition: Edition): Entry[] {
  const newestFirst = [...edition.levels].sort(
    (a, b) => (b.level.validUntil ?? 9999) - (a.level.validUntil ?? 9999),
  );
  const seen = new Set<string>();
  const startFamily = edition.levels.find(({ level }) => level.code === edition.meta.start.level)
    ?.level.family;
  return newestFirst.flatMap((data) => {
    const { family, validUntil } = data.level;
    const isNewest = newestFirst.find(({ level }) => level.family === family) === data;
    const position = edition.levels.indexOf(data) + 1;
    const levelRank =
      (family === startFamily ? 0 : position) +
      (isNewest ? 0 : OLDER_VINTAGE - ((validUntil ?? 0) % 100));
    return data.areas.flatMap((area, index) => {
      const key = `${family} ${foldCode(area.code)}`;
      if (seen.has(key) || livesOn(edition, data, index)) return [];
      seen.add(key);
      return areaEntry(edition, data, index, levelRank, startFamily);
    });
  });
}

/** True when a newer vintage has the same place under another code: Hasselt before and after 2025. */
function livesOn(edition: Edition, data: LevelData, index: number): boolean {
  const fold = (name: string | undefined): string => foldWords(name ?? '').join(' ');
  return edition.coarserLevels(data.level.code).some((newer) => {
    if (newer.level.family !== data.level.family) return false;
    const at = parentIndex(data.parents.get(newer.level.code) ?? null, index);
    return at !== null && fold(newer.areas[at]?.name) === fold(data.areas[index]?.name);
  });
}

function areaEntry(
  edition: Edition,
  data: LevelData,
  index: number,
  levelRank: number,
  startFamily: string | undefined,
): Entry[] {
  const area = data.areas[index];
  if (!area) return [];
  const within = namesAround(edition, data, index, startFamily);
  const [lon, lat] = data.points[index] ?? [null, null];
  const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;
  return [
    {
      hit: {
        kind: 'area',
        level: data.level.code,
        code: area.code,
        name: area.name,
        context: [data.level.name.nl, ...within.slice(0, 1)].join(' · '),
        point: lon === null || lat === null ? null : [round(lon), round(lat)],
      },
      names: area.fullName === area.name ? [area.name] : [area.name, area.fullName],
      code: foldCode(area.code),
      context: [data.level.name.nl, ...within].join(' '),
      description: '',
      rank: levelRank + (area.unknownLocation ? UNKNOWN_LOCATION : 0),
    },
  ];
}

/** Families that tell people where something is, beside the one of the start level; nearest first. */
const FAMILIAR = ['provincie', 'gewest'];

function namesAround(
  edition: Edition,
  data: LevelData,
  index: number,
  startFamily: string | undefined,
): string[] {
  return [startFamily, ...FAMILIAR].flatMap((family) => {
    if (family === undefined || family === data.level.family) return [];
    const parents = edition.levels.filter(
      ({ level }) => level.family === family && data.parents.has(level.code),
    );
    const newest = parents.sort(
      (a, b) => (b.level.validUntil ?? 9999) - (a.level.validUntil ?? 9999),
    )[0];
    const at = newest && parentIndex(data.parents.get(newest.level.code) ?? null, index);
    return newest && at !== null && at !== undefined ? [newest.areas[at]?.name ?? ''] : [];
  });
}

function indicatorEntry(
  { code, name, description, unit }: Indicator,
  place: { path: string[]; aliases: string[] } | undefined,
): Entry {
  const path = place?.path ?? [];
  return {
    hit: {
      kind: 'indicator',
      code,
      name: name.nl,
      context: path.length > 0 ? path.join(' › ') : unit.nl,
    },
    names: [...new Set([name.nl, name.fr, name.en, ...(place?.aliases ?? [])])],
    code: foldCode(code),
    context: path.join(' '),
    description: [...new Set([description.nl, description.fr, description.en])].join(' '),
    rank: 0,
  };
}

/** Adds folders to `themes` and the first place of each indicator to `paths`. */
function walkThemes(
  nodes: readonly ThemeNode[],
  path: string[],
  themes: Entry[],
  paths: Map<string, { path: string[]; aliases: string[] }>,
): void {
  for (const node of nodes) {
    if (node.kind === 'indicator') {
      const place = paths.get(node.code) ?? { path, aliases: [] };
      if (node.alias !== null) place.aliases.push(node.alias);
      paths.set(node.code, place);
      continue;
    }
    const own = [...path, node.name.nl];
    themes.push({
      hit: { kind: 'theme', path: own, name: node.name.nl, context: path.join(' › ') },
      names: [...new Set([node.name.nl, node.name.fr, node.name.en])],
      code: '',
      context: path.join(' '),
      description: '',
      rank: path.length,
    });
    walkThemes(node.children, own, themes, paths);
  }
}
