/** Links to the closed portal's pages, as people have kept them, and where they lead here. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../fixtures/create-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.stop());

const page = { accept: 'text/html' };

/** The query a link leads to, with what was replaced taken apart. */
async function follow(link: string) {
  const response = await test.app.request(link, { headers: page });
  expect(response.status).toBe(307);
  const location = response.headers.get('location') ?? '';
  expect(location).toMatch(/^\/(\?|$)/);
  const query = new URLSearchParams(location.slice(2));
  const { replaced = '', ...question } = Object.fromEntries(query);
  return { question, replaced: replaced === '' ? [] : replaced.split(',') };
}

/** The question a link asks, when everything in it is here. */
async function questionOf(link: string) {
  const { question, replaced } = await follow(link);
  expect(replaced).toEqual([]);
  return question;
}

describe('a link of the closed portal', () => {
  it('opens its topic, level, area and period', async () => {
    const link = '/?var=v1101_t&geolevel=gemeente&geoitem=44021&period=2023';
    expect(await questionOf(link)).toEqual({
      indicator: 'v1101_t',
      level: 'gemeente',
      area: 'gemeente:44021',
      period: '2023',
    });
  });

  it.each([
    '/databank?var=v1101_t',
    '/databank/?var=v1101_t',
    '/jive?var=v1101_t&presel_code=x&cat_open_code=y',
    '/jive/?VAR=V1101_T',
    '/admin/jive?var=v1101_t&keepworkspace=true',
    '/viewer/?Var=v1101_t',
    '/index.html?var=v1101_t',
    '/?var=v1101_t&period=mrp',
    '/?var=v1101_t&period=year&periodlevel=year',
    '/?var=,v1101_t;',
  ])('is known in every spelling: %s', async (link) => {
    expect(await questionOf(link)).toEqual({ indicator: 'v1101_t' });
  });

  it.each(['gemeente_44021', '44021', 'gent', 'GEMEENTE_Gent'])(
    'names an area by code, prefix or name: %s',
    async (item) => {
      const question = await questionOf(`/?geolevel=gemeente&geoitem=${item}`);
      expect(question).toEqual({ level: 'gemeente', area: 'gemeente:44021' });
    },
  );

  it('finds the level of an area that says none', async () => {
    expect(await questionOf('/?geoitem=statsec_44021a01_')).toEqual({
      level: 'statsec',
      area: 'statsec:44021A01-',
    });
    expect(await questionOf('/?geoitem=46021')).toMatchObject({ area: 'gemeente:46021' });
    expect(await questionOf('/viewer/JiveEmbedded.aspx?favorite=gemeente_44021')).toEqual({
      level: 'gemeente',
      area: 'gemeente:44021',
      embed: '',
    });
  });

  it('splits an area into its parts', async () => {
    const link = '/?var=v1101_t&geolevel=gemeente&geoitem=44021&geosplit=statsec';
    expect(await questionOf(link)).toEqual({
      indicator: 'v1101_t',
      level: 'statsec',
      area: 'gemeente:44021',
      within: 'gemeente',
    });
    const several = '/?geolevel=gemeente&geoitem=44021,11002&geosplit=statsec';
    expect(await questionOf(several)).toMatchObject({
      level: 'statsec',
      select: 'statsec:44021A00-,44021A01-,44021ZZZZ,11002C00-,11002C01-',
    });
    expect(await questionOf('/?geolevel=gemeente&geosplit=statsec')).toEqual({ level: 'statsec' });
  });

  it.each(['44021,46021', '44021;46021', '44021+46021', '44021&geoitem=46021'])(
    'compares several areas: %s',
    async (items) => {
      expect(await questionOf(`/?geolevel=gemeente&geoitem=${items}`)).toEqual({
        level: 'gemeente',
        pins: '0:gemeente:44021,1:gemeente:46021',
      });
    },
  );

  it('compares with the areas it names, or with those around', async () => {
    const link = '/?geolevel=gemeente&geoitem=44021&geocompare=provincie';
    const compared = {
      level: 'gemeente',
      area: 'gemeente:44021',
      pins: '0:gemeente:44021,1:provincie:10000',
      against: 'provincie:10000',
    };
    expect(await questionOf(`${link}&geocompare_item=10000`)).toEqual(compared);
    expect(await questionOf(link)).toMatchObject({ against: 'provincie:40000' });
    expect(await questionOf('/?geolevel=gemeente&geocompare=provincie')).toEqual({
      level: 'gemeente',
      pins: '0:provincie:40000,1:provincie:10000',
    });
    const same = '/?geolevel=gemeente&geoitem=44021&geocompare_item=46021';
    expect(await questionOf(same)).toMatchObject({ against: 'gemeente:46021' });
  });

  it('puts two topics side by side', async () => {
    expect(await questionOf('/?var=v1101_t,vp1101_m,V1101_T')).toEqual({
      view: 'triptych',
      indicator: 'v1101_t',
      second: 'vp1101_m',
    });
  });

  it('keeps what is ours', async () => {
    const link = `/?var=v1101_t&lang=fr&theme=dark&embed=legend&edition=${test.edition}`;
    expect(await questionOf(link)).toEqual({
      indicator: 'v1101_t',
      lang: 'fr',
      theme: 'dark',
      embed: 'legend',
      edition: test.edition,
    });
    expect(await questionOf('/?var=v1101_t&edition=abcd1234')).toMatchObject({
      edition: 'abcd1234',
    });
  });
});

