import { useComputed } from '@preact/signals';
import type { Class } from '../../../../server/contract/classify/classify.ts';
import { countBins, type Histogram } from '../../../../server/contract/classify/histogram.ts';
import { formatNumber } from '../../../../server/contract/numbers.ts';
import { language } from '../../messages/language.ts';
import { legendMessages } from '../../messages/legend-messages.ts';
import { messages } from '../../messages/messages.ts';
import { printShort, printWithUnit } from '../../messages/print-value.ts';
import { chosenIndex } from '../../state/areas/chosen-index.ts';
import { type MapView, mapView } from '../../state/map-view/map-view.ts';
import { pointed } from '../../state/map-view/pointing.ts';
import { reference } from '../../state/map-view/reference.ts';
import { region, regionIsCurrent } from '../../state/selection/region-store.ts';
import { BreakHandles } from './break-handles.tsx';
import { resetBreaks } from './own-breaks.ts';

const WIDTH = 312;
const HEIGHT = 56;
export const BINS = 39;

/** How the values are spread, in the colours of their classes, with the chosen and pointed area marked. */
export function HistogramChart({ view }: { view: MapView }) {
  const histogram = useComputed(() => {
    const { classed, classes } = mapView.value ?? {};
    return classed && classes ? countBins(classed, BINS, classes.classOf) : null;
  });
  const chart = histogram.value;
  const { classes, answer } = view;
  if (!chart || !classes) return null;
  const count = classes.classes.reduce((sum, each) => sum + each.count, 0);
  return (
    <figure class="histogram">
      <div class="histogram-plot">
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          role="img"
          aria-label={messages.value.histogramLabel(formatNumber(count, 0, language.value))}
        >
          <Bars chart={chart} classes={classes.classes} />
          <Marks chart={chart} view={view} />
        </svg>
        <BreakHandles chart={chart} classes={classes} view={view} />
      </div>
      <figcaption class="histogram-ends" aria-hidden="true">
        <span>
          {chart.beyondLow && '≤ '}
          {printShort(chart.low, answer)}
        </span>
        <span>
          {chart.beyondHigh && '≥ '}
          {printShort(chart.high, answer)}
        </span>
      </figcaption>
      <ReferenceNote view={view} />
      {classes.method === 'manual' && (
        <button type="button" class="link" onClick={resetBreaks}>
          {legendMessages.value.reset}
        </button>
      )}
    </figure>
  );
}

/** Which area the reference mark stands for. A count of the whole says nothing beside counts of its parts. */
function ReferenceNote({ view }: { view: MapView }) {
  const against = reference.value;
  if (!against || against.value === null || view.indicator.type === 'count') return null;
  return (
    <p class="legend-reference">
      <i aria-hidden="true" />
      {legendMessages.value.reference(against.name)}{' '}
      <b>{printWithUnit(against.value, view.answer)}</b>
    </p>
  );
}

function Bars({ chart, classes }: { chart: Histogram; classes: readonly Class[] }) {
  const step = WIDTH / BINS;
  return (
    <>
      {chart.bins.map((bin, i) => {
        let top = HEIGHT;
        return bin.counts.map((count, at) => {
          const height = Math.max((count / chart.peak) * (HEIGHT - 6), 1);
          top -= height;
          return (
            <rect
              key={`${i} ${at}`}
              x={i * step + 0.5}
              y={top}
              width={step - 1}
              height={height}
              fill={classes[at]?.colour}
            />
          );
        });
      })}
    </>
  );
}

/** Apart from the bars, so that pointing at an area does not draw them anew. */
function Marks({ chart, view }: { chart: Histogram; view: MapView }) {
  const xOf = (value: number): number => {
    const share = (value - chart.low) / (chart.high - chart.low);
    return Math.min(WIDTH - 1, Math.max(1, share * WIDTH));
  };
  const valueAt = (areaIndex: { level: string; index: number } | null): number | null =>
    areaIndex?.level === view.level.code ? (view.answer.values[areaIndex.index] ?? null) : null;
  const against = view.indicator.type === 'count' ? null : (reference.value?.value ?? null);
  const marks = [
    { kind: 'reference', value: against },
    { kind: 'chosen', value: regionIsCurrent.value ? null : valueAt(chosenIndex.value) },
    { kind: 'pointed', value: valueAt(pointed.value) },
    { kind: 'region', value: regionIsCurrent.value ? (region.value?.answer.value ?? null) : null },
  ];
  return (
    <>
      {marks.map(({ kind, value }) =>
        value === null ? null : (
          <line
            key={kind}
            class={`mark mark-${kind}`}
            x1={xOf(value)}
            x2={xOf(value)}
            y1={0}
            y2={HEIGHT}
          />
        ),
      )}
    </>
  );
}
