/** Requests per second of the real server on loopback, beside its own simplest answer. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import autocannon from 'autocannon';
import { openEdition, readLive } from '../../geodata/edition/editions.ts';
import { EditionHolder } from '../../server/edition/edition-holder.ts';
import { createHttpServer, stopServer } from '../../server/http/http-server.ts';
import { createApp } from '../../server/routes/app.ts';
import type { Measurement } from './measurement.ts';

const SECONDS = 3;
const CONNECTIONS = 16;
const WORST_TILE = 260 * 1024;
const MEAN_TILE = 15 * 1024;
const COLUMN_BYTES = 35 * 1024;

/** Requests a second, and milliseconds of processor time of the server for one. */
type Load = { rate: number; cpuMs: number };

export async function benchServing(): Promise<Measurement[]> {
  const dataDir = process.env.DATA_DIR ?? 'data';
  const editions = new EditionHolder({ dataDir, log: () => {} });
  const clientDir = path.join(import.meta.dirname, '../../client/dist');
  const quiet = (): void => {};
  const app = createApp({ editions, clientDir, log: quiet });
  const server = createHttpServer(app, quiet, null);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const base = `http://127.0.0.1:${address.port}`;
  try {
    const id = readLive(dataDir) ?? '';
    const column = '/api/values?indicator=vp2506_elek_res_n&level=statsec2024&period=latest';
    const bytes = await (await fetch(base + column)).arrayBuffer();
    const hello = await load(`${base}/health`);
    const tile = await load(`${base}/tiles/${id}/statsec2024/10/522/343.mvt`);
    const values = await load(base + column);
    const columnGz = gzipSync(Buffer.from(bytes)).length;
    const share = ({ rate, cpuMs }: Load): string =>
      `${Math.round(rate)} req/s, ${(rate / hello.rate).toFixed(2)} of hello; ${cpuMs.toFixed(3)} ms of processor each`;
    return [
      ...tileSizes(dataDir, id),
      {
        what: 'tile, stored',
        measured: share(tile),
        baseline: `hello ${Math.round(hello.rate)} req/s, ${hello.cpuMs.toFixed(3)} ms`,
        budget: '≥ 0.25 of hello',
        ok: tile.rate >= hello.rate / 4,
      },
      {
        what: 'column of 10,000 values, cached',
        measured: share(values),
        baseline: `hello ${Math.round(hello.rate)} req/s, ${hello.cpuMs.toFixed(3)} ms`,
        budget: '≥ 0.25 of hello',
        ok: values.rate >= hello.rate / 4,
      },
      {
        what: 'column of 10,000 values, gz',
        measured: `${(columnGz / 1024).toFixed(1)} kB`,
        baseline: `${(bytes.byteLength / 1024).toFixed(0)} kB plain`,
        budget: '≤ 35 kB',
        ok: columnGz <= COLUMN_BYTES,
      },
    ];
  } finally {
    await stopServer(server);
    editions.close();
  }
}

/** By wrk where it is installed: autocannon itself takes longer over 28 kB than the server does. */
async function load(url: string): Promise<Load> {
  const began = process.cpuUsage();
  const rate = await rateOf(url);
  const { user, system } = process.cpuUsage(began);
  // The load comes from another process or thread; autocannon's thread counts here too.
  return { rate, cpuMs: (user + system) / 1000 / (rate * SECONDS) };
}

async function rateOf(url: string): Promise<number> {
  try {
    return await loadWithWrk(url);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return loadWithAutocannon(url);
  }
}

async function loadWithWrk(url: string): Promise<number> {
  const asked = ['-t1', `-c${CONNECTIONS}`, `-d${SECONDS}s`, '-H', 'accept-encoding: gzip', url];
  const { stdout } = await promisify(execFile)('wrk', asked);
  const rate = Number(/Requests\/sec:\s*([\d.]+)/.exec(stdout)?.[1]);
  if (!(rate > 0) || /Non-2xx|Socket errors/.test(stdout))
    throw new Error(`${url} failed under load: ${stdout}`);
  return rate;
}

async function loadWithAutocannon(url: string): Promise<number> {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    // A thread of its own: the load must not wait for the server's event loop.
    workers: 1,
    duration: SECONDS,
    headers: { 'accept-encoding': 'gzip' },
  });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url} failed under load`);
  return result.requests.average;
}

function tileSizes(dataDir: string, id: string): Measurement[] {
  const edition = openEdition(dataDir, id);
  const { worst, mean } = edition.db
    .prepare('SELECT MAX(LENGTH(data)) AS worst, AVG(LENGTH(data)) AS mean FROM tile')
    .get() as { worst: number; mean: number };
  edition.close();
  const kB = (bytes: number): string => `${(bytes / 1024).toFixed(1)} kB`;
  return [
    {
      what: 'worst tile, gz',
      measured: kB(worst),
      baseline: '',
      budget: '≤ 260 kB',
      ok: worst <= WORST_TILE,
    },
    {
      what: 'mean tile, gz',
      measured: kB(mean),
      baseline: '',
      budget: '≤ 15 kB',
      ok: mean <= MEAN_TILE,
    },
  ];
}
