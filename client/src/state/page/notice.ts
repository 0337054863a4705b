/** What just happened and has no place of its own on the screen: said once, shown for a moment. */
import { signal } from '@preact/signals';

/** `at` tells the same words said twice apart. */
export const notice = signal<{ text: string; at: number } | null>(null);

const SHOWN_MS = 4000;
let timer: ReturnType<typeof setTimeout> | undefined;

export function notify(text: string): void {
  notice.value = { text, at: Date.now() };
  clearTimeout(timer);
  timer = setTimeout(() => {
    notice.value = null;
  }, SHOWN_MS);
}
