import { useComputed } from '@preact/signals';
import { formatNumber } from '../../../../server/contract/numbers.ts';
import type { Class } from '../../classify/classify.ts';
import { countBins, type Histogram } from '../../classify/histogram.ts';
import { language } from '../../messages/language.ts';
import { legendWords } from '../../messages/legend-words.ts';
import { printShort, printWithUnit } from '../../messages/print-value.ts';
import { words } from '../../messages/words.ts';
import { chosenSpot } from '../../state/areas/chosen-spot.ts';
import { region, regionIsCurrent } from '../../state/selection/region-store.ts';
import { pointed } from '../../state/shown/pointing.ts';
import { reference } from '../../state/shown/reference.ts';
import { type Shown, shown } from '../../state/shown/shown.ts';
import { BreakHandles } from './break-handles.tsx';
import { resetBreaks } from './own-breaks.ts';

const WIDTH = 312;
const HEIGHT = 56;
export const BINS = 39;

/** How the values are spread, in the colours of their classes, with the chosen and pointed area marked. */
export function HistogramChart({ picture }: { picture: Shown }) {
  const histogram = useComputed(() => {
    const { classed, classes } = shown.value ?? {};
    return classed && classes ? countBins(classed, BINS, classes.classOf) : null;
  });
  const chart = histogram.value;
  const { classes, answer } = picture;
  if (!chart || !classes) return null;
  const count = classes.classes.reduce((sum, each) => sum + each.count, 0);
  return (
    <figure class="histogram">
      <div class="histogram-plot">
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          role="img"
          aria-label={words.value.histogramLabel(formatNumber(count, 0, language.value))}
        >
          <Bars chart={chart} classes={classes.classes} />
          <Marks chart={chart} picture={picture} />
        </svg>
        <BreakHandles chart={chart} classes={classes} picture={picture} />
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
      <ReferenceNote picture={picture} />
      {classes.method === 'manual' && (
        <button type="button" class="link" onClick={resetBreaks}>
          {legendWords.value.reset}
        </button>
      )}
    </figure>
  );
}

/** Which area the reference mark stands for. A count of the whole says nothing beside counts of its parts. */
function ReferenceNote({ picture }: { picture: Shown }) {
  const against = reference.value;
  if (!against || against.value === null || picture.indicator.type === 'count') return null;
  return (
    <p class="legend-reference">
      <i aria-hidden="true" />
      {legendWords.value.reference(against.name)}{' '}
      <b>{printWithUnit(against.value, picture.answer)}</b>
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
function Marks({ chart, picture }: { chart: Histogram; picture: Shown }) {
  const xOf = (value: number): number => {
    const share = (value - chart.low) / (chart.high - chart.low);
    return Math.min(WIDTH - 1, Math.max(1, share * WIDTH));
  };
  const valueAt = (spot: { level: string; index: number } | null): number | null =>
    spot?.level === picture.level.code ? (picture.answer.values[spot.index] ?? null) : null;
  const against = picture.indicator.type === 'count' ? null : (reference.value?.value ?? null);
  const marks = [
    { kind: 'reference', value: against },
    { kind: 'chosen', value: regionIsCurrent.value ? null : valueAt(chosenSpot.value) },
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
