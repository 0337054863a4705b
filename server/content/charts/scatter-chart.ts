/** Two figures of all areas of a level, a dot each, with those that matter marked. */
import { scaleLinear } from 'd3-scale';
import type { Language } from '../../../geodata/model/model.ts';
import { formatNumber } from '../../contract/numbers.ts';
import { type Html, html } from '../../http/html.ts';
import { mark } from './line-chart.ts';

export type ScatterDot = { x: number; y: number; name: string };
export type ScatterChart = {
  label: string;
  dots: readonly ScatterDot[];
  marked: readonly (ScatterDot & { slot: number })[];
  /** What the axes show, with units. */
  axes: { x: string; y: string };
  language: Language;
};

const SIZES = [
  { kind: 'wide', width: 680, height: 380 },
  { kind: 'narrow', width: 340, height: 300 },
] as const;
const EDGE = { top: 28, right: 16, bottom: 46 };
const DIGIT = 7;

export function scatterChart(chart: ScatterChart): Html {
  return html`${SIZES.map((size) => draw(chart, size))}`;
}

function draw(chart: ScatterChart, { kind, width, height }: (typeof SIZES)[number]): Html {
  const all = [...chart.dots, ...chart.marked];
  const spread = (values: number[]): [number, number] => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return low === high ? [low - 1, high + 1] : [low, high];
  };
  const say = (ticks: readonly number[]): string[] => {
    const decimals = Math.max(0, ...ticks.map((tick) => (String(tick).split('.')[1] ?? '').length));
    return ticks.map((tick) => formatNumber(tick, decimals, chart.language));
  };
  const y = scaleLinear()
    .domain(spread(all.map((dot) => dot.y)))
    .nice(5)
    .range([height - EDGE.bottom, EDGE.top]);
  const rows = y.ticks(5);
  const rowLabels = say(rows);
  const left = 10 + DIGIT * Math.max(...rowLabels.map(({ length }) => length));
  const x = scaleLinear()
    .domain(spread(all.map((dot) => dot.x)))
    .nice(5)
    .range([left, width - EDGE.right]);
  const columns = x.ticks(kind === 'wide' ? 7 : 4);
  const columnLabels = say(columns);
  const round = (value: number): number => Math.round(value * 10) / 10;
  return html`<svg class="chart scatter ${kind}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${chart.label}">
<text class="axis" x="0" y="14">${chart.axes.y}</text>
<text class="axis" x="${width - EDGE.right}" y="${height - 6}" text-anchor="end">${chart.axes.x}</text>
${rows.map((tick, i) => html`<path class="grid" d="M${left} ${round(y(tick))}H${width - EDGE.right}"/><text class="tick" x="${left - 6}" y="${round(y(tick) + 4)}" text-anchor="end">${rowLabels[i]}</text>\n`)}${columns.map((tick, i) => html`<text class="tick" x="${round(x(tick))}" y="${height - EDGE.bottom + 18}" text-anchor="middle">${columnLabels[i]}</text>\n`)}${chart.dots.map((dot) => html`<circle class="dot" cx="${round(x(dot.x))}" cy="${round(y(dot.y))}" r="4"><title>${dot.name}</title></circle>\n`)}${chart.marked.map((dot) => html`<g class="s${dot.slot}">${mark(dot.slot, x(dot.x), y(dot.y))}</g>\n`)}</svg>`;
}
