/** Nothing suppressed leaves the server: every route, with every combination of parameters that matters. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Content } from '../../../geodata/content/content.ts';
import { parseContent } from '../../../geodata/content/parse-content.ts';
import { SUPPRESSED } from '../../../geodata/model/status.ts';
import { useContent } from '../../../server/content/context/content-of.ts';
import type { RegionAnswer } from '../../../server/contract/region.ts';
import { placeAt } from '../../../server/edition/place.ts';
import { drawPreview } from '../../../server/pages/areas/preview-image.ts';
import { createTestApp, type TestApp } from '../../fixtures/create-app.ts';
import { createSecrets } from '../../fixtures/create-secrets.ts';
import { DIRECTIONS, findSecrets, leaksOf, leaksOfBytes } from './find-secrets.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({}, { content: createSecrets() });
  const populationIndicator = 'v_people';
  const bundle = test.editions.live();
  Object.assign(bundle.edition.meta, { populationIndicator });
  const plain = bundle.edition.indicators.filter(
    ({ isCube, visible, dataType }) => visible && !isCube && dataType !== 'text',
  );
  const shown = plain.filter((one) => bundle.computer.availability(one).size > 0);
  useContent(bundle, createContent(shown.map(({ code }) => code)));
});
afterAll(() => test.stop());

// A difference of shown numbers may be a hidden one by chance: see measures.test.ts for those.
const MEASURES = ['change_percent&since=2023', 'per_1000'];
const PERIODS = ['2023', '2024', 'latest'];

/** Paths to ask for, per route as it is registered. */
function listPaths(): Record<string, string[]> {
  const { edition } = test.editions.live();
  const levels = edition.levels.map(({ level }) => level.code);
  const codes = edition.indicators.map(({ code }) => code);
  const areas = edition.levels.flatMap((data) =>
    data.areas.map(({ code }) => ({
      level: data.level.code,
      code,
      key: `${data.level.code}:${code}`,
    })),
  );
  const questions = codes.flatMap((indicator) =>
    levels.flatMap((level) =>
      PERIODS.map((period) => ({
        indicator,
        level,
        rest: `level=${level}&period=${period}`,
        query: `indicator=${indicator}&level=${level}&period=${period}`,
      })),
    ),
  );
  const provinces = areas.filter(({ level }) => level === 'provincie');
  const tiles = [6, 9, 12].flatMap((z) =>
    levels.map((level) => `${level}/${z}/${2 ** (z - 1)}/0.mvt`),
  );
  return {
    'GET /health': ['/health'],
    'GET /api/edition': ['/api/edition'],
    'GET /api/themes': ['/api/themes'],
    'GET /api/levels': ['/api/levels'],
    'GET /api/levels/:level/areas': levels.map((level) => `/api/levels/${level}/areas`),
    'GET /api/levels/:level/neighbours': levels.map((level) => `/api/levels/${level}/neighbours`),
    'GET /api/areas/:level/:code': areas.map(({ level, code }) => `/api/areas/${level}/${code}`),
    'GET /api/locate': ['/api/locate?lon=3.05&lat=51.05'],
    'GET /api/address': ['/api/address?q=kerkstraat'],
    'GET /api/search': ['/api/search?q=inwoners', '/api/search?q=gent'],
    'GET /api/indicators': ['/api/indicators'],
    'GET /api/indicators/:code': codes.map((code) => `/api/indicators/${code}`),
    'GET /api/values': questions.flatMap(({ level, query }) => [
      ...MEASURES.map((measure) => `/api/values?${query}&measure=${measure}`),
      ...['', '&explain=1', '&margin=90', '&margin=95&explain=1', '&margin=99'].map(
        (rest) => `/api/values?${query}${rest}`,
      ),
      ...areas
        .filter((area) => area.level === level)
        .map(({ code }) => `/api/values?${query}&explain=1&area=${code}`),
      ...areas.map(({ key }) => `/api/values?${query}&within=${key}`),
      ...areas.map(({ key }) => `/api/values?${query}&reference=${key}`),
    ]),
    'GET /api/cubes/:code': codes.map((code) => `/api/cubes/${code}`),
    'GET /api/crosstab': codes.map(
      (code) =>
        `/api/crosstab?cube=${code}&area=${areas[0]?.key}&period=latest&rows=sex&columns=age`,
    ),
    'GET /api/flows/:indicator': questions.flatMap(({ indicator, rest }) =>
      DIRECTIONS.map((direction) => `/api/flows/${indicator}?${rest}&direction=${direction}`),
    ),
    'GET /api/flows/:indicator/:area': questions.flatMap(({ indicator, level, rest }) =>
      areas
        .filter((area) => area.level === level)
        .flatMap(({ code }) =>
          ['', '&limit=1', '&limit=1000'].map(
            (limit) => `/api/flows/${indicator}/${code}?${rest}${limit}`,
          ),
        ),
    ),
    'GET /api/series': codes.flatMap((code) => [
      `/api/series?indicator=${code}&areas=${areas.map(({ key }) => key)}`,
      ...levels.flatMap((level) =>
        ['value', ...MEASURES].map(
          (measure) => `/api/series?indicator=${code}&middle=${level}&measure=${measure}`,
        ),
      ),
      ...areas.flatMap(({ key }) =>
        ['', '&explain=1', '&margin=95'].map(
          (rest) => `/api/series?indicator=${code}&areas=${key}${rest}`,
        ),
      ),
    ]),
    'GET /api/region': questions.flatMap(({ level, query }) => [
      ...areas.flatMap(({ key }) =>
        ['', '&margin=95'].map((rest) => `/api/region?${query}&within=${key}${rest}`),
      ),
      ...areas
        .filter((area) => area.level === level)
        .map(({ code }) => `/api/region?${query}&areas=${code}`),
    ]),
    'GET /api/profile': areas.flatMap(({ key }) =>
      PERIODS.flatMap((period) => [
        ...['', '&explain=1', '&margin=95', '&series=1&distribution=1&precision=1'].map(
          (rest) => `/api/profile?area=${key}&period=${period}${rest}`,
        ),
        ...provinces.map(
          (other) => `/api/profile?area=${key}&period=${period}&reference=${other.key}`,
        ),
        `/api/profile?area=${provinces[0]?.key}&period=${period}&reference=${key}`,
      ]),
    ),
    'GET /api/similar': areas.flatMap(({ key }) =>
      PERIODS.flatMap((period) =>
        ['v_people', 'v_people,vp_men,vg_age', 'vp_agree,vg_age,v_growth'].map(
          (asked) => `/api/similar?area=${key}&period=${period}&indicators=${asked}`,
        ),
      ),
    ),
    'GET /api/export': questions.flatMap(({ query }) =>
      ['long', 'wide'].map((shape) => `/api/export?format=csv&shape=${shape}&${query}`),
    ),
    'GET /api/export/about': questions.map(({ query }) => `/api/export/about?format=csv&${query}`),
    'GET /api/export/csv-metadata.json': questions.map(
      ({ query }) => `/api/export/csv-metadata.json?format=csv&${query}`,
    ),
    'GET /tiles/:edition/:level{[^/]+\\.json}': levels.map(
      (l) => `/tiles/${test.edition}/${l}.json`,
    ),
    'GET /tiles/:edition/:level/:z/:x/:y{[^/]+\\.mvt}': tiles.map(
      (tile) => `/tiles/${test.edition}/${tile}`,
    ),
    'GET /fgb/:edition/:level{[^/]+\\.fgb}': levels.map((l) => `/fgb/${test.edition}/${l}.fgb`),
    ...listOgcPaths(levels, codes),
    ...listPages(areas, codes),
    ...listPortalPaths(levels, codes),
    ...Object.fromEntries(CATALOGUE_PATHS.map((path) => [`GET ${path}`, [path]])),
    'GET /styles/:level{[^/]+\\.json}': levels.map((level) => `/styles/${level}.json`),
  };
}

