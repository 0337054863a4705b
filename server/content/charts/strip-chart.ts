/** All areas of a level on one line, with those that matter marked: where in the crowd does it stand? */
import { scaleLinear } from 'd3-scale';
import type { Language } from '../../../geodata/model/model.ts';
import { formatNumber } from '../../contract/numbers.ts';
import { type Html, html } from '../../http/html.ts';
import { mark } from './line-chart.ts';

export type StripChart = {
  label: string;
  values: readonly number[];
  marked: readonly { slot: number; value: number }[];
  language: Language;
  decimals: number;
};

const SIZES = [
  { kind: 'wide', width: 680 },
  { kind: 'narrow', width: 340 },
] as const;
const HEIGHT = 84;
const AXIS = 60;
const EDGE = 24;
/** Dots of one place in the line rise above each other, so that a crowd looks like one. */
const STEP = 5;
const MAX_HIGH = 9;

export function stripChart(chart: StripChart): Html {
  return html`${SIZES.map((size) => draw(chart, size))}`;
}

function draw(
  { label, values, marked, language, decimals }: StripChart,
  { kind, width }: (typeof SIZES)[number],
): Html {
  const all = [...values, ...marked.map(({ value }) => value)];
  const x = scaleLinear()
    .domain([Math.min(...all), Math.max(...all)])
    .nice(6)
    .range([EDGE, width - EDGE]);
  const ticks = x.ticks(kind === 'wide' ? 7 : 4);
  const heights = new Map<number, number>();
  const dots = values
    .map((value) => {
      const column = Math.round(x(value) / STEP);
      const height = heights.get(column) ?? 0;
      heights.set(column, height + 1);
      return height > MAX_HIGH ? '' : `M${column * STEP} ${AXIS - 8 - height * STEP}h0`;
    })
    .join('');
  const shownDecimals = Math.min(
    decimals,
    Math.max(0, ...ticks.map((tick) => (String(tick).split('.')[1] ?? '').length)),
  );
  return html`<svg class="chart strip ${kind}" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label="${label}">
<path class="grid" d="M${EDGE} ${AXIS}H${width - EDGE}"/>
<path class="dots" d="${dots}"/>
${ticks.map((tick) => html`<text class="tick" x="${Math.round(x(tick))}" y="${HEIGHT - 6}" text-anchor="middle">${formatNumber(tick, shownDecimals, language)}</text>\n`)}${marked.map(({ slot, value }) => html`<g class="s${slot}">${mark(slot, x(value), AXIS)}</g>\n`)}</svg>`;
}
