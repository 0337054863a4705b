import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { ColumnCache } from '../../geodata/edition/column-cache.ts';
import type { TileShape } from '../topology/simplify-topology.ts';

const MAX_BYTES = 48 * 2 ** 20;

/**
 * The simplified outlines of an edition, a level and zoom at a time. Always of the whole level, so that a
 * selection has the very outlines its neighbours have in another one.
 */
export class SimplifiedLevels {
  readonly #dir: string;
  readonly #known = new ColumnCache<TileShape[]>(bytesOf, MAX_BYTES);
  readonly #underWay = new Map<string, Promise<TileShape[]>>();

  constructor(dir: string) {
    this.#dir = dir;
  }

  /** Outlines by area index, in tile units of the zoom; none for a level without geometry. */
  async of(level: string, zoom: number): Promise<TileShape[]> {
    const key = `${level} ${zoom}`;
    const known = this.#known.get(key);
    if (known) return known;
    const file = path.join(this.#dir, `${level}.fgb`);
    if (!existsSync(file)) return [];
    const simplifying = this.#underWay.get(key) ?? simplify(file, zoom);
    this.#underWay.set(key, simplifying);
    try {
      const shapes = await simplifying;
      this.#known.set(key, shapes);
      return shapes;
    } finally {
      this.#underWay.delete(key);
    }
  }
}

function simplify(file: string, zoom: number): Promise<TileShape[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./start-worker.mjs', import.meta.url), {
      workerData: { file, zoom },
    });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`simplifying ended with code ${code}`)));
  });
}

function bytesOf(shapes: readonly TileShape[]): number {
  let bytes = 0;
  for (const { polygons } of shapes) {
    for (const ring of polygons.flat()) bytes += ring.byteLength + 200;
  }
  return bytes;
}
