/** Lines through time with axes, drawn twice: for a wide column and for a phone. */
import { scaleLinear } from 'd3-scale';
import type { Language } from '../../../geodata/model/model.ts';
import { formatNumber } from '../../contract/numbers.ts';
import { type Html, html } from '../../http/html.ts';
import { yearOf } from './runs.ts';

export type LinePoint = { period: string; value: number | null; isForecast: boolean };
export type LineSeries = { name: string; slot: number; points: readonly LinePoint[] };
export type LineChart = {
  label: string;
  series: readonly LineSeries[];
  language: Language;
  /** Decimals on the vertical axis, at most. */
  decimals: number;
  /** Whether the axis must begin at 0: for what is counted. */
  fromZero: boolean;
};

const SIZES = [
  { kind: 'wide', width: 680, height: 260 },
  { kind: 'narrow', width: 340, height: 230 },
] as const;
const EDGE = { top: 10, right: 20, bottom: 26 };
const DIGIT = 7;

export function lineChart(chart: LineChart): Html {
  return html`${SIZES.map((size) => draw(chart, size))}`;
}

function draw(chart: LineChart, { kind, width, height }: (typeof SIZES)[number]): Html {
  const values = chart.series.flatMap(({ points }) => points.flatMap(({ value }) => value ?? []));
  const years = chart.series.flatMap(({ points }) => points.map(({ period }) => yearOf(period)));
  const low = Math.min(...values, ...(chart.fromZero ? [0] : []));
  const y = scaleLinear()
    .domain(low === Math.max(...values) ? [low - 1, low + 1] : [low, Math.max(...values)])
    .nice(5);
  const ticks = y.ticks(5);
  const decimals = Math.min(chart.decimals, decimalsIn(ticks));
  const labels = ticks.map((tick) => formatNumber(tick, decimals, chart.language));
  const left = 10 + DIGIT * Math.max(...labels.map((label) => label.length));
  const x = scaleLinear()
    .domain([Math.min(...years), Math.max(...years)])
    .range([left, width - EDGE.right]);
  y.range([height - EDGE.bottom, EDGE.top]);
  const at = (point: LinePoint): [number, number] => [x(yearOf(point.period)), y(point.value ?? 0)];
  return html`<svg class="chart ${kind}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${chart.label}">
${ticks.map((tick, i) => html`<path class="grid" d="M${left} ${round(y(tick))}H${width - EDGE.right}"/><text class="tick" x="${left - 6}" y="${round(y(tick) + 4)}" text-anchor="end">${labels[i]}</text>\n`)}${yearTicks(
  [...new Set(years)].sort((a, b) => a - b),
  kind === 'wide' ? 9 : 5,
).map(
  (year) =>
    html`<text class="tick" x="${round(x(year))}" y="${height - 8}" text-anchor="middle">${year}</text>\n`,
)}${chart.series.toReversed().map((series) => drawSeries(series, at))}</svg>`;
}

function drawSeries(
  { points, slot }: LineSeries,
  at: (point: LinePoint) => [number, number],
): Html {
  const known = points.filter(({ value }) => value !== null);
  const path = (run: readonly LinePoint[]): string =>
    run.map((point, i) => `${i === 0 ? 'M' : 'L'}${at(point).map(round).join(' ')}`).join('');
  const counted = runs(points, (point) => point.value !== null && !point.isForecast)
    .map(path)
    .join('');
  const lastCounted = known.findLastIndex(({ isForecast }) => !isForecast);
  const ahead = known.slice(Math.max(lastCounted, 0));
  const isAhead = ahead.some(({ isForecast }) => isForecast);
  const dots = known.length <= 2 || known.length < points.length ? known : [known.at(-1), known[0]];
  return html`<g class="s${slot}"><path class="line" d="${counted}"/>${isAhead && html`<path class="line expected" d="${path(ahead)}"/>`}
${dots.map((point) => point && mark(slot, ...at(point)))}</g>
`;
}

/** A shape for each series beside its colour. */
export function mark(slot: number, x: number, y: number): Html {
  const [cx, cy] = [round(x), round(y)];
  switch (slot % 4) {
    case 0:
      return html`<circle class="mark" cx="${cx}" cy="${cy}" r="4"/>`;
    case 1:
      return html`<path class="mark" d="M${cx} ${round(y - 5)}l5 9h-10z"/>`;
    case 2:
      return html`<path class="mark" d="M${round(x - 4)} ${round(y - 4)}h8v8h-8z"/>`;
    default:
      return html`<path class="mark" d="M${cx} ${round(y - 5)}l5 5-5 5-5-5z"/>`;
  }
}

function runs(
  points: readonly LinePoint[],
  isWanted: (point: LinePoint) => boolean,
): LinePoint[][] {
  const found: LinePoint[][] = [[]];
  for (const point of points) {
    if (isWanted(point)) found.at(-1)?.push(point);
    // Years that were not counted do not end a line; a figure that is hidden does.
    else if (found.at(-1)?.length) found.push([]);
  }
  return found.filter((run) => run.length > 0);
}

/** At most so many years, evenly, with the first and the last. */
function yearTicks(years: readonly number[], most: number): number[] {
  const whole = [...new Set(years.map(Math.floor))];
  const step = Math.ceil(Math.max(whole.length - 1, 1) / (most - 1));
  const last = whole.at(-1);
  return whole.filter((year, i) => (whole.length - 1 - i) % step === 0 || year === last);
}

function decimalsIn(ticks: readonly number[]): number {
  return Math.max(0, ...ticks.map((tick) => (String(tick).split('.')[1] ?? '').length));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
