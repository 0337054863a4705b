/**
 * One search box for areas, indicators and themes. Accents, case and the fillers of codes are folded,
 * typing errors forgiven; who is found exactly comes before who is found by a guess.
 */

import MiniSearch, { type SearchResult } from 'minisearch';
import type { Edition } from '../edition/edition.ts';
import { foldCode } from '../model/area-code.ts';
import { foldWords } from '../model/fold-text.ts';
import type { Language } from '../model/model.ts';
import { itemAt } from '../model/read-at.ts';
import type { SearchHit } from '../model/search-hit.ts';
import { type Entry, listEntries } from './search-entries.ts';

/** An entry with what is compared on every keystroke worked out beforehand. */
type Indexed = Entry & { id: number; foldedNames: string[] };

/** How well an entry answers, from a guess to the very name. Higher comes first. */
const GUESS = 0;
const MENTION = 1;
const WORDS = 2;
const BEGINNING = 3;
const EXACT = 4;

/** `slips`: letters to change before a guess is what was typed. */
type Match = { entry: Indexed; tier: number; score: number; slips: number };

/** Entries indexed between two turns of the event loop: about 5 ms. */
const CHUNK = 400;
/** Guesses shown below better matches. Alone they may fill the list. */
const MAX_GUESSES = 3;
const MAX_BY_CODE = 60;
/** Further words of a query are left out: each takes milliseconds when it may be misspelt. */
const MAX_WORDS = 8;
/** Fewer letters begin thousands of words: only names that begin with them are looked at. */
const SHORTEST_TEXT = 3;

/** Builds the index of an edition in slices, so that a server answers meanwhile. */
export async function buildSearch(edition: Edition): Promise<SearchIndex> {
  const entries = (await listEntries(edition)).map(
    (entry, id): Indexed => ({
      ...entry,
      id,
      foldedNames: [...entry.names, entry.fullName]
        .map((name) => foldWords(name).join(' '))
        .filter(Boolean),
    }),
  );
  const texts = new MiniSearch<Indexed>({
    fields: ['names', 'context', 'description'],
    extractField: (entry, field) => {
      const value = entry[field as 'id' | 'names' | 'context' | 'description'];
      return Array.isArray(value) ? value.join(' ') : value;
    },
    tokenize: foldWords,
    processTerm: (term) => term,
    searchOptions: { boost: { names: 4, context: 1, description: 0.3 } },
  });
  await texts.addAllAsync(entries, { chunkSize: CHUNK });
  return new SearchIndex(entries, texts);
}

export class SearchIndex {
  /** Entries with a code, in the order of their codes. */
  readonly #byCode: Indexed[];
  /** Words that name levels. In thousands of texts they would be slow to find and say little. */
  readonly #levelWords: Set<string>;

  constructor(
    private readonly entries: readonly Indexed[],
    private readonly texts: MiniSearch,
  ) {
    this.#levelWords = new Set(entries.flatMap(({ levelWords }) => levelWords));
    this.#byCode = entries
      .filter(({ code }) => code !== '')
      .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.rank - b.rank));
  }

  /** At most `most` hits, best first, with a fair share for each kind. */
  find(query: string, most: number, language: Language = 'nl'): SearchHit[] {
    const typed = foldWords(query).slice(0, MAX_WORDS);
    const names = typed.filter((word) => !this.#levelWords.has(word));
    const words = names.length > 0 ? names : typed;
    const isShort = words.join('').length < SHORTEST_TEXT;
    const byName = isShort ? this.#matchBeginnings(words) : this.#matchTexts(words);
    const matches = new Map<Indexed, Match>();
    for (const match of [...this.#matchCodes(query), ...byName]) {
      const before = matches.get(match.entry);
      if (!before || match.tier > before.tier) matches.set(match.entry, match);
    }
    const levels = typed.filter((word) => !words.includes(word));
    const isAsked = ({ entry }: Match): boolean =>
      levels.every((word) => entry.levelWords.includes(word));
    const sorted = [...matches.values()].sort(
      (a, b) => Number(isAsked(b)) - Number(isAsked(a)) || compareMatches(a, b),
    );
    return dropTwins(pickFairly(sorted, most).map(({ entry }) => entry.hit(language)));
  }

  #matchCodes(query: string): Match[] {
    const code = foldCode(query);
    const matches: Match[] = [];
    for (let i = this.#firstCode(code); matches.length < MAX_BY_CODE; i++) {
      const entry = this.#byCode[i];
      if (!entry?.code.startsWith(code)) break;
      // Two letters begin thousands of codes and say nothing.
      if (entry.code !== code && code.length < 3) break;
      matches.push({ entry, tier: entry.code === code ? EXACT : BEGINNING, score: 0, slips: 0 });
    }
    return matches;
  }

  /** Index of the first code that is not before `code`. */
  #firstCode(code: string): number {
    let [low, high] = [0, this.#byCode.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (itemAt(this.#byCode, middle).code < code) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #matchBeginnings(words: readonly string[]): Match[] {
    const query = words.join(' ');
    if (query === '') return [];
    return this.entries.flatMap((entry) => {
      if (!entry.foldedNames.some((name) => name.startsWith(query))) return [];
      const tier = entry.foldedNames.includes(query) ? EXACT : BEGINNING;
      return [{ entry, tier, score: 0, slips: 0 }];
    });
  }

  #matchTexts(words: readonly string[]): Match[] {
    const strict = this.#search(words, 'AND', false);
    const isEnough = strict.some(({ tier }) => tier > MENTION);
    const found = isEnough ? strict : this.#search(words, 'AND', true);
    return found.length > 0 ? found : this.#search(words, 'OR', true);
  }

  #search(words: readonly string[], combineWith: 'AND' | 'OR', isForgiving: boolean): Match[] {
    const queries = words.map((word) => {
      if (!isForgiving || !canBeMisspelt(word)) return word;
      const swapped = { queries: swapNeighbours(word), prefix: false, fuzzy: false };
      return {
        combineWith: 'OR' as const,
        queries: [word, { ...swapped, combineWith: 'OR' as const }],
      };
    });
    const results = this.texts.search(
      { combineWith, queries },
      {
        prefix: true,
        fuzzy: (word) => (isForgiving && canBeMisspelt(word) ? 0.25 : false),
        maxFuzzy: 2,
      },
    );
    const slipsOf = createSlipCounter(words);
    return results.flatMap((result) => {
      const entry = this.entries[result.id as number];
      if (!entry) return [];
      const tier = tierOf(entry, words, result);
      const slips = tier === GUESS ? slipsOf(result) : 0;
      return [{ entry, tier, score: result.score, slips }];
    });
  }
}