function listPages(
  areas: readonly { level: string; code: string }[],
  codes: readonly string[],
): Record<string, string[]> {
  const topicsIn = (prefix: string): string[] => [
    `${prefix}/onderwerp`,
    `${prefix}/onderwerp?q=inwoners`,
    ...codes.map((code) => `${prefix}/onderwerp/${code}`),
  ];
  const pagesIn = (prefix: string): string[] => [
    `${prefix}/gebied`,
    `${prefix}/gebied?q=gent`,
    `${prefix}/gebied/statsec/none`,
    ...areas.map(({ level, code }) => `${prefix}/gebied/${level}/${code}`),
  ];
  return {
    'GET /gebied/*': [...pagesIn(''), '/gebied/statsec/44021A01-/preview.png'],
    'GET /fr/gebied/*': pagesIn('/fr'),
    'GET /en/gebied/*': pagesIn('/en'),
    'GET /onderwerp/*': topicsIn(''),
    'GET /fr/onderwerp/*': topicsIn('/fr'),
    'GET /en/onderwerp/*': topicsIn('/en'),
    ...listContentPages(areas),
    'GET /pages/:file': ['/pages/none'],
    'GET /sitemap.xml': ['/sitemap.xml'],
    'GET /sitemap/:part{[0-9]+\\.xml}': ['/sitemap/1.xml'],
    'GET /robots.txt': ['/robots.txt'],
  };
}

