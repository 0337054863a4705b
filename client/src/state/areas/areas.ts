/** Names, codes and label points of all areas of a level. They come once per level and stay. */
import { type Signal, signal } from '@preact/signals';
import type { AreasAnswer } from '../../../../server/contract/levels.ts';
import { askAreas } from '../../api/areas.ts';
import { pendingCount } from '../../api/resource.ts';
import { localAreas } from './local-names.ts';

const loaded = new Map<string, Signal<AreasAnswer | null>>();
const RETRY_MS = 4000;

/** The areas of a level, asked for at the first call; null while they come in. Reading it subscribes. */
export function areasOf(level: string): AreasAnswer | null {
  const known = loaded.get(level);
  if (known) return localAreas(known.value);
  const fresh = signal<AreasAnswer | null>(null);
  loaded.set(level, fresh);
  queueMicrotask(() => load(level, fresh));
  return fresh.value;
}

/** The same without asking. */
export function areasIfLoaded(level: string): AreasAnswer | null {
  return localAreas(loaded.get(level)?.value ?? null);
}

function load(level: string, into: Signal<AreasAnswer | null>): void {
  pendingCount.value++;
  askAreas(level, new AbortController().signal)
    .then((answer) => {
      into.value = answer;
    })
    .catch(() => setTimeout(() => load(level, into), RETRY_MS))
    .finally(() => pendingCount.value--);
}

const indexes = new WeakMap<AreasAnswer, Map<string, number>>();

/** Index of an area in its level, or -1. */
export function indexOfArea(areas: AreasAnswer, code: string): number {
  let index = indexes.get(areas);
  if (!index) {
    index = new Map(areas.codes.map((each, i) => [each, i]));
    indexes.set(areas, index);
  }
  return index.get(code) ?? -1;
}
