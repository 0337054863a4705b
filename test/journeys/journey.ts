/** What every file of journeys begins with: the server of all, one browser, and a fresh page for each journey. */
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import {
  type AtlasServer,
  openPage,
  startBrowser,
  type Watched,
  whatIsMissing,
} from './atlas-browser.ts';

/** Why no journey can be made here, or null. */
export const missing = whatIsMissing();
if (missing) console.info(`journeys skipped: ${missing}`);

export const SECTORS_OF_GENT =
  '/?indicator=v1101_bevdicht&level=statsec2024&area=gemeente:44021&within=gemeente';

/** The map is drawn in software: a quarter of its dots, and no frames of a flight, take half the time. */
const USUAL: BrowserContextOptions = { deviceScaleFactor: 0.5, reducedMotion: 'reduce' };
/** For a journey that looks at a picture: all its dots. */
export const SHARP: BrowserContextOptions = { deviceScaleFactor: 1 };
/** For a journey that motion may get in the way of. */
export const MOVING: BrowserContextOptions = { reducedMotion: 'no-preference' };

/** A page of a journey lives for seconds: compiling it as if for hours took a quarter of its script's time. */
const SHORT_LIVED = ['--js-flags=--no-maglev,--no-turbofan'];

export type Atlas = {
  server: Pick<AtlasServer, 'origin'>;
  open: (options?: BrowserContextOptions) => Promise<Watched>;
};

/** The atlas for the journeys of one `describe`. @param usual options of every page */
export function useAtlas(usual: BrowserContextOptions = {}): Atlas {
  const origin = inject('origin') ?? '';
  let running: Browser | null = null;
  const browser = () => {
    if (!running) throw new Error('the browser has not started');
    return running;
  };
  beforeAll(async () => {
    running = await startBrowser(SHORT_LIVED);
  });
  // A page left open goes on drawing, and the next journey waits for it.
  afterEach(async () => {
    for (const context of browser().contexts()) await context.close();
  });
  afterAll(async () => {
    await running?.close();
  });
  return {
    server: { origin },
    open: (options = {}) => openPage(browser(), origin, { ...USUAL, ...usual, ...options }),
  };
}
