/** Which area lies at a point, from the tiles that are drawn: no frame, and no server, is waited for. */
import Flatbush from 'flatbush';
import type { DrawnTile } from './level-tiles.ts';
import { TILE_EXTENT, type TileGeometry } from './tile-geometry.ts';

const indexes = new WeakMap<TileGeometry, Flatbush>();

/**
 * Index of the area, or null where there is none.
 * @param x, y shares of the world, from its north-western corner
 */
export function findArea(tiles: readonly DrawnTile[], x: number, y: number): number | null {
  for (const tile of tiles) {
    const count = 2 ** tile.z;
    const [inX, inY] = [(x * count - tile.x) * TILE_EXTENT, (y * count - tile.y) * TILE_EXTENT];
    const [west, north, east, south] = tile.clip;
    if (inX < west || inX >= east || inY < north || inY >= south) continue;
    return findInTile(tile.geometry, inX, inY);
  }
  return null;
}

function findInTile(geometry: TileGeometry, x: number, y: number): number | null {
  let index = indexes.get(geometry);
  if (!index) {
    index = Flatbush.from(geometry.boxes);
    indexes.set(geometry, index);
  }
  const [found] = index.search(x, y, x, y, (piece) => holds(geometry, piece, x, y));
  return found === undefined ? null : (geometry.pieceAreas[found] ?? null);
}

/** Even-odd over all rings of the piece: holes are out, and parts of an area lie beside each other. */
function holds(geometry: TileGeometry, piece: number, x: number, y: number): boolean {
  const { positions, pieceRings, ringStarts } = geometry;
  let isInside = false;
  const last = pieceRings[piece + 1] ?? 0;
  for (let ring = pieceRings[piece] ?? 0; ring < last; ring++) {
    const [start, end] = [ringStarts[ring] ?? 0, ringStarts[ring + 1] ?? 0];
    let [beforeX, beforeY] = [positions[end * 2 - 2] ?? 0, positions[end * 2 - 1] ?? 0];
    for (let at = start; at < end; at++) {
      const [atX, atY] = [positions[at * 2] ?? 0, positions[at * 2 + 1] ?? 0];
      const crosses = atY > y !== beforeY > y;
      if (crosses && x < ((beforeX - atX) * (y - atY)) / (beforeY - atY) + atX) {
        isInside = !isInside;
      }
      beforeX = atX;
      beforeY = atY;
    }
  }
  return isInside;
}

/** The borders of one area in a tile: `[fromX, fromY, toX, toY]` per edge, in tile units. */
export function edgesOfArea(geometry: TileGeometry, area: number): Int16Array<ArrayBuffer> {
  const { positions, pieceAreas, pieceRings, ringStarts } = geometry;
  const edges: number[] = [];
  for (let piece = pieceAreas.indexOf(area); piece >= 0; ) {
    const last = pieceRings[piece + 1] ?? 0;
    for (let ring = pieceRings[piece] ?? 0; ring < last; ring++) {
      const [start, end] = [ringStarts[ring] ?? 0, ringStarts[ring + 1] ?? 0];
      for (let from = start; from < end; from++) {
        const to = from + 1 < end ? from + 1 : start;
        const [x0 = 0, y0 = 0] = positions.subarray(from * 2, from * 2 + 2);
        const [x1 = 0, y1 = 0] = positions.subarray(to * 2, to * 2 + 2);
        edges.push(x0, y0, x1, y1);
      }
    }
    piece = pieceAreas.indexOf(area, piece + 1);
  }
  return Int16Array.from(edges);
}
