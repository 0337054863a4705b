/** The reports of the starter edition, for the areas that reports have gone wrong for (FIELD A23–A31). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkContent } from '../../../geodata/content/check-content.ts';
import type { Language } from '../../../geodata/model/model.ts';
import { readManifest } from '../../../geodata/source/read-manifest.ts';
import { findFaults } from '../../../scripts/content/find-faults.ts';
import { openContent } from '../../../scripts/content/open-content.ts';
import { validatePage } from '../../../scripts/page-checks/validate-page.ts';
import { comparedWith, parseComparison } from '../../../server/content/context/comparisons.ts';
import { contentOf, listDocuments } from '../../../server/content/context/content-of.ts';
import { findTerritory } from '../../../server/content/context/find-territory.ts';
import type { Territory } from '../../../server/content/context/territory.ts';
import { PAGE_KINDS } from '../../../server/content/pages/content-paths.ts';
import { printReportPage } from '../../../server/content/pages/report-page.ts';
import { grammarOf, territoryName } from '../../../server/content/words/words.ts';
import type { EditionBundle } from '../../../server/edition/edition-bundle.ts';
import { PANEL } from './panel.ts';

const LANGUAGES: readonly Language[] = ['nl', 'fr', 'en'];

let bundle: EditionBundle;

beforeAll(async () => {
  bundle = (await openContent('geodata/starter', 'data')).bundle;
});
afterAll(() => bundle.edition.close());

function pagesIn(language: Language) {
  return PAGE_KINDS.flatMap((kind) => listDocuments(contentOf(bundle), kind, language));
}

function find(level: string, codes: string): Territory {
  const found = findTerritory(bundle.edition, level, codes);
  if ('kind' in found) throw new Error(`${level} ${codes}: ${found.kind}`);
  return found.territory;
}

function comparedNames(level: string, codes: string, comparison: string): string[] {
  const { groups } = contentOf(bundle);
  return comparedWith(bundle, groups, find(level, codes), parseComparison(comparison)).map(
    (one) => `${one.data.level.code} ${territoryName(one, 'nl')}`,
  );
}

describe('the starter content', () => {
  it('has no errors, and every text in three languages', async () => {
    const manifest = await readManifest('geodata/starter', []);
    const problems = checkContent(bundle.computer, contentOf(bundle), manifest?.totals ?? []);
    expect(problems).toEqual([]);
  });

  for (const language of LANGUAGES)
    it(`says nothing empty, no token and no hole for the panel, in valid HTML (${language})`, async () => {
      const faults: string[] = [];
      for (const document of pagesIn(language)) {
        for (const { level, codes } of PANEL) {
          const found = findTerritory(bundle.edition, level, codes);
          if ('kind' in found || !document.head.levels.includes(found.territory.data.level.family))
            continue;
          const question = { document, territory: found.territory, comparison: null, until: null };
          const { page, tally } = printReportPage(
            bundle,
            question,
            found.moved,
            language,
            'http://atlas',
          );
          const where = `${document.name} ${level} ${codes}`;
          faults.push(...findFaults(page, tally).map((fault) => `${where}: ${fault}`));
          if (codes === '21001')
            faults.push(...(await validatePage(page)).map((fault) => `${where}: ${fault}`));
        }
      }
      expect(faults).toEqual([]);
    }, 120_000);
});

describe('what an area is held against', () => {
  it('never itself nor the same ground twice: Brussels is a province and a region (A23)', () => {
    expect(comparedNames('gemeente', '21001', 'parents')).toEqual([
      'provincie Brussels Hoofdstedelijk Gewest',
    ]);
    expect(comparedNames('gemeente', '21001', 'provincie:4000,gewest:4000')).toEqual([
      'provincie Brussels Hoofdstedelijk Gewest',
    ]);
    expect(comparedNames('provincie', '4000', 'parents')).toEqual([]);
    expect(comparedNames('gewest', '4000', 'provincie:4000')).toEqual([]);
  });

  it('only with what all of it lies in: nothing for a Flemish and a Brussels municipality together (A24)', () => {
    expect(comparedNames('gemeente', '21001,24001', 'parents')).toEqual([]);
    expect(comparedNames('gemeente', '11002,44021', 'parents')).toEqual(['gewest Vlaams Gewest']);
    expect(comparedNames('gemeente', '41002,44021', 'parents')).toEqual([
      'provincie Oost-Vlaanderen',
      'gewest Vlaams Gewest',
    ]);
  });

  it('never an unknown location (A17, A22)', () => {
    expect(comparedNames('gemeente', '11002', 'gemeente:99991,provincie:10000')).toEqual([
      'provincie Antwerpen (Prov.)',
    ]);
    const odd = bundle.edition.level('gemeente').areas.findIndex(({ code }) => code === '99991');
    expect(odd).toBeGreaterThan(0);
    expect(comparedNames('gemeente', '99991', 'parents').join()).not.toMatch(
      /onbekend|Niet te lokaliseren/,
    );
  });

  it('a group of the manager, and areas like it', () => {
    expect(comparedNames('gemeente', '44021', 'group:centrumsteden')).toEqual([
      'gemeente centrumsteden',
    ]);
    expect(comparedNames('gemeente', '44021', 'similar')).toEqual(['gemeente 5 gemeenten']);
    expect(() => comparedNames('gemeente', '44021', 'group:dorpen')).toThrow(
      'unknown group: "dorpen"',
    );
  });
});

describe('which area', () => {
  it('a merged municipality is the one it lies in today, and says so; never another (A12, A28)', () => {
    const found = findTerritory(bundle.edition, 'gemeente', '11007,11002');
    if ('kind' in found) throw new Error(found.kind);
    expect(territoryName(found.territory, 'nl')).toBe('Antwerpen');
    expect(found.moved.map(({ from, to }) => [from.ref.code, to.ref.code])).toEqual([
      ['11007', '11002'],
    ]);
  });

  it('what is unknown is refused by name (A28)', () => {
    expect(findTerritory(bundle.edition, 'gemeente', 'eigen-gebied-12')).toMatchObject({
      kind: 'unknown_area',
      code: 'eigen-gebied-12',
    });
    expect(findTerritory(bundle.edition, 'regio', '1')).toEqual({
      kind: 'unknown_level',
      level: 'regio',
    });
  });

  it('37 municipalities together give a report with figures (A27)', () => {
    const data = bundle.edition.level('gemeente');
    const limburg = data.areas.filter(({ code }) => /^7[1-3]/.test(code)).map(({ code }) => code);
    const document = listDocuments(contentOf(bundle), 'report', 'nl').find(
      ({ name }) => name === 'kerncijfers',
    );
    if (!document) throw new Error('no report');
    expect(limburg.length).toBeGreaterThan(30);
    const question = {
      document,
      territory: find('gemeente', limburg.join(',')),
      comparison: null,
      until: null,
    };
    const { tally } = printReportPage(bundle, question, [], 'nl', 'http://atlas');
    expect(
      tally.filter(({ what, outcome }) => what.startsWith('block') && outcome === 'shown').length,
    ).toBeGreaterThan(5);
  });

  it('has the article and the level word that its kind asks for (A25)', () => {
    const said = (level: string, codes: string, language: Language = 'nl') =>
      grammarOf(find(level, codes), language).in;
    expect(said('gemeente', '11002')).toBe('in Antwerpen');
    expect(said('provincie', '10000')).toBe('in de provincie Antwerpen');
    expect(said('gewest', '2000')).toBe('in het Vlaams Gewest');
    expect(said('provincie', '4000')).toBe('in het Brussels Hoofdstedelijk Gewest');
    expect(said('gewest', '4000', 'fr')).toBe('dans la Région de Bruxelles-Capitale');
    expect(said('provincie', '10000', 'fr')).toBe('dans la province d’Antwerpen');
    expect(said('gemeente', '11002,44021')).toBe('in Antwerpen en Gent samen');
    expect(said('gemeente', '41002,42006,44021,46021,43005')).toBe('in 5 gemeenten samen');
  });
});
