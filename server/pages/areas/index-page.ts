/** Where one looks for an area without the map: a search box and lists to choose from. */
import type { LevelData } from '../../../geodata/edition/edition.ts';
import type { Language } from '../../../geodata/model/model.ts';
import type { SearchHit } from '../../../geodata/model/search-hit.ts';
import { LANGUAGES } from '../../contract/languages.ts';
import { formatCount } from '../../contract/numbers.ts';
import { indexPath } from '../../contract/page-paths.ts';
import { capitalise } from '../../contract/plurals.ts';
import type { EditionBundle } from '../../edition/edition-bundle.ts';
import { isNewest } from '../../edition/newest-vintage.ts';
import { placeAt } from '../../edition/place.ts';
import { type Html, html } from '../../http/html.ts';
import { printPage } from '../layout/page-shell.ts';
import { countAreas, levelName, sayPlace, WORDS } from '../words/words.ts';
import { gatherFacts } from './area-facts.ts';
import { areaLink } from './area-lists.ts';

/** Longer lists are for the pages of larger areas. */
const MAX_LISTED = 400;

export type AreaHit = Extract<SearchHit, { kind: 'area' }>;
/** What was looked for, and what was found. */
export type Search = { query: string; hits: readonly AreaHit[] };

export function printIndexPage(
  bundle: EditionBundle,
  language: Language,
  origin: string,
  search: Search | null,
): string {
  const words = WORDS[language];
  const paths = Object.fromEntries(LANGUAGES.map((one) => [one, indexPath(one)]));
  return printPage({
    language,
    origin,
    title: words.toSearch,
    description: words.searchAbout,
    paths: search ? null : (paths as Record<Language, string>),
    isHidden: search !== null,
    edition: bundle.edition.meta,
    content: html`<h1>${words.toSearch}</h1>
${searchForm(language, search?.query ?? '')}
${search && results(bundle, language, search)}
<section aria-labelledby="browse">
<h2 id="browse">${words.browse}</h2>
${bundle.edition.levels.map((data) => levelList(bundle, data, language))}
</section>`,
  });
}

/** `missing` is the code that was asked for; null for an address that is no page at all. */
export function printMissingPage(
  bundle: EditionBundle,
  language: Language,
  origin: string,
  missing: string | null,
  hits: readonly AreaHit[],
): string {
  const words = WORDS[language];
  const about = missing === null ? words.missingPage : words.missingAbout(missing);
  return printPage({
    language,
    origin,
    title: words.missingTitle,
    description: about,
    paths: null,
    isHidden: true,
    edition: bundle.edition.meta,
    content: html`<h1>${words.missingTitle}</h1>
<p>${about}</p>
${searchForm(language, '')}
${
  hits.length > 0 &&
  html`<section aria-labelledby="meant"><h2 id="meant">${words.didYouMean}</h2>
${hitList(bundle, language, hits)}
</section>`
}`,
  });
}

function searchForm(language: Language, query: string): Html {
  const words = WORDS[language];
  return html`<form class="search" action="${indexPath(language)}" method="get" role="search">
<label for="q">${words.searchLabel}</label>
<div class="search-row"><input id="q" name="q" type="search" value="${query}" maxlength="100" autocomplete="off" required>
<button type="submit">${words.searchButton}</button></div>
</form>`;
}

function results(bundle: EditionBundle, language: Language, { query, hits }: Search): Html {
  const words = WORDS[language];
  const title =
    hits.length > 0 ? words.searchFound(hits.length, query) : words.searchNothing(query);
  return html`<section aria-labelledby="found"><h2 id="found">${title}</h2>
${hits.length > 0 && hitList(bundle, language, hits)}
</section>`;
}

function hitList(bundle: EditionBundle, language: Language, hits: readonly AreaHit[]): Html {
  const { edition } = bundle;
  return html`<ul class="hits">
${hits.map((hit) => {
  const data = edition.level(hit.level);
  const place = placeAt(data, edition.areaIndex(data, hit.code));
  const { context } = gatherFacts(edition, place);
  const kind = capitalise(levelName(data.level, language));
  const where = context ? WORDS[language].kindWithin(kind, sayPlace(context, language)) : kind;
  const former = hit.former && `, ${WORDS[language].former(hit.former)}`;
  return html`<li>${areaLink(bundle, place.ref, language)} <span class="when">${where}, ${hit.code}${former}</span></li>\n`;
})}</ul>`;
}

/** Today's areas of a level that is short enough to choose from. */
function levelList(bundle: EditionBundle, data: LevelData, language: Language): Html | null {
  const { level, areas } = data;
  if (!level.offered || !isNewest(bundle.edition, level.code)) return null;
  const listed = areas.flatMap(({ unknownLocation }, index) => (unknownLocation ? [] : [index]));
  if (listed.length > MAX_LISTED) return null;
  const count = countAreas(listed.length, formatCount(listed.length, language), level, language);
  return html`<details><summary>${count}</summary>
<ul class="links">
${listed.map((index) => html`<li>${areaLink(bundle, placeAt(data, index).ref, language)}</li>\n`)}</ul>
</details>
`;
}
