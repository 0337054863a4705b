/**
 * The plane in which borders are shared, simplified and cut: web mercator with x to the east, y to the
 * south, both from 0 to `WORLD`. Whole units are the grid on which equal vertices become identical.
 */

/**
 * Units across the world. A power of two, so that every tile grid is a coarser version of this one.
 * One unit is 0.19 m at 51° north, eight times finer than a tile of zoom 12.
 */
export const WORLD = 2 ** 27;

/** Units across one tile (the extent of the vector tile specification). */
export const TILE_EXTENT = 4096;

/** Lowest and highest zoom that is cut; above it clients overzoom (z13–14 would be 92 % of all tiles). */
export const MIN_ZOOM = 6;
export const MAX_ZOOM = 12;

/** Degrees to plane units, not rounded. */
export function lonToX(lon: number): number {
  return (lon / 360 + 0.5) * WORLD;
}

/** Degrees to plane units, not rounded. Spherical mercator: EPSG:3857. */
export function latToY(lat: number): number {
  const sin = Math.sin((lat * Math.PI) / 180);
  return (0.5 - (0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI) * WORLD;
}

/** Plane units to degrees. */
export function xToLon(x: number): number {
  return (x / WORLD - 0.5) * 360;
}

/** Plane units to degrees. */
export function yToLat(y: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / WORLD))) * 180) / Math.PI;
}
