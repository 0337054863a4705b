import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EditionHolder } from '../../../server/edition/edition-holder.ts';
import { createApp } from '../../../server/routes/app.ts';
import { createCubeEdition, createPopulationCube } from '../../fixtures/create-cube-edition.ts';

const FIGURES = `period,geolevel,geoitem,geslacht,leeftijd,kubus_bev
2023,statsec,A,m,0_19,10
2023,statsec,A,v,0_19,20
2023,statsec,A,m,20_39,30
2023,statsec,A,v,40p,50
2023,statsec,B,m,0_19,70
2023,statsec,B,v,20_39,80
`;
const ID = '0123456789ab';

let app: Hono;
let editions: EditionHolder;
let dataDir: string;

beforeAll(async () => {
  const { edition, remove } = await createCubeEdition(createPopulationCube(FIGURES));
  dataDir = mkdtempSync(path.join(tmpdir(), 'buurtatlas-cubes-'));
  const folder = path.join(dataDir, 'editions', ID);
  mkdirSync(folder, { recursive: true });
  cpSync(edition.folder, folder, { recursive: true });
  writeFileSync(
    path.join(folder, 'edition.json'),
    JSON.stringify({ id: ID, builtAt: '2026-01-01' }),
  );
  writeFileSync(path.join(dataDir, 'live'), ID);
  remove();
  editions = new EditionHolder({ dataDir, log: () => {} });
  app = createApp({ editions, clientDir: dataDir, log: () => {} });
});

afterAll(() => {
  editions.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const ask = async (url: string): Promise<Record<string, unknown>> =>
  (await app.request(url)).json();

describe('GET /api/values of a cube', () => {
  const base = '/api/values?indicator=kubus_bev&level=statsec&period=2023';

  it('is its total without cells', async () => {
    expect((await ask(base)).values).toEqual([110, 150, null, null]);
  });

  it('is the slice of the items asked for', async () => {
    const answer = await ask(`${base}&cells=leeftijd:0_19|20_39,geslacht:m`);
    expect(answer.values).toEqual([40, 70, null, null]);
    expect(answer.request).toMatchObject({
      cells: { leeftijd: ['0_19', '20_39'], geslacht: ['m'] },
    });
  });

  it.each([
    ['geslacht:x', /x/],
    ['kleur:rood', /kleur/],
    ['geslacht', /level:item/],
    ['geslacht:m,geslacht:v', /level:item/],
  ])('refuses the cells "%s"', async (cells, message) => {
    const answer = await ask(`${base}&cells=${cells}`);
    expect(answer).toMatchObject({ ok: false, status: 400, code: 'bad_request' });
    expect(answer.error).toMatch(message);
  });
});

describe('a cube', () => {
  it('has a series of the items asked for', async () => {
    const answer = await ask('/api/series?indicator=kubus_bev&areas=statsec:A&cells=geslacht:m');
    expect(answer).toMatchObject({ periods: ['2023'], series: [{ values: [40] }] });
    expect(answer.request).toMatchObject({ cells: { geslacht: ['m'] } });
  });

  it('has a region of the items asked for', async () => {
    const base = '/api/region?indicator=kubus_bev&level=statsec&period=2023&areas=A,B';
    expect(await ask(base)).toMatchObject({ value: 260, status: 'value' });
    expect(await ask(`${base}&cells=geslacht:m`)).toMatchObject({ value: 110, status: 'value' });
  });

  it.each([
    '/api/region?indicator=kubus_bev&level=statsec&period=2023&areas=A&cells=kleur:rood',
    '/api/series?indicator=kubus_bev&areas=statsec:A&cells=kleur:rood',
  ])('has no items it does not know: %s', async (path) => {
    expect(await ask(path)).toMatchObject({ ok: false, status: 400, code: 'bad_request' });
  });
});

describe('GET /api/cubes/:code', () => {
  it('tells dimensions, levels and items', async () => {
    const { cube } = (await ask('/api/cubes/kubus_bev')) as {
      cube: { dimensions: { levels: { code: string; items: { code: string }[] }[] }[] };
    };
    const levels = cube.dimensions.flatMap((dimension) => dimension.levels);
    const sexes = levels.find(({ code }) => code === 'geslacht');
    expect(sexes?.items.map(({ code }) => code)).toEqual(['m', 'v']);
  });

  it('knows no cube of another name', async () => {
    expect(await ask('/api/cubes/nothing')).toMatchObject({ ok: false, status: 404 });
  });
});

describe('GET /api/crosstab', () => {
  it('crosses two dimensions for one area', async () => {
    const answer = await ask(
      '/api/crosstab?cube=kubus_bev&area=statsec:A&period=latest&rows=geslacht&columns=leeftijd',
    );
    expect(answer).toMatchObject({
      ok: true,
      request: { period: '2023', rows: 'geslacht' },
      rowTotals: [40, 70],
      columnStatuses: null,
      total: 110,
      totalStatus: 'value',
      provisional: false,
      decimals: 0,
    });
    const { values, columns } = answer as { values: unknown[]; columns: unknown[] };
    expect(values.length).toBe(2 * columns.length);
  });

  it('refuses one dimension crossed with itself', async () => {
    const answer = await ask(
      '/api/crosstab?cube=kubus_bev&area=statsec:A&period=2023&rows=geslacht&columns=geslacht',
    );
    expect(answer).toMatchObject({ ok: false, code: 'bad_request' });
  });
});
