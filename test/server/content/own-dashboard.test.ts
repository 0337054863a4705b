import { afterAll, beforeAll, expect, it } from 'vitest';
import { findFaults } from '../../../scripts/content/find-faults.ts';
import { openContent } from '../../../scripts/content/open-content.ts';
import { validatePage } from '../../../scripts/page-checks/validate-page.ts';
import { contentOf, findDocument } from '../../../server/content/context/content-of.ts';
import { findTerritory } from '../../../server/content/context/find-territory.ts';
import {
  MAX_TILES,
  parseTiles,
  printOwnDashboard,
} from '../../../server/content/pages/own-dashboard.ts';
import { printReportPage } from '../../../server/content/pages/report-page.ts';
import type { EditionBundle } from '../../../server/edition/edition-bundle.ts';

let bundle: EditionBundle;
beforeAll(async () => {
  bundle = (await openContent('geodata/starter', 'data')).bundle;
});
afterAll(() => bundle.edition.close());

const LINES = 'rapport/bevolking/gemeente/41002/lines-v1101_t';

it('shows the blocks of its link, each of its own area, and a way to take each away', async () => {
  const gone = 'rapport/bevolking/gemeente/41002/nergens';
  const tiles = parseTiles(`${LINES}|dashboard/demografie/gemeente/11002/figure-v1101_t|${gone}`);
  const page = printOwnDashboard(bundle, tiles, 'nl', 'http://a');
  expect(await validatePage(page)).toEqual([]);
  expect(findFaults(page, [])).toEqual([]);
  expect(page).toMatch(/Aalst<\/a>[\s\S]*block-lines[\s\S]*Antwerpen<\/a>[\s\S]*block-figure/);
  expect(page).toContain('href="/rapport/bevolking/gemeente/41002/lines-v1101_t.csv"');
  expect(page).toContain(`Er is geen pagina met de naam “${gone}”`);
  expect(page.match(/Haal dit weg/g)).toHaveLength(3);
});

it('takes no more tiles than a page can hold, each once, and nothing that is no block', () => {
  const many = Array.from({ length: 40 }, (_, at) => `${LINES}-${at}`).join('|');
  expect(parseTiles(many)).toHaveLength(MAX_TILES);
  expect(parseTiles(`${LINES}|${LINES}|x|gebied/a/b/c/d|`)).toHaveLength(1);
});

it('a story has each chapter beside its map, in the order of the text', () => {
  const document = findDocument(contentOf(bundle), 'story', 'vergrijzing', 'nl');
  const found = findTerritory(bundle.edition, 'gemeente', '41002');
  if (!document || 'kind' in found) throw new Error('no story');
  const question = { document, territory: found.territory, comparison: null, until: null };
  const { page } = printReportPage(bundle, question, [], 'nl', 'http://a');
  const chapters = page.match(/class="chapter-text"|class="chapter-map"/g);
  expect(chapters).toEqual(Array(3).fill(['class="chapter-text"', 'class="chapter-map"']).flat());
});
