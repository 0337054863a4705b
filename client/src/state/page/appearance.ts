/** What the device and the reader prefer, and which parts of the screen are open. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Mode } from '../../../../server/contract/classify/schemes.ts';
import { hasTwoMaps, isSplit } from '../../link/views.ts';
import { link } from './location.ts';

const prefersDark = followMedia('(prefers-color-scheme: dark)');
export const reducedMotion = followMedia('(prefers-reduced-motion: reduce)');
/** As in the style sheets: too narrow, or too low, for panels beside the map. */
export const isPhone = followMedia('(max-width: 760px), (max-height: 480px)');
/** A phone on its side: the sheet stands beside the map. */
export const isLyingPhone = followMedia('(max-height: 480px) and (min-width: 561px)');
/** A small screen, where panel and card are narrower. */
export const isNarrow = followMedia('(max-width: 1180px)');

/** True while paper is made: it is light, whatever the screen is. */
export const printing = signal(false);

export const mode = computed<Mode>(() => {
  if (printing.value) return 'light';
  const { appearance } = link.value;
  if (appearance !== 'auto') return appearance;
  return prefersDark.value ? 'dark' : 'light';
});

/** The parts of the screen that fold; the map keeps its place and only its padding changes. */
export const panelOpen = signal(true);
export const cardOpen = signal(!isSplit(link.peek().view));

export const SHEET_HEIGHTS = ['peek', 'half', 'full'] as const;
export type SheetHeight = (typeof SHEET_HEIGHTS)[number];
/** A link to a view beside the map opens on that view: on a phone it is in the sheet. */
const opensOnView = isSplit(link.peek().view) && !hasTwoMaps(link.peek().view);
export const sheetHeight = signal<SheetHeight>(opensOnView ? 'full' : 'peek');
/** Its height in each, in pixels; the lowest is as high as what it says. */
export const sheetPx = signal<Record<SheetHeight, number>>({ peek: 200, half: 420, full: 600 });
/** Height of the strip under the map in which areas are compared; 0 when it is closed. */
export const stripPx = signal(0);

export type SheetTab = 'topic' | 'place' | 'compare' | 'view';
export const sheetTab = signal<SheetTab>(opensOnView ? 'view' : 'topic');

export function applyAppearance(): void {
  followView();
  effect(() => {
    document.documentElement.dataset.theme = mode.value;
    document.documentElement.lang = link.value.language;
  });
}

/** Whoever chose the view, or went back to it: a view beside the map takes the room of the card. */
function followView(): void {
  let before = link.peek().view;
  effect(() => {
    const { view } = link.value;
    if (isSplit(view) !== isSplit(before)) cardOpen.value = !isSplit(view);
    if (view === 'map' && sheetTab.peek() === 'view') sheetTab.value = 'topic';
    before = view;
  });
}

function followMedia(query: string): ReadonlySignal<boolean> {
  const media = window.matchMedia(query);
  const matches = signal(media.matches);
  media.addEventListener('change', (event) => {
    matches.value = event.matches;
  });
  return matches;
}
