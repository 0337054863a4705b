import { messages } from '../../messages/messages.ts';
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
  return (
    <div
      class="time-range"
      role="slider"
      tabIndex={0}
      data-end={end}
      style={{ left: `${((places[at] ?? 0) * 100).toFixed(2)}%` }}
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
        if (box) moveTo(within(nearestTo(places, (event.clientX - box.left) / box.width)));
      }}
      // The line under it would take the end of pulling for a press of its own.
      onClick={(event) => event.stopPropagation()}
    />
  );
}
