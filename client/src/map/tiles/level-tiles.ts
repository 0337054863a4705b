/** The tiles of one level: which are there, which are under way, and which to draw for what is in sight. */
import { loadTile } from './load-tile.ts';
import { TILE_EXTENT, type TileGeometry } from './tile-geometry.ts';

/** The server cuts tiles for these zooms; beyond them the last ones are stretched. */
export const TILE_ZOOMS = { min: 6, max: 12 };
/** Tiles that are not in sight and stay, for the way back. */
const KEPT_TILES = 48;
/** A tile that failed is asked for again at a move, but not sooner. */
const RETRY_MS = 3000;

export type TileAddress = { z: number; x: number; y: number };

/** A tile, or the part of it that stands in for one that has not come yet. */
export type DrawnTile = TileAddress & {
  geometry: TileGeometry;
  /** What is drawn of it, in tile units: `[west, north, east, south]`. */
  clip: readonly [number, number, number, number];
};

/** What is in sight, in shares of the world from the north-western corner. */
export type Sight = { west: number; north: number; east: number; south: number; zoom: number };

type Entry = TileAddress & { usedAt: number } & (
    | { state: 'loading'; abort: AbortController }
    | { state: 'ready'; geometry: TileGeometry | null }
    | { state: 'failed'; at: number }
  );

const WHOLE = [0, 0, TILE_EXTENT, TILE_EXTENT] as const;

export class LevelTiles {
  readonly level: string;
  readonly #template: string;
  readonly #onChange: () => void;
  readonly #entries = new Map<string, Entry>();
  #turn = 0;

  /** @param onChange told when a tile has come, or will not come */
  constructor(level: string, template: string, onChange: () => void) {
    this.level = level;
    this.#template = template;
    this.#onChange = onChange;
  }

  /** Asks for what lacks and answers what to draw now: no place twice, and nothing that is there left out. */
  cover(sight: Sight): { tiles: DrawnTile[]; isComplete: boolean } {
    this.#turn++;
    const wanted = tilesInSight(sight);
    const names = new Set(wanted.map(nameOf));
    for (const entry of this.#entries.values()) {
      if (entry.state === 'loading' && !names.has(nameOf(entry))) this.#forget(entry);
    }
    for (const address of wanted) this.#ask(address);
    const tiles: DrawnTile[] = [];
    let isComplete = true;
    for (const address of wanted) {
      const entry = this.#entries.get(nameOf(address));
      if (entry?.state === 'loading') isComplete = false;
      this.#standIn(address, address, tiles, 2);
    }
    this.#trim();
    return { tiles, isComplete };
  }

  /** Stops what is under way; the tiles are garbage once nobody draws them. */
  clear(): void {
    for (const entry of this.#entries.values()) this.#forget(entry);
  }

  #ask(address: TileAddress): void {
    const name = nameOf(address);
    const known = this.#entries.get(name);
    if (known) known.usedAt = this.#turn;
    const failedLongAgo = known?.state === 'failed' && Date.now() - known.at > RETRY_MS;
    if (known && !failedLongAgo) return;
    const abort = new AbortController();
    const usedAt = this.#turn;
    this.#entries.set(name, { ...address, usedAt, state: 'loading', abort });
    const url = this.#template
      .replace('{z}', String(address.z))
      .replace('{x}', String(address.x))
      .replace('{y}', String(address.y));
    loadTile(url, this.level, abort.signal)
      .then((geometry) => {
        this.#entries.set(name, { ...address, usedAt: this.#turn, state: 'ready', geometry });
      })
      .catch(() => {
        this.#entries.set(name, { ...address, usedAt, state: 'failed', at: Date.now() });
      })
      .finally(this.#onChange);
  }

  /** Draws a tile, else its children where one of them is there, else the part of a parent that lies there. */
  #standIn(part: TileAddress, wanted: TileAddress, tiles: DrawnTile[], depth: number): void {
    const own = this.#ready(part);
    if (own) {
      if (own.geometry) tiles.push({ ...part, geometry: own.geometry, clip: WHOLE });
      return;
    }
    const children = depth > 0 && part.z < TILE_ZOOMS.max ? childrenOf(part) : [];
    if (children.some((child) => this.#ready(child))) {
      for (const child of children) this.#standIn(child, wanted, tiles, depth - 1);
      return;
    }
    for (let up = 1; part.z - up >= TILE_ZOOMS.min; up++) {
      const above = { z: part.z - up, x: part.x >> up, y: part.y >> up };
      const ready = this.#ready(above);
      if (!ready) continue;
      const side = TILE_EXTENT / 2 ** up;
      const [west, north] = [(part.x - (above.x << up)) * side, (part.y - (above.y << up)) * side];
      const clip = [west, north, west + side, north + side] as const;
      if (ready.geometry) tiles.push({ ...above, geometry: ready.geometry, clip });
      return;
    }
  }

  #ready(address: TileAddress): { geometry: TileGeometry | null } | null {
    const entry = this.#entries.get(nameOf(address));
    if (entry?.state !== 'ready') return null;
    entry.usedAt = this.#turn;
    return entry;
  }

  #forget(entry: Entry): void {
    if (entry.state === 'loading') entry.abort.abort();
    this.#entries.delete(nameOf(entry));
  }

  #trim(): void {
    const idle = [...this.#entries.values()].filter(({ usedAt }) => usedAt < this.#turn);
    if (idle.length <= KEPT_TILES) return;
    idle.sort((a, b) => a.usedAt - b.usedAt);
    for (const entry of idle.slice(0, idle.length - KEPT_TILES)) this.#forget(entry);
  }
}

/** Nearest to the middle first. */
function tilesInSight({ west, north, east, south, zoom }: Sight): TileAddress[] {
  const z = Math.min(TILE_ZOOMS.max, Math.max(TILE_ZOOMS.min, Math.floor(zoom)));
  const count = 2 ** z;
  const at = (share: number): number => Math.min(count - 1, Math.max(0, Math.floor(share * count)));
  const found: TileAddress[] = [];
  for (let x = at(west); x <= at(east); x++) {
    for (let y = at(north); y <= at(south); y++) found.push({ z, x, y });
  }
  const [midX, midY] = [((west + east) / 2) * count - 0.5, ((north + south) / 2) * count - 0.5];
  const far = ({ x, y }: TileAddress): number => Math.hypot(x - midX, y - midY);
  return found.sort((a, b) => far(a) - far(b));
}

function childrenOf({ z, x, y }: TileAddress): TileAddress[] {
  const [left, top] = [x * 2, y * 2];
  return [
    { z: z + 1, x: left, y: top },
    { z: z + 1, x: left + 1, y: top },
    { z: z + 1, x: left, y: top + 1 },
    { z: z + 1, x: left + 1, y: top + 1 },
  ];
}

function nameOf({ z, x, y }: TileAddress): string {
  return `${z}/${x}/${y}`;
}
