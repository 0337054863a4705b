/** Pages around reports: all of them, choosing an area for one, and saying why one cannot be shown. */
import type { ContentDocument } from '../../../geodata/content/content.ts';
import type { Language } from '../../../geodata/model/model.ts';
import type { AreaRef } from '../../contract/areas.ts';
import { LANGUAGES } from '../../contract/languages.ts';
import { areaPath, mapPath } from '../../contract/page-paths.ts';
import { ladderOf } from '../../edition/area-relations.ts';
import type { EditionBundle } from '../../edition/edition-bundle.ts';
import { segmentOf } from '../../edition/newest-vintage.ts';
import { nameOf, type Place, placeAt, placeOf } from '../../edition/place.ts';
import { type Html, html } from '../../http/html.ts';
import { printPage } from '../../pages/layout/page-shell.ts';
import { levelName } from '../../pages/words/words.ts';
import { contentOf, listDocuments } from '../context/content-of.ts';
import type { Refusal } from '../context/find-territory.ts';
import { territoryOf } from '../context/territory.ts';
import { CONTENT_WORDS } from '../words/words.ts';
import { CONTENT_SHEET } from './content-files.ts';
import { contentPath, PAGE_KINDS, type PageKind, territoryPath } from './content-paths.ts';
import { contentLinks, kindOf, titleOfKind } from './kinds.ts';
import { levelsOf } from './report-page.ts';
import { areaForm } from './settings.ts';

const MOST_EXAMPLES = 12;

/** What somebody came from: an area of the map, and a report of the closed portal that there is not here. */
export type ReportsOf = { place: Place | null; unknown: string | null };
const NO_AREA: ReportsOf = { place: null, unknown: null };

export function printReportsPage(
  bundle: EditionBundle,
  kind: PageKind,
  language: Language,
  origin: string,
  of: ReportsOf = NO_AREA,
): string {
  const words = CONTENT_WORDS[language];
  const reports = listDocuments(contentOf(bundle), kind, language);
  const { place } = of;
  if (place || of.unknown !== null) return printAreaReports(bundle, kind, language, origin, of);
  return printPage({
    language,
    origin,
    title: titleOfKind(words, kind),
    description: words.reportsAbout,
    paths: pathsOf((one) => contentPath(kind, one)),
    edition: bundle.edition.meta,
    sheets: [CONTENT_SHEET],
    links: contentLinks(language),
    content: html`<div class="listing">
<h1>${titleOfKind(words, kind)}</h1>
<p class="lead">${words.reportsAbout}</p>
<ul class="tiles">
${reports.map((one) => html`<li class="tile"><h2><a href="${contentPath(kind, language, one.name)}">${one.head.title}</a></h2><p>${one.head.about}</p><p class="soft">${words.forLevels(levelsOf(bundle, one, language))}</p>${one.language !== language && html`<p class="soft">${words.onlyDutch}</p>`}</li>\n`)}</ul>
</div>`,
  });
}

/** Everything there is for one area. */
function printAreaReports(
  bundle: EditionBundle,
  kind: PageKind,
  language: Language,
  origin: string,
  { place, unknown }: ReportsOf,
): string {
  const words = CONTENT_WORDS[language];
  const title = place ? words.allAbout(nameOf(place, language)) : titleOfKind(words, kind);
  return printPage({
    language,
    origin,
    title,
    description: words.reportsAbout,
    paths: pathsOf((one) => contentPath(kind, one)),
    isHidden: true,
    edition: bundle.edition.meta,
    sheets: [CONTENT_SHEET],
    links: contentLinks(language),
    content: html`<div class="listing">
<h1>${title}</h1>
${unknown !== null && html`<p class="notice">${words.unknownPortalReport(unknown)}</p>`}
${PAGE_KINDS.map((one) => {
  const fitting = listDocuments(contentOf(bundle), one, language).filter(
    ({ head }) => !place || head.levels.includes(place.data.level.family),
  );
  if (fitting.length === 0) return null;
  return html`<h2>${titleOfKind(words, one)}</h2>
<ul class="tiles">
${fitting.map(({ name, head }) => html`<li class="tile"><h3><a href="${contentPath(one, language, name)}${place && `/${territoryPath(bundle.edition, territoryOf(place))}`}">${head.title}</a></h3><p>${head.about}</p></li>\n`)}</ul>`;
})}
${place && html`<p class="report-links"><a href="${areaPath(language, segmentOf(bundle.edition, place.data), place.ref.code)}">${words.toArea}</a> <a href="${mapPath(language, place.data.level.code, place.ref.code)}">${words.toMap}</a></p>`}
</div>`,
  });
}

