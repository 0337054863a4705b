/** What lies beside, inside and before an area, as lists of links. */
import type { LevelData } from '../../../geodata/edition/edition.ts';
import type { Language } from '../../../geodata/model/model.ts';
import { decimalsOf } from '../../../geodata/publish/publish-values.ts';
import type { AreaRef } from '../../contract/areas.ts';
import { formatCount } from '../../contract/numbers.ts';
import { areaPath } from '../../contract/page-paths.ts';
import { capitalise } from '../../contract/plurals.ts';
import type { EditionBundle } from '../../edition/edition-bundle.ts';
import { segmentOf } from '../../edition/newest-vintage.ts';
import { nameOf, type Place, placeOf } from '../../edition/place.ts';
import { type Cell, readCells } from '../../figures/read-cells.ts';
import { type Html, html } from '../../http/html.ts';
import { countAreas, dataText, sayPeriod, sayPlace, WORDS } from '../words/words.ts';
import type { AreaFacts } from './area-facts.ts';
import { keyFiguresOf } from './key-figures.ts';
import { sayCell } from './sentences.ts';

/** A longer list is a directory, not a page. */
const MAX_LISTED = 400;

export function areaLink(bundle: EditionBundle, ref: AreaRef, language: Language): Html {
  const place = placeOf(bundle.edition, ref);
  const path = areaPath(language, segmentOf(bundle.edition, place.data), ref.code);
  return html`<a href="${path}">${nameOf(place, language)}</a>`;
}

export function neighbourList(
  bundle: EditionBundle,
  { neighbours }: AreaFacts,
  language: Language,
): Html | null {
  if (neighbours.length === 0) return null;
  return html`<section aria-labelledby="neighbours" class="links-section">
<h2 id="neighbours">${WORDS[language].neighbours}</h2>
<ul class="links">
${neighbours.map((ref) => html`<li>${areaLink(bundle, ref, language)}</li>\n`)}</ul>
</section>`;
}

/** Per finer level a table of its areas, highest first; too long ones are only counted. */
export function partLists(
  bundle: EditionBundle,
  { place, parts }: AreaFacts,
  language: Language,
): Html | null {
  if (parts.length === 0) return null;
  const words = WORDS[language];
  const sayCount = (data: LevelData, count: number): string =>
    countAreas(count, formatCount(count, language), data.level, language);
  return html`<section aria-labelledby="parts" class="parts">
<h2 id="parts">${words.parts(sayPlace(place, language))}</h2>
${parts.map(({ data, indices }) => {
  const count = sayCount(data, indices.length);
  if (indices.length > MAX_LISTED) return html`<p>${words.tooMany(count)}</p>\n`;
  return html`<details><summary>${count}</summary>
${partTable(bundle, place, { data, indices }, count, language)}
</details>
`;
})}</section>`;
}

type Row = { ref: AreaRef; cell: Cell | null };

function partTable(
  bundle: EditionBundle,
  place: Place,
  { data, indices }: AreaFacts['parts'][number],
  count: string,
  language: Language,
): Html {
  const words = WORDS[language];
  const { publisher } = bundle;
  const indicator = keyFiguresOf(bundle, data).here[0] ?? null;
  const question = indicator && publisher.ask(indicator.code, data.level.code, 'latest');
  const cells = question ? readCells(publisher, question, indices) : [];
  const rows = indices.map((index, i): Row => {
    const area = data.areas[index];
    const [code, name] = [area?.code ?? '', area?.name ?? ''];
    return { ref: { level: data.level.code, code, name, index }, cell: cells[i] ?? null };
  });
  const written = indicator && { indicator, decimals: decimalsOf(indicator) };
  return html`<table>
<caption>${words.partsIn(capitalise(count), sayPlace(place, language))}</caption>
<thead><tr><th scope="col">${words.name}</th>${
    indicator &&
    question &&
    html`<th scope="col">${dataText(indicator.name, language, capitalise(indicator.name[language]))} (${sayPeriod(question.period, language)})</th>`
  }</tr></thead>
<tbody>
${sortRows(rows).map(
  ({ ref, cell }) =>
    html`<tr><th scope="row">${areaLink(bundle, ref, language)}</th>${
      cell && written && html`<td>${sayCell(cell, written, language)}</td>`
    }</tr>\n`,
)}</tbody>
</table>`;
}

/** Highest value first; those without one after them, by name as they came. */
function sortRows(rows: Row[]): Row[] {
  const heightOf = ({ cell }: Row): number => cell?.value ?? Number.NEGATIVE_INFINITY;
  return rows.sort((a, b) => {
    const [first, second] = [heightOf(a), heightOf(b)];
    return first === second ? 0 : second - first;
  });
}

/** What it was made of, and since when. */
export function history(
  bundle: EditionBundle,
  { place, before }: AreaFacts,
  language: Language,
): Html | null {
  const oldest = before.at(-1);
  if (!oldest) return null;
  const words = WORDS[language];
  const changed = before.find(
    ({ areas }) => areas.length !== 1 || areas[0]?.code !== place.ref.code,
  );
  const until = (data: LevelData): number => data.level.validUntil ?? 0;
  const told = changed
    ? html`<p>${words.madeOf(String(until(changed.data) + 1))}</p>
<ul class="links">
${changed.areas.map((ref) => html`<li>${areaLink(bundle, ref, language)}</li>\n`)}</ul>`
    : html`<p>${words.unchangedUntil(String(until(oldest.data)))}</p>`;
  const same = before.filter((one) => one !== changed && one.areas[0]?.code === place.ref.code);
  return html`<section aria-labelledby="history" class="links-section history">
<h2 id="history">${words.history}</h2>
${told}
${
  same.length > 0 &&
  html`<ul class="links">
${same.map(({ data, areas }) => earlierLink(bundle, data, areas, language))}</ul>`
}
</section>`;
}

function earlierLink(
  { edition }: EditionBundle,
  data: LevelData,
  areas: readonly AreaRef[],
  language: Language,
): Html[] {
  const label = WORDS[language].earlier(String(data.level.validUntil));
  return areas.map((ref) => {
    const path = areaPath(language, segmentOf(edition, placeOf(edition, ref).data), ref.code);
    return html`<li><a href="${path}">${label}</a></li>\n`;
  });
}
