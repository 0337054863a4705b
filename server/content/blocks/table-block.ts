/** Tables: indicators beside areas, through time, or of the parts of an area with the highest and lowest. */
import type { ContentTag } from '../../../geodata/content/content.ts';
import type { Indicator } from '../../../geodata/model/model.ts';
import { formatCount } from '../../contract/numbers.ts';
import { nameOf } from '../../edition/place.ts';
import { type Html, html } from '../../http/html.ts';
import { countAreas, dataText, sayPeriod } from '../../pages/words/words.ts';
import { keyOf, type Territory, territoryOf } from '../context/territory.ts';
import type { Observation } from '../figures/figures.ts';
import { partsIn } from '../sentences/functions.ts';
import type { Scope } from '../sentences/scope.ts';
import { territoryName, titleOf, unitTitle } from '../words/words.ts';
import {
  cellHtml,
  type Evaluated,
  fixedPeriod,
  indicatorsOf,
  legendOf,
  observeAll,
  otherPeriods,
  titleOfAll,
} from './block.ts';

const MAX_PERIODS = 12;
const MAX_PARTS = 60;

export function tableBlock(scope: Scope, tag: ContentTag): Evaluated {
  const indicators = indicatorsOf(scope, tag.args.indicators);
  if (tag.args.rows === 'periods') return periodTable(scope, tag, indicators);
  if (tag.args.rows === 'parts') return partTable(scope, tag, indicators);
  return areaTable(scope, tag, indicators);
}

function areaTable(scope: Scope, tag: ContentTag, indicators: readonly Indicator[]): Evaluated {
  const { words, language, base, compared } = scope;
  const title = titleOfAll(scope, indicators);
  const rows = indicators.map((indicator) => ({
    indicator,
    observations: observeAll(scope, indicator, fixedPeriod(tag)),
  }));
  const observations = rows.flatMap((row) => row.observations);
  if (!observations.some(({ territory, cell }) => territory === base && cell.value !== null))
    return { empty: observations[0] ?? null, title };
  const territories = [base, ...compared];
  return {
    title,
    subtitle: '',
    notes: [
      ...new Set(rows.flatMap((row) => otherPeriods(scope, row.observations))),
      ...legendOf(scope, observations),
    ],
    observations,
    picture: html`<div class="scroll" tabindex="0"><table>
<caption class="hidden">${title}</caption>
<thead><tr><th scope="col">${words.indicator}</th><th scope="col">${words.period}</th>${territories.map((one, at) => html`<th scope="col" class="s${at}">${territoryName(one, language)}</th>`)}</tr></thead>
<tbody>
${rows.map(({ indicator, observations: row }) => {
  const period = row[0]?.period;
  return html`<tr><th scope="row">${dataText(indicator.name, language, titleOf(indicator, language))} <span class="unit">${unitTitle(indicator, language)}</span></th><td>${period === undefined ? words.signs.empty : sayPeriod(period, language)}</td>${territories.map(
    (territory) => {
      const one = row.find((other) => other.territory === territory) ?? null;
      const year =
        one && one.period !== period
          ? html` <span class="when">(${sayPeriod(one.period, language)})</span>`
          : null;
      return html`<td>${cellHtml(scope, one, indicator)}${year}</td>`;
    },
  )}</tr>\n`;
})}</tbody>
</table></div>`,
    isTable: true,
  };
}

/** The last periods of the base, newest last. */
function periodTable(scope: Scope, tag: ContentTag, indicators: readonly Indicator[]): Evaluated {
  const { words, language, base } = scope;
  const title = titleOfAll(scope, indicators);
  const series = indicators.map((indicator) => scope.figures.series(indicator, base));
  const last = typeof tag.args.last === 'number' ? tag.args.last : MAX_PERIODS;
  const periods = [...new Set(series.flat().map(({ period }) => period))].sort().slice(-last);
  const observations = series.flat().filter(({ period }) => periods.includes(period));
  if (!observations.some(({ cell }) => cell.value !== null))
    return { empty: observations[0] ?? null, title };
  const at = new Map(observations.map((one) => [`${one.indicator.code}|${one.period}`, one]));
  return {
    title,
    subtitle: territoryName(base, language),
    notes: legendOf(scope, observations),
    observations,
    picture: html`<div class="scroll" tabindex="0"><table>
<caption class="hidden">${title}</caption>
<thead><tr><th scope="col">${words.period}</th>${indicators.map((one) => html`<th scope="col">${dataText(one.name, language, titleOf(one, language))} <span class="unit">${unitTitle(one, language)}</span></th>`)}</tr></thead>
<tbody>
${periods.map((period) => html`<tr><th scope="row">${sayPeriod(period, language)}</th>${indicators.map((one) => html`<td>${cellHtml(scope, at.get(`${one.code}|${period}`) ?? null, one)}</td>`)}</tr>\n`)}</tbody>
</table></div>`,
    isTable: true,
  };
}