/** A report over every indicator: each block it can have, for each area and for some together. */
function listContentPages(
  areas: readonly { level: string; code: string }[],
): Record<string, string[]> {
  const places = [
    ...areas.map(({ level, code }) => `${level}/${code}`),
    'statsec/44021A00-,44021A01-',
    'statsec/44021A01-,46021B00-,11002C01-',
    'gemeente/44021,46021',
  ];
  const questions = [
    '',
    '?tegen=similar',
    '?tegen=group:both',
    '?tegen=statsec:44021A01-',
    '?tot=2023',
  ];
  const pages = (word: string, prefix: string): string[] => [
    `${prefix}/${word}`,
    `${prefix}/${word}/all`,
    `${prefix}/${word}/all?q=gent`,
    `${prefix}/${word}/none`,
    ...places.flatMap((place) =>
      questions.map((query) => `${prefix}/${word}/all/${place}${query}`),
    ),
    ...places.flatMap((place) => BLOCKS.map((id) => `${prefix}/${word}/all/${place}/${id}.csv`)),
  ];
  return Object.fromEntries(
    ['', '/fr', '/en'].flatMap((prefix) => [
      ...['rapport', 'dashboard', 'verhaal'].map((word) => [
        `GET ${prefix}/${word}/*`,
        pages(word, prefix),
      ]),
      [`GET ${prefix}/start`, [`${prefix}/start`]],
    ]),
  );
}

const BLOCKS = ['figures', 'table', 'periods', 'lines'];

/** The same text as a report, a dashboard and a story. */
function createContent(codes: readonly string[]): Content {
  const list = codes.map((code) => `"${code}"`).join(', ');
  const source = `---
title: Alles
levels: statsec, gemeente, provincie
---

${codes.map((code) => `{% sentence missing="earlier" %}Er zijn {% value("${code}") %} in {% period("${code}") %}: {% change("${code}") %}, {% index("${code}") %}, {% rank("${code}") %}, {% versus("${code}") %}.{% /sentence %}\n\n{% sentence %}Het hoogst: {% highest("${code}", "statsec") %}.{% /sentence %}\n\n{% dots indicator="${code}" /%}\n\n{% bars indicators=["${code}"] /%}\n\n{% figure indicator="${code}" /%}`).join('\n\n')}

{% figures id="figures" indicators=[${list}] /%}

{% table id="table" indicators=[${list}] /%}

{% table id="periods" rows="periods" indicators=[${list}] /%}

{% table rows="parts" level="statsec" indicators=[${list}] /%}

{% lines id="lines" indicators=["${codes[0]}"] index=true /%}
`;
  const kinds = ['report', 'dashboard', 'story'] as const;
  const parsed = kinds.map((kind) =>
    parseContent(source, { kind, name: 'all', language: 'nl', file: `${kind}.md` }),
  );
  expect(parsed.flatMap(({ problems }) => problems)).toEqual([]);
  const label = { nl: 'beide', fr: 'les deux', en: 'both' };
  return {
    documents: parsed.map(({ document }) => document),
    groups: [{ name: 'both', label, level: 'statsec', codes: ['44021A01-', '11002C01-'] }],
    glossary: [],
    images: [],
  };
}

/** The year in the name of a vocabulary is no figure. */
function withoutNamespace(text: string): string {
  return text.replaceAll('http://www.w3.org/2001/XMLSchema#', '');
}

/** The numbers of a page as programs write them, without outlines and styles, whose numbers are places. */
function plainNumbers(page: string, path: string): string {
  const text = page
    .replace(/ (d|x|y|cx|cy|width|height|viewBox|href)="[^"]*"/g, '')
    .replaceAll('\u2212', '-');
  return path.startsWith('/en/')
    ? text.replace(/(\d),(?=\d{3})/g, '$1')
    : text.replace(/(\d)\u202f(?=\d{3})/g, '$1').replace(/(\d),(\d)/g, '$1.$2');
}

