import { useComputed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { colourAt } from '../../../../server/contract/classify/colour-of-area.ts';
import { medianOf } from '../../../../server/contract/classify/rank.ts';
import { formatShort } from '../../../../server/contract/numbers.ts';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { sayAmong, sayAreas } from '../../messages/messages.ts';
import { chooseArea } from '../../state/actions.ts';
import { type MapView, mapView } from '../../state/map-view/map-view.ts';
import { pointAt, pointAway, pointed } from '../../state/map-view/pointing.ts';
import { mode } from '../../state/page/appearance.ts';
import { type Compared, compared, held } from '../../state/pins/compared.ts';
import { sayTopic } from '../../state/topic/topic-name.ts';
import { placeLabels } from './labels.ts';
import { colourOfMark, shapeOfMark } from './marks.ts';
import { createMeasure, pointing, type Size } from './point-at.ts';
import { printCell, printValue } from './print-figure.ts';
import { createScale, extentOf, type Scale, scaleKindFor, ticksOf } from './scale.ts';
import { DOT_PX, nearestDot, pileUp, type Swarm } from './swarm.ts';
import { textWidth } from './text-width.ts';

const EDGE_PX = 14;
const AXIS_PX = 22;
const ROW_PX = 19;
const LEAST_DOTS_PX = 34;

/** All areas of the drawn level over one axis, with the pinned ones and the reference named above. */
export function DotPlot() {
  const measure = useMemo(createMeasure, []);
  const size = measure.size.value;
  const view = mapView.value;
  return (
    <div class="compare-plot" ref={measure.watch}>
      {view && size.width > 80 && <Plot view={view} size={size} />}
    </div>
  );
}

type Named = { at: number; text: string; area: Compared | null };

function Plot({ view, size }: { view: MapView; size: Size }) {
  const rows = compared.value;
  const scale = useMemo(() => scaleFor(view, rows, size.width), [view.figures, size.width, rows]);
  const named = scale ? namesOver(scale, rows) : [];
  const placed = placeLabels(
    named.map(({ at, text, area }) => ({ at, width: textWidth(text) + (area ? 16 : 0) })),
    size.width,
  );
  const labelPx = (Math.max(-1, ...placed.map(({ row }) => row)) + 1) * ROW_PX + 6;
  const height = Math.max(size.height, labelPx + LEAST_DOTS_PX + AXIS_PX);
  const ground = height - AXIS_PX;
  const swarm = useMemo(
    () => (scale ? pileUp(view.figures.values, scale.at, ground - labelPx) : null),
    [scale, view.figures, ground, labelPx],
  );
  if (!scale || !swarm) return <p class="quiet">{printCell({ value: null, kind: 'empty' })}</p>;
  const hung = named.map((name, i) => {
    const { left, row } = placed[i] ?? { left: 0, row: 0 };
    const y = labelPx - 6 - row * ROW_PX;
    return {
      ...name,
      left,
      y,
      to: ground - (name.area ? markHeight(name.area, view, swarm) : 0),
    };
  });
  const t = lazyMessages.value;
  const areas = sayAreas(view.level);
  const what = sayTopic(view);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the names, the list and the map do the same from the keyboard.
    // biome-ignore lint/a11y/useSemanticElements: a drawing has no fieldset.
    <svg
      class="dot-plot"
      width={size.width}
      height={height}
      role="group"
      aria-label={t.dotsLabel(areas, what, view.request.period)}
      onPointerMove={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        const above = ground - (event.clientY - box.top);
        const index = nearestDot(swarm, event.clientX - box.left, above);
        if (index >= 0) pointAt(view.level.code, index, 'strip');
        else pointAway('strip');
      }}
      onPointerLeave={() => pointAway('strip')}
      onClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        const above = ground - (event.clientY - box.top);
        const code = view.areas.codes[nearestDot(swarm, event.clientX - box.left, above)];
        if (code) chooseArea({ level: view.level.code, code });
      }}
    >
      <Axis scale={scale} ground={ground} top={labelPx} size={size} view={view} />
      <Dots view={view} swarm={swarm} ground={ground} />
      {hung.map(({ at, area, y, to }) => (
        <line
          key={area ? `${area.level}:${area.code}` : 'reference'}
          class={area ? 'leader' : 'leader reference-leader'}
          {...{ x1: at, x2: at, y1: y + 3, y2: to }}
          stroke={area ? colourOfMark(area.mark, mode.value) : undefined}
        />
      ))}
      {hung.map(({ area, ...label }) =>
        area ? (
          <PinName key={`${area.level}:${area.code}`} area={area} {...label} />
        ) : (
          <ReferenceName key="reference" {...label} />
        ),
      )}
      <PointedDot view={view} swarm={swarm} ground={ground} width={size.width} />
    </svg>
  );
}

/** Wide enough for all areas of the level and those pinned at others; a reference beyond it stands at its edge. */
export function domainOf(
  view: MapView,
  rows: readonly Compared[],
): { kind: Scale['kind']; ends: [number, number] } | null {
  const { sorted } = view.figures;
  const known = [sorted[0] ?? null, sorted.at(-1) ?? null, ...rows.map(({ value }) => value)];
  const ends = extentOf(known);
  return ends && { kind: scaleKindFor(ends[0], medianOf(sorted) ?? ends[1], ends[1]), ends };
}

function scaleFor(view: MapView, rows: readonly Compared[], width: number): Scale | null {
  const domain = domainOf(view, rows);
  return domain && createScale(domain.kind, domain.ends, [EDGE_PX, width - EDGE_PX]);
}

