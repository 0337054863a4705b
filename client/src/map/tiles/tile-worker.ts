/** Fetches tiles and makes them ready to draw, off the page's own thread. */
import { decodeTile } from './decode-tile.ts';
import { buffersOf } from './tile-geometry.ts';
import type { FromTileWorker, ToTileWorker } from './tile-messages.ts';

const underWay = new Map<number, AbortController>();

self.addEventListener('message', ({ data }: MessageEvent<ToTileWorker>) => {
  if ('url' in data) void load(data.id, data.url, data.level);
  else underWay.get(data.id)?.abort();
});

async function load(id: number, url: string, level: string): Promise<void> {
  const abort = new AbortController();
  underWay.set(id, abort);
  try {
    const response = await fetch(url, { signal: abort.signal });
    // 204: nothing of the level lies in this tile.
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const geometry = bytes.length > 0 ? decodeTile(bytes, level) : null;
    tell({ id, geometry }, geometry ? buffersOf(geometry) : []);
  } catch (error) {
    if (!abort.signal.aborted) tell({ id, failed: String(error) }, []);
  } finally {
    underWay.delete(id);
  }
}

function tell(message: FromTileWorker, transfer: ArrayBuffer[]): void {
  self.postMessage(message, { transfer });
}
