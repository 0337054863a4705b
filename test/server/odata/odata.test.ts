/** The portal's interface as its clients use it: requests as they write them, answers as they read them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toLambert72 } from '../../../tiles/projection/lambert-72.ts';
import { createTestApp, type TestApp } from '../../fixtures/create-app.ts';
import { createCubeApp } from '../../fixtures/create-cube-app.ts';

let test: TestApp;

beforeAll(async () => {
  test = await createTestApp();
});

afterAll(() => test.stop());

type Entity = Record<string, string | number | null>;

type List = { value: Entity[]; '@odata.nextLink'?: string; '@odata.count'?: number };

type Table = {
  headers: { name: string; type: string }[];
  rows: (string | number | null)[][];
};

const BASE = '/jiveservices/odata';

const list = async (rest: string): Promise<List> =>
  (await test.ask(`${BASE}/${rest}`)) as unknown as List;

/** What clients make of every list: codes with names. */
const names = async (rest: string): Promise<Record<string, unknown>> =>
  Object.fromEntries((await list(rest)).value.map((one) => [one.ExternalCode, one.Name]));

describe('the lists', () => {
  it('are levels, areas, variables and periods with code and name', async () => {
    expect(await names('GeoLevels')).toMatchObject({
      gemeente: 'gemeente',
      gemeente2018: 'gemeente2018',
      statsec: 'statistische sector',
    });
    expect(await names("GeoLevels('gemeente')/GeoItems")).toMatchObject({ 44021: 'Gent' });
    expect(await names('Variables')).toMatchObject({
      v1101_t: 'aantal inwoners',
      vp1101_m: 'aandeel mannen',
    });
    expect(await names('PeriodLevels')).toEqual({ year: 'Jaar' });
    expect(await names("Variables('vg_mediaan')/GeoLevels")).toEqual({ gemeente: 'gemeente' });
    const at = "Variables('v1101_t')/GeoLevels('statsec')/PeriodLevels";
    expect(await names(at)).toEqual({ year: 'Jaar' });
    expect(await names(`${at}('year')/Periods`)).toEqual({
      2023: '2023',
      2024: '2024',
      2030: '2030',
    });
    expect(await names("PeriodLevels('year')/Periods")).toHaveProperty('2023');
    expect(await names("Variables('v1101_t')/DataSources")).toEqual({ statbel: 'Bevolking' });
  });

  it('leave out helper indicators', async () => {
    expect(await names('Variables')).not.toHaveProperty('v_helper');
    expect(await test.ask(`${BASE}/Variables('v_helper')/GeoLevels`)).toMatchObject({
      code: 'not_available',
    });
  });

  it('give each area a name that no other has, and its place in Lambert 72', async () => {
    const { value } = await list("GeoLevels('statsec')/GeoItems");
    expect(value).toHaveLength(7);
    expect(new Set(value.map(({ Name }) => Name)).size).toBe(7);
    expect(value.find(({ ExternalCode }) => ExternalCode === '11002C01-')?.Name).toBe(
      'Stationsbuurt (11002C01-)',
    );
    const [x, y] = toLambert72([3.05, 51.05]);
    expect(value[0]).toMatchObject({ PointX: Math.round(x), PointY: Math.round(y) });
    expect(value.at(-1)).toMatchObject({ ExternalCode: '44021ZZZZ', PointX: null });
  });

  it.each([
    "/JiveServices/odata/GeoLevels('gemeente')/GeoItems",
    "/viewerservices/odata/GeoLevels('gemeente')/GeoItems",
    "/databank/jiveservices/odata/GeoLevels('gemeente')/GeoItems",
    "/jiveservices/odata/geolevels('GEMEENTE')/geoitems/",
    '/jiveservices/odata/GeoLevels(%27gemeente%27)/GeoItems',
    '/jiveservices/odata/GeoLevels%28%27gemeente%27%29/GeoItems?$format=json&apikey=x',
    '/jiveservices/odata/GeoLevels("gemeente")/GeoItems',
    '/jiveservices/odata/GeoLevels(gemeente)/GeoItems',
    "/jiveservices/odata//GeoLevels('gemeente')/GeoItems",
    '/jiveservices/odata/GeoLevels/gemeente/GeoItems',
  ])('are also at %s', async (path) => {
    const { value } = (await test.ask(path)) as unknown as List;
    expect(value.map(({ ExternalCode }) => ExternalCode)).toEqual([
      '44021',
      '46021',
      ...['11002', '99991'],
    ]);
  });

  it('come in parts with $skip and $top', async () => {
    const all = (await list('Variables')).value.map(({ ExternalCode }) => ExternalCode);
    const found: unknown[] = [];
    for (let skip = 0; ; skip += 2) {
      const { value } = await list(`Variables?$skip=${skip}&%24top=2`);
      if (value.length === 0) break;
      found.push(...value.map(({ ExternalCode }) => ExternalCode));
    }
    expect(found).toEqual(all);
    expect(all).toHaveLength(5);
  });

  it('are counted, filtered, ordered and cut to fields', async () => {
    const { value, '@odata.count': count } = await list(
      "Variables?$count=true&$filter=contains(Name,'mannen')&$orderby=ExternalCode desc&$select=ExternalCode&$top=1",
    );
    expect(count).toBe(2);
    expect(value).toHaveLength(1);
    expect(value[0]).toMatchObject({ ExternalCode: 'vp1101_m' });
    expect(value[0]).not.toHaveProperty('Name');
    expect(await (await test.app.request(`${BASE}/GeoLevels/$count`)).text()).toBe('4');
    const other = await list("GeoLevels?$filter=ExternalCode eq 'GEMEENTE'");
    expect(other.value).toHaveLength(1);
  });

  it('carry what full metadata clients drop, and less when less is asked for', async () => {
    const { value } = await list('GeoLevels');
    expect(value[0]).toHaveProperty('@odata.type');
    expect(value[0]?.['@odata.id']).toBe(
      "http://localhost/jiveservices/odata/GeoLevels('provincie')",
    );
    const bare = await list('GeoLevels?$format=application/json;odata.metadata=none');
    expect(Object.keys(bare)).toEqual(['value']);
    expect(Object.keys(bare.value[0] ?? {})).toEqual(['ExternalCode', 'Name']);
  });

  it('are one entity for a key', async () => {
    expect(await test.ask(`${BASE}/Variables('V1101_T')`)).toMatchObject({
      ExternalCode: 'v1101_t',
      Unit: 'aantal',
    });
  });

  it('are described by a service document and a schema', async () => {
    const service = (await test.ask(`${BASE}/`)) as unknown as { value: { url: string }[] };
    for (const { url } of service.value) {
      expect((await test.app.request(`${BASE}/${url}`)).status, url).toBe(200);
    }
    const response = await test.app.request(`${BASE}/$metadata`);
    expect(response.headers.get('content-type')).toContain('application/xml');
    expect(response.headers.get('odata-version')).toBe('4.0');
    expect(await response.text()).toContain('<EntitySet Name="GeoItems"');
  });

  it.each([
    ['Nothing', 'not_found'],
    ["Variables('nothing')/GeoLevels", 'unknown_indicator'],
    ["GeoLevels('wijk')/GeoItems", 'unknown_level'],
    ["Variables('v1101_t')/GeoLevels('statsec')/PeriodLevels('week')/Periods", 'not_found'],
    ['GeoItems', 'not_found'],
    ['Variables/GeoLevels', 'not_found'],
    ['Variables?$skip=x', 'bad_request'],
    ['Variables?$filter=Name gt 3', 'bad_request'],
    ['Variables?$select=Colour', 'bad_request'],
    ["CubeVariables('v1101_t')/Dimensions", 'unknown_indicator'],
    [
      "Variables('vg_mediaan')/GeoLevels('statsec')/PeriodLevels('year')/Periods('2024')/Values",
      'not_available',
    ],
  ])('%s is refused in the one shape', async (rest, code) => {
    expect(await test.ask(`${BASE}/${rest}`)).toMatchObject({ ok: false, code });
  });
});