/** Made of our own sentences, with numbers in them: catalogue.test.ts shows that no edition is read for it. */
const DESCRIPTIONS = ['/api/openapi.json', '/api/docs'];
const CATALOGUE_PATHS = ['/catalog', '/catalog.ttl', '/catalog.jsonld', ...DESCRIPTIONS];

function listOgcPaths(levels: string[], codes: string[]): Record<string, string[]> {
  const at = '/ogc/collections';
  const forms = ['json', 'html'];
  const joined = codes.flatMap((indicator) =>
    PERIODS.map((period) => `indicators=${indicator}&period=${period}`),
  );
  const ofLevels = (rest: string): string[] =>
    levels.flatMap((level) =>
      forms.map((f) => `${at}/${level}${rest}${rest.includes('?') ? '&' : '?'}f=${f}`),
    );
  return {
    ...Object.fromEntries(
      ['/ogc', '/ogc/conformance', '/ogc/api', at].map((path) => [
        `GET ${path}`,
        forms.map((f) => `${path}?f=${f}`),
      ]),
    ),
    [`GET ${at}/:level`]: joined.flatMap((query) => ofLevels(`?${query}`)),
    [`GET ${at}/:level/queryables`]: ofLevels('/queryables'),
    [`GET ${at}/:level/schema`]: joined.flatMap((query) => ofLevels(`/schema?${query}`)),
    [`GET ${at}/:level/items`]: joined.flatMap((query) => ofLevels(`/items?${query}`)),
    [`GET ${at}/:level/items/:code`]: joined.flatMap((query) => [
      `${at}/statsec/items/44021A01-?${query}`,
      `${at}/statsec/items/44021A01-?${query}&f=html`,
    ]),
  };
}

function listPortalPaths(levels: string[], codes: string[]): Record<string, string[]> {
  const at = '/jiveservices/odata';
  const below = codes.flatMap((code) =>
    levels.map((level) => `${at}/Variables('${code}')/GeoLevels('${level}')`),
  );
  const values = [...PERIODS, 'mrp', 'all'].flatMap((period) =>
    below.map((path) => `${path}/PeriodLevels('year')/Periods('${period}')/Values`),
  );
  const sets = [
    '',
    '$metadata',
    'Variables',
    'GeoLevels',
    'PeriodLevels',
    'Periods',
    'DataSources',
  ];
  const tables = [...PERIODS, 'mrp', 'all'].flatMap((period) =>
    levels.flatMap((level) => [
      ...codes.map((code) => `var=${code}&geolevel=${level}&period=${period}`),
      `var=v_people,v_men,vp_men&geolevel=${level}&period=${period}`,
      `var=v_people&geolevel=provincie&geosplit=${level}&period=${period}&geocompare=gemeente`,
    ]),
  );
  return {
    [`GET ${at}/*`]: [
      ...sets.map((set) => `${at}/${set}`),
      ...levels.map((level) => `${at}/GeoLevels('${level}')/GeoItems`),
      ...below.map((path) => `${path}/PeriodLevels`),
      ...values,
    ],
    'GET /jive/selectiontableasjson.ashx': tables.map(
      (query) => `/jive/selectiontableasjson.ashx?${query}`,
    ),
  };
}

function subsetsOf<T>(all: readonly T[]): T[][] {
  return Array.from({ length: 2 ** all.length - 1 }, (_, bits) =>
    all.filter((_, at) => ((bits + 1) >> at) & 1),
  );
}

