import type { Position } from 'geojson';

const EARTH_RADIUS_M = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** Metres between two places, along a great circle. */
export function metresBetween(
  [lon1 = 0, lat1 = 0]: Position,
  [lon2 = 0, lat2 = 0]: Position,
): number {
  const across = Math.sin(((lat2 - lat1) * RADIANS) / 2) ** 2;
  const along = Math.sin(((lon2 - lon1) * RADIANS) / 2) ** 2;
  const haversine = across + Math.cos(lat1 * RADIANS) * Math.cos(lat2 * RADIANS) * along;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.sqrt(haversine));
}
