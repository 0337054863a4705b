/** The search box's own state: what was typed, and the hits that answer it. */
import { computed, signal } from '@preact/signals';
import type { SearchAnswer } from '../../../../server/contract/search.ts';
import { createResource } from '../../api/resource.ts';
import { askAddress, askSearch, type SearchQuestion } from '../../api/search.ts';
import { language } from '../../messages/language.ts';
import { edition, indicators } from '../../state/catalogue.ts';
import { groupVariants, type Named, type VariantGroup } from '../../state/topic/group-variants.ts';

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

/** A line of the list: a hit, or several that differ only by an age class and the like, until it is opened. */
export type HitVariants = VariantGroup<Hit> & { open: boolean };
export type HitRow = Hit | HitVariants;
export type HitGroup = { kind: Hit['kind']; rows: HitRow[] };
const KINDS = ['indicator', 'area', 'theme', 'place'] as const;
const MAX_PER_GROUP = 7;

/** Groups of variants that were opened, for the present question. */
const opened = signal<ReadonlySet<string>>(new Set());

export function toggleGroup({ key, open }: HitVariants): void {
  const next = new Set(opened.value);
  if (open) next.delete(key);
  else next.add(key);
  opened.value = next;
}

/** Hits by kind: the kind of the best hit first. */
export const groups = computed<HitGroup[]>(() => {
  const found = resource.latest.value?.answer.hits ?? [];
  const hits: Hit[] = [...found, ...(addresses.latest.value?.answer.addresses ?? [])];
  const kinds = [...new Set([...hits.map((hit) => hit.kind), ...KINDS])];
  return kinds
    .map((kind) => {
      const folded = groupVariants(
        hits.filter((hit) => hit.kind === kind),
        describe,
      );
      return { kind, rows: folded.slice(0, MAX_PER_GROUP).flatMap(openGroup) };
    })
    .filter((group) => group.rows.length > 0);
});

function openGroup(row: Hit | VariantGroup<Hit>): HitRow[] {
  if (row.kind !== 'variants') return [row];
  const open = opened.value.has(row.key);
  return [{ ...row, open }, ...(open ? row.items : [])];
}

function describe(hit: Hit): Named | null {
  const indicator = hit.kind === 'indicator' ? indicators.value.get(hit.code) : undefined;
  if (!indicator) return null;
  return { code: indicator.code, name: indicator.name.nl, unit: indicator.unit.nl };
}

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
  opened.value = new Set();
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