/** The areas in the base, highest first by the first indicator. */
function partTable(scope: Scope, tag: ContentTag, indicators: readonly Indicator[]): Evaluated {
  const { words, language, figures } = scope;
  const title = titleOfAll(scope, indicators);
  const parts = partsIn(scope, tag.args.level);
  const [first] = indicators;
  if (!parts || !first) return { empty: null, title };
  const territories = parts.places.map(territoryOf);
  const rows = territories.map((territory) => ({
    territory,
    cells: indicators.map((indicator) => figures.latest(indicator, territory)),
  }));
  const known = rows.filter(({ cells }) => cells.some((one) => one !== null));
  if (known.length === 0) return { empty: null, title };
  const sorted = known.sort((a, b) => height(b.cells[0]) - height(a.cells[0]));
  const shown = cut(sorted, tag);
  const observations = shown.flatMap(({ cells }) => cells.flatMap((one) => one ?? []));
  const count = countAreas(
    territories.length,
    formatCount(territories.length, language),
    parts.data.level,
    language,
  );
  return {
    title: words.per(title, count),
    subtitle: '',
    notes: [...cutNote(scope, sorted.length, shown.length, tag), ...legendOf(scope, observations)],
    observations,
    picture: html`<div class="scroll" tabindex="0"><table>
<caption class="hidden">${title}</caption>
<thead><tr><th scope="col">${words.area}</th>${indicators.map((one, i) => html`<th scope="col">${dataText(one.name, language, titleOf(one, language))} <span class="unit">${unitTitle(one, language)}${periodOf(shown, i, language)}</span></th>`)}</tr></thead>
<tbody>
${shown.map(({ territory, cells }) => row(scope, territory, cells, indicators))}</tbody>
</table></div>`,
    isTable: true,
  };
}

type Row = { territory: Territory; cells: (Observation | null)[] };

function row(
  scope: Scope,
  territory: Territory,
  cells: readonly (Observation | null)[],
  indicators: readonly Indicator[],
): Html {
  const name = territory.place ? nameOf(territory.place, scope.language) : keyOf(territory);
  return html`<tr><th scope="row">${name}</th>${indicators.map((indicator, i) => html`<td>${cellHtml(scope, cells[i] ?? null, indicator)}</td>`)}</tr>\n`;
}

function height(observation: Observation | null | undefined): number {
  return observation?.cell.value ?? Number.NEGATIVE_INFINITY;
}

function cut(rows: Row[], { args }: ContentTag): Row[] {
  const [top, bottom] = [args.top, args.bottom].map((one) =>
    typeof one === 'number' ? one : null,
  );
  if (top === null && bottom === null) return rows.slice(0, MAX_PARTS);
  const valued = rows.filter(({ cells }) => height(cells[0]) > Number.NEGATIVE_INFINITY);
  const highest = valued.slice(0, top ?? 0);
  const lowest = valued
    .slice(-(bottom ?? 0) || valued.length)
    .filter((one) => !highest.includes(one));
  return [...highest, ...lowest];
}

function cutNote(
  { words, language }: Scope,
  all: number,
  shown: number,
  { args }: ContentTag,
): string[] {
  if (shown >= all) return [];
  const said = [
    ...(typeof args.top === 'number' ? [words.topOf(args.top)] : []),
    ...(typeof args.bottom === 'number' ? [words.bottomOf(args.bottom)] : []),
  ];
  return said.length > 0
    ? [`${said.join(', ')}.`]
    : [words.others(formatCount(all - shown, language))];
}

function periodOf(rows: readonly Row[], at: number, language: Scope['language']): string {
  const period = rows.flatMap(({ cells }) => cells[at] ?? [])[0]?.period;
  return period === undefined ? '' : `, ${sayPeriod(period, language)}`;
}
