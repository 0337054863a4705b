/** The addresses of reports, dashboards and stories. */

import type { Edition } from '../../../geodata/edition/edition.ts';
import type { Language } from '../../../geodata/model/model.ts';
import { LANGUAGE_PREFIX, topicMapPath } from '../../contract/page-paths.ts';
import { segmentOf } from '../../edition/newest-vintage.ts';
import { type Comparison, printComparison } from '../context/comparisons.ts';
import type { Territory } from '../context/territory.ts';
import type { Observation } from '../figures/figures.ts';

/** What is a page of its own, by the word in its address. */
export const PAGE_WORDS = { report: 'rapport', dashboard: 'dashboard', story: 'verhaal' } as const;
export type PageKind = keyof typeof PAGE_WORDS;
export const PAGE_KINDS: readonly PageKind[] = ['report', 'dashboard', 'story'];
const START_WORD = 'start';

/** All pages of a kind, or the page of one where an area is chosen. */
export function contentPath(kind: PageKind, language: Language, name?: string): string {
  const all = `${LANGUAGE_PREFIX[language]}/${PAGE_WORDS[kind]}`;
  return name === undefined ? all : `${all}/${encodeURIComponent(name)}`;
}

export function startPath(language: Language): string {
  return `${LANGUAGE_PREFIX[language]}/${START_WORD}`;
}

/** The part of an address that says what a page is about: `gemeente/11002`, `gemeente/11002,44021`. */
export function territoryPath(edition: Edition, { data, indices }: Territory): string {
  const codes = indices.map((index) => encodeURIComponent(data.areas[index]?.code ?? ''));
  return `${encodeURIComponent(segmentOf(edition, data))}/${codes.join(',')}`;
}

/** The question behind a page: what the reader changed, and nothing else. */
export function questionOf(comparison: Comparison | null, until: string | null): string {
  const query = new URLSearchParams();
  if (comparison) query.set('tegen', printComparison(comparison));
  if (until !== null) query.set('tot', until);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** The map with what a block shows, of its own area. */
export function blockMapPath(
  language: Language,
  { indicator, territory, period }: Observation,
): string {
  const { data, place } = territory;
  const query = new URLSearchParams({ level: data.level.code, period });
  if (place) query.set('area', `${data.level.code}:${place.ref.code}`);
  return `${topicMapPath(language, indicator.code)}&${query}`;
}
