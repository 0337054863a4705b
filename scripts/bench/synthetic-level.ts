/** A level of as many areas as wanted, in Flanders and in nobody's statistics: a grid whose corners are moved about. */
import { gunzipSync } from 'node:zlib';
import { cutTiles } from '../../tiles/mvt/cut-tiles.ts';
import { encodeTile } from '../../tiles/mvt/encode-tile.ts';
import { TILE_EXTENT } from '../../tiles/projection/web-mercator.ts';

/** In shares of the world, from the north-western corner. */
const BOX = { west: 0.50695, east: 0.51625, north: 0.33325, south: 0.33685 };

/** Tiles of one zoom, not compressed, by `z/x/y`. The same count gives the same tiles. */
export function createSyntheticTiles(
  level: string,
  count: number,
  zoom: number,
): Map<string, Buffer> {
  const world = TILE_EXTENT * 2 ** zoom;
  const width = (BOX.east - BOX.west) * world;
  const height = (BOX.south - BOX.north) * world;
  const across = Math.ceil(Math.sqrt((count * width) / height));
  const down = Math.ceil(count / across);
  const [stepX, stepY] = [width / across, height / down];
  const corner = (column: number, row: number): [number, number] => [
    Math.round(BOX.west * world + (column + jitter(column, row, 1)) * stepX),
    Math.round(BOX.north * world + (row + jitter(column, row, 2)) * stepY),
  ];
  const shapes = Array.from({ length: count }, (_, index) => {
    const [column, row] = [index % across, Math.floor(index / across)];
    const first = corner(column, row);
    const others = [corner(column + 1, row), corner(column + 1, row + 1), corner(column, row + 1)];
    return { index, polygons: [[Int32Array.from([first, ...others, first].flat())]] };
  });
  const codes = shapes.map(({ index }) => String(index));
  return new Map(
    cutTiles(shapes, zoom).map(({ x, y, pieces }) => [
      `${zoom}/${x}/${y}`,
      gunzipSync(encodeTile(level, pieces, codes)),
    ]),
  );
}

/** From −0.25 to 0.25, the same for the same corner. */
function jitter(column: number, row: number, seed: number): number {
  let mixed = Math.imul(column + 1, 73856093) ^ Math.imul(row + 1, 19349663) ^ (seed * 83492791);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return ((mixed >>> 0) / 2 ** 32 - 0.5) / 2;
}
