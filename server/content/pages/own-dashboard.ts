/** A reader's own dashboard: blocks that were pinned, from a link that says which, so that it can be kept and sent. */
import type { Language } from '../../../geodata/model/model.ts';
import { LANGUAGES } from '../../contract/languages.ts';
import type { EditionBundle } from '../../edition/edition-bundle.ts';
import { type Html, html } from '../../http/html.ts';
import { printPage } from '../../pages/layout/page-shell.ts';
import { findBlock } from '../blocks/find-block.ts';
import { printBlock } from '../blocks/print-block.ts';
import { contentOf, findDocument } from '../context/content-of.ts';
import { findTerritory } from '../context/find-territory.ts';
import { scopeOf } from '../context/report-scope.ts';
import { CONTENT_WORDS, territoryName } from '../words/words.ts';
import { CONTENT_SCRIPT, CONTENT_SHEET } from './content-files.ts';
import { contentPath, PAGE_WORDS, type PageKind } from './content-paths.ts';
import { contentLinks } from './kinds.ts';
import { addressOf } from './report-page.ts';

/** More tiles are no dashboard, and a page of them takes long. */
export const MAX_TILES = 24;

/** `rapport/bevolking/gemeente/41002/lines-v1101_t`: a block by its own address, without the language. */
type Tile = { key: string; kind: PageKind; name: string; level: string; codes: string; id: string };

/** Tiles of a link; what is no address of a block is left out. */
export function parseTiles(text: string): Tile[] {
  const keys = [...new Set(text.split('|'))];
  return keys.slice(0, MAX_TILES).flatMap((key): Tile[] => {
    const [word, name, level, codes, id, ...rest] = key.split('/');
    const kind = (Object.keys(PAGE_WORDS) as PageKind[]).find((one) => PAGE_WORDS[one] === word);
    if (!kind || !name || !level || !codes || !id || rest.length > 0) return [];
    return [{ key, kind, name, level, codes, id }];
  });
}

export function printOwnDashboard(
  bundle: EditionBundle,
  tiles: readonly Tile[],
  language: Language,
  origin: string,
): string {
  const words = CONTENT_WORDS[language];
  const pathIn = (one: Language, shown: readonly Tile[]): string =>
    `${contentPath('dashboard', one)}?tegels=${encodeURIComponent(shown.map(({ key }) => key).join('|'))}`;
  return printPage({
    language,
    origin,
    title: words.mine,
    description: words.mineAbout,
    paths: Object.fromEntries(LANGUAGES.map((one) => [one, pathIn(one, tiles)])) as Record<
      Language,
      string
    >,
    isHidden: true,
    edition: bundle.edition.meta,
    sheets: [CONTENT_SHEET],
    scripts: [CONTENT_SCRIPT],
    links: contentLinks(language),
    content: html`<article class="report report-dashboard own-dashboard" data-tiles="${tiles.map(({ key }) => key).join('|')}">
<h1>${words.mine}</h1>
<p class="lead">${words.mineAbout}</p>
<div class="report-body">
${tiles.map((tile) => {
  const without = tiles.filter((one) => one !== tile);
  return html`<section class="own-tile">${printTile(bundle, tile, language)}
<p class="soft"><a href="${pathIn(language, without)}">${words.unpin}</a></p></section>\n`;
})}</div>
</article>`,
  });
}

/** What the tile shows now; a block that there is no more says so. */
function printTile(bundle: EditionBundle, tile: Tile, language: Language): Html {
  const words = CONTENT_WORDS[language];
  const document = findDocument(contentOf(bundle), tile.kind, tile.name, language);
  const found = findTerritory(bundle.edition, tile.level, tile.codes);
  const gone = html`<p class="block-empty">${words.missingAbout(tile.key)}</p>`;
  if (!document || 'kind' in found) return gone;
  const { territory } = found;
  const question = { document, territory, comparison: null, until: null };
  const block = findBlock(scopeOf(bundle, question, language), document.nodes, tile.id);
  if (!block) return gone;
  const path = `${contentPath(tile.kind, language, tile.name)}/${tile.level}/${tile.codes}`;
  const address = { ...addressOf(path, ''), idOf: () => tile.id };
  return html`<h2><a href="${path}">${territoryName(block.scope.base, language)}</a></h2>
${printBlock(block.scope, block.tag, { ...address, idOf: (id) => (id === String(block.tag.args.id) ? tile.key.replaceAll(/[^\w-]+/g, '-') : id), fileOf: (_, file) => address.fileOf(tile.id, file) })}`;
}
