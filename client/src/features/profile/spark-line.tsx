import { lazyMessages } from '../../messages/lazy-messages.ts';
import { yearOf } from '../../ui/charts/time-scale.ts';
import { printFigure } from './print-line.ts';
import type { ProfileLine } from './profile-lines.ts';

const WIDTH = 72;
const HEIGHT = 26;
const EDGE = 3;

/** The area over the years, broken where a year is missing; the last one is a dot in the colour of its class. */
export function SparkLine({ line }: { line: ProfileLine }) {
  const { series, value } = line.row;
  const points = (series?.periods ?? []).flatMap((period, at) => {
    const known = series?.values[at];
    return typeof known === 'number' ? [{ period, known, at }] : [];
  });
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || first === last) return null;
  const values = points.map(({ known }) => known);
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const [from, to] = [yearOf(first.period), yearOf(last.period)];
  const xOf = (period: string) =>
    EDGE + ((yearOf(period) - from) / Math.max(0.01, to - from)) * (WIDTH - 2 * EDGE);
  const yOf = (known: number) => HEIGHT - EDGE - ((known - low) / span) * (HEIGHT - 2 * EDGE);
  const path = points.map(({ period, known, at }, i) => {
    const isBroken = i === 0 || points[i - 1]?.at !== at - 1;
    return `${isBroken ? 'M' : 'L'}${xOf(period).toFixed(1)} ${yOf(known).toFixed(1)}`;
  });
  const print = (known: number) => printFigure(known, line.indicator);
  const label = lazyMessages.value.profile.trendLabel(
    first.period,
    print(first.known),
    last.period,
    print(last.known),
  );
  const isNow = last.period === line.row.period && value !== null;
  return (
    <svg class="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <title>{label}</title>
      <path d={path.join('')} />
      <circle
        cx={xOf(last.period)}
        cy={yOf(last.known)}
        r={3}
        style={{ fill: isNow ? (line.colour ?? undefined) : undefined }}
      />
    </svg>
  );
}
