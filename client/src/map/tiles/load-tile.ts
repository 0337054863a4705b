/** The page's side of the worker that loads tiles. */
import type { TileGeometry } from './tile-geometry.ts';
import type { FromTileWorker, ToTileWorker } from './tile-messages.ts';

type Waiting = { resolve: (tile: TileGeometry | null) => void; reject: (error: Error) => void };

let worker: Worker | null = null;
let lastId = 0;
const waiting = new Map<number, Waiting>();

/** Null where the tile is empty. Rejects when it cannot be had, and never settles once it was given up. */
export function loadTile(
  url: string,
  level: string,
  signal: AbortSignal,
): Promise<TileGeometry | null> {
  const id = ++lastId;
  signal.addEventListener('abort', () => {
    if (waiting.delete(id)) post({ id });
  });
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    post({ id, url, level });
  });
}

function post(message: ToTileWorker): void {
  worker ??= start();
  worker.postMessage(message);
}

function start(): Worker {
  const started = new Worker(new URL('./tile-worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data }: MessageEvent<FromTileWorker>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if ('failed' in data) asked?.reject(new Error(data.failed));
    else asked?.resolve(data.geometry);
  });
  return started;
}
