import { countBins } from '../../../../server/contract/classify/histogram.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { printFigure, printValue } from './print-line.ts';
import type { ProfileLine } from './profile-lines.ts';

export const STRIP = { width: 148, height: 30, base: 22, bins: 37 } as const;

/** All areas of the level as bars in the colours of their classes, with the area, the reference and the middle half. */
export function DistributionStrip({
  line,
  against,
}: {
  line: ProfileLine;
  against: string | null;
}) {
  const { sorted, classes, row, indicator } = line;
  const t = lazyMessages.value.profile;
  const quartiles = row.distribution?.quartiles;
  const chart = classes && countBins(sorted, STRIP.bins, classes.classOf);
  if (!chart || !classes || !quartiles) return null;
  const { width, height, base } = STRIP;
  const span = chart.high - chart.low;
  const xOf = (value: number): number =>
    Math.min(width - 2, Math.max(2, ((value - chart.low) / span) * width));
  const bar = width / STRIP.bins;
  const [, low, middle, high] = quartiles;
  const told = [low, middle, high].map((value) => printFigure(value, indicator));
  const held = line.against?.value ?? null;
  const label = [
    t.strip(printValue(line), told[0] ?? '', told[1] ?? '', told[2] ?? ''),
    ...(held !== null && against ? [t.stripReference(against, printFigure(held, indicator))] : []),
  ].join('; ');
  return (
    <svg class="profile-strip" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <title>{label}</title>
      {chart.bins.map((bin, i) => {
        let top = base;
        return bin.counts.map((count, at) => {
          const tall = count ? Math.max(1, (count / chart.peak) * (base - 4)) : 0;
          top -= tall;
          return tall > 0 ? (
            <rect
              key={`${i} ${at}`}
              class="profile-bar"
              data-class={at}
              x={i * bar}
              y={top}
              width={bar + 0.2}
              height={tall}
              fill={classes.classes[at]?.colour}
            />
          ) : null;
        });
      })}
      <path class="strip-middle" d={`M${xOf(low)} ${base + 3}H${xOf(high)}`} />
      <path class="strip-median" d={`M${xOf(middle)} ${base}v6`} />
      {held !== null && (
        <path class="strip-reference" d={`M${xOf(held)} ${base - 3}l3.500 4l-3.500 4l-3.500 -4z`} />
      )}
      {row.value !== null && (
        <path
          class="strip-own"
          d={`M${xOf(row.value)} 1V${base}M${xOf(row.value) - 3} 0h6l-3 4z`}
        />
      )}
    </svg>
  );
}
