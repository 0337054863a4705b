/** The reports that exist for an area, for the page of the area. */
import type { Language } from '../../../geodata/model/model.ts';
import type { EditionBundle } from '../../edition/edition-bundle.ts';
import type { Place } from '../../edition/place.ts';
import { type Html, html } from '../../http/html.ts';
import { contentOf, listDocuments } from '../context/content-of.ts';
import { territoryOf } from '../context/territory.ts';
import { CONTENT_WORDS } from '../words/words.ts';
import { contentPath, territoryPath } from './content-paths.ts';

/** Null where no report is for areas like this one. */
export function reportLinks(bundle: EditionBundle, place: Place, language: Language): Html | null {
  const reports = listDocuments(contentOf(bundle), 'report', language).filter(({ head }) =>
    head.levels.includes(place.data.level.family),
  );
  if (reports.length === 0) return null;
  const path = territoryPath(bundle.edition, territoryOf(place));
  return html`<section aria-labelledby="reports" class="links-section reports">
<h2 id="reports">${CONTENT_WORDS[language].inReports}</h2>
<ul class="links">
${reports.map(({ name, head }) => html`<li><a href="${contentPath('report', language, name)}/${path}">${head.title}</a></li>\n`)}</ul>
</section>`;
}
