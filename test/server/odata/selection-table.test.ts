/** The selection table of the portal, as its programs ask for it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../fixtures/create-app.ts';

let test: TestApp;

beforeAll(async () => {
  test = await createTestApp();
});

afterAll(() => test.stop());

type Table = {
  headers: { name: string; type: string }[];
  rows: (string | number | null)[][];
};

const table = async (query: string): Promise<Table> =>
  (await test.ask(`/jive/selectiontableasjson.ashx?${query}`)) as unknown as Table;

describe('the selection table', () => {
  it('has a column with areas, one with periods and one with values', async () => {
    const { headers, rows } = await table('var=v1101_t&geolevel=statsec&period=2024');
    expect(headers).toEqual([
      { name: 'Geo', type: 'String' },
      { name: 'Perioden', type: 'String' },
      { name: 'aantal inwoners', type: 'Numeric' },
    ]);
    const api = (await test.ask(
      '/api/values?indicator=v1101_t&level=statsec&period=2024',
    )) as unknown as { values: (number | null)[] };
    expect(rows.map(([, , value]) => value)).toEqual(api.values);
    expect(rows[0]).toEqual(['Gent', '2024', 130]);
    expect(api.values).toContain(null);
  });

  it.each([
    'period=mrp',
    'period=mostrecent',
    'period=latest',
    '',
    'Period=2024',
    'period=year_2024',
    'PeriodLevel=YEAR&period=mrp',
  ])('means 2024 by "%s"', async (query) => {
    const { rows } = await table(`var=v1101_t&geolevel=gemeente&${query}`);
    expect(new Set(rows.map(([, period]) => period))).toEqual(new Set(['2024']));
  });

  it.each([
    ['geolevel=gemeente&geoitem=44021', ['Gent']],
    ['geolevel=gemeente&geoitem=44021,11002', ['Gent', 'Antwerpen']],
    ['geolevel=gemeente&geoitem_codes=gemeente_46021', ['Sint-Niklaas']],
    ['GeoLevel=GEMEENTE&GeoItem=gent', ['Gent']],
    ['geolevel=gemeente&geoitem=46021&geosplit=statsec', ['Écluse', 'Stationsbuurt (46021B01-)']],
    ['geolevel=provincie&geosplit=gemeente', ['Gent', 'Sint-Niklaas', 'Antwerpen']],
    [
      'geolevel=gemeente&geoitem=44021&geocompare=provincie&geocompare_item=10000',
      ['Gent', 'Antwerpen'],
    ],
    ['geolevel=gemeente&geoitem=44021&geocompare=provincie', ['Gent', 'Oost-Vlaanderen']],
    ['geolevel=gemeente&geoitem=44021&geocompare_item=11002', ['Gent', 'Antwerpen']],
    ['geoitem=44021&flip_table=false&colour=red', ['Gent']],
  ])('%s selects those areas', async (query, expected) => {
    const { rows } = await table(`var=v1101_t&period=2024&${query}`);
    expect(rows.map(([area]) => area)).toEqual(expected);
  });

  it('tells apart several periods and variables', async () => {
    const { headers, rows } = await table(
      'var=v1101_t, vp1101_m&geolevel=gemeente&geoitem=44021&period=2023, 2024',
    );
    expect(headers.map(({ name }) => name)).toEqual([
      'Geo',
      'Perioden',
      ...['aantal inwoners', 'aandeel mannen'],
    ]);
    expect(rows.map(([, period]) => period)).toEqual(['2023', '2024']);
    const repeated = await table(
      'var=v1101_t&var=vp1101_m&geolevel=gemeente&geoitem=44021&period=2023&period=2024',
    );
    expect(repeated).toEqual({ headers, rows });
  });

  it('calls a column without any number text, for clients that turn every cell into one', async () => {
    const { headers, rows } = await table(
      'var=v1101_t&geolevel=statsec&geoitem=44021A01-&period=2024',
    );
    expect(rows).toEqual([['Brugse Poort', '2024', null]]);
    expect(headers[2]?.type).toBe('String');
  });

  it.each([
    '/JIVE/SelectionTableAsJson.ashx',
    '/viewer/selectiontableasjson.ashx',
    '/databank/jive/selectiontableasjson.ashx',
    '/selectiontableasjson.ashx',
  ])('is also at %s', async (path) => {
    const { rows } = (await test.ask(`${path}?var=v1101_t&geolevel=provincie`)) as unknown as Table;
    expect(rows).toHaveLength(2);
  });

  it.each([
    ['geolevel=gemeente', 'bad_request'],
    ['var=nothing', 'unknown_indicator'],
    ['var=v_helper', 'not_available'],
    ['var=v1101_t&geolevel=wijk', 'unknown_level'],
    ['var=v1101_t&geolevel=gemeente&geoitem=00000', 'unknown_area'],
    ['var=v1101_t&period=1900', 'unknown_period'],
    ['var=v1101_t&periodlevel=week', 'bad_request'],
    ['var=v1101_t&geolevel=statsec&geosplit=gemeente', 'not_available'],
    ['var=vg_mediaan&geolevel=statsec', 'not_available'],
    ['var=v1101_t&dimlevel=leeftijd', 'bad_request'],
  ])('%s is refused in the one shape', async (query, code) => {
    expect(await table(query)).toMatchObject({ ok: false, code });
  });

  it('answers other methods as the rest of the API does', async () => {
    const path = '/Jive/selectiontableasjson.ashx?var=v1101_t';
    expect((await test.app.request(path, { method: 'HEAD' })).status).toBe(200);
    expect((await test.app.request(path, { method: 'POST' })).status).toBe(405);
    const options = await test.app.request(path, { method: 'OPTIONS' });
    expect(options.headers.get('access-control-allow-methods')).toBe('GET, HEAD');
    const first = await test.app.request(path);
    const etag = first.headers.get('etag') ?? '';
    const again = await test.app.request(path, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
  });
});
