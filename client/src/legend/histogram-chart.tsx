import { useComputed } from '@preact/signals';
import type { Class } from '../classify.ts';
import { countBins, type Histogram } from '../histogram.ts';
import { chosenSpot } from '../map/scene.ts';
import { formatNumber, formatShort } from '../numbers.ts';
import { region, regionIsCurrent } from '../selection/region-store.ts';
import { pointed } from '../state/pointing.ts';
import { type Shown, shown } from '../state/shown.ts';
import { language, words } from '../words/words.ts';

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
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={words.value.histogramLabel(formatNumber(count, 0, language.value))}
      >
        <Bars chart={chart} classes={classes.classes} />
        <Marks chart={chart} picture={picture} />
      </svg>
      <figcaption class="histogram-ends" aria-hidden="true">
        <span>
          {chart.beyondLow && '≤ '}
          {formatShort(chart.low, answer.decimals, language.value)}
        </span>
        <span>
          {chart.beyondHigh && '≥ '}
          {formatShort(chart.high, answer.decimals, language.value)}
        </span>
      </figcaption>
    </figure>
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
  const marks = [
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