/** Choosing an area for a report; with hits where something was looked for. */
export function printChoosePage(
  bundle: EditionBundle,
  document: ContentDocument,
  language: Language,
  origin: string,
  search: { query: string; hits: readonly AreaRef[] } | null,
): string {
  const words = CONTENT_WORDS[language];
  const { name, head } = document;
  return printPage({
    language,
    origin,
    title: head.title,
    description: head.about,
    paths: pathsOf((one) => contentPath(kindOf(document), one, name)),
    isHidden: search !== null,
    edition: bundle.edition.meta,
    sheets: [CONTENT_SHEET],
    links: contentLinks(language),
    content: html`<div class="listing">
<p class="kind"><a href="${contentPath(kindOf(document), language)}">${titleOfKind(words, kindOf(document))}</a></p>
<h1>${head.title}</h1>
<p class="lead">${head.about}</p>
<p class="soft">${words.forLevels(levelsOf(bundle, document, language))}</p>
${areaForm(words, language, kindOf(document), name, search?.query)}
${search && hitList(bundle, document, language, search)}
<h2>${words.examples}</h2>
<ul class="links">
${examples(bundle, document).map((ref) => html`<li>${reportLink(bundle, document, ref, language)}</li>\n`)}</ul>
</div>`,
  });
}

function hitList(
  bundle: EditionBundle,
  document: ContentDocument,
  language: Language,
  { query, hits }: { query: string; hits: readonly AreaRef[] },
): Html {
  const words = CONTENT_WORDS[language];
  if (hits.length === 0) return html`<p role="status">${words.noSuchArea(query)}</p>`;
  return html`<h2>${words.found(query)}</h2>
<ul class="links">
${hits.map((ref) => html`<li>${reportLink(bundle, document, ref, language)}</li>\n`)}</ul>`;
}

export function reportLink(
  { edition }: EditionBundle,
  document: ContentDocument,
  ref: AreaRef,
  language: Language,
): Html {
  const place = placeOf(edition, ref);
  const path = `${contentPath(kindOf(document), language, document.name)}/${territoryPath(edition, territoryOf(place))}`;
  return html`<a href="${path}">${nameOf(place, language)}</a> <span class="soft">${levelName(place.data.level, language)}</span>`;
}

/** The largest areas that a report is for. */
function examples({ edition }: EditionBundle, { head }: ContentDocument): AreaRef[] {
  const coarse = edition.levels.filter(
    ({ level }) => level.offered && head.levels.includes(level.family),
  );
  return coarse
    .flatMap((data) =>
      data.areas.flatMap((area, index) => (area.unknownLocation ? [] : [placeAt(data, index).ref])),
    )
    .slice(0, MOST_EXAMPLES);
}

/** Why a report cannot be shown, by name, with where it can. */
export function printRefusalPage(
  bundle: EditionBundle,
  kind: PageKind,
  document: ContentDocument | null,
  refusal: Refusal | { kind: 'missing'; name: string },
  language: Language,
  origin: string,
): string {
  const words = CONTENT_WORDS[language];
  const title = refusal.kind === 'missing' ? words.missingTitle : words.refusedTitle;
  const content = html`<div class="listing">
<p class="kind"><a href="${contentPath(kind, language)}">${titleOfKind(words, kind)}</a>${document && html` · ${document.head.title}`}</p>
<h1>${title}</h1>
<p class="notice">${sayRefusal(bundle, document, refusal, language)}</p>
${document && goOn(bundle, document, refusal, language)}
</div>`;
  return printPage({
    language,
    origin,
    title,
    description: title,
    paths: null,
    isHidden: true,
    edition: bundle.edition.meta,
    sheets: [CONTENT_SHEET],
    links: contentLinks(language),
    content,
  });
}

function sayRefusal(
  bundle: EditionBundle,
  document: ContentDocument | null,
  refusal: Refusal | { kind: 'missing'; name: string },
  language: Language,
): string {
  const words = CONTENT_WORDS[language];
  switch (refusal.kind) {
    case 'missing':
      return words.missingAbout(refusal.name);
    case 'unknown_level':
      return words.unknownLevel(refusal.level);
    case 'unknown_area':
      return words.unknownArea(levelName(refusal.level.level, language), refusal.code);
    case 'not_for_level': {
      const levels = document ? levelsOf(bundle, document, language) : '';
      return words.notForLevel(
        document?.head.title ?? '',
        levelName(refusal.level.level, language),
        levels,
      );
    }
    case 'too_many_areas':
      return words.tooManyAreas(refusal.most, refusal.got);
    default:
      return refusal satisfies never;
  }
}

function goOn(
  bundle: EditionBundle,
  document: ContentDocument,
  refusal: Refusal | { kind: 'missing'; name: string },
  language: Language,
): Html {
  const words = CONTENT_WORDS[language];
  const { edition } = bundle;
  const place = refusal.kind === 'not_for_level' ? refusal.territory.place : null;
  const around = place
    ? ladderOf(edition, place.data, place.index).filter(({ level }) =>
        document.head.levels.includes(edition.level(level).level.family),
      )
    : [];
  return html`<h2>${words.goOn}</h2>
${
  around.length > 0 &&
  html`<ul class="links">
${around.map((ref) => html`<li>${reportLink(bundle, document, ref, language)}</li>\n`)}</ul>`
}
${areaForm(words, language, kindOf(document), document.name)}`;
}

function pathsOf(path: (language: Language) => string): Record<Language, string> {
  return Object.fromEntries(LANGUAGES.map((one) => [one, path(one)])) as Record<Language, string>;
}
