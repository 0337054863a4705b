/** The selection as one area: its outline, surface and perimeter, from the worker. */
import { effect, signal } from '@preact/signals';
import type { Whole } from '../../geometry/geometry-messages.ts';
import { type Selection, selection } from './selection-store.ts';

/** The latest; it stays on the map while a newer one is under way. */
export const whole = signal<(Whole & { of: Selection }) | null>(null);

/** Clicks come in quick succession. */
const PATIENCE_MS = 60;

export function followSelection(): () => void {
  return effect(() => {
    const now = selection.value;
    if (!now || now.set.length === 0) {
      whole.value = null;
      return;
    }
    const abort = new AbortController();
    const timer = setTimeout(() => void outline(now, abort.signal), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  });
}

async function outline(now: Selection, signal: AbortSignal): Promise<void> {
  try {
    const { askGeometry } = await import('../../geometry/ask-geometry.ts');
    const question = { kind: 'dissolve', level: now.level, areas: now.set } as const;
    const found = await askGeometry(question, { areas: now.areas, signal, quiet: true });
    whole.value = { ...found, of: now };
  } catch (error) {
    // Without outlines (a level that has none, no connection) there is just no line around it.
    if (!signal.aborted) whole.value = null;
    else if (error !== signal.reason) throw error;
  }
}
