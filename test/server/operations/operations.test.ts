/** What whoever runs the server counts on: settings, readiness, metrics, limits, logs. */
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { Writable } from 'node:stream';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAllowed, listLicences } from '../../../scripts/licences.ts';
import { readConfig } from '../../../server/http/config.ts';
import { createMetrics, kindOf } from '../../../server/http/metrics.ts';
import { clientOf } from '../../../server/http/rate-limit.ts';
import { jsonLog } from '../../../server/http/request-log.ts';
import { createApp } from '../../../server/routes/app.ts';
import { createTestApp, type TestApp } from '../../fixtures/create-app.ts';
import { listen } from '../listen.ts';

const ROOT = path.join(import.meta.dirname, '../../..');
let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.stop());

const appWith = (more: object) =>
  createApp({
    editions: test.editions,
    clientDir: path.join(test.dataDir, 'client'),
    log: () => {},
    ...more,
  });

describe('settings', () => {
  it('are those that the reference lists, with the same defaults', () => {
    const reference = readFileSync(path.join(ROOT, 'docs/operations/configuration.md'), 'utf8');
    const listed = [...reference.matchAll(/^\| `([A-Z_]+)` \| `?([^`|]*?)`? \|/gm)].map(
      ([, name, value]) => [name, value === '(empty)' ? '' : value],
    );
    const code = readFileSync(path.join(ROOT, 'server/http/config.ts'), 'utf8');
    const read = [...code.matchAll(/environment\.([A-Z_]+) \?\? '([^']*)'/g)].map(
      ([, name, value]) => [name, value],
    );
    expect(read.length).toBeGreaterThan(6);
    expect(listed.sort()).toEqual(read.sort());
  });

  it.each([
    [{ RATE_LIMIT: '-1' }, 'RATE_LIMIT: expected a number from 0 to 1000000, got "-1"'],
    [{ PROXIES: 'yes' }, 'PROXIES: expected a number from 0 to 10, got "yes"'],
    [{ METRICS: 'true' }, 'METRICS: expected on or off, got "true"'],
    [{ LOG: 'xml' }, 'LOG: expected on, json or off, got "xml"'],
  ])('%o are refused with what is allowed', (environment, message) => {
    expect(() => readConfig(environment)).toThrow(message);
  });
});

describe('readiness', () => {
  it('is told with the edition, and not any more once the process is ending', async () => {
    expect(await (await test.app.request('/ready')).json()).toEqual({
      ok: true,
      edition: test.edition,
    });
    const ending = await appWith({ isStopping: () => true }).request('/ready');
    expect(ending.status).toBe(503);
    expect(await ending.json()).toMatchObject({
      code: 'unavailable',
      error: 'the server is stopping',
    });
  });
});

describe('metrics', () => {
  it('are off unless asked for', async () => {
    expect((await test.app.request('/metrics')).status).toBe(404);
  });

  it('count by kind of address and class of status, and never by address', async () => {
    const metrics = createMetrics();
    metrics.note({ method: 'GET', url: '/api/values?indicator=v1101_t', status: 200, tookMs: 12 });
    metrics.note({ method: 'GET', url: '/api/<script>', status: 404, tookMs: 1 });
    metrics.note({ method: 'GET', url: '/gebied/statsec/44021A00-', status: null, tookMs: 1 });
    const response = await appWith({ metrics }).request('/metrics');
    expect(response.headers.get('content-type')).toContain('text/plain');
    const text = await response.text();
    expect(text).toContain(
      'buurtatlas_request_seconds_bucket{le="0.02",kind="api/values",status="2xx"} 1',
    );
    expect(text).toContain('buurtatlas_aborted_total 1');
    expect(text).toContain(`buurtatlas_edition_info{edition="${test.edition}"} 1`);
    expect(text).not.toMatch(/<script|44021|v1101/);
    expect(['/', '/fr/gebied/x', '/zzz', '/api/levels/x/areas'].map(kindOf)).toEqual([
      'page',
      'gebied',
      'other',
      'api/levels',
    ]);
  });
});

describe('a limit per client', () => {
  const ask = (app: Hono, forwarded: string, at = '/api/levels') =>
    app.request(at, { headers: { 'x-forwarded-for': forwarded } });

  it('refuses with the shape of every error and a time to come back, one client at a time, and never stored bytes', async () => {
    const app = appWith({ rateLimit: { limit: 3, proxies: 1 } });
    const answers = [];
    for (let i = 0; i < 5; i++) answers.push(await ask(app, '203.0.113.7'));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
    const refused = answers[4];
    expect(await refused?.json()).toMatchObject({
      ok: false,
      code: 'too_many_requests',
      status: 429,
    });
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask(app, '203.0.113.8')).status).toBe(200);
    expect((await ask(app, '203.0.113.7', '/health')).status).toBe(200);
  });

  it('believes only what its own proxies wrote', async () => {
    const app = new Hono();
    app.get('/:proxies', (c) => c.text(clientOf(c, Number(c.req.param('proxies')))));
    const said = async (proxies: number, forwarded: string) =>
      (await ask(app, forwarded, `/${proxies}`)).text();
    expect(await said(1, '10.0.0.1, 203.0.113.7')).toBe('203.0.113.7');
    expect(await said(2, '6.6.6.6, 203.0.113.7, 10.0.0.1')).toBe('203.0.113.7');
    expect(await said(1, '2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2');
  });
});

describe('a request', () => {
  it('whose head is too long is refused with 431', async () => {
    const { base, stop } = await listen(test);
    const response = await fetch(`${base}/api/levels?x=${'a'.repeat(20_000)}`);
    expect(response.status).toBe(431);
    expect(await response.json()).toMatchObject({ code: 'request_too_large' });
    await stop();
  });

  it('that is cut short leaves the server answering', async () => {
    const { base, stop } = await listen(test);
    const { port } = new URL(base);
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write('POST /api/region HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"a":');
        socket.destroy();
        resolve();
      });
    });
    expect((await fetch(`${base}/health`)).status).toBe(200);
    await stop();
  });

  it('is an object a line, without who asked', () => {
    const lines: string[] = [];
    const log = jsonLog(
      new Writable({ write: (chunk, _, done) => done(void lines.push(String(chunk))) }),
    );
    log({ method: 'GET', url: '/api/search?…', status: 200, tookMs: 1.234 });
    const { time, ...said } = JSON.parse(lines[0] ?? '');
    expect(said).toEqual({
      level: 30,
      method: 'GET',
      url: '/api/search?…',
      status: 200,
      tookMs: 1.2,
      msg: 'request',
    });
    expect(Date.parse(time)).not.toBeNaN();
  });
});

describe('what runs', () => {
  it('has licences that may be used beside ours', () => {
    const packages = listLicences(ROOT);
    expect(packages.length).toBeGreaterThan(100);
    expect(packages.filter(({ licence, runs }) => runs && !isAllowed(licence))).toEqual([]);
    expect(isAllowed('(MIT OR GPL-3.0)')).toBe(true);
    expect(isAllowed('MIT AND GPL-3.0')).toBe(false);
  });
});
