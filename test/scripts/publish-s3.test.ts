/** The same publication in an S3-compatible store. */
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import S3rver from 's3rver';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishEdition, rollBack } from '../../scripts/static/publish-edition.ts';
import { S3Target } from '../../scripts/static/s3-target.ts';
import { createTestApp, type TestApp } from '../fixtures/create-app.ts';
import { createEdition } from '../fixtures/create-edition.ts';

let test: TestApp;
let folder: string;
let store: S3rver;
let base: string;

beforeAll(async () => {
  test = await createTestApp({ checkEveryMs: 0 });
  folder = mkdtempSync(path.join(tmpdir(), 'buurtatlas-s3-'));
  store = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: folder,
    configureBuckets: [{ name: 'atlas', configs: [] }],
  });
  const { port } = await store.run();
  base = `http://127.0.0.1:${port}`;
  process.env.AWS_ACCESS_KEY_ID = 'S3RVER';
  process.env.AWS_SECRET_ACCESS_KEY = 'S3RVER';
});

afterAll(async () => {
  await store.close();
  await test.stop();
  await rm(folder, { recursive: true, force: true });
});

it('publishes, shares what says the same, and rolls back', async () => {
  const target = new S3Target('s3://atlas/kaart', base);
  const publish = () =>
    publishEdition({
      app: test.app,
      bundle: test.editions.live(),
      target,
      origin: 'https://atlas.example.org',
      clientDir: path.join(test.dataDir, 'client'),
      progress: () => {},
    });
  const first = await publish();
  expect(first.files).toBeGreaterThan(100);
  const get = (key: string, headers = {}) => fetch(`${base}/atlas/kaart/${key}`, { headers });
  const live = async () =>
    (await (await get('live.json')).json()) as { edition: string; index: string };
  const pointer = await live();
  expect(pointer.edition).toBe(test.edition);

  const index = await get(`objects/${pointer.index}`);
  expect(index.headers.get('cache-control')).toContain('immutable');
  expect(index.headers.get('content-encoding')).toBe('gzip');
  const { tiles } = (await index.json()) as { tiles: Record<string, string> };
  const part = await get(`objects/${tiles.statsec}`, { range: 'bytes=0-6' });
  expect(part.status).toBe(206);
  expect(await part.text()).toBe('PMTiles');

  const page = await get('gebied/gemeente/44021');
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(await page.text()).toContain('44021');

  await createEdition(test.dataDir, { name: 'Tweede' });
  const second = await publish();
  expect(second.unchanged).toBeGreaterThan(second.files);
  expect((await live()).edition).toBe(second.edition);
  await rollBack(target, first.edition);
  expect((await live()).edition).toBe(first.edition);
});

it('says what an address must look like', () => {
  expect(() => new S3Target('s3:/atlas')).toThrow('expected s3://bucket/prefix, got "s3:/atlas"');
});
