/** Search without a server: by code, by the beginning of a name, and by the beginnings of its words. */
import { foldText } from '../../../../server/contract/fold-text.ts';
import type { FoundEntry } from '../../../../server/contract/publication.ts';
import { fetchJson } from './publication.ts';

const MAX_HITS = 20;
/** Of one kind, before the other kinds have had theirs. */
const FAIR_SHARE = 12;

let entries: Promise<FoundEntry[]> | null = null;

export async function searchFiles(
  path: string,
  query: URLSearchParams,
): Promise<Record<string, unknown>> {
  entries ??= (fetchJson(path) as Promise<FoundEntry[]>).catch((error) => {
    entries = null;
    throw error;
  });
  const q = query.get('q') ?? '';
  return { ok: true, query: q, hits: rankEntries(await entries, q, query.get('lang') ?? 'nl') };
}

/** The best first; typing errors are not forgiven, which needs the index of a server. */
export function rankEntries(all: readonly FoundEntry[], typed: string, language: string): object[] {
  const text = foldText(typed)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (text === '') return [];
  const words = text.split(' ');
  const code = typed.trim().toUpperCase();
  const found = all.flatMap((entry) => {
    const tier = tierOf(entry, text, words, code);
    return tier === null ? [] : [{ entry, tier }];
  });
  found.sort((a, b) => a.tier - b.tier || a.entry.rank - b.entry.rank);
  const counts = new Map<unknown, number>();
  const fair: FoundEntry[] = [];
  const rest: FoundEntry[] = [];
  for (const { entry } of found) {
    const { kind } = entry.hit as { kind: string };
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    (count <= FAIR_SHARE ? fair : rest).push(entry);
  }
  return [...fair, ...rest].slice(0, MAX_HITS).map((entry) => hitOf(entry, language));
}

function tierOf(
  entry: FoundEntry,
  text: string,
  words: readonly string[],
  code: string,
): number | null {
  if (entry.code !== '' && entry.code === code) return 0;
  if (entry.names.includes(text)) return 0;
  if (entry.names.some((name) => name.startsWith(text))) return 1;
  const hasWords = entry.names.some((name) => {
    const own = name.split(' ');
    return words.every((word) => own.some((each) => each.startsWith(word)));
  });
  if (hasWords) return 2;
  return code.length > 2 && entry.code.startsWith(code) ? 3 : null;
}

function hitOf(entry: FoundEntry, language: string): object {
  const said = language === 'fr' ? entry.fr : language === 'en' ? entry.en : undefined;
  return { ...entry.hit, ...said };
}
