import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Hono } from 'hono';
import { EditionHolder, type HolderOptions } from '../../server/edition/edition-holder.ts';
import { createApp } from '../../server/routes/app.ts';
import { createDataDir, createEdition, type EditionOptions } from './create-edition.ts';

export type TestApp = {
  app: Hono;
  /** Id of the live edition. */
  edition: string;
  editions: EditionHolder;
  dataDir: string;
  /** What was logged. */
  logged: string[];
  /** The answer of a path as JSON. */
  ask: (path: string) => Promise<Record<string, unknown>>;
  stop: () => Promise<void>;
};

/** The app over a small edition of its own, with a client of three files. */
export async function createTestApp(
  options: Partial<HolderOptions> = {},
  editionOptions: EditionOptions = {},
): Promise<TestApp> {
  const { dataDir, remove } = createDataDir();
  const edition = await createEdition(dataDir, editionOptions);
  const logged: string[] = [];
  const log = (line: string): void => void logged.push(line);
  const editions = new EditionHolder({ dataDir, log, ...options });
  const clientDir = createClient(dataDir);
  const app = createApp({ editions, clientDir, log });
  return {
    app,
    edition,
    editions,
    dataDir,
    logged,
    ask: async (url) => (await app.request(url)).json(),
    stop: async () => {
      editions.close();
      await remove();
    },
  };
}

function createClient(dataDir: string): string {
  const folder = path.join(dataDir, 'client');
  mkdirSync(path.join(folder, 'assets'), { recursive: true });
  writeFileSync(
    path.join(folder, 'index.html'),
    `<!doctype html><title>Atlas</title>${' '.repeat(2000)}`,
  );
  writeFileSync(path.join(folder, 'assets', 'main-a1b2c3.js'), `export const a = 1;\n`.repeat(200));
  writeFileSync(path.join(folder, '.secret'), 'not for readers');
  return folder;
}