describe('what an edition has not', () => {
  it.each([
    ['/?var=v_gone', 'indicator:v_gone:v1101_t'],
    ['/?var=v_helper', 'indicator:v_helper:v1101_t'],
    ['/?var=v1101_t,vp1101_m,vg_mediaan', 'more:vg_mediaan:v1101_t'],
    ['/?geolevel=elz', 'level:elz:'],
    ['/?geolevel=gemeente2024', 'level:gemeente2024:gemeente'],
    ['/?var=vg_mediaan&geolevel=statsec', 'level:statsec:gemeente'],
    ['/?geolevel=gemeente&geoitem=98765', 'area:98765:'],
    ['/?geolevel=gemeente&geoitem=46099', 'area:46099:gemeente:46021'],
    ['/?geolevel=gemeente&geoitem=44021&geosplit=provincie', 'split:provincie:gemeente'],
    ['/?geolevel=gemeente&geoitem=44021&geosplit=wijk', 'split:wijk:'],
    ['/?geolevel=gemeente&geoitem=44021&geocompare_item=98765', 'compare:98765:'],
    ['/?var=v1101_t&period=2026', 'period:2026:2024'],
    ['/?var=v1101_t&period=1990', 'period:1990:2023'],
    ['/?var=v1101_t&period=2023,2024', 'period:2023,2024:2024'],
    ['/databank?workspace_guid=d15cbb5c', 'kept:d15cbb5c:'],
    ['/databank?report=logboek', 'kept:logboek:'],
  ])('is told with what stands in its place: %s', async (link, told) => {
    const { replaced } = await follow(link);
    expect(replaced.map(decodeURIComponent)).toEqual([told]);
  });

  it('is told in so many words and no more', async () => {
    const many = Array.from({ length: 40 }, (_, i) => `v_${i}`.padEnd(300, 'x')).join(',');
    const { question, replaced } = await follow(`/?var=${many}`);
    expect(question).toEqual({ indicator: 'v1101_t' });
    expect(replaced).toHaveLength(8);
    expect(replaced.join().length).toBeLessThan(800);
  });

  it('cannot break out of the address', async () => {
    const evil = '/?var=%26area%3Dx%23%2F%2Fevil%0d%0a&geolevel=%3A%2C';
    const { question, replaced } = await follow(evil);
    expect(question).toEqual({ indicator: 'v1101_t' });
    expect(replaced[0]).toBe('indicator:%26area%3Dx%23%2F%2Fevil:v1101_t');
  });
});

describe('an address of ours', () => {
  it.each([
    '/',
    '/?indicator=v1101_t&period=2023',
    '/?embed',
    '/kaart/gent?report=x',
    '/databanken',
  ])('is not taken for one: %s', async (link) => {
    const response = await test.app.request(link, { headers: page });
    expect(response.status).toBe(200);
  });

  it('leaves the interfaces of the portal alone', async () => {
    const table = '/databank/jive/selectiontableasjson.ashx?var=v1101_t&geolevel=gemeente';
    expect((await test.app.request(table)).status).toBe(200);
    expect((await test.app.request('/api/levels?var=x')).status).toBe(400);
    const post = await test.app.request('/?var=v1101_t', { method: 'POST' });
    expect(post.status).toBe(405);
  });
});
