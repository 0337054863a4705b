import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { HATCHINGS, MARK_COLOURS, TILE_PX } from '../../../../server/contract/classify/hatching.ts';
import { SHADES, shadesOfClasses } from '../../../../server/contract/classify/schemes.ts';
import { formatShort } from '../../../../server/contract/numbers.ts';
import type { Item } from '../../link/slice.ts';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { sayItem } from '../../messages/say-slice.ts';
import { mode } from '../../state/page/appearance.ts';
import { createMeasure } from '../../ui/charts/point-at.ts';
import { createScale, ticksOf } from '../../ui/charts/scale.ts';
import type { CrossFigures } from './cross-figures.ts';
import { printFigure, sayCell } from './print-cell.ts';
import { outlinePath, type Pyramid, pyramidBars, type Step } from './pyramid-bars.ts';

const AXIS_PX = 22;
/** Of the names between both sides. */
const MIDDLE_PX = 64;
const EDGE_PX = 8;
const GAP_PX = 2;

type Props = {
  label: string;
  /** Steps as rows, both sides as columns. */
  figures: CrossFigures;
  other: { name: string; figures: CrossFigures } | null;
  decimals: number;
  inPercent: boolean;
};

/** Both sides on one scale, the lowest step below; the other area's shares as an outline. */
export function PyramidChart({ label, figures, other, decimals, inPercent }: Props) {
  const measure = useMemo(createMeasure, []);
  const at = useSignal<number | null>(null);
  const { width } = measure.size.value;
  const pyramid = pyramidBars(figures, other?.figures ?? null, inPercent);
  const { steps } = pyramid;
  const rowPx = Math.max(14, Math.min(32, 360 / steps.length));
  const height = rowPx * steps.length;
  const read = at.value;
  const tell = (step: Step) => sayStep(step, figures.columns, other?.name ?? '', decimals);
  return (
    <div class="pyramid" data-other={other?.name}>
      <p class="pyramid-reading" aria-hidden="true">
        {read !== null && steps[read] ? (
          tell(steps[read])
        ) : (
          <Keys figures={figures} other={other?.name ?? null} />
        )}
      </p>
      <div
        class="pyramid-drawing"
        ref={measure.watch}
        role="slider"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={steps.length - 1}
        aria-valuenow={read ?? 0}
        aria-valuetext={steps[read ?? 0] ? tell(steps[read ?? 0] as Step) : ''}
        style={{ '--pyramid': `${height + AXIS_PX}px` }}
        onFocus={() => {
          at.value ??= 0;
        }}
        onBlur={() => {
          at.value = null;
        }}
        onPointerMove={(event) => {
          const { top } = event.currentTarget.getBoundingClientRect();
          const place = steps.length - 1 - Math.floor((event.clientY - top) / rowPx);
          at.value = place >= 0 && place < steps.length ? place : null;
        }}
        onPointerLeave={() => {
          at.value = null;
        }}
        onKeyDown={(event) => {
          const by = { ArrowUp: 1, ArrowDown: -1, Home: -1e6, End: 1e6 }[event.key];
          if (!by) return;
          event.preventDefault();
          at.value = Math.max(0, Math.min(steps.length - 1, (read ?? 0) + by));
        }}
      >
        {width > 120 && (
          <Drawing
            pyramid={pyramid}
            width={width}
            rowPx={rowPx}
            read={read}
            inPercent={inPercent}
          />
        )}
      </div>
    </div>
  );
}

/** Which side is which, and whose outline. */
function Keys({ figures, other }: { figures: CrossFigures; other: string | null }) {
  const colours = sideColours();
  return (
    <>
      {figures.columns.map((item, i) => (
        <span key={item.code}>
          <i class="swatch" style={{ background: colours[i] }} />
          {i === 0 ? '← ' : ''}
          {sayItem(item)}
          {i === 1 ? ' →' : ''}
        </span>
      ))}
      {other && (
        <span>
          <i class="pyramid-key" />
          {lazyMessages.value.cube.outline(other)}
        </span>
      )}
    </>
  );
}

type DrawingProps = {
  pyramid: Pyramid;
  width: number;
  rowPx: number;
  read: number | null;
  inPercent: boolean;
};

