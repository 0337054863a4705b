/** The search box's own state: what was typed, and the hits that answer it. */
import { computed, signal } from '@preact/signals';
import type { SearchAnswer } from '../../../server/contract.ts';
import { askAddress, askSearch, type SearchQuestion } from '../api.ts';
import { edition } from '../state/catalogue.ts';
import { createResource } from '../state/resource.ts';
import { language } from '../words/words.ts';

export type Hit = SearchAnswer['hits'][number];

/** What is in the box. */
export const typed = signal('');
/** What is asked: `typed`, once the typing pauses; for addresses, once it pauses longer. */
const asked = signal<string | null>(null);
const askedAddress = signal<string | null>(null);

const questionOf = (text: string | null): SearchQuestion | null =>
  text === null ? null : { query: text, language: language.value };
const keyOf = ({ query, language }: SearchQuestion) => `${language} ${query.toLowerCase()}`;

const resource = createResource(askSearch, {
  question: computed(() => questionOf(asked.value)),
  keyOf,
});
export const searchError = resource.error;

const addresses = createResource(askAddress, {
  question: computed(() => (edition.value?.findsAddresses ? questionOf(askedAddress.value) : null)),
  keyOf,
});

export type HitGroup = { kind: Hit['kind']; hits: Hit[] };
const KINDS = ['indicator', 'area', 'theme', 'place'] as const;
const MOST_PER_GROUP = 7;

/** Hits by kind: the kind of the best hit first. */
export const groups = computed<HitGroup[]>(() => {
  const found = resource.latest.value?.answer.hits ?? [];
  const hits: Hit[] = [...found, ...(addresses.latest.value?.answer.addresses ?? [])];
  const kinds = [...new Set([...hits.map((hit) => hit.kind), ...KINDS])];
  return kinds
    .map((kind) => ({
      kind,
      hits: hits.filter((hit) => hit.kind === kind).slice(0, MOST_PER_GROUP),
    }))
    .filter((group) => group.hits.length > 0);
});

/** True when there are hits, or none, for exactly what is in the box. */
export const answered = computed(() => {
  const question = resource.latest.value?.question;
  return question !== undefined && question.query === typed.value.trim();
});

const PAUSE_MS = 120;
/** An address is asked of a service elsewhere: not at every letter, and not of half a word. */
const ADDRESS_PAUSE_MS = 400;
const SHORTEST_ADDRESS = 5;
const timers: ReturnType<typeof setTimeout>[] = [];

export function type(text: string): void {
  typed.value = text;
  for (const timer of timers.splice(0)) clearTimeout(timer);
  const query = text.trim();
  askedAddress.value = null;
  if (query.length === 0) {
    asked.value = null;
    return;
  }
  timers.push(
    setTimeout(() => {
      asked.value = query;
    }, PAUSE_MS),
    setTimeout(() => {
      if (query.length >= SHORTEST_ADDRESS) askedAddress.value = query;
    }, ADDRESS_PAUSE_MS),
  );
}
