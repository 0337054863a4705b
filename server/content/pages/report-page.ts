/** The page of a report for an area: what to change on top, the text, and where its figures come from. */
import type { ContentDocument, ContentNode } from '../../../geodata/content/content.ts';
import { walkNodes } from '../../../geodata/content/content.ts';
import type { Language } from '../../../geodata/model/model.ts';
import { LANGUAGES } from '../../contract/languages.ts';
import { areaPath, mapPath } from '../../contract/page-paths.ts';
import { formatDate } from '../../contract/periods.ts';
import { formatList } from '../../contract/plurals.ts';
import type { EditionBundle } from '../../edition/edition-bundle.ts';
import { segmentOf } from '../../edition/newest-vintage.ts';
import { nameOf } from '../../edition/place.ts';
import { type Html, html } from '../../http/html.ts';
import { printPage } from '../../pages/layout/page-shell.ts';
import { levelName, WORDS } from '../../pages/words/words.ts';
import type { BlockAddress } from '../blocks/print-block.ts';
import type { FoundTerritory } from '../context/find-territory.ts';
import { type ReportQuestion, scopeOf } from '../context/report-scope.ts';
import { sayFlow } from '../sentences/say-flow.ts';
import type { Scope, Tally } from '../sentences/scope.ts';
import { CONTENT_WORDS, grammarOf, namesOf, territoryName } from '../words/words.ts';
import { CONTENT_SCRIPT, CONTENT_SHEET } from './content-files.ts';
import { contentPath, PAGE_WORDS, questionOf, territoryPath } from './content-paths.ts';
import { contentLinks, kindOf, titleOfKind } from './kinds.ts';
import { settings } from './settings.ts';

export type ReportPage = { page: string; tally: Tally };

export function printReportPage(
  bundle: EditionBundle,
  question: ReportQuestion,
  moved: FoundTerritory['moved'],
  language: Language,
  origin: string,
): ReportPage {
  const { document, territory, comparison, until } = question;
  const place = territoryPath(bundle.edition, territory);
  const query = questionOf(comparison, until);
  const pathIn = (one: Language): string =>
    `${contentPath(kindOf(document), one, document.name)}/${place}`;
  const scope = scopeOf(bundle, question, language);
  const address = addressOf(pathIn(language), query);
  const body = sayFlow(scope, document.nodes, address);
  const name = territoryName(territory, language);
  const page = printPage({
    language,
    origin,
    title: `${document.head.title}: ${name}`,
    description: document.head.about,
    paths: pathsOf(pathIn, query),
    canonical: pathIn(language),
    edition: bundle.edition.meta,
    sheets: [CONTENT_SHEET],
    links: contentLinks(language),
    scripts: [CONTENT_SCRIPT],
    content: html`<article class="report report-${document.kind}" data-pin="${PAGE_WORDS[kindOf(document)]}/${document.name}/${place}" data-pin-word="${CONTENT_WORDS[language].pin}" data-mine-word="${CONTENT_WORDS[language].mine}" data-mine="${contentPath('dashboard', language)}">
${head(scope, question, moved)}
${settings(scope, question)}
${contents(scope, document)}
<div class="report-body"${document.language !== language && html` lang="${document.language}"`}>
${body}</div>
${foot(scope, origin + address.page)}
</article>`,
  });
  return { page, tally: scope.tally };
}

/** Addresses on and under the page of a report. */
export function addressOf(path: string, query: string): BlockAddress {
  return {
    page: `${path}${query}`,
    fileOf: (id, extension) => `${path}/${encodeURIComponent(id)}.${extension}${query}`,
    idOf: (id) => id,
  };
}

function pathsOf(pathIn: (one: Language) => string, query: string): Record<Language, string> {
  return Object.fromEntries(LANGUAGES.map((one) => [one, pathIn(one) + query])) as Record<
    Language,
    string
  >;
}

function head(
  scope: Scope,
  { document, territory }: ReportQuestion,
  moved: FoundTerritory['moved'],
): Html {
  const { words, language, compared, bundle } = scope;
  const { place, data } = territory;
  const names = namesOf(territory, language);
  const isNamed = place !== null || names.length <= 3;
  return html`<header class="report-head">
<p class="kind"><a href="${contentPath(kindOf(document), language)}">${titleOfKind(words, kindOf(document))}</a> · ${document.head.title}</p>
<h1>${territoryName(territory, language)}</h1>
${!isNamed && html`<p class="named">${formatList(names, language)}</p>`}
<p class="lead">${document.head.about} ${
    compared.length > 0
      ? words.comparedTo(
          formatList(
            compared.map((one) => comparedName(one, language)),
            language,
          ),
        )
      : words.comparedToNothing
  }</p>
${moved.map(({ from, to }) => html`<p class="notice">${nameOf(from, language)} (${from.ref.code}): ${WORDS[language].outdated(String(from.data.level.validUntil))} ${WORDS[language].nowIn} ${nameOf(to, language)}.</p>\n`)}${
  place && data.areas[place.index]?.unknownLocation
    ? html`<p class="notice">${WORDS[language].unknownPlace}</p>`
    : null
}${document.language !== language && html`<p class="notice">${words.onlyDutch}</p>`}
${
  place &&
  html`<p class="report-links"><a href="${areaPath(language, segmentOf(bundle.edition, data), place.ref.code)}">${words.toArea}</a> <a href="${mapPath(language, data.level.code, place.ref.code)}">${words.toMap}</a></p>`
}
</header>`;
}

function comparedName(one: Scope['compared'][number], language: Language): string {
  if (one.label || one.place) return grammarOf(one, language).bare;
  return `${territoryName(one, language)} (${formatList(namesOf(one, language), language)})`;
}

/** What stands on the page, where there is enough of it. */
function contents({ words }: Scope, { nodes }: ContentDocument): Html | null {
  const headings = [...walkNodes(nodes)].flatMap((node) =>
    node.kind === 'element' && node.name === 'h2'
      ? [{ id: node.id ?? '', text: textOf(node.children) }]
      : [],
  );
  if (headings.length < 3) return null;
  return html`<nav class="contents" aria-labelledby="contents"><p id="contents"><span class="on-screen">${words.onThisPage}</span><span class="on-paper">${words.contents}</span></p><ol>
${headings.map(({ id, text }) => html`<li><a href="#${id}">${text}</a></li>\n`)}</ol></nav>`;
}

function textOf(nodes: readonly ContentNode[]): string {
  return [...walkNodes(nodes)]
    .map((node) => (node.kind === 'text' ? node.text : ''))
    .join('')
    .trim();
}

function foot({ words, language, bundle, figures }: Scope, permalink: string): Html {
  const { meta } = bundle.edition;
  const used = new Set([...figures.used].map(({ source }) => source));
  const sources = meta.sources.filter(({ code }) => used.has(code));
  return html`<footer class="report-foot">
${
  sources.length > 0 &&
  html`<h2 id="bronnen">${words.sources}</h2>
<ul lang="nl">
${sources.map(({ name, publisher, licence, url }) => html`<li>${url ? html`<a href="${url}">${name}</a>` : name}: ${publisher}. ${licence}.</li>\n`)}</ul>`
}
<p class="permalink">${words.permalink}: <a href="${permalink}">${permalink}</a>. ${words.printed(formatDate(meta.builtAt, language), meta.id)}</p>
</footer>`;
}

/** For a report in lists: which levels it is for. */
export function levelsOf(
  { edition }: EditionBundle,
  { head }: ContentDocument,
  language: Language,
): string {
  const names = head.levels.map((family) => levelName(edition.level(family).level, language));
  return formatList(names, language);
}
