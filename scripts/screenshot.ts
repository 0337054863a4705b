/**
 * Takes pictures of the screen to look at: `npm run screenshot`. They go to test/.out/shots; with
 * `--readme` the one of the README is written to client/screenshot.png instead.
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import {
  openPage,
  settled,
  startBrowser,
  startServer,
  whatIsMissing,
} from '../test/journeys/atlas-browser.ts';

type Shot = {
  name: string;
  path: string;
  colorScheme: 'light' | 'dark';
  phone?: boolean;
  /** Smaller than a desktop, so that the file stays under 400 kB. */
  compact?: boolean;
  /** Tap before the picture is taken. */
  tap?: string[];
};

const START = '/';
const SECTORS_OF_GENT = '/?level=statsec2024&area=gemeente:44021&within=gemeente&over=listed';
const SHOTS: Shot[] = [
  { name: 'desktop-light', path: START, colorScheme: 'light' },
  { name: 'desktop-dark', path: START, colorScheme: 'dark' },
  { name: 'sectors-of-gent', path: SECTORS_OF_GENT, colorScheme: 'light' },
  { name: 'sectors-of-gent-dark', path: SECTORS_OF_GENT, colorScheme: 'dark' },
  { name: 'phone-light', path: SECTORS_OF_GENT, colorScheme: 'light', phone: true },
  {
    name: 'phone-dark',
    path: SECTORS_OF_GENT,
    colorScheme: 'dark',
    phone: true,
    tap: ['.sheet-handle'],
  },
];
const README: Shot = {
  name: 'screenshot',
  path: SECTORS_OF_GENT,
  colorScheme: 'light',
  compact: true,
};

const DESKTOP: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };
const COMPACT: BrowserContextOptions = { viewport: { width: 1216, height: 730 } };
const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
};

async function take(browser: Browser, origin: string, shot: Shot, folder: string): Promise<void> {
  const device = shot.phone ? PHONE : shot.compact ? COMPACT : DESKTOP;
  const { page, complaints } = await openPage(browser, origin, {
    ...device,
    colorScheme: shot.colorScheme,
  });
  await page.goto(origin + shot.path);
  await settled(page);
  for (const selector of shot.tap ?? []) await page.click(selector);
  await page.waitForTimeout(600);
  await page.screenshot({ path: `${folder}/${shot.name}.png` });
  process.stdout.write(`${folder}/${shot.name}.png\n`);
  for (const complaint of complaints) process.stderr.write(`${shot.name}: ${complaint}\n`);
  await page.context().close();
}

const missing = whatIsMissing();
if (missing) {
  process.stderr.write(`no screenshots: ${missing}\n`);
  process.exit(1);
}
const forReadme = process.argv.includes('--readme');
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = forReadme ? `${root}client` : `${root}test/.out/shots`;
mkdirSync(folder, { recursive: true });
const [server, browser] = await Promise.all([startServer(), startBrowser()]);
try {
  for (const shot of forReadme ? [README] : SHOTS) await take(browser, server.origin, shot, folder);
} finally {
  await browser.close();
  await server.stop();
}
