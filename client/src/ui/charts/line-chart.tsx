import { type Signal, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { formatNumber, formatShort } from '../../../../server/contract/numbers.ts';
import type { SeriesAnswer } from '../../../../server/contract/series.ts';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { messages } from '../../messages/messages.ts';
import { choosePeriod } from '../../state/actions.ts';
import { mapView } from '../../state/map-view/map-view.ts';
import { mode } from '../../state/page/appearance.ts';
import { compared, held, lines, linesError, retryLines } from '../../state/pins/compared.ts';
import { sayTopic } from '../../state/topic/topic-name.ts';
import { ErrorMessage } from '../error-message.tsx';
import { AXIS_PX, EDGE_PX, LineNames, OneLine } from './line-marks.tsx';
import { type Line, linesOf, yearsOf } from './line-paths.ts';
import { colourOfMark, shapeOfMark } from './marks.ts';
import { createMeasure, type Size } from './point-at.ts';
import { printValue } from './print-figure.ts';
import { createScale, extentOf, ticksOf } from './scale.ts';
import { textWidth } from './text-width.ts';

/** The pinned areas and their reference over all periods. */
export function LineChart() {
  const measure = useMemo(createMeasure, []);
  const size = measure.size.value;
  const answer = lines.value;
  const asIndex = useSignal(false);
  const at = useSignal<number | null>(null);
  const error = linesError.value;
  if (error && error.code !== 'not_available')
    return <ErrorMessage error={error} retry={retryLines} />;
  return (
    <div class="compare-plot" ref={measure.watch}>
      {error && <p class="quiet">{lazyMessages.value.noLines}</p>}
      {answer && !error && size.width > 80 && (
        <Chart answer={answer} size={size} asIndex={asIndex} at={at} />
      )}
    </div>
  );
}

type ChartProps = {
  answer: SeriesAnswer;
  size: Size;
  asIndex: Signal<boolean>;
  /** Place of the period being read; null for the shown one. */
  at: Signal<number | null>;
};

function Chart({ answer, size, asIndex, at }: ChartProps) {
  const drawn = linesOf(answer, compared.value, held.value, asIndex.value);
  const extent = extentOf(drawn.flatMap((line) => line.values));
  const t = lazyMessages.value;
  if (!extent) return <p class="quiet">{t.noLines}</p>;
  const hasNames = size.width > 480;
  const nameWidth = Math.max(0, ...drawn.map((line) => textWidth(line.name))) + 22;
  const endPx = hasNames ? Math.min(180, nameWidth) : 12;
  const years = yearsOf(answer.periods);
  const height = Math.max(120, size.height - 24);
  const y = createScale('linear', extent, [height - AXIS_PX - 4, EDGE_PX]);
  const axisPx = 8 + Math.max(...ticksOf(y, 4).map((tick) => textWidth(printTick(tick, answer))));
  const x = createScale(
    'linear',
    [years[0] ?? 0, years.at(-1) ?? 0],
    [axisPx + EDGE_PX, size.width - endPx - EDGE_PX],
  );
  const places = years.map(x.at);
  const now = answer.periods.indexOf(mapView.value?.request.period ?? '');
  const read = at.value ?? (now < 0 ? answer.periods.length - 1 : now);
  const step = (by: number) => {
    at.value = Math.max(0, Math.min(answer.periods.length - 1, read + by));
  };
  const choose = (place: number) => {
    const period = answer.periods[place];
    if (period) choosePeriod(period);
  };
  const nearest = (event: PointerEvent | MouseEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    return nearestPlace(places, event.clientX - box.left);
  };
  return (
    <>
      <p class="chart-keys">
        <Reading answer={answer} drawn={drawn} read={read} />
        {answer.forecast.some(Boolean) && <span>{t.dashed}</span>}
        {answer.provisional.some(Boolean) && <span>{t.hollow}</span>}
        <button
          type="button"
          class="chip"
          aria-pressed={asIndex.value}
          onClick={() => {
            asIndex.value = !asIndex.value;
          }}
        >
          {asIndex.value ? t.indexed(answer.periods[firstPeriod(drawn)] ?? '') : t.asIndex}
        </button>
      </p>
      <div
        class="line-chart"
        role="slider"
        tabIndex={0}
        aria-label={t.linesLabel(mapView.value ? sayTopic(mapView.value) : '')}
        aria-valuemin={0}
        aria-valuemax={answer.periods.length - 1}
        aria-valuenow={read}
        aria-valuetext={tell(answer, drawn, read)}
        onPointerMove={(event) => {
          at.value = nearest(event);
        }}
        onPointerLeave={() => {
          at.value = null;
        }}
        onClick={(event) => choose(nearest(event))}
        onKeyDown={(event) => {
          const by = { ArrowLeft: -1, ArrowRight: 1, Home: -1e6, End: 1e6 }[event.key];
          if (by) {
            event.preventDefault();
            step(by);
          }
          if (event.key === 'Enter') choose(read);
        }}
      >
        <svg width={size.width} height={height} aria-hidden="true">
          <g class="axis">
            {ticksOf(y, 4).map((tick) => (
              <g key={tick} transform={`translate(0 ${y.at(tick).toFixed(1)})`}>
                <line class="axis-grid" x1={axisPx} x2={size.width - endPx} />
                <text x={axisPx - 4} y={4} text-anchor="end">
                  {printTick(tick, answer)}
                </text>
              </g>
            ))}
            <Periods periods={answer.periods} places={places} ground={height - 6} />
          </g>
          <line class="reading" x1={places[read]} x2={places[read]} y1={0} y2={height - AXIS_PX} />
          {drawn.map((line) => (
            <OneLine key={line.key} line={line} answer={answer} places={places} y={y} read={read} />
          ))}
          {hasNames && <LineNames drawn={drawn} y={y} left={size.width - endPx} height={height} />}
        </svg>
      </div>
    </>
  );
}

function Periods({
  periods,
  places,
  ground,
}: {
  periods: string[];
  places: number[];
  ground: number;
}) {
  let free = Number.NEGATIVE_INFINITY;
  return (
    <>
      {periods.map((period, i) => {
        const at = places[i] ?? 0;
        const isLast = i === periods.length - 1;
        if (at < free || (!isLast && at > (places.at(-1) ?? 0) - 44)) return null;
        free = at + 44;
        return (
          <text key={period} x={at} y={ground} text-anchor="middle">
            {period}
          </text>
        );
      })}
    </>
  );
}

/** The period that is read and what each line says there. */
function Reading({ answer, drawn, read }: { answer: SeriesAnswer; drawn: Line[]; read: number }) {
  const t = messages.value;
  return (
    <span class="chart-reading" aria-hidden="true">
      <b>{answer.periods[read]}</b>
      {answer.forecast[read] && <span class="badge">{t.forecast}</span>}
      {answer.provisional[read] && <span class="badge">{t.provisional}</span>}
      {drawn.map((line) => (
        <span key={line.key} class="chart-value" data-code={line.area?.code}>
          {line.area ? (
            <svg width={12} height={12} viewBox="-8 -8 16 16" aria-hidden="true">
              <path
                d={shapeOfMark(line.area.mark)}
                fill={colourOfMark(line.area.mark, mode.value)}
              />
            </svg>
          ) : (
            <i class="reference-key" />
          )}
          {printAt(line, read)}
        </span>
      ))}
    </span>
  );
}

function tell(answer: SeriesAnswer, drawn: Line[], read: number): string {
  const values = drawn.map((line) => `${line.name} ${printAt(line, read)}`);
  return `${answer.periods[read]}: ${values.join('; ')}`;
}

/** The value itself, whatever the line is drawn by; or in words why there is none. */
function printAt({ raw, kindOf }: Line, place: number): string {
  const value = raw[place];
  return typeof value === 'number' ? printValue(value) : messages.value.statuses[kindOf(place)];
}

function printTick(tick: number, answer: SeriesAnswer): string {
  return Math.abs(tick) >= 1000 && Math.abs(tick) < 1_000_000
    ? formatNumber(tick, 0, language.value)
    : formatShort(tick, Number.isInteger(tick) ? 0 : Math.max(1, answer.decimals), language.value);
}

function firstPeriod(drawn: Line[]): number {
  return Math.min(...drawn.map((line) => line.base).filter((base) => base >= 0));
}

function nearestPlace(places: number[], x: number): number {
  let found = 0;
  places.forEach((place, i) => {
    if (Math.abs(place - x) < Math.abs((places[found] ?? 0) - x)) found = i;
  });
  return found;
}
