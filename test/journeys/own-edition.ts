/** An edition of a journey's own, for what the starter does not hold, with a server and a browser of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { buildEdition } from '../../server/publishing/build-edition.ts';
import { createSource, type SourceOptions } from '../fixtures/create-source.ts';
import {
  type AtlasServer,
  openPage,
  startBrowser,
  startServer,
  type Watched,
} from './atlas-browser.ts';

const START_MS = 120_000;

export type OwnAtlas = {
  origin: () => string;
  open: (options: BrowserContextOptions) => Promise<Watched>;
};

/** Throws when the edition has errors. */
export function useOwnEdition(options: SourceOptions): OwnAtlas {
  let dataDir = '';
  let server: AtlasServer | null = null;
  let browser: Browser | null = null;
  beforeAll(async () => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'buurtatlas-journey-'));
    const source = createSource(options);
    const { ok, problems } = await buildEdition({
      from: source.folder,
      dataDir,
      progress: () => {},
    });
    source.remove();
    if (!ok) throw new Error(problems.map(({ message }) => message).join('\n'));
    [server, browser] = await Promise.all([startServer(dataDir), startBrowser()]);
  }, START_MS);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const origin = (): string => {
    if (!server) throw new Error('the server has not started');
    return server.origin;
  };
  return {
    origin,
    open: (options) => {
      if (!browser) throw new Error('the browser has not started');
      return openPage(browser, origin(), options);
    },
  };
}
