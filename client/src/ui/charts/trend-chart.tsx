import { kindAt } from '../../../../server/contract/classify/kind-of-value.ts';
import { isChange } from '../../../../server/contract/measures.ts';
import { formatChange, formatPercentChange } from '../../../../server/contract/numbers.ts';
import type { SeriesAnswer } from '../../../../server/contract/series.ts';
import { language } from '../../messages/language.ts';
import { messages, say } from '../../messages/messages.ts';
import { printBare, printShort } from '../../messages/print-value.ts';
import { choosePeriod } from '../../state/actions.ts';
import { series } from '../../state/areas/place.ts';
import { mapView } from '../../state/map-view/map-view.ts';
import { link } from '../../state/page/location.ts';
import { Disclosure } from '../disclosure.tsx';
import { yearOf } from './time-scale.ts';

const WIDTH = 308;
const HEIGHT = 52;
const EDGE = 5;

/** The chosen area over the years, with the shown year marked; clicking a year shows it. */
export function TrendChart({ answer = series.value }: { answer?: SeriesAnswer | null }) {
  const view = mapView.value;
  const own = answer?.series.at(-1);
  if (!view || !answer || !own) return null;
  const points = answer.periods.flatMap((period, i) => {
    const value = own.values[i];
    return typeof value === 'number' ? [{ period, value, at: i }] : [];
  });
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length < 2) return null;

  const values = points.map((point) => point.value);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const span = high - low || 1;
  const years = answer.periods.map(yearOf);
  const [from = 0, to = 1] = [years[0], years.at(-1)];
  const xOf = (at: number) => {
    const share = ((years[at] ?? from) - from) / Math.max(1, to - from);
    return EDGE + share * (WIDTH - 2 * EDGE);
  };
  const yOf = (value: number) => HEIGHT - EDGE - ((value - low) / span) * (HEIGHT - 2 * EDGE);
  const path = points.map(({ at, value }, i) => {
    const gap = i === 0 || points[i - 1]?.at !== at - 1;
    return `${gap ? 'M' : 'L'}${xOf(at).toFixed(1)} ${yOf(value).toFixed(1)}`;
  });
  // Classes are of one period's values, unless they are of all; and of areas of one level.
  const colourOfPoint = (period: string, value: number): string | undefined => {
    const classed = link.value.classPeriods === 'all' || period === view.request.period;
    const isOfLevel = own.level === view.level.code;
    return classed && isOfLevel && !view.pairs ? view.classes?.colourOf(value) : undefined;
  };
  const now = points.find((point) => point.period === view.request.period);
  const t = messages.value;
  // A change over time is told by its last value; how a change changed is not.
  const change = isChange(view.request.measure)
    ? null
    : changeBetween(first.value, last.value, view.indicator.type, view.answer.decimals);
  return (
    <figure class="trend">
      <figcaption>
        <span>{t.trend}</span>
        {change && (
          <span class="trend-change">
            <b>{change}</b> {t.since(first.period)}
          </span>
        )}
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`${t.trend}${t.colon}${first.period}–${last.period}, ${change ?? ''}`}
      >
        <path class="trend-line" d={path.join('')} />
        {points.map(({ period, at, value }) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the time slider does the same from the keyboard.
          <g key={period} class="trend-point" onClick={() => choosePeriod(period)}>
            <rect x={xOf(at) - 8} y={0} width={16} height={HEIGHT} />
            <circle
              cx={xOf(at)}
              cy={yOf(value)}
              r={period === now?.period ? 4 : 2}
              data-now={period === now?.period}
              style={{ fill: colourOfPoint(period, value) }}
            />
            <title>{`${period}: ${printShort(value, view.answer)}`}</title>
          </g>
        ))}
      </svg>
      <div class="trend-ends" aria-hidden="true">
        <span>{first.period}</span>
        <span>{last.period}</span>
      </div>
      <Disclosure label={t.trendTable}>{() => <TrendTable answer={answer} />}</Disclosure>
    </figure>
  );
}

/** The table behind the chart: every period, also those without a number. */
function TrendTable({ answer }: { answer: SeriesAnswer }) {
  const own = answer.series.at(-1);
  if (!own) return null;
  const t = messages.value;
  return (
    <table class="small-table">
      <thead>
        <tr>
          <th scope="col">{t.period}</th>
          <th scope="col">{say(answer.unit)}</th>
        </tr>
      </thead>
      <tbody>
        {answer.periods.map((period, i) => {
          const value = own.values[i];
          return (
            <tr key={period}>
              <th scope="row">{period}</th>
              <td>
                {typeof value === 'number' ? printBare(value, answer) : t.statuses[kindAt(own, i)]}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Counts and means change in percent; shares and ratios in their own unit. */
function changeBetween(from: number, to: number, type: string, decimals: number): string | null {
  if (type === 'count' || type === 'mean') {
    if (from <= 0) return null;
    return formatPercentChange(((to - from) / from) * 100, 1, language.value);
  }
  return formatChange(to - from, decimals, language.value);
}