function namesOver(scale: Scale, rows: readonly Compared[]): Named[] {
  const against = held.value;
  const names = rows.map(({ name }) => name);
  const named: Named[] = rows.flatMap((area) =>
    area.value === null
      ? []
      : [{ at: scale.at(area.value), text: sayAmong(area.name, area.at, names), area }],
  );
  if (typeof against?.value === 'number') {
    const beyond = against.value > scale.high ? ' →' : against.value < scale.low ? ' ←' : '';
    const within = Math.min(scale.high, Math.max(scale.low, against.value));
    const text = `${against.name} ${printValue(against.value)}${beyond}`;
    named.push({ at: scale.at(within), text, area: null });
  }
  return named;
}

/** A pinned area of the drawn level lies on its own dot, one of another level on the axis. */
function markHeight(area: Compared, view: MapView, swarm: Swarm): number {
  return area.level === view.level.code ? (swarm.above[area.index] ?? 0) : 0;
}

type AxisProps = { scale: Scale; ground: number; top: number; size: Size; view: MapView };

function Axis({ scale, ground, top, size, view }: AxisProps) {
  const ticks = ticksOf(scale, Math.max(2, Math.floor(size.width / 90)));
  return (
    <g class="axis">
      <line x1={0} x2={size.width} y1={ground} y2={ground} />
      {ticks.map((tick) => (
        <g key={tick} transform={`translate(${scale.at(tick).toFixed(1)} 0)`}>
          <line class="axis-grid" y1={top} y2={ground} />
          <text y={ground + 15} text-anchor={anchorAt(scale.at(tick), size.width)}>
            {formatShort(tick, Math.abs(tick) % 1 === 0 ? 0 : view.answer.decimals, language.value)}
          </text>
        </g>
      ))}
    </g>
  );
}

function anchorAt(at: number, width: number): 'start' | 'middle' | 'end' {
  if (at < 24) return 'start';
  return at > width - 24 ? 'end' : 'middle';
}

/** One path for each colour: ten thousand dots are then a handful of elements. */
function Dots({ view, swarm, ground }: { view: MapView; swarm: Swarm; ground: number }) {
  const now = mode.value;
  const paths = useMemo(() => {
    const byColour = new Map<string, string[]>();
    swarm.x.forEach((x, i) => {
      if (Number.isNaN(x)) return;
      const colour = colourAt(view, i, now);
      const path = byColour.get(colour) ?? [];
      path.push(`M${x} ${(ground - (swarm.above[i] ?? 0)).toFixed(1)}h0`);
      byColour.set(colour, path);
    });
    return [...byColour].map(([colour, path]) => [colour, path.join('')] as const);
  }, [view, swarm, ground, now]);
  return (
    <g class="dots" stroke-width={DOT_PX - 0.8}>
      {paths.map(([colour, path]) => (
        <g key={colour}>
          <path class="dot-edge" d={path} stroke-width={DOT_PX + 0.4} />
          <path d={path} stroke={colour} />
        </g>
      ))}
    </g>
  );
}

type NameProps = { at: number; text: string; left: number; y: number; to: number };

function PinName({ area, at, text, left, y, to }: NameProps & { area: Compared }) {
  const { level, index } = area;
  const isPointed = useComputed(
    () => pointed.value?.level === level && pointed.value.index === index,
  );
  const colour = colourOfMark(area.mark, mode.value);
  const handlers = pointing(area);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing has no button.
    <g
      class="pin-name"
      role="button"
      tabindex={0}
      data-code={area.code}
      data-pointed={isPointed.value}
      aria-label={`${text}: ${printCell(area)}`}
      {...handlers}
      onClick={(event) => {
        event.stopPropagation();
        handlers.onClick();
      }}
      onPointerMove={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          handlers.onClick();
        }
      }}
    >
      <rect class="pin-plate" x={left} y={y - 13} width={textWidth(text) + 16} height={17} rx={4} />
      <path
        class="pin-dot"
        transform={`translate(${at.toFixed(1)} ${to.toFixed(1)})`}
        d={shapeOfMark(area.mark)}
        fill={colour}
      />
      <path
        transform={`translate(${left + 7} ${y - 4.5}) scale(0.85)`}
        d={shapeOfMark(area.mark)}
        fill={colour}
      />
      <text x={left + 16} y={y}>
        {text}
      </text>
    </g>
  );
}

function ReferenceName({ text, left, y }: Pick<NameProps, 'text' | 'left' | 'y'>) {
  return (
    <g class="reference-name">
      <rect class="pin-plate" x={left} y={y - 13} width={textWidth(text)} height={17} rx={4} />
      <text x={left} y={y}>
        {text}
      </text>
    </g>
  );
}

type PointedProps = { view: MapView; swarm: Swarm; ground: number; width: number };

/** The area pointed at, here, on the map or in the list: its dot, with name and value. */
function PointedDot({ view, swarm, ground, width }: PointedProps) {
  const areaIndex = pointed.value;
  if (!areaIndex || areaIndex.level !== view.level.code) return null;
  const x = swarm.x[areaIndex.index] ?? Number.NaN;
  if (Number.isNaN(x)) return null;
  const y = ground - (swarm.above[areaIndex.index] ?? 0);
  const text = `${view.areas.names[areaIndex.index]}: ${printValue(view.figures.values[areaIndex.index] ?? 0)}`;
  const wide = textWidth(text) + 12;
  const left = Math.max(0, Math.min(x - wide / 2, width - wide));
  const top = y > 60 ? y - 30 : y + 8;
  return (
    <g class="pointed-dot">
      <circle cx={x} cy={y} r={DOT_PX} />
      <rect x={left} y={top} width={wide} height={20} rx={4} />
      <text x={left + 6} y={top + 14}>
        {text}
      </text>
    </g>
  );
}
