/** The items of a collection, as OGC API Features asks for them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CRS84, LAMBERT_72 } from '../../../server/ogc/crs.ts';
import { toLambert72 } from '../../../tiles/projection/lambert-72.ts';
import { createTestApp, type TestApp } from '../../fixtures/create-app.ts';

let test: TestApp;

beforeAll(async () => {
  test = await createTestApp();
});

afterAll(() => test.stop());

type Link = { rel: string; href: string; type: string };

type Page = {
  type: string;
  numberMatched: number;
  numberReturned: number;
  timeStamp: string;
  links: Link[];
  features: {
    id: string;
    properties: Record<string, string | number | null>;
    geometry: { type: string; coordinates: number[][][][] };
  }[];
};

const ask = async <T = Record<string, never>>(path: string): Promise<T> =>
  (await test.ask(path)) as T;

const askItems = (query = '', level = 'statsec'): Promise<Page> =>
  ask<Page>(`/ogc/collections/${level}/items${query}`);

const codes = ({ features }: Page): string[] => features.map(({ id }) => id);

const linkOf = (links: Link[], rel: string): string | undefined =>
  links.find((link) => link.rel === rel)?.href;

/** The path of an absolute link. */
const pathOf = (href = ''): string => href.replace('http://localhost', '');

describe('items', () => {
  it('are all drawn areas in area order, as GeoJSON', async () => {
    const page = await askItems();
    expect(page).toMatchObject({
      type: 'FeatureCollection',
      numberMatched: 6,
      numberReturned: 6,
    });
    expect(Date.now() - Date.parse(page.timeStamp)).toBeLessThan(60_000);
    expect(codes(page)).toEqual([
      '44021A00-',
      '44021A01-',
      ...['46021B00-', '46021B01-', '11002C00-', '11002C01-'],
    ]);
    expect(page.features[0]?.properties).toEqual({
      code: '44021A00-',
      name: 'Gent',
      gemeente2018: '44021',
      gemeente: '44021',
      provincie: '40000',
    });
    const [ring = []] = page.features[0]?.geometry.coordinates[0] ?? [];
    expect(ring[0]).toEqual(ring.at(-1));
    const area = ring.reduce((sum, [x = 0, y = 0], at) => {
      const [nextX = 0, nextY = 0] = ring[(at + 1) % ring.length] ?? [];
      return sum + x * nextY - nextX * y;
    }, 0);
    // Counterclockwise, and the square of 0.1° that was written.
    expect(area / 2).toBeCloseTo(0.01, 5);
  });

  it('come in pages whose links keep the parameters', async () => {
    const first = await askItems('?limit=2&provincie=40000&lang=en');
    expect(first).toMatchObject({ numberMatched: 4, numberReturned: 2 });
    expect(linkOf(first.links, 'prev')).toBeUndefined();
    const next = linkOf(first.links, 'next');
    expect(next).toContain('lang=en');
    const second = await ask<Page>(pathOf(next));
    expect(codes(second)).toEqual(['46021B00-', '46021B01-']);
    expect(linkOf(second.links, 'next')).toBeUndefined();
    expect(codes(await ask<Page>(pathOf(linkOf(second.links, 'prev'))))).toEqual(codes(first));
  });

  it('take a limit above the largest for the largest', async () => {
    expect((await test.app.request('/ogc/collections/statsec/items?limit=99999')).status).toBe(200);
  });

  it.each([
    ['?bbox=3.05,51.02,3.06,51.03', ['44021A00-']],
    ['?bbox=3.05,51.02,3.15,51.03', ['44021A00-', '44021A01-']],
    // Heights do not matter.
    ['?bbox=3.05,51.02,-10,3.06,51.03,900', ['44021A00-']],
    ['?bbox=4,51,5,52', []],
    // West of east the box goes round the world the other way.
    ['?bbox=3.55,50,3.05,52', ['44021A00-', '11002C01-']],
    ['?bbox=170,50,-170,52', []],
    ['?code=44021a01_', ['44021A01-']],
    ['?name=stationsbuurt', ['46021B01-', '11002C01-']],
    ['?name=stationsbuurt&gemeente=11002', ['11002C01-']],
    ['?gemeente=00000', []],
    ['?datetime=2024-01-01T00:00:00Z/..&gemeente=44021', ['44021A00-', '44021A01-']],
  ])('%s selects those areas', async (query, expected) => {
    expect(codes(await askItems(query))).toEqual(expected);
  });

  it('are selected by a box in Lambert 72', async () => {
    const [west, south] = toLambert72([3.22, 51.02]);
    const [east, north] = toLambert72([3.28, 51.08]);
    const query = `?bbox=${[west, south, east, north]}&bbox-crs=${LAMBERT_72}`;
    expect(codes(await askItems(query))).toEqual(['46021B00-']);
  });

  it('come in Lambert 72 when asked, and say so', async () => {
    const path = '/ogc/collections/statsec/items?limit=1';
    const plain = await test.app.request(path);
    expect(plain.headers.get('content-crs')).toBe(`<${CRS84}>`);
    const response = await test.app.request(`${path}&crs=${encodeURIComponent(LAMBERT_72)}`);
    expect(response.headers.get('content-crs')).toBe(`<${LAMBERT_72}>`);
    const degrees = ((await plain.json()) as Page).features[0]?.geometry.coordinates.flat(2) ?? [];
    const metres = ((await response.json()) as Page).features[0]?.geometry.coordinates.flat(2);
    for (const [at, position] of degrees.entries()) {
      const [x, y] = toLambert72(position);
      const same = metres?.filter(([e = 0, n = 0]) => Math.hypot(e - x, n - y) < 0.02) ?? [];
      expect(same.length, `position ${at}`).toBeGreaterThan(0);
    }
  });

  it('carry values with status, reason and period when asked, as the API has them', async () => {
    const page = await askItems('?indicators=v1101_t&period=2024&limit=10');
    const api = await ask<{ values: number[]; statuses: string[]; reasons: string[] }>(
      '/api/values?indicator=v1101_t&level=statsec&period=2024',
    );
    const areas = await ask<{ codes: string[] }>('/api/levels/statsec/areas');
    for (const { id, properties } of page.features) {
      const at = areas.codes.indexOf(id);
      expect(properties.v1101_t, id).toBe(api.values[at]);
      expect(properties.v1101_t_status, id).toBe(api.statuses[at]);
      expect(properties.v1101_t_reason, id).toBe(api.reasons[at]);
      expect(properties.v1101_t_period, id).toBe('2024');
    }
    expect(page.features.some(({ properties }) => properties.v1101_t_status === 'suppressed')).toBe(
      true,
    );
  });

  it('have the latest period unless told otherwise', async () => {
    const page = await askItems('?indicators=v1101_t&limit=1');
    expect(page.features[0]?.properties.v1101_t_period).toBe('2024');
  });

  it.each([
    ['?limit=0', 400],
    ['?limit=ten', 400],
    ['?offset=-1', 400],
    ['?bbox=1,2,3', 400],
    ['?bbox=3,52,4,51', 400],
    ['?bbox=a,b,c,d', 400],
    ['?bbox=9,0,1,5&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/31370', 400],
    ['?crs=EPSG:31370', 400],
    ['?bbox-crs=EPSG:3857', 400],
    ['?datetime=yesterday', 400],
    ['?datetime=../..', 400],
    ['?f=xml', 400],
    ['?lang=de', 400],
    ['?colour=red', 400],
    ['?statsec=1', 400],
    ['?indicators=nothing', 404],
    ['?indicators=v_helper', 404],
    ['?indicators=v1101_t&period=1900', 404],
  ])('%s is refused in the one shape', async (query, status) => {
    const response = await test.app.request(`/ogc/collections/statsec/items${query}`);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ ok: false, status });
  });

  it('keep their tag while the answer is the same, though it tells the time', async () => {
    const path = '/ogc/collections/statsec/items';
    const etag = (await test.app.request(path)).headers.get('etag') ?? '';
    const again = await test.app.request(path, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    const head = await test.app.request(path, { method: 'HEAD' });
    expect(head.headers.get('etag')).toBe(etag);
  });
});
