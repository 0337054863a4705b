/** Fetches tiles and makes them ready to draw, off the page's own thread. */
import type { PMTiles } from 'pmtiles';
import { decodeTile } from './decode-tile.ts';
import { buffersOf } from './tile-geometry.ts';
import type { FromTileWorker, ToTileWorker } from './tile-messages.ts';

const ARCHIVE = 'pmtiles:';
const archives = new Map<string, PMTiles>();

const underWay = new Map<number, AbortController>();

self.addEventListener('message', ({ data }: MessageEvent<ToTileWorker>) => {
  if ('url' in data) void load(data.id, data.url, data.level);
  else underWay.get(data.id)?.abort();
});

async function load(id: number, url: string, level: string): Promise<void> {
  const abort = new AbortController();
  underWay.set(id, abort);
  try {
    const bytes = await (url.startsWith(ARCHIVE) ? readArchive : fetchTile)(url, abort.signal);
    const geometry = bytes.length > 0 ? decodeTile(bytes, level) : null;
    tell({ id, geometry }, geometry ? buffersOf(geometry) : []);
  } catch (error) {
    if (!abort.signal.aborted) tell({ id, failed: String(error) }, []);
  } finally {
    underWay.delete(id);
  }
}

/** No bytes where nothing of the level lies in the tile. */
async function fetchTile(url: string, signal: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** `pmtiles:https://host/objects/name.pmtiles#z/x/y`: a part of a file, where there is no server to cut it. */
async function readArchive(url: string, signal: AbortSignal): Promise<Uint8Array> {
  const { PMTiles } = await import('pmtiles');
  const [address = '', place = ''] = url.slice(ARCHIVE.length).split('#');
  const archive = archives.get(address) ?? new PMTiles(address);
  archives.set(address, archive);
  const [z = 0, x = 0, y = 0] = place.split('/').map(Number);
  const tile = await archive.getZxy(z, x, y, signal);
  return new Uint8Array(tile?.data ?? new ArrayBuffer(0));
}

function tell(message: FromTileWorker, transfer: ArrayBuffer[]): void {
  self.postMessage(message, { transfer });
}