async function postRegion(body: object): Promise<{ text: string; answer: RegionAnswer }> {
  const response = await test.app.request('/api/region', {
    method: 'POST',
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return { text, answer: JSON.parse(text) };
}

describe('suppressed numbers', { timeout: 120_000 }, () => {
  it('are many, and so are shown ones', () => {
    const { secrets, shown } = findSecrets(test);
    expect(secrets.size).toBeGreaterThan(60);
    expect(secrets).toContain(347);
    expect(shown.size).toBeGreaterThan(25);
    // Numbers are found where they are.
    expect(leaksOf(plainNumbers('<td>1\u202f823 m</td>', '/gebied'), new Set([1823]))).toEqual([
      1823,
    ]);
    expect(leaksOf(plainNumbers('<td>1,823.5%</td>', '/en/'), new Set([1823.5]))).toEqual([1823.5]);
    expect(leaksOf('{"values":[1,347.0,null]}', secrets)).toEqual([347]);
    expect(leaksOfBytes(Buffer.from(Float64Array.of(1, 347).buffer), secrets)).toEqual([347]);
  });

  it('leave by no route, in no form', async () => {
    const { secrets } = findSecrets(test);
    const routes = listPaths();
    const registered = test.app.routes.map(({ method, path }) => `${method} ${path}`);
    // `POST /api/region` has a test of its own, and every format of exports a file of its own.
    const posts = ['POST /api/region', 'POST /api/export', 'POST /api/export/about'];
    expect([...Object.keys(routes), ...posts].sort()).toEqual(registered.toSorted());
    let answered = 0;
    for (const path of Object.values(routes).flat()) {
      const response = await test.app.request(path);
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(response.status, path).not.toBe(500);
      if (response.ok) answered++;
      const type = response.headers.get('content-type') ?? '';
      const isPage =
        /^\/(fr\/|en\/)?(gebied|onderwerp|rapport|dashboard|verhaal|start)/.test(path) &&
        type.includes('html');
      const text = isPage
        ? plainNumbers(bytes.toString(), path)
        : withoutNamespace(bytes.toString());
      const isText = isPage || /json|csv|xml|html|turtle/.test(type);
      if (DESCRIPTIONS.includes(path)) continue;
      const leaks = isText ? leaksOf(text, secrets) : leaksOfBytes(bytes, secrets);
      expect(leaks, path).toEqual([]);
    }
    expect(answered).toBeGreaterThan(2500);
  });

  it('stand in no picture of a page', () => {
    const { secrets } = findSecrets(test);
    const bundle = test.editions.live();
    for (const data of bundle.edition.levels) {
      for (const index of data.areas.keys()) {
        const drawing = drawPreview(bundle, placeAt(data, index), 'nl');
        const words = plainNumbers(drawing.replace(/<[^>]+>/g, ' '), '/gebied');
        expect(leaksOf(words, secrets), `${data.level.code} ${index}`).toEqual([]);
      }
    }
  });

  it('leave by no column in binary form', async () => {
    const { secrets } = findSecrets(test);
    for (const path of listPaths()['GET /api/values'] ?? []) {
      const headers = { accept: 'application/octet-stream' };
      const bytes = Buffer.from(await (await test.app.request(path, { headers })).arrayBuffer());
      expect(leaksOfBytes(bytes, secrets), path).toEqual([]);
      const json = bytes.subarray(bytes.indexOf('{"ok"')).toString();
      expect(leaksOf(json, secrets), path).toEqual([]);
    }
  });

  it('are neither the value of a region nor the difference of two', async () => {
    const { edition, publisher } = test.editions.live();
    const { secrets } = findSecrets(test);
    const data = edition.level('statsec');
    const sectors = [...data.areas.keys()];
    let shownRegions = 0;
    for (const indicator of ['v_people', 'v_men', 'v_women', 'v_tens', 'vp_men', 'vg_age']) {
      for (const period of ['2023', '2024']) {
        const shown = new Map<string, number>();
        for (const subset of subsetsOf(sectors)) {
          const areas = subset.map((sector) => data.areas[sector]?.code ?? '');
          const asked = { indicator, level: 'statsec', period, areas };
          const { text, answer } = await postRegion(asked);
          expect(leaksOf(text, secrets), `${indicator} ${period} ${areas}`).toEqual([]);
          if (answer.value !== null) shown.set(String(subset), answer.value);
        }
        shownRegions += shown.size;
        const { statuses } = publisher.publish(publisher.ask(indicator, 'statsec', period)).column;
        for (const subset of subsetsOf(sectors)) {
          for (const sector of subset.filter((one) => statuses[one] === SUPPRESSED)) {
            const rest = subset.filter((one) => one !== sector);
            const both = shown.has(String(subset)) && shown.has(String(rest));
            expect(both, `${indicator} ${period}: ${subset} and ${rest}`).toBe(false);
          }
        }
      }
    }
    expect(shownRegions).toBeGreaterThan(50);
  });

  it('leave no trace in an explanation', async () => {
    const { edition, publisher } = test.editions.live();
    let explained = 0;
    for (const { level, areas } of edition.levels) {
      const { statuses } = publisher.publish(publisher.ask('v_people', level.code, '2024')).column;
      for (const [index, { code }] of areas.entries()) {
        if (statuses[index] !== SUPPRESSED) continue;
        const path = `indicator=v_people&level=${level.code}&period=2024&explain=1&area=${code}`;
        const { explanation } = await test.ask(`/api/values?${path}`);
        expect(JSON.stringify(explanation)).not.toMatch(/"onMapShare":\d/);
        explained++;
      }
    }
    expect(explained).toBeGreaterThan(1);
  });
});