function Drawing({ pyramid, width, rowPx, read, inPercent }: DrawingProps) {
  const { steps, most } = pyramid;
  const height = rowPx * steps.length;
  const half = (width - MIDDLE_PX) / 2 - EDGE_PX;
  const ends = [width / 2 - MIDDLE_PX / 2, width / 2 + MIDDLE_PX / 2] as const;
  const scales = [
    createScale('linear', [0, most], [ends[0], ends[0] - half]),
    createScale('linear', [0, most], [ends[1], ends[1] + half]),
  ] as const;
  const colours = sideColours();
  const span = (step: number): [number, number] => [
    height - step * rowPx,
    height - (step + 1) * rowPx,
  ];
  return (
    <svg
      width={width}
      height={height + AXIS_PX}
      viewBox={`0 0 ${width} ${height + AXIS_PX}`}
      aria-hidden="true"
    >
      <HiddenPattern />
      {read !== null && (
        <rect class="pyramid-read" x={0} width={width} y={span(read)[1]} height={rowPx} />
      )}
      {scales.map((scale, side) => (
        <g key={side === 0 ? 'left' : 'right'} class="axis">
          {ticksOf(scale, width > 420 ? 4 : 2).map((tick) => (
            <g key={tick} transform={`translate(${scale.at(tick).toFixed(1)} 0)`}>
              <line class="axis-grid" y2={height} />
              <text y={height + 15} text-anchor={anchorOf(tick, most, side)}>
                {inPercent ? printTick(tick) : formatShort(tick, 0, language.value)}
              </text>
            </g>
          ))}
        </g>
      ))}
      {steps.map((step, at) => (
        <g key={step.item.code} data-step={step.item.code} data-read={at === read}>
          {step.sides.map((side, i) => {
            const value = (inPercent ? side.percent : side.cell).value;
            const zero = ends[i as 0 | 1];
            const place = { y: span(at)[1] + GAP_PX / 2, height: rowPx - GAP_PX };
            if (value === null) {
              const x = i === 0 ? zero - half : zero;
              return (
                <rect
                  key={i === 0 ? 'left' : 'right'}
                  class="pyramid-hidden"
                  data-kind={side.cell.kind}
                  {...place}
                  x={x}
                  width={half}
                />
              );
            }
            const end = scales[i as 0 | 1].at(value);
            return (
              <rect
                key={i === 0 ? 'left' : 'right'}
                class="pyramid-bar"
                {...place}
                x={Math.min(zero, end)}
                width={Math.abs(end - zero)}
                fill={colours[i]}
              />
            );
          })}
          <text class="pyramid-step" x={width / 2} y={span(at)[1] + rowPx / 2 + 4}>
            {shortName(step.item)}
          </text>
        </g>
      ))}
      {scales.map((scale, side) => (
        <path
          key={side === 0 ? 'left' : 'right'}
          class="pyramid-outline"
          d={outlinePath(steps, side as 0 | 1, scale.at, span)}
        />
      ))}
    </svg>
  );
}

/** Ticks at the ends of a side stay within it. */
function anchorOf(tick: number, most: number, side: number): 'start' | 'middle' | 'end' {
  if (tick !== 0 && tick < most * 0.95) return 'middle';
  return (tick === 0) === (side === 0) ? 'end' : 'start';
}

/** What is hidden could be anything: its whole row is dotted, as it is on the map. */
function HiddenPattern() {
  const { path, strokePx, mark } = HATCHINGS.suppressed;
  return (
    <defs>
      <pattern id="pyramid-hidden" width={TILE_PX} height={TILE_PX} patternUnits="userSpaceOnUse">
        <path
          d={path}
          fill="none"
          stroke={MARK_COLOURS[mode.value][mark]}
          stroke-width={strokePx / 2}
          stroke-linecap="round"
        />
      </pattern>
    </defs>
  );
}

/** Two colours without order of more and less, apart for every eye: the sides of a diverging scheme. */
function sideColours(): string[] {
  const shades = shadesOfClasses({ scheme: 'shore', reversed: false }, 2, 1);
  return shades.map((shade) => SHADES[mode.value][shade] ?? '');
}

/** "20–24", "95+": what tells a step from the others, without its unit. */
function shortName(item: Item): string {
  const name = sayItem(item);
  const closed = /^\d+–\d+/.exec(name)?.[0];
  const open = /^(\d+)\D*$/.exec(name)?.[1];
  return closed ?? (open && name !== open ? `${open}+` : name);
}

function printTick(tick: number): string {
  const decimals = Number.isInteger(tick) ? 0 : 1;
  return `${tick.toFixed(decimals).replace('.', language.value === 'en' ? '.' : ',')}%`;
}

/** "20–24 jaar: mannen 8 435 (3,3 %), vrouwen 8 384 (3,3 %); Oost-Vlaanderen 3,1 %, 3,0 %" */
function sayStep(
  { item, sides }: Step,
  columns: readonly Item[],
  other: string,
  decimals: number,
): string {
  const parts = sides.map(({ cell, percent }, i) => {
    const share = percent.value === null ? '' : ` (${printFigure(percent.value, 0, true)})`;
    return `${sayItem(columns[i])} ${sayCell(cell, decimals, false)}${share}`;
  });
  const theirs = sides.map(({ theirs }) => (theirs === null ? '–' : printFigure(theirs, 0, true)));
  const outline = other === '' ? '' : `; ${other} ${theirs.join(', ')}`;
  return `${sayItem(item)}: ${parts.join(', ')}${outline}`;
}
