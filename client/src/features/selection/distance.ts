import type { Position } from 'geojson';
import type { Language } from '../../../../geodata/model/model.ts';
import { formatNumber } from '../../messages/numbers.ts';

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

/** `850 m`, `1,24 km`, `124 km`: three digits tell enough. */
export function formatDistance(metres: number, language: Language): string {
  if (metres < 1000) return `${formatNumber(metres, 0, language)} m`;
  const km = metres / 1000;
  return `${formatNumber(km, km < 10 ? 2 : km < 100 ? 1 : 0, language)} km`;
}

/** `0,84 km²`, `156 km²`. */
export function formatSurface(squareMetres: number, language: Language): string {
  const km2 = squareMetres / 1e6;
  return `${formatNumber(km2, km2 < 10 ? 2 : km2 < 100 ? 1 : 0, language)} km²`;
}
