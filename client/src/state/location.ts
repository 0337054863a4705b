/** The link: the only owner of application state, and the only file that touches the browser's history. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { embedded } from './embedded.ts';
import { pinnedEdition } from './pinned-edition.ts';
import { parseUrlState, printUrlState, type UrlState } from './url-state.ts';

const current = signal<UrlState>(parseUrlState(window.location.search, window.location.hash));
export const link: ReadonlySignal<UrlState> = current;

/** Counts Back and Forward steps, so that the map can follow. */
export const travels = signal(0);

let lastKind = '';

/**
 * Changes the state and the address. A `push` makes a step that Back undoes; several steps of one `kind`
 * in a row (dragging the time slider) count as one.
 */
export function go(change: Partial<UrlState>, how: 'push' | 'replace', kind = ''): void {
  const present = current.peek();
  const next = { ...present, ...change };
  const before = printUrlState(present);
  const after = printUrlState(next);
  current.value = next;
  if (before === after) return;
  const continues = how === 'push' && kind !== '' && kind === lastKind;
  if (how === 'push') lastKind = kind;
  // Back belongs to the page around it.
  const isStep = how === 'push' && !continues && !embedded;
  if (isStep) writeAddress();
  pending = {
    address: window.location.pathname + after,
    isStep: isStep || pending?.isStep === true,
  };
  schedule();
}

/**
 * Writing the address takes the browser as long as colouring the map, so it waits until the frame is out.
 * Leaving the page or going back finds it written.
 */
let pending: { address: string; isStep: boolean } | null = null;
let timer = 0;

function schedule(): void {
  clearTimeout(timer);
  const later = () => {
    timer = window.setTimeout(writeAddress);
  };
  if (document.hidden) writeAddress();
  else requestAnimationFrame(later);
}

function writeAddress(): void {
  if (!pending) return;
  const { address, isStep } = pending;
  pending = null;
  if (isStep) window.history.pushState(null, '', address);
  else window.history.replaceState(null, '', address);
}

export function followHistory(): void {
  window.addEventListener('pagehide', writeAddress);
  window.addEventListener('popstate', () => {
    pending = null;
    lastKind = '';
    const next = parseUrlState(window.location.search, window.location.hash);
    if (next.edition !== pinnedEdition) window.location.reload();
    current.value = next;
    travels.value++;
  });
}

/** The address of a state, to share. */
export function addressOf(state: UrlState): string {
  return window.location.origin + window.location.pathname + printUrlState(state);
}
