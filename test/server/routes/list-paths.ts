/** Paths to ask for, of every route, with every combination of parameters that matters. */
import type { TestApp } from '../../fixtures/create-app.ts';
import { DIRECTIONS } from './find-secrets.ts';
import { listPages } from './list-page-paths.ts';

// A difference of shown numbers may be a hidden one by chance: see measures.test.ts for those.
const MEASURES = ['change_percent&since=2023', 'per_1000'];

const PERIODS = ['2023', '2024', 'latest'];

/** Paths to ask for, per route as it is registered. */
export function listPaths(test: TestApp): Record<string, string[]> {
  const asked = whatToAsk(test);
  const { levels, codes, areas } = asked;
  return {
    ...listCataloguePaths(asked),
    ...listValuePaths(asked),
    ...listCubePaths(asked),
    ...listSeriesPaths(asked),
    ...listRegionPaths(asked),
    ...listProfilePaths(asked),
    ...listExportPaths(asked),
    ...listTilePaths(asked),
    ...listOgcPaths(levels, codes),
    ...listPages(areas, codes),
    ...listPortalPaths(levels, codes),
    ...Object.fromEntries(CATALOGUE_PATHS.map((path) => [`GET ${path}`, [path]])),
  };
}

type Asked = ReturnType<typeof whatToAsk>;

function whatToAsk(test: TestApp) {
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
  return { edition: test.edition, levels, codes, areas, questions, provinces };
}

function listCataloguePaths({ levels, codes, areas }: Asked): Record<string, string[]> {
  return {
    'GET /health': ['/health'],
    'GET /ready': ['/ready'],
    'GET /metrics': ['/metrics'],
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
  };
}

function listValuePaths({ areas, questions }: Asked): Record<string, string[]> {
  return {
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
  };
}

function listCubePaths({ codes, areas, questions }: Asked): Record<string, string[]> {
  return {
    'GET /api/cubes/:code': codes.map((code) => `/api/cubes/${code}`),
    'GET /api/crosstab': codes.map(
      (code) =>
        `/api/crosstab?cube=${code}&area=${areas[0]?.key}&period=latest&rows=sex&columns=age`,
    ),
    'GET /api/flows/:indicator': questions.flatMap(({ indicator, rest }) =>
      DIRECTIONS.map((direction) => `/api/flows/${indicator}?${rest}&direction=${direction}`),
    ),
    'GET /api/largest-flows/:indicator': questions.map(
      ({ indicator, rest }) => `/api/largest-flows/${indicator}?${rest}&limit=1000`,
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
  };
}

function listSeriesPaths({ levels, codes, areas }: Asked): Record<string, string[]> {
  return {
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
  };
}

function listRegionPaths({ areas, questions }: Asked): Record<string, string[]> {
  return {
    'GET /api/region': questions.flatMap(({ level, query }) => [
      ...areas.flatMap(({ key }) =>
        ['', '&margin=95'].map((rest) => `/api/region?${query}&within=${key}${rest}`),
      ),
      ...areas
        .filter((area) => area.level === level)
        .map(({ code }) => `/api/region?${query}&areas=${code}`),
    ]),
  };
}

function listProfilePaths({ areas, provinces }: Asked): Record<string, string[]> {
  return {
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
  };
}

function listExportPaths({ questions }: Asked): Record<string, string[]> {
  return {
    'GET /api/export': questions.flatMap(({ query }) =>
      ['long', 'wide'].map((shape) => `/api/export?format=csv&shape=${shape}&${query}`),
    ),
    'GET /api/export/about': questions.map(({ query }) => `/api/export/about?format=csv&${query}`),
    'GET /api/export/csv-metadata.json': questions.map(
      ({ query }) => `/api/export/csv-metadata.json?format=csv&${query}`,
    ),
  };
}

function listTilePaths({ edition, levels }: Asked): Record<string, string[]> {
  const tiles = [6, 9, 12].flatMap((z) =>
    levels.map((level) => `${level}/${z}/${2 ** (z - 1)}/0.mvt`),
  );
  return {
    'GET /tiles/:edition/:level{[^/]+\\.json}': levels.map((l) => `/tiles/${edition}/${l}.json`),
    'GET /tiles/:edition/:level/:z/:x/:y{[^/]+\\.mvt}': tiles.map(
      (tile) => `/tiles/${edition}/${tile}`,
    ),
    'GET /fgb/:edition/:level{[^/]+\\.fgb}': levels.map((l) => `/fgb/${edition}/${l}.fgb`),
    'GET /styles/:level{[^/]+\\.json}': levels.map((level) => `/styles/${level}.json`),
  };
}

/** Made of our own sentences, with numbers in them: catalogue.test.ts shows that no edition is read for it. */
export const DESCRIPTIONS = ['/api/openapi.json', '/api/docs'];

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
