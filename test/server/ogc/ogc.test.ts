/** OGC API Features as its specification says: parts 1 (core), 2 (systems) and 3 (queryables). */
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

describe('the landing page', () => {
  it('leads to everything else, each link answering with its type', async () => {
    const { links } = await ask<{ links: Link[] }>('/ogc');
    const rels = links.map(({ rel }) => rel);
    expect(rels).toEqual(
      expect.arrayContaining(['self', 'service-desc', 'service-doc', 'conformance', 'data']),
    );
    for (const { href, type } of links) {
      const response = await test.app.request(pathOf(href), { headers: { accept: type } });
      expect(response.status, href).toBe(200);
      expect(response.headers.get('content-type'), href).toContain(type);
    }
  });

  it('answers at /ogc/ too', async () => {
    expect((await test.app.request('/ogc/')).status).toBe(200);
    expect((await test.app.request('/ogc/collections/')).status).toBe(200);
  });

  it('keeps lang and edition in its links', async () => {
    const { links } = await ask<{ links: Link[] }>(`/ogc?lang=fr&edition=${test.edition}`);
    const data = linkOf(links, 'data');
    expect(data).toContain('lang=fr');
    expect(data).toContain(`edition=${test.edition}`);
  });
});

describe('collections', () => {
  it('are the drawn levels with their systems and box', async () => {
    const { collections } = await ask<{ collections: Record<string, unknown>[] }>(
      '/ogc/collections',
    );
    expect(collections.map(({ id }) => id)).toEqual([
      'provincie',
      'gemeente',
      'gemeente2018',
      'statsec',
    ]);
    expect(collections[1]).toMatchObject({
      itemType: 'feature',
      crs: [CRS84, LAMBERT_72],
      storageCrs: CRS84,
      extent: { spatial: { crs: CRS84 } },
    });
    const { extent } = collections[1] as { extent: { spatial: { bbox: number[][] } } };
    for (const [i, side] of [3, 51, 3.6, 51.1].entries()) {
      expect(extent.spatial.bbox[0]?.[i]).toBeCloseTo(side, 9);
    }
  });

  it('have titles in the language asked for', async () => {
    const collection = '/ogc/collections/statsec';
    const header = await test.app.request(collection, {
      headers: { 'accept-language': 'de, fr-BE;q=0.8, en;q=0.5' },
    });
    expect(header.headers.get('content-language')).toBe('fr');
    const both = await test.app.request(`${collection}?lang=en`, {
      headers: { 'accept-language': 'fr' },
    });
    expect(both.headers.get('content-language')).toBe('en');
    expect((await test.app.request(collection)).headers.get('content-language')).toBe('nl');
  });

  it('say which properties filter, as JSON Schema', async () => {
    const schema = await ask<{ properties: object; $id: string }>(
      '/ogc/collections/statsec/queryables',
    );
    expect(Object.keys(schema.properties)).toEqual([
      'code',
      'name',
      ...['gemeente', 'gemeente2018', 'provincie'],
    ]);
    expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
    expect(schema.$id).toBe('http://localhost/ogc/collections/statsec/queryables');
  });

  it('pass joined columns on to their items and their schema', async () => {
    const { links } = await ask<{ links: Link[] }>(
      '/ogc/collections/gemeente?indicators=v1101_t,vp1101_m&period=2024',
    );
    const items = await ask<Page>(pathOf(linkOf(links, 'items')));
    const schema = await ask<{ properties: { properties: { properties: object } } }>(
      pathOf(linkOf(links, 'describedby')),
    );
    const described = Object.keys(schema.properties.properties.properties);
    expect(described.toSorted()).toEqual(
      Object.keys(items.features[0]?.properties ?? {}).toSorted(),
    );
  });
});

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

describe('one item', () => {
  it('is the feature with links to itself and its collection', async () => {
    const item = await ask<Page['features'][0] & { links: Link[] }>(
      '/ogc/collections/statsec/items/44021a00_',
    );
    expect(item).toMatchObject({ type: 'Feature', id: '44021A00-' });
    expect(linkOf(item.links, 'collection')).toBe('http://localhost/ogc/collections/statsec');
    const [listed] = (await askItems('?limit=1')).features;
    expect(item.geometry).toEqual(listed?.geometry);
    expect(item.properties).toEqual(listed?.properties);
  });

  it.each([
    ['/ogc/collections/wijk', 'unknown_level'],
    ['/ogc/collections/statsec/items/nowhere', 'unknown_area'],
    ['/ogc/collections/statsec/nothing', 'not_found'],
  ])('%s is not there', async (path, code) => {
    expect(await ask(path)).toMatchObject({ ok: false, code, status: 404 });
  });
});

describe('the definition', () => {
  type Definition = {
    openapi: string;
    paths: Record<string, { get: { parameters: { name: string; in: string }[] } }>;
  };

  it('has every collection with every parameter that its items accept', async () => {
    const { openapi, paths } = await ask<Definition>('/ogc/api');
    expect(openapi).toMatch(/^3\.0\./);
    for (const level of ['provincie', 'gemeente', 'gemeente2018', 'statsec']) {
      const described = paths[`/collections/${level}/items`]?.get.parameters ?? [];
      for (const { name } of described) {
        const error = await ask<{ error: string }>(
          `/ogc/collections/${level}/items?${name}=%7F&${name}=`,
        );
        expect(error.error, name).toContain('is given 2 times');
      }
      const names = described.map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(['bbox', 'bbox-crs', 'crs', 'limit', 'code']));
    }
  });

  it('describes paths that exist', async () => {
    const { paths } = await ask<Definition>('/ogc/api');
    for (const path of Object.keys(paths)) {
      const level = /collections\/(\w+)/.exec(path)?.[1] ?? '';
      const first = (await askItems('?limit=1', level || 'statsec')).features[0]?.id ?? '';
      const response = await test.app.request(`/ogc${path.replace('{featureId}', first)}`);
      expect(response.status, path).toBe(200);
    }
  });
});

describe('pages for people', () => {
  const PAGES = [
    '/ogc',
    '/ogc/conformance',
    '/ogc/api',
    '/ogc/collections',
    '/ogc/collections/statsec',
    '/ogc/collections/statsec/queryables',
    '/ogc/collections/statsec/schema?indicators=v1101_t',
    '/ogc/collections/statsec/items?indicators=v1101_t&limit=2',
    '/ogc/collections/statsec/items/11002C00-',
  ];

  it.each(PAGES)('%s is a page without script when a browser asks', async (path) => {
    const response = await test.app.request(path, {
      headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'accept-language': 'en' },
    });
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('vary')).toContain('Accept-Language');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(policy).not.toContain('unsafe');
    const page = await response.text();
    expect(page).toContain('<html lang="en">');
    expect(page).not.toContain('<script');
    expect(page).not.toContain('[object');
    expect(page).not.toMatch(/undefined|&amp;amp;/);
  });

  it('escape what comes from the data', async () => {
    const page = await (
      await test.app.request('/ogc/collections/statsec/items/11002C00-?f=html')
    ).text();
    expect(page).toContain('&#39;t Zuid');
  });

  it('are JSON for programs', async () => {
    for (const accept of ['*/*', 'application/json', 'application/geo+json, application/json']) {
      const response = await test.app.request('/ogc/collections/statsec/items', {
        headers: { accept },
      });
      expect(response.headers.get('content-type')).toBe('application/geo+json');
    }
  });
});
