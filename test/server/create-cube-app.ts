import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Hono } from 'hono';
import { EditionHolder } from '../../server/edition/edition-holder.ts';
import { createApp } from '../../server/routes/app.ts';
import { createCubeEdition, createPopulationCube } from '../create-cube-edition.ts';

/** The app over an edition with one cube, `kubus_bev`, whose figures are `csv`. */
export async function createCubeApp(csv: string): Promise<{ app: Hono; stop: () => void }> {
  const id = '0123456789ab';
  const { edition, remove } = await createCubeEdition(createPopulationCube(csv));
  const dataDir = mkdtempSync(path.join(tmpdir(), 'buurtatlas-cube-app-'));
  const folder = path.join(dataDir, 'editions', id);
  mkdirSync(folder, { recursive: true });
  cpSync(edition.folder, folder, { recursive: true });
  writeFileSync(path.join(folder, 'edition.json'), JSON.stringify({ id, builtAt: '2026-01-01' }));
  writeFileSync(path.join(dataDir, 'live'), id);
  remove();
  const editions = new EditionHolder({ dataDir, log: () => {} });
  const app = createApp({ editions, clientDir: dataDir, log: () => {} });
  const stop = (): void => {
    editions.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { app, stop };
}
