/** Selections the reader gave a name, on this device only. */
import { signal } from '@preact/signals';
import { isSelectionText } from '../../link/selection-link.ts';
import type { LinkedSelection } from '../../link/url-state.ts';

export type Saved = LinkedSelection & { name: string; count: number };

const KEY = 'buurtatlas.selections';

export const saved = signal<readonly Saved[]>(read());

/** False when the device does not keep anything. One of the same name is replaced. */
export function save(selection: Saved): boolean {
  return write([...saved.peek().filter(({ name }) => name !== selection.name), selection]);
}

export function forget(name: string): boolean {
  return write(saved.peek().filter((each) => each.name !== name));
}

export function rename(from: string, to: string): boolean {
  const one = saved.peek().find(({ name }) => name === from);
  if (!one || to === from) return true;
  return write(
    saved
      .peek()
      .filter(({ name }) => name !== to)
      .map((each) => (each === one ? { ...one, name: to } : each)),
  );
}

function write(all: readonly Saved[]): boolean {
  try {
    window.localStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    return false;
  }
  saved.value = all;
  return true;
}

function read(): Saved[] {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isSaved) : [];
  } catch {
    return [];
  }
}

function isSaved(stored: unknown): stored is Saved {
  if (typeof stored !== 'object' || stored === null) return false;
  const { name, level, text, count } = stored as Record<string, unknown>;
  const strings = typeof name === 'string' && typeof level === 'string' && typeof text === 'string';
  return strings && typeof count === 'number' && isSelectionText(text);
}
