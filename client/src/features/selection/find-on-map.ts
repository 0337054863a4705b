/** Finding areas takes the worker a while: one search at a time, and the reader can stop it. */
import { signal } from '@preact/signals';
import { formatNumber } from '../../../../server/contract/numbers.ts';
import { askGeometry } from '../../geometry/ask-geometry.ts';
import type { Drawn, Upload } from '../../geometry/geometry-messages.ts';
import type { AreaSet, Mode } from '../../link/area-set.ts';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { sayAreas } from '../../messages/messages.ts';
import { mapData } from '../../state/map-view/map-data.ts';
import { notify } from '../../state/page/notice.ts';
import { overlap, select, selectedHere } from '../../state/selection/selection-store.ts';

/** The search under way. */
export const search = signal<AbortController | null>(null);

export function stopSearch(): void {
  search.peek()?.abort();
  search.value = null;
}

/** Selects what lies under a shape. */
export async function findUnder(shape: Drawn, mode?: Mode): Promise<void> {
  const found = await searchAreas(shape);
  if (found) joinFound(found, mode);
}

/** Areas under a shape; null when the search was stopped or failed. */
export async function searchAreas(shape: Drawn): Promise<AreaSet | null> {
  const areas = mapData.peek()?.areas;
  if (!areas) return null;
  return run((signal) => {
    const question = { kind: 'find', level: areas.level, shape, overlap: overlap.peek() } as const;
    return askGeometry(question, { areas, signal });
  });
}

export async function addNeighbours(): Promise<void> {
  const areas = mapData.peek()?.areas;
  if (!areas) return;
  const found = await run((signal) => {
    const question = { kind: 'neighbours', level: areas.level, of: selectedHere.peek() } as const;
    return askGeometry(question, { areas, signal });
  });
  if (found) joinFound(found, 'add');
}

/** Throws `GeometryError` with why a file could not be read. */
export async function readFile(file: File): Promise<Upload> {
  return askGeometry({ kind: 'upload', file }, { signal: new AbortController().signal });
}

/** Selects, and tells those who cannot see it how many there are now. */
export function joinFound(found: AreaSet, mode?: Mode): void {
  select(found, mode);
  const level = mapData.peek()?.level;
  if (!level) return;
  const count = formatNumber(selectedHere.value.length, 0, language.value);
  notify(lazyMessages.value.someSelected(count, sayAreas(level)));
}

async function run(ask: (signal: AbortSignal) => Promise<AreaSet>): Promise<AreaSet | null> {
  stopSearch();
  const abort = new AbortController();
  search.value = abort;
  try {
    return await ask(abort.signal);
  } catch {
    if (!abort.signal.aborted) notify(lazyMessages.value.fileTrouble.failed ?? '');
    return null;
  } finally {
    if (search.peek() === abort) search.value = null;
  }
}
