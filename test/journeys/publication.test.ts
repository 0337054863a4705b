/** An edition as plain files behind nginx, with no server of ours: the map, an area, its page and its file. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FolderTarget } from '../../scripts/static/folder-target.ts';
import { publishEdition } from '../../scripts/static/publish-edition.ts';
import { EditionHolder } from '../../server/edition/edition-holder.ts';
import { createApp } from '../../server/routes/app.ts';
import { createDataDir, createEdition } from '../fixtures/create-edition.ts';
import { openPage, settled, startBrowser, whatIsMissing } from './atlas-browser.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const NGINX = '/usr/sbin/nginx';
const isMissing = whatIsMissing() !== null || !existsSync(NGINX);

let folder: string;
let origin: string;
let stop: () => Promise<void>;

beforeAll(async () => {
  if (isMissing) return;
  folder = mkdtempSync(path.join(tmpdir(), 'buurtatlas-nginx-'));
  const { dataDir, remove } = createDataDir();
  await createEdition(dataDir);
  const editions = new EditionHolder({ dataDir, log: () => {} });
  const clientDir = path.join(ROOT, 'client/dist');
  const app = createApp({ editions, clientDir, log: () => {} });
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  const target = new FolderTarget(path.join(folder, 'site'));
  await publishEdition({
    app,
    bundle: editions.live(),
    target,
    origin,
    clientDir,
    progress: () => {},
  });
  editions.close();
  await remove();
  const nginx = startNginx(port);
  await untilAnswers(`${origin}/live.json`);
  stop = async () => {
    const ended = new Promise((resolve) => nginx.once('exit', resolve));
    nginx.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
});

afterAll(() => stop?.());

/** With the example of the documentation. */
function startNginx(port: number) {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${folder}/${kind};`)
    .join(' ');
  mkdirSync(path.join(folder, 'site'), { recursive: true });
  const example = path.join(ROOT, 'docs/operations/nginx-static.conf');
  const config = path.join(folder, 'nginx.conf');
  // Its workers would become another user, who may not read a temporary folder.
  const asRoot = process.getuid?.() === 0 ? 'user root; ' : '';
  writeFileSync(
    config,
    `${asRoot}daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
events { worker_connections 64; }
http { access_log off; ${temporary} server { listen 127.0.0.1:${port}; root ${folder}/site; include ${example}; } }`,
  );
  execFileSync(NGINX, ['-t', '-q', '-e', `${folder}/error.log`, '-c', config]);
  return spawn(NGINX, ['-e', `${folder}/error.log`, '-c', config], { stdio: 'ignore' });
}

it.skipIf(isMissing)('explore, choose, read and take away without a server', async () => {
  const browser = await startBrowser();
  try {
    const { page, complaints, requests } = await openPage(browser, origin);
    await page.goto(`${origin}/?indicator=v1101_t&level=statsec&area=statsec:44021A00-`);
    await settled(page, 'statsec');
    await page.waitForSelector('.place-name');
    expect(await page.textContent('.place-code')).toBe('44021A00-');
    await page.waitForSelector('.trend');
    // What needs a server is not offered.
    expect(await page.locator('.select-areas, [data-profile], .path-ask').count()).toBe(0);

    await page.goto(`${origin}/?indicator=v1101_t&level=gemeente`);
    await settled(page, 'gemeente');
    await page.fill('[role=combobox]', 'mannen');
    await page.waitForSelector('[role=option]');

    await page.goto(`${origin}/?indicator=v1101_t&level=gemeente`);
    await settled(page, 'gemeente');
    await page.click('.tool.export');
    await page.waitForSelector('.export-choices a[download]');
    const file = await page.getAttribute('.export-choices a[download]', 'href');
    const csv = await (await fetch(origin + file)).text();
    expect(csv).toContain('v1101_t');
    expect(await page.textContent('.export-choices')).toContain('zonder server');

    await page.goto(`${origin}/gebied/gemeente/44021`);
    expect(await page.textContent('h1')).toBeTruthy();
    expect(requests.filter((url) => /\/(api|tiles|fgb)\//.test(url))).toEqual([]);
    expect(requests.some((url) => url.endsWith('.pmtiles'))).toBe(true);
    expect(complaints).toEqual([]);
    const log = readFileSync(path.join(folder, 'error.log'), 'utf8');
    expect(
      log.split('\n').filter((line) => /\[(error|crit)\]/.test(line) && !line.includes('sw.js')),
    ).toEqual([]);
  } finally {
    await browser.close();
  }
});

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function untilAnswers(url: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nginx does not answer ${url}`);
}
