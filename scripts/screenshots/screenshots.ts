/**
 * Takes pictures of the screen to look at: `npm run screenshots`, or some of them by a part of their name:
 * `npm run screenshots -- phone`. They go to test/.out/shots; with `--readme` the one of the README is
 * written to client/screenshot.png instead.
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { IndicatorsAnswer } from '../../server/contract/indicators.ts';
import {
  openPage,
  settled,
  startBrowser,
  startServer,
  whatIsMissing,
} from '../../test/journeys/atlas-browser.ts';
import { SHOTS, type Shot } from './shots.ts';

const DESKTOP: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };
/** Smaller, so that the file of the README stays under 400 kB. */
const COMPACT: BrowserContextOptions = { viewport: { width: 1216, height: 730 } };
const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
};
const README: Shot = {
  name: 'screenshot',
  path: '/?level=statsec2024&area=gemeente:44021&within=gemeente&over=listed',
};
/** What moves has come to rest by then. */
const REST_MS = 600;

type Place = { browser: Browser; origin: string; folder: string; desktop: BrowserContextOptions };

async function take({ browser, origin, folder, desktop }: Place, shot: Shot): Promise<void> {
  const { page, complaints } = await openPage(browser, origin, {
    ...(shot.phone ? PHONE : desktop),
    colorScheme: shot.dark ? 'dark' : 'light',
  });
  await page.goto(origin + shot.path);
  if (!shot.isPage) await settled(page);
  await prepare(page, shot);
  await page.waitForTimeout(REST_MS);
  await page.screenshot({ path: `${folder}/${shot.name}.png` });
  process.stdout.write(`${folder}/${shot.name}.png\n`);
  for (const complaint of complaints) process.stderr.write(`${shot.name}: ${complaint}\n`);
  await page.context().close();
}

async function prepare(page: Page, { click = [], search, until }: Shot): Promise<void> {
  for (const selector of click) await page.click(selector);
  if (search !== undefined) await page.fill('.search-input', search);
  if (until !== undefined) await page.waitForSelector(until);
  // A map in a frame has a page of its own.
  for (const frame of page.frames().slice(1)) {
    await frame.waitForSelector('.map[data-state="settled"]', { timeout: 60_000 });
  }
}

async function holdsFlows(origin: string): Promise<boolean> {
  const answer = (await (await fetch(`${origin}/api/indicators`)).json()) as IndicatorsAnswer;
  return answer.indicators.some(({ isFlow }) => isFlow);
}

const missing = whatIsMissing();
if (missing) {
  process.stderr.write(`no screenshots: ${missing}\n`);
  process.exit(1);
}
const forReadme = process.argv.includes('--readme');
const parts = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const wanted = SHOTS.filter(
  ({ name }) => parts.length === 0 || parts.some((part) => name.includes(part)),
);
const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = forReadme ? `${root}client` : `${root}test/.out/shots`;
mkdirSync(folder, { recursive: true });
const [server, browser] = await Promise.all([startServer(), startBrowser()]);
const place = { browser, origin: server.origin, folder, desktop: forReadme ? COMPACT : DESKTOP };
try {
  const hasFlows = await holdsFlows(server.origin);
  for (const shot of forReadme ? [README] : wanted) {
    if (shot.ofFlows && !hasFlows) {
      process.stderr.write(`${shot.name}: left out, this edition has no flows (DATA_DIR)\n`);
      continue;
    }
    // One picture that fails is no reason to have none.
    await take(place, shot).catch((error: unknown) => {
      process.exitCode = 1;
      process.stderr.write(`${shot.name}: ${error instanceof Error ? error.message : error}\n`);
    });
  }
} finally {
  await browser.close();
  await server.stop();
}
