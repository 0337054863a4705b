import type { AreaIndex } from '../state/areas/chosen-index.ts';
import type { SomeEdges } from './layers/line-layer.ts';
import { edgesOfArea } from './tiles/find-area.ts';
import type { DrawnTile } from './tiles/level-tiles.ts';

/** The borders of the area that is pointed at and of the chosen one, found once for the tiles they are in. */
export class Outlines {
  readonly #known = new Map<string, { tiles: readonly DrawnTile[]; some: SomeEdges[] }>();

  edgesOf(
    role: string,
    { level, index }: AreaIndex,
    tiles: readonly DrawnTile[],
  ): readonly SomeEdges[] {
    const key = `${role}/${level}/${index}`;
    const known = this.#known.get(key);
    if (known?.tiles === tiles) return known.some;
    const some = tiles
      .map((tile) => ({ tile, edges: edgesOfArea(tile.geometry, index) }))
      .filter(({ edges }) => edges.length > 0);
    for (const old of this.#known.keys()) if (old.startsWith(role)) this.#known.delete(old);
    this.#known.set(key, { tiles, some });
    return some;
  }
}
