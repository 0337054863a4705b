/** What every file of journeys begins with: one server, one browser, and a fresh page for each journey. */
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import {
  type AtlasServer,
  openPage,
  startBrowser,
  startServer,
  type Watched,
  whatIsMissing,
} from './atlas-browser.ts';

/** Why no journey can be made here, or null. */
export const missing = whatIsMissing();
if (missing) console.info(`journeys skipped: ${missing}`);

export const SECTORS_OF_GENT =
  '/?indicator=v1101_bevdicht&level=statsec2024&area=gemeente:44021&within=gemeente';

export type Atlas = {
  /** Known once the first journey begins. */
  server: Pick<AtlasServer, 'origin'>;
  open: (options?: BrowserContextOptions) => Promise<Watched>;
};

/** The atlas for the journeys of one `describe`. @param usual options of every page */
export function useAtlas(usual: BrowserContextOptions = {}): Atlas {
  let running: { server: AtlasServer; browser: Browser } | null = null;
  const started = () => {
    if (!running) throw new Error('the atlas has not started');
    return running;
  };
  beforeAll(async () => {
    const [server, browser] = await Promise.all([startServer(), startBrowser()]);
    running = { server, browser };
  });
  // A page left open goes on drawing, and the next journey waits for it.
  afterEach(async () => {
    for (const context of started().browser.contexts()) await context.close();
  });
  afterAll(async () => {
    await running?.browser.close();
    await running?.server.stop();
  });
  return {
    server: {
      get origin() {
        return started().server.origin;
      },
    },
    open: (options = {}) =>
      openPage(started().browser, started().server.origin, { ...usual, ...options }),
  };
}
