import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../fixtures/create-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.stop());

describe('caching', () => {
  const path = '/api/levels/statsec/areas';

  it('answers 304 to a browser that has the answer, whatever the encoding', async () => {
    const first = await test.app.request(path);
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(new RegExp(`^"${test.edition}-[\\w-]{16}"$`));
    expect(first.headers.get('cache-control')).toBe('public, no-cache');
    for (const given of [tag, `"other", W/${tag}`, tag.replace(/"$/, '-gzip"'), '*']) {
      const second = await test.app.request(path, { headers: { 'if-none-match': given } });
      expect(second.status).toBe(304);
      expect(await second.text()).toBe('');
      expect(second.headers.get('etag')).toBe(tag);
    }
    const other = await test.app.request(path, { headers: { 'if-none-match': '"other"' } });
    expect(other.status).toBe(200);
  });

  it('does not answer 304 for a refused question', async () => {
    const response = await test.app.request(`${path}?x=1`, { headers: { 'if-none-match': '*' } });
    expect(response.status).toBe(400);
    expect(response.headers.get('etag')).toBeNull();
  });

  it('compresses as the client can read, with a tag per encoding', async () => {
    const path = '/api/indicators';
    const plain = await (await test.app.request(path)).text();
    const tags = new Set<string | null>();
    for (const [accept, encoding] of [
      ['gzip, deflate, br', 'br'],
      ['gzip', 'gzip'],
      ['br;q=0, gzip;q=0.5', 'gzip'],
      ['identity', null],
    ] as const) {
      const response = await test.app.request(path, { headers: { 'accept-encoding': accept } });
      expect(response.headers.get('content-encoding')).toBe(encoding);
      expect(response.headers.get('vary')).toContain('Accept-Encoding');
      const bytes = Buffer.from(await response.arrayBuffer());
      const read = { br: brotliDecompressSync, gzip: gunzipSync, none: (b: Buffer) => b };
      expect(read[encoding ?? 'none'](bytes).toString()).toBe(plain);
      tags.add(response.headers.get('etag'));
    }
    expect(tags.size).toBe(3);
  });

  it('answers an edition asked for by id', async () => {
    const answer = await test.ask(`/api/edition?edition=${test.edition}`);
    expect(answer).toMatchObject({ ok: true, edition: test.edition });
  });
});

describe('methods and headers', () => {
  it.each([
    '/health',
    '/',
    '/api/levels',
    '/api/search?q=gent',
    '/tiles/{ed}/gemeente.json',
    '/fgb/{ed}/gemeente.fgb',
  ])('answers HEAD on %s with the headers of GET and no body', async (template) => {
    const path = template.replace('{ed}', test.edition);
    const get = await test.app.request(path, { headers: { accept: 'text/html' } });
    const head = await test.app.request(path, { method: 'HEAD', headers: { accept: 'text/html' } });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    await get.arrayBuffer();
    expect([...head.headers]).toEqual([...get.headers]);
  });

  it('lets scripts of other sites ask', async () => {
    const response = await test.app.request('/api/values', { method: 'OPTIONS' });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-headers')).toContain('If-None-Match');
  });
});
