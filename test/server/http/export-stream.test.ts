/** Files on their way: slow readers, readers who leave, and editions that change meanwhile. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { switchLive } from '../../../geodata/edition/editions.ts';
import { streamChunks } from '../../../server/http/stream-chunks.ts';
import { createTestApp, type TestApp } from '../../fixtures/create-app.ts';
import { createEdition } from '../../fixtures/create-edition.ts';
import { listen } from '../listen.ts';

/** Chunks without end, and what became of them. */
function createEndless(chunk: Uint8Array): {
  chunks: Generator<Uint8Array>;
  seen: { made: number; isReturned: boolean };
} {
  const seen = { made: 0, isReturned: false };
  function* make(): Generator<Uint8Array> {
    try {
      for (;;) {
        seen.made++;
        yield chunk;
      }
    } finally {
      seen.isReturned = true;
    }
  }
  return { chunks: make(), seen };
}

const aWhile = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

describe('a stream of chunks', () => {
  it('makes no more than is read', async () => {
    const { chunks, seen } = createEndless(Buffer.from('x'));
    const reader = streamChunks(chunks, () => {}).getReader();
    for (let i = 0; i < 3; i++) await reader.read();
    await aWhile();
    expect(seen.made).toBe(3);
    await reader.cancel();
  });

  it('frees everything when the reader leaves, once', async () => {
    const { chunks, seen } = createEndless(Buffer.from('x'));
    const done = vi.fn();
    const reader = streamChunks(chunks, done).getReader();
    await reader.read();
    await reader.cancel();
    await aWhile();
    expect(seen.isReturned).toBe(true);
    expect(done).toHaveBeenCalledOnce();
  });

  it('frees everything when the reader leaves while nothing comes', async () => {
    const { chunks, seen } = createEndless(new Uint8Array(0));
    const done = vi.fn();
    const reader = streamChunks(chunks, done).getReader();
    const reading = reader.read();
    await aWhile();
    await reader.cancel();
    expect((await reading).done).toBe(true);
    const { made } = seen;
    await aWhile();
    expect(seen).toEqual({ made, isReturned: true });
    expect(done).toHaveBeenCalledOnce();
  });

  it('tells of an error and breaks off', async () => {
    function* fail(): Generator<Uint8Array> {
      yield Buffer.from('x');
      throw new Error('disk full');
    }
    const done = vi.fn();
    const reader = streamChunks(fail(), done).getReader();
    await reader.read();
    await expect(reader.read()).rejects.toThrow('disk full');
    expect(done).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ message: 'disk full' }));
  });
});

describe('an export over HTTP', () => {
  let test: TestApp;
  let server: Awaited<ReturnType<typeof listen>>;
  let temporary: string;
  beforeEach(async () => {
    temporary = mkdtempSync(path.join(tmpdir(), 'buurtatlas-test-'));
    test = await createTestApp({ checkEveryMs: 0, keepOpenMs: 0 });
    vi.stubEnv('TMPDIR', temporary);
    server = await listen(test);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await server.stop();
    await test.stop();
    rmSync(temporary, { recursive: true });
  });

  const GPKG = '/api/export?format=gpkg&shape=long&indicator=v1101_t&level=statsec&period=all';

  it('that is given up leaves nothing behind and takes no place', async () => {
    for (let i = 0; i < 10; i++) {
      await new Promise<void>((resolve, reject) => {
        const asking = request(`${server.base}${GPKG}`, (response) => {
          response.once('data', () => asking.destroy());
          response.once('close', resolve);
          response.on('error', () => {});
        });
        asking.on('error', reject);
        asking.end();
      });
    }
    await vi.waitFor(() => expect(readdirSync(temporary)).toEqual([]));
    const response = await fetch(`${server.base}${GPKG}`);
    expect(response.status).toBe(200);
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
    expect(test.logged).toEqual([]);
  });

  it('is refused for a while when many are under way', async () => {
    const open = await Promise.all(Array.from({ length: 6 }, () => test.app.request(GPKG)));
    const refused = await test.app.request(GPKG);
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('5');
    for (const { body } of open) await body?.cancel();
    const response = await test.app.request(GPKG);
    expect(response.status).toBe(200);
    await response.body?.cancel();
  });

  it('is finished on the edition it began with', async () => {
    const old = test.edition;
    const csv = '/api/export?format=csv&indicator=v1101_t,v1101_m&level=statsec&period=all';
    const response = await test.app.request(csv);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = (await reader?.read())?.value ?? '';
    const newer = await createEdition(test.dataDir, { name: 'Nieuwer' });
    expect(newer).not.toBe(old);
    await switchLive(test.dataDir, newer);
    for (let i = 0; i < 3; i++) await test.app.request('/api/edition');
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true };
      if (done) break;
      text += value;
    }
    expect(text).toBe(await (await test.app.request(`${csv}&edition=${old}`)).text());
  });
});
