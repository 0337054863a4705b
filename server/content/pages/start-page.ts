/** Where somebody may begin: look for a place or a topic, key figures, and everything authors wrote. */
import type { Language } from '../../../geodata/model/model.ts';
import { LANGUAGES } from '../../contract/languages.ts';
import { homePath, indexPath, topicsPath } from '../../contract/page-paths.ts';
import type { EditionBundle } from '../../edition/edition-bundle.ts';
import { placeAt } from '../../edition/place.ts';
import { type Html, html } from '../../http/html.ts';
import { printPage } from '../../pages/layout/page-shell.ts';
import { WORDS } from '../../pages/words/words.ts';
import { figuresBlock } from '../blocks/figure-block.ts';
import { contentOf, listDocuments } from '../context/content-of.ts';
import { type Territory, territoryOf } from '../context/territory.ts';
import { Figures } from '../figures/figures.ts';
import { CONTENT_WORDS, territoryName } from '../words/words.ts';
import { CONTENT_SHEET } from './content-files.ts';
import { contentPath, PAGE_KINDS, startPath } from './content-paths.ts';
import { contentLinks, titleOfKind } from './kinds.ts';

const MOST_FIGURES = 4;

export function printStartPage(bundle: EditionBundle, language: Language, origin: string): string {
  const words = CONTENT_WORDS[language];
  return printPage({
    language,
    origin,
    title: words.start,
    description: words.startAbout,
    paths: Object.fromEntries(LANGUAGES.map((one) => [one, startPath(one)])) as Record<
      Language,
      string
    >,
    edition: bundle.edition.meta,
    sheets: [CONTENT_SHEET],
    links: contentLinks(language),
    content: html`<div class="listing start">
<h1>${words.startTitle}</h1>
<p class="lead">${words.startAbout}</p>
<div class="searches">
${search('place', indexPath(language), WORDS[language].searchLabel, words.show)}
${search('topic', topicsPath(language), WORDS[language].topic.searchLabel, words.show)}
</div>
<p><a class="button" href="${isHome(bundle) ? mapHome(language) : homePath(language)}">${words.openMap}</a></p>
${keyFigures(bundle, language)}
${PAGE_KINDS.map((kind) => {
  const documents = listDocuments(contentOf(bundle), kind, language);
  if (documents.length === 0) return null;
  return html`<section aria-labelledby="${kind}">
<h2 id="${kind}"><a href="${contentPath(kind, language)}">${titleOfKind(words, kind)}</a></h2>
<ul class="tiles">
${documents.map((one) => html`<li class="tile"><h3><a href="${contentPath(kind, language, one.name)}">${one.head.title}</a></h3><p>${one.head.about}</p></li>\n`)}</ul>
</section>`;
})}
</div>`,
  });
}

function search(id: string, action: string, label: string, button: string): Html {
  return html`<form class="choose-area" action="${action}" method="get" role="search" aria-label="${label}">
<label for="${id}">${label}</label>
<span class="field"><input id="${id}" name="q" type="search" autocomplete="off" required maxlength="100"><button type="submit">${button}</button></span>
</form>`;
}

/** Of the largest area there is: what the edition tells first. */
function keyFigures(bundle: EditionBundle, language: Language): Html | null {
  const base = largest(bundle);
  const codes = (bundle.edition.meta.keyIndicators ?? []).slice(0, MOST_FIGURES);
  if (!base || codes.length === 0) return null;
  const words = CONTENT_WORDS[language];
  const figures = new Figures(bundle, { from: null, to: null });
  const scope = {
    bundle,
    content: contentOf(bundle),
    figures,
    language,
    words,
    base,
    compared: [],
    isEarlier: false,
    tally: [],
  };
  const args = { indicators: codes };
  const block = figuresBlock(scope, {
    kind: 'tag',
    name: 'figures',
    args,
    line: 0,
    children: [],
    otherwise: null,
  });
  if ('empty' in block) return null;
  return html`<section aria-labelledby="glance">
<h2 id="glance">${words.keyFigures}: ${territoryName(base, language)}</h2>
<div class="block">${block.picture}</div>
</section>`;
}

/** The area of the coarsest level with the most parts. */
function largest({ edition }: EditionBundle): Territory | null {
  const [coarsest] = edition.levels;
  const finest = edition.levels.find(({ level }) => level.family === 'gemeente');
  if (!coarsest || !finest) return null;
  const children = edition.childrenOf(finest.level.code, coarsest.level.code) ?? [];
  const counts = coarsest.areas.map((area, at) =>
    area.unknownLocation ? -1 : (children[at]?.length ?? 0),
  );
  return territoryOf(placeAt(coarsest, counts.indexOf(Math.max(...counts))));
}

function isHome(bundle: EditionBundle): boolean {
  return contentOf(bundle).settings.home === 'start';
}

/** Where the site's own address is this page, the map is under a question of its own. */
function mapHome(language: Language): string {
  return `/?view=map${language === 'nl' ? '' : `&lang=${language}`}`;
}
