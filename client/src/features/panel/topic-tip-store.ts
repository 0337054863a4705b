/** Which topic of the tree is told about beside it, and at what height. */
import { computed, signal } from '@preact/signals';
import { askIndicator } from '../../api/catalogue.ts';
import { createResource } from '../../api/resource.ts';
import { isPhone } from '../../state/page/appearance.ts';
import type { Leaf } from '../../state/topic/theme-tree-store.ts';

/** `edge` and `top`: where the row ends and begins, in pixels of the window. */
export type Tip = { code: string; alias: string | null; edge: number; top: number };

export const tip = signal<Tip | null>(null);

/** Passing over a list tells nothing; once something is told, the next is told at once. */
const WAIT_MS = 350;
let timer = 0;

export function showTip({ code, alias }: Leaf, row: Element): void {
  clearTimeout(timer);
  // There is no room beside it, and no pointer to leave it with.
  if (isPhone.peek()) return;
  const show = () => {
    const { right, top } = row.getBoundingClientRect();
    tip.value = { code, alias, edge: right, top };
  };
  timer = window.setTimeout(show, tip.peek() ? 0 : WAIT_MS);
}

export function hideTip(): void {
  clearTimeout(timer);
  // Time enough for the pointer to reach what is told.
  timer = window.setTimeout(closeTip, 120);
}

export function keepTip(): void {
  clearTimeout(timer);
}

export function closeTip(): void {
  clearTimeout(timer);
  tip.value = null;
}

const resource = createResource(askIndicator, {
  question: computed(() => tip.value?.code ?? null),
  keyOf: (code) => code,
});

/** The definition of what is told about; null while it comes in. */
export const tipDetail = computed(() => {
  const detail = resource.latest.value?.answer.indicator;
  return detail && detail.code === tip.value?.code ? detail : null;
});
