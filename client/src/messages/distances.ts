/** Distances and surfaces, as they are written. */
import type { Language } from '../../../geodata/model/model.ts';
import { formatNumber } from '../../../server/contract/numbers.ts';

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
