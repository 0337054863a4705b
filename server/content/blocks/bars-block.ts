/** Bars: a table whose lengths can be seen. Stacked only what adds up, which is checked when published. */
import type { ContentTag } from '../../../geodata/content/content.ts';
import { formatPercent } from '../../contract/numbers.ts';
import { type Html, html } from '../../http/html.ts';
import { dataText, sayPeriod } from '../../pages/words/words.ts';
import type { Territory } from '../context/territory.ts';
import type { Observation } from '../figures/figures.ts';
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
  slotOf,
  titleOfAll,
} from './block.ts';

export function barsBlock(scope: Scope, tag: ContentTag): Evaluated {
  const { language } = scope;
  const indicators = indicatorsOf(scope, tag.args.indicators);
  const [first] = indicators;
  if (!first) throw new Error('bars without indicators');
  const title = titleOfAll(scope, indicators);
  // Counts are not held against a whole: its bar would only say that it is larger.
  const isCount = indicators.every(({ dataType }) => dataType === 'count');
  const isStacked = tag.args.form === 'stacked';
  const groups = indicators.map((indicator) => {
    const all = observeAll(scope, indicator, fixedPeriod(tag));
    return isCount && !isStacked ? all.slice(0, 1) : all;
  });
  const own = groups.flatMap(([one]) => one ?? []);
  const known = own.filter(({ cell }) => cell.value !== null);
  if (known.length === 0) return { empty: own[0] ?? null, title };
  const observations = groups.flat();
  const periods = [...new Set(known.map(({ period }) => sayPeriod(period, language)))];
  return {
    title,
    subtitle: `${unitTitle(first, language)}, ${periods.join(' / ')}`,
    notes: [...otherPeriods(scope, observations), ...legendOf(scope, observations)],
    observations,
    picture: isStacked ? stacked(scope, title, groups) : grouped(scope, title, groups),
    isTable: !isStacked,
  };
}

function grouped(scope: Scope, title: string, groups: readonly Observation[][]): Html {
  const { language, words } = scope;
  const all = groups.flat();
  const largest = Math.max(...all.map(({ cell }) => Math.abs(cell.value ?? 0)), Number.MIN_VALUE);
  const hasNames = groups.length > 1;
  const isOne = all.every(({ territory }) => territory === scope.base);
  return html`<table class="bars">
<caption class="hidden">${title}</caption>
<thead class="hidden"><tr><th scope="col">${hasNames ? words.indicator : words.area}</th><th scope="col">${words.value}</th></tr></thead>
${groups.map((group) => {
  const [own] = group;
  if (!own) return null;
  return html`<tbody>
${hasNames && !isOne && html`<tr><th scope="rowgroup" colspan="2" class="group">${dataText(own.indicator.name, language, titleOf(own.indicator, language))}</th></tr>`}
${group.map((one) => {
  const name =
    isOne && hasNames ? titleOf(one.indicator, language) : territoryName(one.territory, language);
  const year =
    one.period === own.period
      ? null
      : html` <span class="when">(${sayPeriod(one.period, language)})</span>`;
  return html`<tr class="s${slotOf(scope, one.territory)}"><th scope="row">${name}${year}</th><td><span class="bar-cell">${bar((one.cell.value ?? 0) / largest, one)}<span class="number">${cellHtml(scope, one, one.indicator)}</span></span></td></tr>\n`;
})}</tbody>
`;
})}</table>`;
}

function bar(share: number, { flags }: Observation): Html {
  const width = Math.round(Math.min(Math.abs(share), 1) * 1000) / 10;
  const kind = flags.includes('forecast') ? ' expected' : '';
  return html`<svg class="length" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="fill${kind}" width="${width}" height="10"/></svg>`;
}

/** A row per territory, a part per indicator; what is not shown leaves the row without its stack. */
function stacked(scope: Scope, title: string, groups: readonly Observation[][]): Html {
  const { words, language } = scope;
  const territories = [...new Set(groups.flat().map(({ territory }) => territory))];
  const names = groups.flatMap(([one]) => (one ? [titleOf(one.indicator, language)] : []));
  return html`<ul class="legend parts">
${names.map((name, at) => html`<li class="p${at}"><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="fill" width="12" height="12"/></svg> ${name}</li>\n`)}</ul>
<table class="bars stacked">
<caption class="hidden">${title}</caption>
<thead class="hidden"><tr><th scope="col">${words.area}</th><th scope="col">${words.value}</th></tr></thead>
<tbody>
${territories.map((territory) => html`<tr><th scope="row">${territoryName(territory, language)}</th><td>${stack(scope, territory, groups)}</td></tr>\n`)}</tbody>
</table>`;
}

function stack(
  { words, language }: Scope,
  territory: Territory,
  groups: readonly Observation[][],
): Html {
  const parts = groups.map(
    (group) => group.find((one) => one.territory === territory)?.cell.value ?? null,
  );
  if (parts.some((value) => value === null)) return html`${words.noData}`;
  const values = parts.map((value) => value ?? 0);
  const total = values.reduce((sum, value) => sum + value, 0);
  if (total <= 0) return html`${words.noData}`;
  let x = 0;
  const shares = values.map((value) => (value / total) * 100);
  const said = shares.map((share) => formatPercent(share, 0, language)).join(' · ');
  return html`<svg class="length" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${shares.map(
    (share, at) => {
      const left = x;
      x += share;
      return html`<rect class="fill p${at}" x="${left.toFixed(2)}" width="${share.toFixed(2)}" height="10"/>`;
    },
  )}</svg><span class="shares">${said}</span>`;
}
