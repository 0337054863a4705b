/** A cube of one area: ages left and right of a middle line, or two of its dimensions crossed. Both are tables. */
import type { Argument, ContentTag } from '../../../geodata/content/content.ts';
import type { Indicator } from '../../../geodata/model/model.ts';
import { byteAt, numberAt } from '../../../geodata/model/read-at.ts';
import { VALUE } from '../../../geodata/model/status.ts';
import { type CrossTable, publishCrossTable } from '../../../geodata/publish/cube-publish.ts';
import { wireStatus } from '../../figures/wire-column.ts';
import { type Html, html } from '../../http/html.ts';
import { wireNumber } from '../../http/wire-number.ts';
import { sayPeriod } from '../../pages/words/words.ts';
import type { FigureCell, Observation } from '../figures/figures.ts';
import type { Scope } from '../sentences/scope.ts';
import { territoryName, titleOf } from '../words/words.ts';
import { cellHtml, type Evaluated, fixedPeriod, indicatorsOf, legendOf } from './block.ts';

type Crossed = { table: CrossTable; indicator: Indicator; observations: Observation[] };

export function pyramidBlock(scope: Scope, tag: ContentTag): Evaluated {
  const crossed = cross(scope, tag, tag.args.ages, tag.args.sides);
  if ('empty' in crossed) return crossed;
  const { table, indicator, observations } = crossed;
  const [left, right] = table.columns;
  if (!left || !right)
    return { empty: observations[0] ?? null, title: titleOf(indicator, scope.language) };
  const largest = Math.max(...observations.map(({ cell }) => cell.value ?? 0), 1);
  const at = (row: number, column: number): Observation | null =>
    observations[row * table.columns.length + column] ?? null;
  const rows = table.rows
    .map((row, i) => ({ row, cells: [at(i, 0), at(i, 1)] as const }))
    .toReversed();
  return {
    ...described(scope, indicator, table, observations),
    picture: html`<table class="pyramid">
<caption class="hidden">${titleOf(indicator, scope.language)}</caption>
<thead><tr><th scope="col">${itemName(left.name)}</th><td></td><th scope="col">${itemName(right.name)}</th></tr></thead>
<tbody>
${rows.map(({ row, cells }) => html`<tr><td class="p2"><span class="side left"><span class="number">${cellHtml(scope, cells[0], indicator)}</span>${side(cells[0], largest, true)}</span></td><th scope="row">${itemName(row.name)}</th><td class="p1"><span class="side">${side(cells[1], largest, false)}<span class="number">${cellHtml(scope, cells[1], indicator)}</span></span></td></tr>\n`)}</tbody>
</table>`,
  };
}

export function crossBlock(scope: Scope, tag: ContentTag): Evaluated {
  const crossed = cross(scope, tag, tag.args.rows, tag.args.columns);
  if ('empty' in crossed) return crossed;
  const { table, indicator, observations } = crossed;
  const { words } = scope;
  const [sample] = observations;
  const total = (column: CrossTable['total'], at: number): Html =>
    sample
      ? cellHtml(scope, { ...sample, cell: cellAt(column, at, table.decimals) }, indicator)
      : html``;
  const title = titleOf(indicator, scope.language);
  return {
    ...described(scope, indicator, table, observations),
    picture: html`<div class="scroll" tabindex="0"><table>
<caption class="hidden">${title}</caption>
<thead><tr><td></td>${table.columns.map(({ name }) => html`<th scope="col">${itemName(name)}</th>`)}<th scope="col">${words.total}</th></tr></thead>
<tbody>
${table.rows.map(({ name }, i) => html`<tr><th scope="row">${itemName(name)}</th>${table.columns.map((_, j) => html`<td>${cellHtml(scope, observations[i * table.columns.length + j] ?? null, indicator)}</td>`)}<td>${total(table.rowTotals, i)}</td></tr>\n`)}<tr><th scope="row">${words.total}</th>${table.columns.map((_, j) => html`<td>${total(table.columnTotals, j)}</td>`)}<td>${total(table.total, 0)}</td></tr>
</tbody>
</table></div>`,
  };
}

function described(
  scope: Scope,
  indicator: Indicator,
  { period }: CrossTable,
  observations: Observation[],
): {
  title: string;
  subtitle: string;
  notes: string[];
  observations: Observation[];
  isTable: true;
} {
  const { language, base } = scope;
  return {
    title: titleOf(indicator, language),
    subtitle: `${territoryName(base, language)}, ${sayPeriod(period, language)}`,
    notes: legendOf(scope, observations),
    observations,
    isTable: true,
  };
}

/** Of one area only: slices of several together are not certified for a table of them. */
function cross(
  scope: Scope,
  tag: ContentTag,
  rows: Argument | undefined,
  columns: Argument | undefined,
): Crossed | { empty: null; title: string } {
  const { base, bundle, figures, language } = scope;
  const [indicator] = indicatorsOf(scope, tag.args.cube);
  if (!indicator) throw new Error('a cross-table without cube');
  const period = fixedPeriod(tag) ?? figures.latestPeriod(indicator, base);
  const isKnown = period !== null && figures.periods(indicator, base).includes(period);
  if (!base.place || !isKnown) return { empty: null, title: titleOf(indicator, language) };
  const table = publishCrossTable(bundle.publisher, {
    cube: indicator.code,
    cells: {},
    level: base.data.level.code,
    area: base.place.index,
    period,
    rows: String(rows),
    columns: String(columns),
  });
  figures.used.add(indicator);
  const observations = table.rows.flatMap((row, i) =>
    table.columns.map(
      (column, j): Observation => ({
        indicator,
        territory: base,
        period,
        part: `${row.name}, ${column.name}`,
        cell: cellAt(table.cells, i * table.columns.length + j, table.decimals),
        flags: figures.flags(indicator, period),
      }),
    ),
  );
  if (!observations.some(({ cell }) => cell.value !== null))
    return { empty: null, title: titleOf(indicator, language) };
  return { table, indicator, observations };
}

function cellAt(
  { values, statuses }: CrossTable['cells'],
  at: number,
  decimals: number,
): FigureCell {
  const status = byteAt(statuses, at);
  return {
    value: status === VALUE ? wireNumber(numberAt(values, at), decimals) : null,
    status: wireStatus(status),
    reason: wireStatus(status) === 'suppressed' ? 'privacy' : null,
  };
}

/** Items are named in Dutch by their source. */
function itemName(name: string): Html {
  return html`<span lang="nl">${name}</span>`;
}

function side(observation: Observation | null, largest: number, isLeft: boolean): Html {
  const width = ((observation?.cell.value ?? 0) / largest) * 100;
  const x = isLeft ? 100 - width : 0;
  return html`<svg class="length" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="fill" x="${x.toFixed(1)}" width="${width.toFixed(1)}" height="10"/></svg>`;
}
