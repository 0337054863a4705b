/** Coordinate systems of OGC API Features Part 2, by the URI clients send. */
import type { Position } from 'geojson';
import type { Box } from '../../geodata/model/model.ts';
import type { FlatPolygon } from '../../tiles/flatgeobuf/read-flatgeobuf.ts';
import { fromLambert72, toLambert72 } from '../../tiles/projection/lambert-72.ts';

/** WGS 84, longitude before latitude: what GeoJSON is in. */
export const CRS84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';
/** Belgian Lambert 72, east before north. */
export const LAMBERT_72 = 'http://www.opengis.net/def/crs/EPSG/0/31370';
export const SYSTEMS = [CRS84, LAMBERT_72] as const;
export type Crs = (typeof SYSTEMS)[number];

/** Decimals of a coordinate: a centimetre. */
const DECIMALS: Record<Crs, number> = { [CRS84]: 7, [LAMBERT_72]: 2 };

/** A stored position, in degrees, as `crs` has it. */
export function positionIn(crs: Crs, position: Position): Position {
  const [x = 0, y = 0] = crs === LAMBERT_72 ? toLambert72(position) : position;
  const scale = 10 ** DECIMALS[crs];
  return [Math.round(x * scale) / scale, Math.round(y * scale) / scale];
}

export function polygonsIn(crs: Crs, polygons: readonly FlatPolygon[]): readonly FlatPolygon[] {
  if (crs === CRS84) return polygons;
  return polygons.map(({ xy, ends }) => {
    const projected = new Float64Array(xy.length);
    for (let at = 0; at < xy.length; at += 2) {
      projected.set(toLambert72([xy[at] ?? 0, xy[at + 1] ?? 0]), at);
    }
    return { xy: projected, ends };
  });
}

/** Points per side that are projected: sides of a box in metres are curves in degrees. */
const POINTS_PER_SIDE = 16;

/** A box in degrees that holds all of a box in `crs`. */
export function coverInDegrees(crs: Crs, box: Box): Box {
  if (crs === CRS84) return box;
  const [west, south, east, north] = box;
  const cover: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let step = 0; step <= POINTS_PER_SIDE; step++) {
    const part = step / POINTS_PER_SIDE;
    const [x, y] = [west + part * (east - west), south + part * (north - south)];
    for (const corner of [
      [x, south],
      [x, north],
      [west, y],
      [east, y],
    ]) {
      const [lon, lat] = fromLambert72(corner);
      cover[0] = Math.min(cover[0], lon);
      cover[1] = Math.min(cover[1], lat);
      cover[2] = Math.max(cover[2], lon);
      cover[3] = Math.max(cover[3], lat);
    }
  }
  const margin = (cover[2] - cover[0] + cover[3] - cover[1]) / POINTS_PER_SIDE ** 2;
  return [cover[0] - margin, cover[1] - margin, cover[2] + margin, cover[3] + margin];
}
