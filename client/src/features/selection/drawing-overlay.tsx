import { useSignal, useSignalEffect } from '@preact/signals';
import { Check } from 'lucide-preact';
import { metresBetween } from '../../geometry/distance.ts';
import type { Mode } from '../../link/area-set.ts';
import { askMap, mapMoves } from '../../map/main-map.tsx';
import type { Tool } from '../../messages/cases.ts';
import { formatDistance } from '../../messages/distances.ts';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { chooseTool } from '../../state/selection/selection-store.ts';
import { type Drawing, isStroke, shapeOf, sketchOf } from './drawing.ts';
import { findUnder } from './find-on-map.ts';

/** A lasso takes a new corner every so many pixels. */
const STEP_PX = 4;
/** Corners closer to each other than this are one: a double click, a trembling hand. */
const SAME_PX = 6;

type Pixels = { x: number; y: number };
const toDegrees = ({ x, y }: Pixels) => askMap((map) => map.degreesAt(x, y)) ?? [0, 0];
const toPixels = (place: number[]): Pixels =>
  askMap((map) => map.pixelsOf(place as [number, number])) ?? { x: 0, y: 0 };

/** Lies over the map while a shape is drawn, and follows the map when that moves. */
export function DrawingOverlay({ tool }: { tool: Exclude<Tool, 'click'> }) {
  const drawing = useSignal<Drawing>({ tool, places: [] });
  const pointer = useSignal<Pixels | null>(null);
  const isDown = useSignal(false);
  if (drawing.peek().tool !== tool) drawing.value = { tool, places: [] };

  const restart = () => {
    drawing.value = { tool, places: [] };
    isDown.value = false;
  };
  const finish = (mode?: Mode) => {
    const shape = shapeOf(drawing.peek());
    restart();
    if (shape) void findUnder(shape, mode);
  };
  useSignalEffect(() => onKeys(drawing.value.places.length > 0, restart, () => finish()));

  const extend = (at: Pixels) => {
    const { places } = drawing.peek();
    const last = places.at(-1);
    const near = last && distance(toPixels(last), at) < (tool === 'lasso' ? STEP_PX : SAME_PX);
    if (tool === 'lasso' || !isStroke(tool)) {
      if (!near) drawing.value = { tool, places: [...places, toDegrees(at)] };
    } else drawing.value = { tool, places: [...places.slice(0, 1), toDegrees(at)] };
  };
  const corners = drawing.value.places.length;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: for hands; from the keyboard areas are ticked in the list.
    <div
      class="sketching"
      data-tool={tool}
      onPointerDown={(event) => {
        if (event.button !== 0 || !event.isPrimary) return;
        event.preventDefault();
        if (isStroke(tool)) {
          event.currentTarget.setPointerCapture(event.pointerId);
          drawing.value = { tool, places: [toDegrees(placeOf(event))] };
          isDown.value = true;
        }
      }}
      onPointerMove={(event) => {
        if (!event.isPrimary) return;
        pointer.value = placeOf(event);
        if (isDown.value) extend(placeOf(event));
      }}
      onPointerLeave={() => {
        pointer.value = null;
      }}
      onPointerUp={(event) => {
        if (!event.isPrimary || event.button !== 0) return;
        if (!isStroke(tool)) extend(placeOf(event));
        else if (isDown.value) finish(modeOf(event));
      }}
      onPointerCancel={restart}
      onDblClick={(event) => {
        if (!isStroke(tool)) finish(modeOf(event));
      }}
      onWheel={passOn}
    >
      <Sketch drawing={drawing.value} pointer={isDown.value ? null : pointer.value} />
      {!isStroke(tool) && corners >= (tool === 'line' ? 2 : 3) && (
        <button
          type="button"
          class="button sketching-finish"
          onPointerDown={(event) => event.stopPropagation()}
          onPointerUp={(event) => event.stopPropagation()}
          onClick={() => finish()}
        >
          <Check size={16} aria-hidden="true" />
          {lazyMessages.value.finishShape}
        </button>
      )}
    </div>
  );
}

function Sketch({ drawing, pointer }: { drawing: Drawing; pointer: Pixels | null }) {
  // The map may have moved since the places were pointed at.
  mapMoves.value;
  const { tool, places } = drawing;
  const corners = sketchOf(drawing).map(toPixels);
  const [first, last] = [corners[0], corners.at(-1)];
  if (!first || !last) return null;
  if (tool === 'radius') return <CircleSketch places={places} centre={first} edge={last} />;
  const reaching = !isStroke(tool) && pointer ? [...corners, pointer] : corners;
  const path = `M${reaching.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`;
  return (
    <svg class="sketch" aria-hidden="true">
      <path class="sketch-casing" d={tool === 'line' ? path : `${path}Z`} />
      <path
        class={tool === 'line' ? 'sketch-line' : 'sketch-shape'}
        d={tool === 'line' ? path : `${path}Z`}
      />
      {!isStroke(tool) &&
        corners.map(({ x, y }) => <circle key={`${x} ${y}`} cx={x} cy={y} r={4} />)}
    </svg>
  );
}

function CircleSketch({
  places: [from, to],
  centre,
  edge,
}: {
  places: number[][];
  centre: Pixels;
  edge: Pixels;
}) {
  const radius = distance(centre, edge);
  if (!from || !to || radius < 1) return null;
  return (
    <svg class="sketch" aria-hidden="true">
      <circle class="sketch-casing" cx={centre.x} cy={centre.y} r={radius} />
      <circle class="sketch-shape" cx={centre.x} cy={centre.y} r={radius} />
      <path class="sketch-line" d={`M${centre.x} ${centre.y}L${edge.x} ${edge.y}`} />
      <text x={(centre.x + edge.x) / 2} y={(centre.y + edge.y) / 2 - 8}>
        {formatDistance(metresBetween(from, to), language.value)}
      </text>
    </svg>
  );
}

/** Escape first gives up the shape, then the tool; Enter ends a shape of several corners. */
function onKeys(hasShape: boolean, restart: () => void, finish: () => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      if (hasShape) restart();
      else chooseTool(null);
    } else if (event.key === 'Enter' && hasShape) finish();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener('keydown', onKey, true);
  return () => window.removeEventListener('keydown', onKey, true);
}

/** Keys held while drawing say how to join, as in most drawing programs. */
function modeOf({ shiftKey, altKey }: MouseEvent): Mode | undefined {
  if (shiftKey) return 'add';
  return altKey ? 'subtract' : undefined;
}

function placeOf({ clientX, clientY, currentTarget }: PointerEvent): Pixels {
  const { left, top } = (currentTarget as HTMLElement).getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}

function distance(a: Pixels, b: Pixels): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** The wheel zooms the map underneath. */
function passOn(event: WheelEvent): void {
  document.querySelector('.maplibregl-canvas')?.dispatchEvent(new WheelEvent('wheel', event));
}