describe('values', () => {
  const at = "Variables('v1101_t')/GeoLevels('statsec')/PeriodLevels('YEAR')";

  it('are texts of what the API shows, null for the rest', async () => {
    const { value } = await list(`${at}/Periods('2024')/Values`);
    const api = (await test.ask(
      '/api/values?indicator=v1101_t&level=statsec&period=2024',
    )) as unknown as { values: (number | null)[] };
    expect(value.map(({ ValueString }) => ValueString)).toEqual(
      api.values.map((number) => (number === null ? null : String(number))),
    );
    expect(value[0]).toMatchObject({
      ExternalCode: '44021A00-',
      GeoLevel: 'statsec',
      PeriodLevel: 'year',
      Period: '2024',
    });
    expect(value[1]).toMatchObject({ ValueString: null, Description: 'suppressed' });
  });

  it('are of the most recent period that is no forecast, or of all', async () => {
    const periodsOf = async (key: string): Promise<unknown[]> => {
      const { value } = await list(`${at}/Periods('${key}')/Values`);
      return [...new Set(value.map(({ Period }) => Period))];
    };
    expect(await periodsOf('mrp')).toEqual(['2024']);
    expect(await periodsOf('all')).toEqual(['2023', '2024', '2030']);
    expect(await periodsOf('2023, 2030')).toEqual(['2023', '2030']);
  });
});