/** Short words and numbers are one slip away from too many others. */
function canBeMisspelt(word: string): boolean {
  return word.length > 3 && !/\d/.test(word);
}

/** Two letters typed in the wrong order, the commonest slip, are two changes to a fuzzy search. */
function swapNeighbours(word: string): string[] {
  return Array.from({ length: word.length - 1 }, (_, i) => {
    const [a = '', b = ''] = [word[i], word[i + 1]];
    return a === b ? '' : word.slice(0, i) + b + a + word.slice(i + 2);
  }).filter(Boolean);
}

function tierOf(entry: Indexed, words: readonly string[], { match }: SearchResult): number {
  const query = words.join(' ');
  if (entry.foldedNames.includes(query)) return EXACT;
  if (entry.foldedNames.some((name) => name.startsWith(query))) return BEGINNING;
  const terms = Object.entries(match);
  const isFound = (word: string, field: string | null): boolean =>
    terms.some(
      ([term, fields]) => term.startsWith(word) && (field === null || fields.includes(field)),
    );
  if (words.every((word) => isFound(word, 'names'))) return WORDS;
  return words.every((word) => isFound(word, null)) ? MENTION : GUESS;
}

/**
 * Counts the letters to change from each word to the nearest word found; outside names one more. The
 * same few words of the index occur in hundreds of results, so distances are remembered.
 */
function createSlipCounter(words: readonly string[]): (result: SearchResult) => number {
  const known = new Map<string, number>();
  const distance = (word: string, term: string): number => {
    const key = `${word} ${term}`;
    const found = known.get(key) ?? editDistance(word, term);
    known.set(key, found);
    return found;
  };
  return ({ match }) => {
    const terms = Object.entries(match);
    return words.reduce((sum, word) => {
      const distances = terms.map(
        ([term, fields]) => distance(word, term) + (fields.includes('names') ? 0 : 1),
      );
      return sum + Math.min(word.length, ...distances);
    }, 0);
  };
}

/** Letters inserted, left out, changed or swapped with their neighbour (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let [beforeLast, last]: [number[], number[]] = [
    [],
    Array.from({ length: b.length + 1 }, (_, j) => j),
  ];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const steps = [
        itemAt(last, j) + 1,
        itemAt(row, j - 1) + 1,
        itemAt(last, j - 1) + (isSame ? 0 : 1),
      ];
      row[j] = Math.min(...steps, isSwapped ? itemAt(beforeLast, j - 2) + 1 : Infinity);
    }
    [beforeLast, last] = [last, row];
  }
  return itemAt(last, b.length);
}

/** Better tier first, then fewer slips, then importance. */
function compareMatches(a: Match, b: Match): number {
  return b.tier - a.tier || a.slips - b.slips || a.entry.rank - b.entry.rank || b.score - a.score;
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
  const mostGuesses = picked.size > 0 ? Math.min(room, MAX_GUESSES) : room;
  for (const match of takeInTurn(guesses, mostGuesses)) picked.add(match);
  return sorted.filter((match) => picked.has(match));
}

/** A place found by two of its names is one place: the better name counts. */
function dropTwins(hits: readonly SearchHit[]): SearchHit[] {
  const seen = new Set<string>();
  return hits.filter((hit) => {
    if (hit.kind !== 'area') return true;
    const key = `${hit.level}:${hit.code}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

function takeInTurn(matches: readonly Match[], most: number): Match[] {
  // In the order of their best: the only hit asked for is the best one.
  const kinds = new Set(matches.map(({ entry }) => entry.kind));
  const queues = [...kinds].map((kind) => matches.filter(({ entry }) => entry.kind === kind));
  const longest = Math.max(0, ...queues.map(({ length }) => length));
  const taken: Match[] = [];
  for (let turn = 0; turn < longest && taken.length < most; turn++) {
    for (const queue of queues) taken.push(...queue.slice(turn, turn + 1));
  }
  return taken.slice(0, most);
}
