/** OGC API Features as its specification says: parts 1 (core), 2 (systems) and 3 (queryables). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CRS84, LAMBERT_72 } from '../../../server/ogc/crs.ts';
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
