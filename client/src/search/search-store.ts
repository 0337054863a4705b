/** The search box's own state: what was typed, and the hits that answer it. */
import { computed, signal } from '@preact/signals';
import type { SearchHit } from '../../../server/contract.ts';
import { askSearch } from '../api.ts';
import { createResource } from '../state/resource.ts';

/** What is in the box. */
export const typed = signal('');
/** What is asked: `typed`, once the typing pauses. */
export const asked = signal<string | null>(null);

const resource = createResource(askSearch, {
  question: asked,
  keyOf: (query) => query.toLowerCase(),
});
export const searchError = resource.error;
export const searchLoading = resource.loading;

export type HitGroup = { kind: SearchHit['kind']; hits: SearchHit[] };
const KINDS = ['indicator', 'area', 'theme'] as const;
const MOST_PER_GROUP = 7;

/** Hits by kind: the kind of the best hit first. */
export const groups = computed<HitGroup[]>(() => {
  const hits = resource.latest.value?.answer.hits ?? [];
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
  return question !== undefined && question === typed.value.trim();
});

const PAUSE_MS = 120;
let timer: ReturnType<typeof setTimeout> | undefined;

export function type(text: string): void {
  typed.value = text;
  clearTimeout(timer);
  const query = text.trim();
  if (query.length === 0) asked.value = null;
  else
    timer = setTimeout(() => {
      asked.value = query;
    }, PAUSE_MS);
}
