import { useRef } from 'preact/hooks';
import type { Classification } from '../../../../server/contract/classify/classify.ts';
import type { Histogram } from '../../../../server/contract/classify/histogram.ts';
import { formatNumber } from '../../../../server/contract/numbers.ts';
import { language } from '../../messages/language.ts';
import { legendMessages } from '../../messages/legend-messages.ts';
import { printBare, printWithUnit } from '../../messages/print-value.ts';
import { chooseBreaks } from '../../state/actions.ts';
import type { MapView } from '../../state/map-view/map-view.ts';
import { moveBreak, roomOf } from './move-break.ts';
import { resetBreaks } from './own-breaks.ts';

/** How far from a border a pointer may be to take it. */
const REACH_PX = 22;
/** Arrow keys go so many steps from end to end. */
const KEY_STEPS = 100;
const FAR_STEPS = 10;

type Props = { chart: Histogram; classes: Classification; view: MapView };

/** The borders of the classes over the histogram: dragged, or moved with the arrow keys. */
export function BreakHandles({ chart, classes, view }: Props) {
  const plot = useRef<HTMLDivElement>(null);
  const held = useRef<number | null>(null);
  const { low, high } = chart;
  const shareOf = (value: number): number => Math.min(1, Math.max(0, (value - low) / (high - low)));
  const valueAt = (x: number): number => {
    const box = plot.current?.getBoundingClientRect();
    const share = box ? (x - box.left) / box.width : 0;
    return low + Math.min(1, Math.max(0, share)) * (high - low);
  };
  const nearest = (x: number): number | null => {
    const width = plot.current?.clientWidth ?? 0;
    const at = shareOf(valueAt(x)) * width;
    const distances = classes.breaks.map((start) =>
      start === classes.pivot ? Number.POSITIVE_INFINITY : Math.abs(shareOf(start) * width - at),
    );
    const least = Math.min(...distances);
    return least <= REACH_PX ? distances.indexOf(least) : null;
  };
  const moveTo = (at: number, value: number): void => {
    const { decimals } = view.answer;
    const room = roomFor(at, classes, view);
    const breaks = moveBreak(classes.breaks, at, value, decimals, room);
    if (breaks[at] !== classes.breaks[at]) chooseBreaks(breaks);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the sliders in it do the same from the keyboard.
    <div
      class="breaks"
      title={legendMessages.value.borderHint}
      ref={plot}
      onPointerDown={(event) => {
        held.current = nearest(event.clientX);
        if (held.current === null) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        const handle = event.currentTarget.querySelector(`[data-break="${held.current}"]`);
        if (handle instanceof HTMLElement) handle.focus({ preventScroll: true });
      }}
      onPointerMove={(event) => {
        if (held.current !== null) moveTo(held.current, valueAt(event.clientX));
      }}
      onPointerUp={() => {
        held.current = null;
      }}
      onPointerCancel={() => {
        held.current = null;
      }}
      onDblClick={resetBreaks}
    >
      {classes.breaks.map((start, at) => {
        const left = `${shareOf(start) * 100}%`;
        if (start === classes.pivot) return <i key={at} class="break-pivot" style={{ left }} />;
        return (
          <Handle
            key={at}
            at={at}
            left={left}
            classes={classes}
            view={view}
            stride={(high - low) / KEY_STEPS}
            moveTo={(value) => moveTo(at, value)}
          />
        );
      })}
    </div>
  );
}

type HandleProps = {
  at: number;
  left: string;
  classes: Classification;
  view: MapView;
  stride: number;
  moveTo: (value: number) => void;
};

function Handle({ at, left, classes, view, stride, moveTo }: HandleProps) {
  const { decimals } = view.answer;
  const start = classes.breaks[at] ?? 0;
  const room = roomFor(at, classes, view);
  const step = Math.max(stride, 10 ** -decimals);
  const place = (which: number) => formatNumber(which, 0, language.value);
  const keys: Record<string, number> = {
    ArrowLeft: start - step,
    ArrowDown: start - step,
    ArrowRight: start + step,
    ArrowUp: start + step,
    PageDown: start - step * FAR_STEPS,
    PageUp: start + step * FAR_STEPS,
    Home: room.from,
    End: room.to,
  };
  return (
    <div
      class="break"
      role="slider"
      tabIndex={0}
      data-break={at}
      style={{ left }}
      aria-label={legendMessages.value.border(place(at + 1), place(at + 2))}
      aria-valuemin={room.from}
      aria-valuemax={room.to}
      aria-valuenow={start}
      aria-valuetext={printWithUnit(start, view.answer)}
      onKeyDown={(event) => {
        const value = keys[event.key];
        if (value === undefined) return;
        event.preventDefault();
        moveTo(value);
      }}
    >
      <span class="break-value" aria-hidden="true">
        {printBare(start, view.answer)}
      </span>
    </div>
  );
}

function roomFor(at: number, { breaks }: Classification, { classed, answer }: MapView) {
  const [low = 0, high = 0] = [classed[0], classed.at(-1)];
  return roomOf(breaks, at, { low, high, step: 10 ** -answer.decimals });
}
