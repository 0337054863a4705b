import { useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { stepsBack } from '../../map/stepping-back.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { sayAreas } from '../../messages/messages.ts';
import { chooseArea } from '../../state/actions.ts';
import { pointAt, pointAway, pointed } from '../../state/map-view/pointing.ts';
import { mode } from '../../state/page/appearance.ts';
import { clickToSelect } from '../../state/selection/selection-store.ts';
import { createMeasure, type Size } from '../../ui/charts/point-at.ts';
import { brush, CLICK_PX, extendStroke, finishStroke, stroke } from './brush.ts';
import { batchDots } from './dot-batches.ts';
import { indexDots, placeDots, radiiOf } from './dots.ts';
import type { Plot } from './plot.ts';
import { frameOf } from './plot-frame.ts';
import { PlotGround, PlotLine } from './plot-ground.tsx';
import { PlotMarks } from './plot-marks.tsx';
import { PlotTip, sayDot } from './plot-tip.tsx';
import { PlotTrails } from './plot-trails.tsx';
import { Stroke } from './stroke.tsx';
import { useMovingDots } from './use-moving-dots.ts';

/** A dot for each area, by two indicators. Its colour is that of the map. */
export function ScatterPlot({ plot }: { plot: Plot }) {
  const measure = useMemo(createMeasure, []);
  const size = measure.size.value;
  return (
    <div class="scatter-plot" ref={measure.watch}>
      {size.width > 120 && <Sheet plot={plot} size={size} />}
    </div>
  );
}

function Sheet({ plot, size }: { plot: Plot; size: Size }) {
  const { view, x, y, dots } = plot;
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useMemo(() => frameOf(plot, size), [plot, size]);
  const places = useMemo(
    () =>
      placeDots(
        dots,
        { x: x.figures.values, y: y.figures.values },
        { x: frame.x.at, y: frame.y.at },
      ),
    [plot, frame],
  );
  const sizes = plot.size?.figures.values ?? null;
  const radii = useMemo(
    () => radiiOf(dots.length, view.areas.codes.length, sizes),
    [dots, sizes, view.areas],
  );
  const back = stepsBack.value;
  const batches = useMemo(
    () => batchDots({ view, indices: dots, back, radii, mode: mode.value }),
    [view, dots, back, radii, mode.value],
  );
  const index = useMemo(() => indexDots(places, dots, radii), [places, dots, radii]);
  useMovingDots(canvas, { batches, places, radii, size });
  const hands = usePointing(plot, index);
  const t = lazyMessages.value.scatter;
  return (
    <div
      class="scatter-sheet"
      role="slider"
      tabIndex={0}
      aria-label={t.label(sayAreas(view.level))}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, dots.length - 1)}
      aria-valuenow={hands.at}
      aria-valuetext={hands.told}
      data-brush={brush.value}
      data-dots={dots.length}
      data-period={view.request.period}
      {...hands.handlers}
    >
      <PlotGround plot={plot} frame={frame} {...size} />
      <canvas ref={canvas} class="scatter-canvas" />
      <svg class="scatter-over" {...size} aria-hidden="true">
        <PlotLine plot={plot} frame={frame} />
        <PlotTrails plot={plot} frame={frame} />
        <PlotMarks plot={plot} frame={frame} places={places} radii={radii} />
        <Stroke />
      </svg>
      <PlotTip plot={plot} places={places} size={size} />
    </div>
  );
}

/** What a pointer and the keys do on the plot. */
function usePointing(plot: Plot, index: ReturnType<typeof indexDots>) {
  const { view, x, dots } = plot;
  const level = view.level.code;
  const from = useRef<readonly [number, number] | null>(null);
  const isStroke = useRef(false);
  const order = useMemo(() => {
    const { values } = x.figures;
    return dots.slice().sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  }, [plot]);
  // Only what the keys walked to is told: a pointer's every move would make the whole plot again.
  const walked = useSignal(-1);
  const at = Math.max(0, order.indexOf(walked.value));
  const choose = (which: number, isExtra: boolean): void => {
    const code = view.areas.codes[which];
    if (!code || clickToSelect({ level, index: which }, isExtra)) return;
    chooseArea({ level, code });
  };
  const walk = (to: number): void => {
    const next = order[Math.max(0, Math.min(order.length - 1, to))];
    if (next === undefined) return;
    walked.value = next;
    pointAt(level, next, 'strip');
  };
  const under = (event: PointerEvent | MouseEvent): readonly [number, number] => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const handlers = {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0 || (event.pointerType === 'touch' && !brush.value)) return;
      from.current = under(event);
      isStroke.current = false;
    },
    onPointerMove: (event: PointerEvent) => {
      const here = under(event);
      const start = from.current;
      if (start && (stroke.peek() || far(start, here))) {
        if (!stroke.peek()) (event.currentTarget as Element).setPointerCapture(event.pointerId);
        isStroke.current = true;
        stroke.value = extendStroke(brush.peek() ?? 'box', stroke.peek() ?? [start], here);
        pointAway('strip');
        return;
      }
      const near = index.nearest(...here);
      if (near >= 0) pointAt(level, near, 'strip');
      else pointAway('strip');
    },
    onPointerUp: (event: PointerEvent) => {
      from.current = null;
      if (stroke.peek()) finishStroke(index, event);
    },
    onPointerCancel: () => {
      from.current = null;
      stroke.value = null;
    },
    onPointerLeave: () => pointAway('strip'),
    onClick: (event: MouseEvent) => {
      const near = isStroke.current ? -1 : index.nearest(...under(event));
      isStroke.current = false;
      if (near >= 0) choose(near, event.shiftKey || event.ctrlKey || event.metaKey);
    },
    onKeyDown: (event: KeyboardEvent) => {
      const areaIndex = pointed.peek();
      const at = Math.max(
        0,
        order.indexOf(areaIndex?.level === level ? areaIndex.index : walked.peek()),
      );
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: order.length - 1 }[
        event.key
      ];
      if (to !== undefined) walk(to);
      else if (event.key === 'Escape' && stroke.peek()) handlers.onPointerCancel();
      else if (event.key === 'Enter' && walked.peek() >= 0) choose(walked.peek(), false);
      else if (event.key === ' ' && walked.peek() >= 0) choose(walked.peek(), true);
      else return;
      event.preventDefault();
    },
    onBlur: () => pointAway('strip'),
  };
  return { at, told: sayDot(plot, order[at] ?? -1), handlers };
}

function far(a: readonly [number, number], b: readonly [number, number]): boolean {
  return Math.hypot(a[0] - b[0], a[1] - b[1]) > CLICK_PX;
}
