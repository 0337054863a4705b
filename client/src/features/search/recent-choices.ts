/** What the reader chose last in the search box, on this device only. Places by coordinates or address are not kept. */
import { signal } from '@preact/signals';
import type { SearchAnswer } from '../../../../server/contract/search.ts';

type Hit = SearchAnswer['hits'][number];
export type Recent = Exclude<Hit, { kind: 'place' }>;

const KEY = 'buurtatlas.recent';
const MOST = 6;

export const recents = signal<readonly Recent[]>(read());

export function remember(hit: Hit): void {
  if (hit.kind === 'place') return;
  const key = keyOf(hit);
  write([hit, ...recents.peek().filter((each) => keyOf(each) !== key)].slice(0, MOST));
}

export function forgetRecents(): void {
  write([]);
}

function keyOf(hit: Recent): string {
  switch (hit.kind) {
    case 'area':
      return `area ${hit.level} ${hit.code}`;
    case 'indicator':
      return `indicator ${hit.code}`;
    case 'theme':
      return `theme ${hit.path.join('/')}`;
    default:
      return hit satisfies never;
  }
}

function write(all: readonly Recent[]): void {
  recents.value = all;
  try {
    if (all.length === 0) window.localStorage.removeItem(KEY);
    else window.localStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    // A device that keeps nothing keeps it until the page is left.
  }
}

function read(): Recent[] {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isRecent).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

function isRecent(stored: unknown): stored is Recent {
  if (typeof stored !== 'object' || stored === null) return false;
  const { kind, name, context, level, code, path } = stored as Record<string, unknown>;
  if (typeof name !== 'string' || typeof context !== 'string') return false;
  if (kind === 'theme')
    return Array.isArray(path) && path.every((part) => typeof part === 'string');
  return (
    typeof code === 'string' &&
    (kind === 'indicator' || (kind === 'area' && typeof level === 'string'))
  );
}
