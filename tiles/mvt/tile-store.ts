import type { Database } from '../../geodata/edition/database.ts';
import { MAX_ZOOM } from '../projection/web-mercator.ts';

/** Gzipped vector tile bytes at a place. */
export type StoredTile = { x: number; y: number; data: Buffer };

/** Makes the table of tiles. Rows keep a rowid: tiles are larger than what suits an index-organised table. */
export function createTileTable(db: Database): void {
  db.exec(`
    CREATE TABLE tile (
      level TEXT NOT NULL,
      z INTEGER NOT NULL,
      x INTEGER NOT NULL,
      y INTEGER NOT NULL,
      data BLOB NOT NULL,
      PRIMARY KEY (level, z, x, y)
    )`);
}

/** Stores the tiles of one level and zoom. Throws when one is there already. */
export function writeTiles(
  db: Database,
  level: string,
  zoom: number,
  tiles: readonly StoredTile[],
): void {
  const insert = db.prepare('INSERT INTO tile (level, z, x, y, data) VALUES (?, ?, ?, ?, ?)');
  db.transaction(() => {
    for (const { x, y, data } of tiles) insert.run(level, zoom, x, y, data);
  })();
}

/**
 * True for an address that may have a tile: whole numbers, zoom 0 to 12, x and y from 0 up to 2^zoom.
 * Anything else is outside, whatever is stored.
 */
export function isTileAddress(z: number, x: number, y: number): boolean {
  if (![z, x, y].every(Number.isInteger)) return false;
  return z >= 0 && z <= MAX_ZOOM && x >= 0 && x < 2 ** z && y >= 0 && y < 2 ** z;
}

/** Reads tiles of a published edition. */
export class TileReader {
  /** Lowest and highest zoom stored, or null when there are no tiles. */
  readonly zooms: { min: number; max: number } | null;
  readonly #select;

  constructor(db: Database) {
    this.#select = db
      .prepare<[string, number, number, number], Buffer>(
        'SELECT data FROM tile WHERE level = ? AND z = ? AND x = ? AND y = ?',
      )
      .pluck();
    const row = db
      .prepare<[], { min: number | null; max: number | null }>(
        'SELECT MIN(z) AS min, MAX(z) AS max FROM tile',
      )
      .get();
    const { min, max } = row ?? { min: null, max: null };
    this.zooms = min === null || max === null ? null : { min, max };
  }

  /** The gzipped bytes of a tile; null where it is empty, outside, or the level is unknown. */
  get(level: string, z: number, x: number, y: number): Buffer | null {
    if (!isTileAddress(z, x, y)) return null;
    return this.#select.get(level, z, x, y) ?? null;
  }
}
