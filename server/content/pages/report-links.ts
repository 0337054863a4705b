/** The reports, dashboards and stories that exist for an area, for the page of the area. */
import type { Language } from '../../../geodata/model/model.ts';
import type { EditionBundle } from '../../edition/edition-bundle.ts';
import type { Place } from '../../edition/place.ts';
import { type Html, html } from '../../http/html.ts';
import { contentOf, listDocuments } from '../context/content-of.ts';
import { territoryOf } from '../context/territory.ts';
import { CONTENT_WORDS } from '../words/words.ts';
import { contentPath, PAGE_KINDS, territoryPath } from './content-paths.ts';
import { titleOfKind } from './kinds.ts';

/** Null where no report is for areas like this one. */
export function reportLinks(bundle: EditionBundle, place: Place, language: Language): Html | null {
  const reports = PAGE_KINDS.flatMap((kind) =>
    listDocuments(contentOf(bundle), kind, language)
      .filter(({ head }) => head.levels.includes(place.data.level.family))
      .map((document) => ({ kind, document })),
  );
  if (reports.length === 0) return null;
  const words = CONTENT_WORDS[language];
  const path = territoryPath(bundle.edition, territoryOf(place));
  return html`<section aria-labelledby="reports" class="links-section reports">
<h2 id="reports">${words.inReports}</h2>
${PAGE_KINDS.map((kind) => {
  const own = reports.filter((one) => one.kind === kind);
  if (own.length === 0) return null;
  return html`<h3>${titleOfKind(words, kind)}</h3>
<ul class="links">
${own.map(({ document: { name, head } }) => html`<li><a href="${contentPath(kind, language, name)}/${path}">${head.title}</a></li>\n`)}</ul>
`;
})}</section>`;
}
