/** The link: the only owner of application state, and the only file that touches the browser's history. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { parseUrlState, printUrlState } from '../../link/link-text.ts';
import { createSteps } from '../../link/steps.ts';
import type { UrlState } from '../../link/url-state.ts';
import { followLanguage } from '../../messages/language.ts';
import { embedded } from './embedded.ts';
import { pinnedEdition } from './pinned-edition.ts';

const current = signal<UrlState>(parseUrlState(window.location.search, window.location.hash));
export const link: ReadonlySignal<UrlState> = current;
followLanguage(computed(() => link.value.language));

/** Counts Back and Forward steps, so that the map can follow. */
export const historyMoves = signal(0);

const steps = createSteps();

/**
 * Changes the state and the address. A `push` makes a step that Back undoes; several steps of one `kind`
 * in a row (dragging the time slider) count as one. ARCHITECTURE.md has the table of what is a step.
 */
export function go(change: Partial<UrlState>, how: 'push' | 'replace', kind = ''): void {
  const present = current.peek();
  const next = { ...present, ...change };
  const before = printUrlState(present);
  const after = printUrlState(next);
  current.value = next;
  if (before === after) return;
  // Back belongs to the page around it.
  const isStep = how === 'push' && steps.begins(kind, performance.now()) && !embedded;
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
  steps.shown(performance.now());
  if (isStep) window.history.pushState(null, '', address);
  else window.history.replaceState(null, '', address);
}

export function followHistory(): void {
  window.addEventListener('pagehide', writeAddress);
  window.addEventListener('popstate', () => {
    pending = null;
    steps.end();
    const next = keepPreferences(parseUrlState(window.location.search, window.location.hash));
    if (next.edition !== pinnedEdition) window.location.reload();
    current.value = next;
    historyMoves.value++;
  });
}

/** Language and appearance are the reader's, not the view's: a step back leaves them as they are. */
function keepPreferences(state: UrlState): UrlState {
  const { language, appearance } = current.peek();
  const next = { ...state, language, appearance };
  const address = window.location.pathname + printUrlState(next);
  window.history.replaceState(null, '', address);
  return next;
}

/** The address of a state, to share. */
export function addressOf(state: UrlState): string {
  return window.location.origin + window.location.pathname + printUrlState(state);
}
