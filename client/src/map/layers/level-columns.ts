import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Scene } from '../scene.ts';
import { contextOfMap } from './over-the-map.ts';
import { ValueColumns } from './value-columns.ts';

/** The values of each level that is drawn now, on the graphics card. */
export class LevelColumns {
  readonly #map: MapLibreMap;
  readonly #columns = new Map<string, ValueColumns>();
  readonly #retired = new Set<ValueColumns>();

  constructor(map: MapLibreMap) {
    this.#map = map;
  }

  of({ level, paint }: Scene): ValueColumns {
    let columns = this.#columns.get(level);
    if (!columns) {
      columns = new ValueColumns(contextOfMap(this.#map), paint.first.figures.values.length);
      this.#columns.set(level, columns);
    }
    return columns;
  }

  /** Lets go of the levels that are none of these. */
  keep(levels: readonly (string | undefined)[]): void {
    for (const [level, columns] of this.#columns) {
      if (levels.includes(level)) continue;
      this.#columns.delete(level);
      this.#retire(columns);
    }
  }

  destroy(): void {
    for (const columns of [...this.#columns.values(), ...this.#retired]) columns.destroy();
    this.#columns.clear();
    this.#retired.clear();
  }

  /** Layers of the frame under way still read them: their textures go once the map has drawn what follows. */
  #retire(columns: ValueColumns): void {
    this.#retired.add(columns);
    requestAnimationFrame(() =>
      this.#map.once('idle', () => {
        if (this.#retired.delete(columns)) columns.destroy();
      }),
    );
  }
}
