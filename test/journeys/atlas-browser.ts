/** A real server on a free loopback port and a real Chromium: what journeys and screenshots look through. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** The shell is the same browser without a window to draw, which takes a third less work for each page. */
const CHROMIUMS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
const CHROMIUM = process.env.CHROMIUM ?? CHROMIUMS.find(existsSync) ?? '/usr/bin/chromium';
const START_MS = 60_000;
/** SLOWER=6 makes the script of every page six times slower: how a journey shows that it waits for states. */
const SLOWER = Number(process.env.SLOWER ?? 1);

/** What is missing to run a journey, or null. */
export function whatIsMissing(): string | null {
  if (!existsSync(CHROMIUM)) return `no Chromium at ${CHROMIUM} (set CHROMIUM)`;
  if (!existsSync(`${ROOT}client/dist/index.html`)) return 'no client/dist (npm run build:client)';
  if (!existsSync(`${ROOT}data/live`)) return 'no data/live (npm run edition)';
  return null;
}

export type AtlasServer = { origin: string; stop: () => Promise<void> };

/** @param dataDir editions to serve; the usual ones without it */
export async function startServer(dataDir?: string): Promise<AtlasServer> {
  const port = await freePort();
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: String(port),
      LOG: 'off',
      ...(dataDir ? { DATA_DIR: dataDir } : {}),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const origin = `http://127.0.0.1:${port}`;
  await untilAnswers(`${origin}/api/edition`, child, () => said);
  return { origin, stop: () => stop(child) };
}

/** @param more flags besides the usual */
export async function startBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  });
}

export type Watched = { page: Page; complaints: string[]; requests: string[] };

/** A page that writes down every console warning or error and every request, and reaches no other host. */
export async function openPage(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    // It would answer before a journey can: those about it allow it.
    serviceWorkers: 'block',
    ...options,
  });
  const page = await context.newPage();
  if (SLOWER > 1) {
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  }
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    const text = message.text();
    if (!['error', 'warning'].includes(message.type()) || ofTheDriver(text)) return;
    complaints.push(`${message.type()}: ${text}`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    requests.push(request.url());
    const { protocol, origin: asked } = new URL(request.url());
    if (protocol !== 'data:' && protocol !== 'blob:' && asked !== origin) {
      complaints.push(`request to another host: ${request.url()}`);
    }
  });
  return { page, complaints, requests };
}

/** Waits until the map has drawn everything it was asked for. */
export async function settled(page: Page, level?: string): Promise<void> {
  const at = level ? `[data-level="${level}"]` : '';
  await page.waitForSelector(`.map${at}[data-state="settled"]`, { timeout: 60_000 });
}

/**
 * The link as it stands once it says what the screen says: the page writes it after the frame that shows a change
 * (`client/src/state/page/location.ts`), so `page.url()` read at once may be the link of the step before.
 */
export async function linkOf(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        requestAnimationFrame(() => setTimeout(() => resolve(location.href)));
      }),
  );
}

/** Goes back from the link that says what the screen says. */
export async function goBack(page: Page): Promise<void> {
  await linkOf(page);
  await page.goBack();
}

/** Software rendering makes the graphics driver talk about itself, and so does the driver of the browser. */
function ofTheDriver(text: string): boolean {
  return /GL Driver Message|Automatic fallback to software WebGL|GPU stall|Service Worker registration blocked/.test(
    text,
  );
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function untilAnswers(url: string, child: ChildProcess, said: () => string): Promise<void> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server stopped at once: ${said()}`);
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill();
  throw new Error(`the server did not answer within ${START_MS} ms: ${said()}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
