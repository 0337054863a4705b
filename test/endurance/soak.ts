/**
 * npm run soak [-- --seconds 120] [--switches 10] [--readers 6]
 *
 * Three servers over one folder behind nginx (where it is installed; else one of them is asked), mixed traffic, editions
 * that switch, and one server that is killed and started again. Prints requests, failures and memory. Exit code 1 for
 * a failure, or memory that grew by more than half after the first third.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { switchLive } from '../../geodata/edition/editions.ts';
import { createDataDir, createEdition } from '../fixtures/create-edition.ts';
import { ROOT, type RunningServer, startServer, watch } from './servers.ts';

const NGINX = '/usr/sbin/nginx';
const MAX_GROWTH = 1.5;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '120' },
    switches: { type: 'string', default: '10' },
    readers: { type: 'string', default: '6' },
  },
});
const [seconds, switches] = [Number(values.seconds), Number(values.switches)];

const { dataDir, remove } = createDataDir();
const editions = [await createEdition(dataDir), await createEdition(dataDir, { name: 'Tweede' })];
const ports = await Promise.all([freePort(), freePort(), freePort()]);
const servers: RunningServer[] = [];
for (const port of ports) servers.push(await startServer(dataDir, port));
const proxy = existsSync(NGINX) ? await startProxy(ports) : null;
const reader = watch(proxy?.base ?? servers[0]?.base ?? '', Number(values.readers));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

console.log('| second | live | requests | failed | resident MB of each |');
console.log('| --: | --- | --: | --: | --- |');
const memory: number[][] = [];
for (let turn = 1; turn <= switches; turn++) {
  await pause((seconds * 1000) / switches / 2);
  const [dying] = servers;
  if (proxy && turn === Math.ceil(switches / 2) && dying) {
    await dying.stop('SIGKILL');
    servers[0] = await startServer(dataDir, ports[0]);
  }
  await pause((seconds * 1000) / switches / 2);
  const id = editions[turn % 2] ?? '';
  await switchLive(dataDir, id);
  const now = await Promise.all(servers.map(residentMb));
  memory.push(now);
  const { requests, failures } = reader.seen;
  console.log(
    `| ${Math.round((turn * seconds) / switches)} | ${id} | ${requests} | ${failures.length} | ${now.map(Math.round).join(', ')} |`,
  );
}
await pause(1000);
const { requests, failures, editions: seen } = await reader.stop();
for (const server of servers) await server.stop();
await proxy?.stop();
await remove();
// The second server was there all the time.
const early = memory[Math.floor(switches / 3)]?.[1] ?? 0;
const growth = (memory.at(-1)?.[1] ?? 0) / early;
for (const failure of failures.slice(0, 5)) console.error(failure);
console.log(
  `\n${requests} requests (${Math.round(requests / seconds)} a second), ${failures.length} failed, ${seen.size} editions seen, ${switches} switches, memory ${growth.toFixed(2)} of that after a third`,
);
process.exit(failures.length > 0 || growth > MAX_GROWTH || seen.size < 2 ? 1 : 0);

async function residentMb({ base }: RunningServer): Promise<number> {
  const text = await (await fetch(`${base}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\d+)/m.exec(text)?.[1] ?? 0) / 1e6;
}

/** The example of the documentation, with ports of this run and without its limit on one reader. */
async function startProxy(servers: readonly number[]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'buurtatlas-proxy-'));
  const port = await freePort();
  const example = readFileSync(path.join(ROOT, 'docs/operations/nginx.conf'), 'utf8')
    .replace(/127\.0\.0\.1:808([123])/g, (_, n: string) => `127.0.0.1:${servers[Number(n) - 1]}`)
    .replace('127.0.0.1:8080', `127.0.0.1:${port}`)
    .replace(/limit_req(_zone|_status)? .*;/g, '');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${folder}/${kind};`)
    .join(' ');
  const asRoot = process.getuid?.() === 0 ? 'user root; ' : '';
  const config = path.join(folder, 'nginx.conf');
  writeFileSync(
    config,
    `${asRoot}daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;\nevents { worker_connections 256; }\nhttp { access_log off; ${temporary}\n${example} }`,
  );
  const child = spawn(NGINX, ['-e', `${folder}/error.log`, '-c', config], { stdio: 'inherit' });
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const stop = async (): Promise<void> => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return { base: `http://127.0.0.1:${port}`, stop };
}

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
