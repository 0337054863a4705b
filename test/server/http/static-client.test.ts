import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../../server/routes/app.ts';
import { createTestApp, type TestApp } from '../../fixtures/create-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.stop());

const page = { accept: 'text/html,application/xhtml+xml' };

describe('the client', () => {
  it.each(['/', '/index.html', '/kaart/gent'])(
    'gets its page at %s, never from an old cache',
    async (url) => {
      const response = await test.app.request(url, { headers: page });
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('<title>Atlas</title>');
      expect(response.headers.get('cache-control')).toBe('no-cache');
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toContain('unsafe');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    },
  );

  it.each(['/?embed', '/?indicator=v1101_t&embed=legend'])(
    'may stand in a page of another site when it is made for that: %s',
    async (url) => {
      const response = await test.app.request(url, { headers: page });
      const policy = response.headers.get('content-security-policy');
      expect(policy).toContain("default-src 'self'");
      expect(policy).not.toContain('frame-ancestors');
      expect(response.headers.get('x-frame-options')).toBeNull();
    },
  );

  it.each(['/', '/?lang=fr', '/kaart/gent?x=embed', '/assets/main-a1b2c3.js'])(
    'stands in no other page otherwise: %s',
    async (url) => {
      const response = await test.app.request(url, { headers: page });
      const policy = response.headers.get('content-security-policy');
      expect(policy).toContain("frame-ancestors 'self'");
    },
  );

  it('gets files with a hash in their name for a year, compressed', async () => {
    const response = await test.app.request('/assets/main-a1b2c3.js', {
      headers: { 'accept-encoding': 'br, gzip' },
    });
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(response.headers.get('content-encoding')).toBe('br');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  it('gets a new page after a new build', async () => {
    const file = path.join(test.dataDir, 'client', 'index.html');
    const before = (await test.app.request('/', { headers: page })).headers.get('etag') ?? '';
    writeFileSync(file, '<!doctype html><title>Atlas</title>new');
    const response = await test.app.request('/', { headers: { ...page, 'if-none-match': before } });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('new');
  });

  it('is no answer to a script that asks for data', async () => {
    const response = await test.app.request('/kaart/gent', { headers: { accept: '*/*' } });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ ok: false, code: 'not_found' });
  });

  it('says how to build it when it is not there', async () => {
    const { editions } = test;
    const app = createApp({ editions, clientDir: '/nowhere', log: () => {} });
    const response = await app.request('/', { headers: page });
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ error: expect.stringContaining('build:client') });
  });
});
