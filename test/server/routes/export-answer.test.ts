/** How an export is answered and refused, whatever its format. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ExportAboutAnswer } from '../../../server/contract/export.ts';
import { createTestApp, type TestApp } from '../../fixtures/create-app.ts';

let test: TestApp;

let folder: string;

beforeAll(async () => {
  test = await createTestApp();
  folder = mkdtempSync(path.join(tmpdir(), 'buurtatlas-test-'));
  // The flatgeobuf package tells on the console how it searches.
  vi.spyOn(console, 'debug').mockImplementation(() => {});
});

afterAll(async () => {
  await test.stop();
  rmSync(folder, { recursive: true });
  vi.restoreAllMocks();
});

async function fetchBytes(query: string): Promise<Buffer> {
  const response = await test.app.request(`/api/export?${query}`);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(response.status, bytes.toString().slice(0, 300)).toBe(200);
  return bytes;
}

describe('the answer', () => {
  const query = 'format=csv&indicator=v1101_t&level=statsec&period=all&within=gemeente:44021';

  it('has a name, a number of rows and no length', async () => {
    const { headers } = await test.app.request(`/api/export?${query}`);
    const name = `v1101_t_statsec_gemeente-44021_2023-2030_${test.edition}.csv`;
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="${name}"; filename*=UTF-8''${name}`,
    );
    expect(headers.get('export-rows')).toBe('9');
    expect(headers.get('content-length')).toBeNull();
  });

  it('travels compressed when that is accepted', async () => {
    const headers = { 'accept-encoding': 'gzip' };
    const zipped = await test.app.request(`/api/export?${query}`, { headers });
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
    const bytes = Buffer.from(await zipped.arrayBuffer());
    expect(gunzipSync(bytes).equals(await fetchBytes(query))).toBe(true);
  });

  it('to HEAD has no body', async () => {
    const response = await test.app.request(`/api/export?${query}`, { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
    expect(response.headers.get('export-rows')).toBe('9');
  });

  it('about a file has its hash when asked', async () => {
    const bytes = await fetchBytes(query);
    const answer = (await test.ask(
      `/api/export/about?${query}&hash=1`,
    )) as unknown as ExportAboutAnswer;
    expect(answer.file).toMatchObject({
      rows: 9,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect(answer.about.notices.join(' ')).toMatch(/Voorlopige cijfers: v1101_t 2024/);
    expect(answer.about.notices.join(' ')).toMatch(/Prognoses: v1101_t 2030/);
    const plain = (await test.ask(`/api/export/about?${query}`)) as unknown as ExportAboutAnswer;
    expect(plain.about).toEqual(answer.about);
  });
});

describe('refusals say what would do', () => {
  const base = 'indicator=v1101_t&level=statsec&period=2024';
  it.each([
    [`format=ods&${base}`, 400, /expected csv, xlsx/],
    [`format=geojson&crs=31370&${base}`, 400, /WGS84.*gpkg or fgb/],
    [`format=csv&geometry=full&${base}`, 400, /geojson, fgb or gpkg/],
    [`format=fgb&geometry=none&${base}`, 400, /csv/],
    [`format=fgb&shape=long&${base}`, 400, /gpkg/],
    [`format=gpkg&zoom=8&${base}`, 400, /geometry=simplified/],
    [`format=xlsx&bom=1&${base}`, 400, /format=csv/],
    [`format=csv&classes=red,10,blue&${base}`, 400, /ascending breaks/],
    [`format=csv&classes=eff3ff,20,bdd7e7,10,6baed6&${base}`, 400, /ascending breaks/],
    [`format=csv&margin=95&${base}`, 404, /sample survey/],
    [`format=csv&cells=leeftijd:1&${base}`, 400, /cube/],
    [`format=csv&areas=44021A00-,44021a00_&${base}`, 400, /given twice/],
    [`format=csv&areas=44021A00-&within=gemeente:44021&${base}`, 400, /not both/],
    [`format=csv&areas=&${base}`, 400, /code without spaces/],
    [`format=csv&within=gemeente:44099&${base}`, 404, /unknown gemeente/],
    ['format=csv&indicator=v1101_t,v1101_T&level=statsec&period=2024', 400, /given twice/],
    ['format=csv&indicator=v1101_t&level=statsec&period=1999', 404, /2023, 2024, 2030/],
    ['format=csv&indicator=v1101_t&level=statsec&period=1990..1999', 404, /2023, 2024, 2030/],
    ['format=csv&indicator=v1101_t&level=statsec&period=2024..2020', 400, /2015\.\.2024/],
    ['format=csv&indicator=vg_mediaan&level=statsec&period=all', 404, /not available at level/],
    [`format=csv&${base}&perod=1`, 400, /unknown parameter/],
  ])('%s', async (query, status, message) => {
    const response = await test.app.request(`/api/export?${query}`);
    const answer = (await response.json()) as { ok: boolean; error: string };
    expect({ status: response.status, ok: answer.ok }).toEqual({ status, ok: false });
    expect(answer.error).toMatch(message);
  });
});
