import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../fixtures/create-app.ts';
import { tileAt } from '../../fixtures/row-of-sectors.ts';

let test: TestApp;
let tilePath: string;
beforeAll(async () => {
  test = await createTestApp();
  const { x, y } = tileAt(10);
  tilePath = `/tiles/${test.edition}/gemeente/10/${x}/${y}.mvt`;
});
afterAll(() => test.stop());

describe('tiles', () => {
  it('are sent as they are stored, for a year', async () => {
    const response = await test.app.request(tilePath, { headers: { 'accept-encoding': 'gzip' } });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(response.headers.get('content-type')).toBe('application/vnd.mapbox-vector-tile');
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(gunzipSync(bytes).toString('latin1')).toContain('44021');
  });

  it('are unpacked for a client that does not read gzip', async () => {
    const response = await test.app.request(tilePath);
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(Buffer.from(await response.arrayBuffer()).toString('latin1')).toContain('44021');
  });

  it('are 204 when empty', async () => {
    const response = await test.app.request(`/tiles/${test.edition}/gemeente/10/0/0.mvt`);
    expect(response.status).toBe(204);
    expect(await response.text()).toBe('');
    expect(response.headers.get('cache-control')).toContain('immutable');
  });

  it('are 304 for a browser that has them', async () => {
    const etag = (await test.app.request(tilePath)).headers.get('etag') ?? '';
    const response = await test.app.request(tilePath, { headers: { 'if-none-match': etag } });
    expect(response.status).toBe(304);
  });

  it('are described by a TileJSON', async () => {
    const answer = await test.ask(`/tiles/${test.edition}/gemeente.json`);
    expect(answer).toMatchObject({
      tilejson: '3.0.0',
      tiles: [`http://localhost/tiles/${test.edition}/gemeente/{z}/{x}/{y}.mvt`],
      minzoom: 6,
      maxzoom: 12,
      bounds: [3, 51, 3.6, 51.1],
      attribution: 'Statbel',
    });
  });
});

describe('FlatGeobuf files', () => {
  const fetchRange = (range: string, headers: Record<string, string> = {}) =>
    test.app.request(`/fgb/${test.edition}/gemeente.fgb`, { headers: { range, ...headers } });
  const stored = (): Buffer =>
    readFileSync(path.join(test.dataDir, 'editions', test.edition, 'gemeente.fgb'));

  it('come whole without a range', async () => {
    const response = await test.app.request(`/fgb/${test.edition}/gemeente.fgb`);
    expect(response.status).toBe(200);
    expect(response.headers.get('accept-ranges')).toBe('bytes');
    expect(Buffer.from(await response.arrayBuffer())).toEqual(stored());
  });

  it.each([
    ['bytes=0-7', 0, 8],
    ['bytes=8-', 8, undefined],
    ['bytes=-10', -10, undefined],
    ['bytes=4-999999999', 4, undefined],
    ['bytes=-999999999', 0, undefined],
  ])('answer %s with those bytes', async (range, start, end) => {
    const response = await fetchRange(range);
    const expected = stored().subarray(start, end);
    expect(response.status).toBe(206);
    expect(response.headers.get('content-length')).toBe(String(expected.length));
    const first = expected.byteOffset - stored().subarray(0).byteOffset;
    expect(Number.isNaN(first)).toBe(false);
    expect(response.headers.get('content-range')).toMatch(
      new RegExp(`^bytes \\d+-\\d+/${stored().length}$`),
    );
    expect(Buffer.from(await response.arrayBuffer())).toEqual(expected);
  });

  it.each(['bytes=99999999-', 'bytes=-0'])('refuse %s in the one shape', async (range) => {
    const response = await fetchRange(range);
    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe(`bytes */${stored().length}`);
    expect(await response.json()).toMatchObject({ ok: false, code: 'range_not_satisfiable' });
  });

  it.each(['bytes=5-2', 'lines=1-2', 'bytes=0-1,4-5', 'bytes=-'])(
    'come whole where %s says nothing usable',
    async (range) => {
      const response = await fetchRange(range);
      expect(response.status).toBe(200);
      expect((await response.arrayBuffer()).byteLength).toBe(stored().length);
    },
  );

  it('come whole when the range is of another version', async () => {
    const whole = await fetchRange('bytes=0-3', { 'if-range': '"other"' });
    expect(whole.status).toBe(200);
    await whole.arrayBuffer();
    const etag = whole.headers.get('etag') ?? '';
    const part = await fetchRange('bytes=0-3', { 'if-range': etag });
    expect(part.status).toBe(206);
    await part.arrayBuffer();
  });
});
