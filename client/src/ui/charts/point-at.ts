/** Pointing from the strip: on the map and in the list the same area lights up, and the other way round. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { chooseArea } from '../../state/actions.ts';
import { pointAt, pointAway } from '../../state/map-view/pointing.ts';
import type { Compared } from '../../state/pins/compared.ts';

/** Handlers for whatever stands for a compared area. */
export function pointing({ level, index, code }: Pick<Compared, 'level' | 'index' | 'code'>) {
  const enter = () => {
    if (index >= 0) pointAt(level, index, 'strip');
  };
  const leave = () => pointAway('strip');
  return {
    onPointerEnter: enter,
    onFocus: enter,
    onPointerLeave: leave,
    onBlur: leave,
    onClick: () => {
      if (index >= 0) chooseArea({ level, code });
    },
  };
}

export type Size = { width: number; height: number };

/** A signal of an element's size and what to put in its `ref`. */
export function createMeasure(): {
  size: ReadonlySignal<Size>;
  watch: (element: Element | null) => void;
} {
  const size = signal<Size>({ width: 0, height: 0 });
  let observer: ResizeObserver | null = null;
  const watch = (element: Element | null): void => {
    observer?.disconnect();
    observer = null;
    if (!element) return;
    observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width, height } = entry.contentRect;
      const before = size.peek();
      if (before.width !== width || before.height !== height) size.value = { width, height };
    });
    observer.observe(element);
  };
  return { size, watch };
}
