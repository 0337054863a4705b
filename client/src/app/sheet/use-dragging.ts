import { useSignal } from '@preact/signals';
import { SHEET_HEIGHTS, type SheetHeight, sheetPx } from '../../state/page/appearance.ts';

/** A finger that moves less than this taps. */
const TAP_PX = 8;
/** Faster than this a finger throws the sheet one step, wherever it was let go. */
const THROW_PX_PER_MS = 0.5;

type Drag = {
  startY: number;
  startPx: number;
  by: number;
  lastY: number;
  at: number;
  speed: number;
};

/**
 * Dragging the sheet: it follows the finger and comes to rest at the nearest height. A tap goes one higher,
 * from the top to the bottom. `dragged` is its height in pixels meanwhile.
 */
export function useDragging(height: SheetHeight, settle: (to: SheetHeight) => void) {
  const drag = useSignal<Drag | null>(null);
  const end = () => {
    const now = drag.value;
    drag.value = null;
    if (now) settle(restOf(now, height));
  };
  return {
    dragged: drag.value && clamp(drag.value.startPx - drag.value.by),
    onPointerDown: (event: PointerEvent) => {
      (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
      const { clientY, timeStamp } = event;
      const startPx = sheetPx.value[height];
      drag.value = { startY: clientY, startPx, by: 0, lastY: clientY, at: timeStamp, speed: 0 };
    },
    onPointerMove: (event: PointerEvent) => {
      const now = drag.value;
      if (!now) return;
      const { clientY, timeStamp } = event;
      const speed = (clientY - now.lastY) / Math.max(1, timeStamp - now.at);
      drag.value = { ...now, by: clientY - now.startY, lastY: clientY, at: timeStamp, speed };
    },
    onPointerUp: end,
    // The sheet has moved by now: the click of this tap would land on whatever came under the finger.
    onTouchEnd: (event: TouchEvent) => {
      if (event.cancelable) event.preventDefault();
    },
    onPointerCancel: () => {
      drag.value = null;
    },
  };
}

function restOf({ startPx, by, speed }: Drag, height: SheetHeight): SheetHeight {
  const at = SHEET_HEIGHTS.indexOf(height);
  if (Math.abs(by) < TAP_PX) return SHEET_HEIGHTS[(at + 1) % SHEET_HEIGHTS.length] ?? height;
  if (Math.abs(speed) > THROW_PX_PER_MS) {
    const step = at + (speed < 0 ? 1 : -1);
    return SHEET_HEIGHTS[Math.min(SHEET_HEIGHTS.length - 1, Math.max(0, step))] ?? height;
  }
  const px = startPx - by;
  const far = (each: SheetHeight) => Math.abs(sheetPx.value[each] - px);
  return SHEET_HEIGHTS.reduce((best, each) => (far(each) < far(best) ? each : best), height);
}

function clamp(px: number): number {
  return Math.min(sheetPx.value.full, Math.max(sheetPx.value.peek, px));
}
