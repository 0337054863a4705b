import { effect, type ReadonlySignal, signal } from '@preact/signals';

/**
 * Follows a signal one painted frame behind: map and legend change at once, and what takes its time comes
 * right after. The first value comes at once, and a page in the background does not wait for frames.
 */
export function afterPaint<T>(source: ReadonlySignal<T | null>): ReadonlySignal<T | null> {
  const late = signal<T | null>(null);
  effect(() => {
    const now = source.value;
    if (late.peek() === null || now === null || document.hidden) {
      late.value = now;
      return;
    }
    let timer = 0;
    const frame = requestAnimationFrame(() => {
      timer = window.setTimeout(() => {
        late.value = now;
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  });
  return late;
}