describe('cubes', () => {
  const FIGURES = `period,geolevel,geoitem,geslacht,leeftijd,kubus_bev
2023,statsec,A,m,0_19,10
2023,statsec,A,v,0_19,20
2023,statsec,A,m,20_39,30
2023,statsec,A,v,40p,50
2023,statsec,B,m,0_19,70
2023,statsec,B,v,20_39,80
`;
  let cubes: Awaited<ReturnType<typeof createCubeApp>>;
  beforeAll(async () => {
    cubes = await createCubeApp(FIGURES);
  });
  afterAll(() => cubes.stop());

  const ask = async <T>(path: string): Promise<T> => (await cubes.app.request(path)).json();
  const codes = async (rest: string): Promise<unknown[]> =>
    (await ask<List>(`${BASE}/${rest}`)).value.map(({ ExternalCode }) => ExternalCode);

  it('tell their dimensions, levels and items', async () => {
    expect(await codes('CubeVariables')).toEqual(['kubus_bev']);
    const dimensions = await codes("CubeVariables('kubus_bev')/Dimensions");
    expect(dimensions.length).toBeGreaterThan(1);
    expect(await codes("CubeVariables('kubus_bev')/DimLevels('geslacht')/DimMembers")).toEqual([
      'm',
      'v',
    ]);
    for (const dimension of dimensions) {
      const levels = await codes(`Dimensions('${dimension}')/DimLevels`);
      expect(levels.length).toBeGreaterThan(0);
      // Clients put a dimension where a level is meant.
      const members = await codes(
        `CubeVariables('kubus_bev')/DimLevels('${dimension}')/DimMembers`,
      );
      expect(members.length).toBeGreaterThan(1);
    }
  });

  const tableOf = (query: string): Promise<Table> =>
    ask(`/jive/selectiontableasjson.ashx?var=kubus_bev&geolevel=statsec&geoitem=A&${query}`);

  it('are their total, or told apart by dimension level', async () => {
    expect((await tableOf('')).rows).toEqual([['A', '2023', 110]]);
    const { headers, rows } = await tableOf('dimlevel=geslacht');
    expect(headers).toHaveLength(4);
    expect(headers.at(-1)?.type).toBe('Numeric');
    expect(rows.map((row) => row.at(-1))).toEqual([40, 70]);
    const crossed = await tableOf('dimlevel=geslacht, leeftijd');
    expect(crossed.rows.length).toBe(rows.length * new Set(crossed.rows.map((row) => row[3])).size);
    expect(crossed.rows.reduce((sum, row) => sum + Number(row.at(-1)), 0)).toBe(110);
  });

  it('are cut to items', async () => {
    const values = (await tableOf('dimlevel=geslacht_m')).rows.map((row) => row.at(-1));
    expect(values).toEqual([40]);
    expect(await tableOf('dimlevel=colour')).toMatchObject({ code: 'bad_request' });
  });
});
