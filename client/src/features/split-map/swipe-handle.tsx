import { MoveHorizontal } from 'lucide-preact';
import { formatPercent } from '../../../../server/contract/numbers.ts';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { cut, secondMap } from './second-map.ts';

const STEPS: Record<string, number> = {
  ArrowLeft: -0.02,
  ArrowDown: -0.02,
  ArrowRight: 0.02,
  ArrowUp: 0.02,
  PageDown: -0.1,
  PageUp: 0.1,
  Home: -1,
  End: 1,
};

/** The cut between two maps: dragged with a mouse or a finger, moved with the arrow keys. */
export function SwipeHandle() {
  const t = lazyMessages.value.splitMap;
  return (
    <div
      class="swipe-handle"
      role="slider"
      tabIndex={0}
      aria-label={t.cut}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(cut.value * 100)}
      aria-valuetext={t.cutAt(formatPercent(cut.value * 100, 0, language.value))}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.focus();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        moveTo(event.clientX, event.currentTarget);
      }}
      onKeyDown={(event) => {
        const step = STEPS[event.key];
        if (step === undefined) return;
        event.preventDefault();
        set(cut.peek() + step);
      }}
    >
      <i aria-hidden="true">
        <MoveHorizontal size={18} />
      </i>
    </div>
  );
}

/** @param x where the pointer is on the screen */
function moveTo(x: number, handle: HTMLElement): void {
  const stage = handle.parentElement?.getBoundingClientRect();
  if (!stage) return;
  const { left, right } = secondMap.sight.peek();
  set((x - stage.left - left) / (stage.width - left - right));
}

function set(share: number): void {
  cut.value = Math.min(1, Math.max(0, share));
}
