/** Exports of surveys and cubes, which not every edition has. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ExportAboutAnswer } from '../../../server/contract/export.ts';
import type { ValuesAnswer } from '../../../server/contract/values.ts';
import { createTestApp, type TestApp } from '../../fixtures/create-app.ts';
import { createCubeApp } from '../../fixtures/create-cube-app.ts';
import { createSurvey } from '../../fixtures/create-survey.ts';
import { readExport } from './read-export.ts';

let survey: TestApp;
let cube: Awaited<ReturnType<typeof createCubeApp>>;
let folder: string;
beforeAll(async () => {
  survey = await createTestApp({}, { content: createSurvey() });
  cube = await createCubeApp(`period,geolevel,geoitem,geslacht,leeftijd,kubus_bev
2023,statsec,A,m,0_19,10
2023,statsec,A,v,0_19,20
2023,statsec,A,m,20_39,30
2023,statsec,A,v,40p,50
2023,statsec,B,m,0_19,70
2023,statsec,B,v,20_39,80
`);
  folder = mkdtempSync(path.join(tmpdir(), 'buurtatlas-test-'));
  vi.spyOn(console, 'debug').mockImplementation(() => {});
});
afterAll(async () => {
  await survey.stop();
  cube.stop();
  rmSync(folder, { recursive: true });
  vi.restoreAllMocks();
});

async function read(app: Hono, format: string, query: string) {
  const response = await app.request(`/api/export?format=${format}&${query}`);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(response.status, bytes.toString().slice(0, 300)).toBe(200);
  return readExport(format, bytes, folder);
}

describe('a survey', () => {
  const query = 'indicator=vp_agree,v_answers&level=gemeente&period=2024&margin=95';

  it.each(['csv', 'xlsx', 'geojson', 'gpkg', 'parquet'])('has margins in %s', async (format) => {
    const { figures } = await read(survey.app, format, query);
    const answer = (await survey.ask(
      '/api/values?indicator=vp_agree&level=gemeente&period=2024&margin=95',
    )) as unknown as ValuesAnswer;
    expect(figures.get('44021 vp_agree 2024')).toMatchObject({ value: 39.6, margin: 4.66 });
    const margins = ['44021', '46021', '11002', '99991'].map(
      (area) => figures.get(`${area} vp_agree 2024`)?.margin ?? null,
    );
    expect(margins).toEqual(answer.margins);
    expect(margins).toContain(null);
    expect(figures.get('44021 v_answers 2024')?.margin ?? null).toBeNull();
  });

  it('is told with its confidence', async () => {
    const about = (await survey.ask(
      `/api/export/about?format=csv&${query}`,
    )) as unknown as ExportAboutAnswer;
    expect(about.about.margin).toBe(95);
  });
});

describe('a cube', () => {
  const base = 'indicator=kubus_bev&level=statsec&period=all';

  it.each(['csv', 'jsonstat', 'parquet'])('is its total in %s, or a slice', async (format) => {
    const total = await read(cube.app, format, base);
    expect(total.figures.get('A kubus_bev 2023')?.value).toBe(110);
    const slice = await read(cube.app, format, `${base}&cells=leeftijd:0_19|20_39,geslacht:m`);
    expect(slice.figures.get('A kubus_bev 2023')?.value).toBe(40);
  });

  it('has the slice in name and title', async () => {
    const path = `/api/export/about?format=csv&${base}&cells=geslacht:M`;
    const { file, about } = (await (await cube.app.request(path)).json()) as ExportAboutAnswer;
    expect(file.name).toMatch(/^kubus_bev-M_statsec_2023_/);
    expect(about.title).toMatch(/^bevolking \(man\), statsec, 2023$/);
    expect(about.indicators[0]?.cells).toEqual({ geslacht: ['M'] });
  });

  it('refuses items that it does not have before anything is sent', async () => {
    const response = await cube.app.request(`/api/export?format=csv&${base}&cells=geslacht:x`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('unknown item of geslacht');
  });
});
