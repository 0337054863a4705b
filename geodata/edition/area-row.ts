/** A row of the table of areas. */
import type { Box } from '../model/model.ts';

/** Columns of the table `area`, without its level and place. */
export type AreaRow = {
  code: string;
  name: string;
  full_name: string;
  unknown_location: number;
  lon: number | null;
  lat: number | null;
  west: number | null;
  south: number | null;
  east: number | null;
  north: number | null;
  area_m2: number | null;
  neighbours: string | null;
  /** Absent in editions built before there were French names. */
  french_name?: string | null;
};

/** Box of an area in degrees, or null where it is not drawn. */
export function boxOf({ west, south, east, north }: AreaRow): Box | null {
  if (west === null || south === null || east === null || north === null) return null;
  return [west, south, east, north];
}
