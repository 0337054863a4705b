import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Edition } from '../../../geodata/edition/edition.ts';
import { openEdition } from '../../../geodata/edition/editions.ts';
import type { SearchHit } from '../../../geodata/model/search-hit.ts';
import { buildSearch, type SearchIndex } from '../../../geodata/search/search.ts';
import { createDataDir, createEdition } from '../../fixtures/create-edition.ts';

let edition: Edition;
let index: SearchIndex;
let remove: () => Promise<void>;
beforeAll(async () => {
  const data = createDataDir();
  remove = data.remove;
  edition = openEdition(data.dataDir, await createEdition(data.dataDir));
  index = await buildSearch(edition);
});
afterAll(async () => {
  edition.close();
  await remove();
});

/** `level:code` of areas, the code of indicators, the path of themes. */
function find(query: string, most = 12): string[] {
  return index.find(query, most).map(nameOf);
}

function nameOf(hit: SearchHit): string {
  if (hit.kind === 'area') return `${hit.level}:${hit.code}`;
  return hit.kind === 'indicator' ? hit.code : hit.path.join('/');
}

describe('ranking', () => {
  it('puts the municipality before the sector of the same name', () => {
    expect(find('Gent').slice(0, 2)).toEqual(['gemeente:44021', 'statsec:44021A00-']);
  });

  it('puts a name before names that begin with it, and those before a mention', () => {
    expect(find('gent')).toEqual([
      'gemeente:44021',
      'statsec:44021A00-',
      'statsec:44021ZZZZ',
      'statsec:44021A01-',
    ]);
  });

  it('puts what was typed before a guess', () => {
    const hits = find('mannen');
    expect(hits[0]).toBe('v1101_m');
    expect(hits[1]).toBe('vp1101_m');
  });

  it('takes the level that is asked for', () => {
    expect(find('sector gent')[0]).toBe('statsec:44021A00-');
    expect(find('provincie antwerpen')[0]).toBe('provincie:10000');
    expect(find('antwerpen')[0]).toBe('gemeente:11002');
  });

  it('gives each kind its share', () => {
    const kinds = index.find('a', 5).map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(['area', 'indicator']));
    expect(find('bevolking')[0]).toBe('DEMOGRAFIE/Bevolking');
    expect(find('bevolking')).toContain('v1101_t');
  });
});

describe('forgiveness', () => {
  it.each([
    ['ecluse', 'statsec:46021B00-'],
    ['ÉCLUSE', 'statsec:46021B00-'],
    ['sint niklaas', 'gemeente:46021'],
    ['sint-nikl', 'gemeente:46021'],
    ['t zuid', 'statsec:11002C00-'],
    ['gnet', 'gemeente:44021'],
    ['gendt', 'gemeente:44021'],
    ['antwerepn', 'gemeente:11002'],
    ['brugge poort', 'statsec:44021A01-'],
    ['poort gent', 'statsec:44021A01-'],
    ['inwonrs', 'v1101_t'],
    ['population', 'v1101_t'],
    ['habitants', 'v1101_t'],
    ['bewoners', 'v1101_t'],
    ['hoofdverblijfplaats', 'v1101_t'],
    ['demogr', 'DEMOGRAFIE'],
  ])('finds for "%s" %s', (query, expected) => {
    expect(find(query)[0]).toBe(expected);
  });

  it.each(['', ' ', '--', '???', 'xqzzw', '​'])('finds nothing for "%s"', (query) => {
    expect(find(query)).toEqual([]);
  });
});

describe('codes', () => {
  it.each([
    ['44021', 'gemeente:44021'],
    ['44021a00_', 'statsec:44021A00-'],
    ['44021A01', 'statsec:44021A01-'],
    ['V1101_T', 'v1101_t'],
    ['vp1101', 'vp1101_m'],
  ])('finds %s first', (query, expected) => {
    expect(find(query)[0]).toBe(expected);
  });

  it('does not find helper indicators', () => {
    expect(find('v_helper')).not.toContain('v_helper');
    expect(find('hulpteller')).toEqual([]);
  });
});

describe('vintages', () => {
  it('shows an area of several vintages once, as it is today', () => {
    const hits = find('sint-niklaas');
    expect(hits.filter((hit) => hit.startsWith('gemeente'))).toEqual(['gemeente:46021']);
    expect(find('44021').filter((hit) => hit.startsWith('gemeente'))).toEqual(['gemeente:44021']);
  });

  it('leads from a name of before a merger to what is there today', () => {
    expect(index.find('nevele', 3)).toEqual([
      {
        kind: 'area',
        level: 'gemeente',
        code: '46021',
        name: 'Sint-Niklaas',
        context: 'gemeente · Oost-Vlaanderen',
        point: [3.3, 51.05],
        former: 'Nevele',
      },
    ]);
  });

  it('names one place once, however it was found', () => {
    const hits = find('sint-niklaas nevele');
    expect(new Set(hits).size).toBe(hits.length);
  });
});

describe('hits', () => {
  it('say where they are', () => {
    expect(index.find('gent', 1)[0]).toEqual({
      kind: 'area',
      level: 'gemeente',
      code: '44021',
      name: 'Gent',
      context: 'gemeente · Oost-Vlaanderen',
      point: [3.1, 51.05],
    });
    expect(index.find('brugse poort', 1)[0]).toMatchObject({
      context: 'statistische sector · Gent',
    });
    expect(index.find('v1101_t', 1)[0]).toMatchObject({ context: 'DEMOGRAFIE › Bevolking' });
    expect(index.find('bevolking', 1)[0]).toMatchObject({ context: 'DEMOGRAFIE' });
  });

  it('speak the language asked for, and tell themes apart in Dutch', () => {
    expect(index.find('v1101_t', 1, 'fr')[0]).toMatchObject({ name: "nombre d'habitants" });
    expect(index.find('bevolking', 1, 'fr')[0]).toMatchObject({
      path: ['DEMOGRAFIE', 'Bevolking'],
    });
  });

  it('are never more than asked for', () => {
    for (const most of [1, 2, 3, 20]) {
      expect(find('a', most).length).toBeLessThanOrEqual(most);
    }
  });
});
