import { useSignal } from '@preact/signals';
import { messages } from '../../messages/messages.ts';
import { canFade, endFade, fadeTo } from '../../state/map-view/fading.ts';
import { nearestTo, stepOf, yearOf } from '../../ui/charts/time-scale.ts';
import { kindOf } from './period-kind.ts';

type HandleProps = {
  /** Which end of a change it is; of a single period `period`. */
  end: 'since' | 'period';
  label: string;
  list: readonly string[];
  places: readonly number[];
  /** All three are indices in `list`. */
  at: number;
  lowest: number;
  highest: number;
  moveTo: (at: number) => void;
};

/** A handle on the line of time: pulled with mouse or finger, or moved with keys, from period to period. */
export function TimeHandle({ end, label, list, places, at, lowest, highest, moveTo }: HandleProps) {
  const period = list[at] ?? '';
  const kind = kindOf(period);
  const within = (to: number) => Math.min(highest, Math.max(lowest, to));
  const { held, pull, letGo } = usePulling(end, list, places, within, moveTo);
  return (
    <div
      class="time-range"
      role="slider"
      tabIndex={0}
      data-end={end}
      style={{ left: `${((held.value ?? places[at] ?? 0) * 100).toFixed(2)}%` }}
      aria-label={label}
      aria-valuemin={yearOf(list[lowest] ?? '')}
      aria-valuemax={yearOf(list[highest] ?? '')}
      aria-valuenow={yearOf(period)}
      aria-valuetext={`${period} ${kind ? messages.value[kind] : ''}`.trim()}
      onKeyDown={(event) => {
        const to = stepOf(event.key, at, lowest, highest);
        if (to === null) return;
        event.preventDefault();
        moveTo(to);
      }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        const box = event.currentTarget.parentElement?.getBoundingClientRect();
        if (box) pull((event.clientX - box.left) / box.width);
      }}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      // The line under it would take the end of pulling for a press of its own.
      onClick={(event) => event.stopPropagation()}
    />
  );
}

/** Pulling: the period is the nearest one, and colours are on their way to the one on the other side. */
function usePulling(
  end: HandleProps['end'],
  list: readonly string[],
  places: readonly number[],
  within: (to: number) => number,
  moveTo: (at: number) => void,
) {
  /** Where it is held between two periods, as a share of the line; null when it stands at one. */
  const held = useSignal<number | null>(null);
  const pull = (place: number) => {
    const nearest = within(nearestTo(places, place));
    moveTo(nearest);
    const home = places[nearest] ?? 0;
    const other = within(place < home ? nearest - 1 : nearest + 1);
    const room = (places[other] ?? home) - home;
    if (end !== 'period' || room === 0 || !canFade.peek()) return;
    fadeTo(list[other] ?? '', (place - home) / room);
    held.value = Math.min(1, Math.max(0, place));
  };
  const letGo = () => {
    held.value = null;
    endFade();
  };
  return { held, pull, letGo };
}
