import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { setBetween } from './item-ranges.ts';

type Drag = { from: number; on: boolean; before: readonly number[]; now: readonly number[] };

/**
 * Ticking a range of items: dragging with a mouse over them, or a click with Shift from the one ticked last.
 * A finger scrolls. `shown` is what is ticked meanwhile; `tick` gets what it has become.
 */
export function useItemDrag(ticked: readonly number[], tick: (items: number[]) => void) {
  const drag = useSignal<Drag | null>(null);
  const last = useRef<number | null>(null);
  const isShift = useRef(false);
  const wasDragged = useRef(false);
  useEffect(() => {
    const end = () => {
      const done = drag.peek();
      drag.value = null;
      if (done && done.now !== done.before) tick([...done.now]);
    };
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
    return () => {
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
    };
  });
  return {
    shown: drag.value?.now ?? ticked,
    rowEvents: (place: number) => ({
      onPointerDown: (event: PointerEvent) => {
        isShift.current = event.shiftKey;
        wasDragged.current = false;
        if (event.pointerType !== 'mouse' || event.button !== 0 || event.shiftKey) return;
        drag.value = { from: place, on: !ticked.includes(place), before: ticked, now: ticked };
      },
      onPointerEnter: () => {
        const now = drag.peek();
        if (!now || (now.now === now.before && now.from === place)) return;
        wasDragged.current = true;
        last.current = place;
        drag.value = { ...now, now: setBetween(now.before, now.from, place, now.on) };
      },
      onKeyDown: (event: KeyboardEvent) => {
        isShift.current = event.shiftKey;
      },
      // The click that ends a dragging in the row where it began is none.
      onClick: (event: MouseEvent) => {
        if (!wasDragged.current) return;
        event.preventDefault();
        wasDragged.current = false;
      },
    }),
    change: (place: number, on: boolean) => {
      const from = isShift.current ? (last.current ?? place) : place;
      isShift.current = false;
      last.current = place;
      tick(setBetween(ticked, from, place, on));
    },
  };
}
