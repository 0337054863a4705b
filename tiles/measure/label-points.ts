import { booleanPointInPolygon, pointOnFeature, polygon as toFeature } from '@turf/turf';
import type { Position as Coordinate, MultiPolygon } from 'geojson';
import polylabel from 'polylabel';
import type { Position } from '../../geodata/model/model.ts';
import { latToY, lonToX, xToLon, yToLat } from '../projection/web-mercator.ts';

/** How near the best point is good enough, as a share of the polygon's width or height. */
const PRECISION = 1 / 100;

/**
 * The place for an area's label and circle, `[lon, lat]`: the point of its largest polygon that is
 * farthest from the border (polylabel), always inside. Null for an empty geometry.
 */
export function findLabelPoint({ coordinates }: MultiPolygon): Position | null {
  const polygon = largestOf(coordinates);
  if (!polygon) return null;
  const planar = polygon.map((ring) =>
    ring.map(([lon = 0, lat = 0]) => [lonToX(lon), latToY(lat)]),
  );
  const [x, y] = polylabel(planar, PRECISION * smallestSide(planar[0] ?? []));
  const point: Position = [xToLon(x), yToLat(y)];
  const feature = toFeature(polygon);
  // A sliver narrower than the precision, or a ring that crosses itself, may put it on or over the border.
  if (booleanPointInPolygon(point, feature, { ignoreBoundary: true })) return point;
  const [lon = 0, lat = 0] = pointOnFeature(feature).geometry.coordinates;
  return [lon, lat];
}

function largestOf(polygons: readonly Coordinate[][][]): Coordinate[][] | null {
  let largest: Coordinate[][] | null = null;
  let most = -1;
  for (const polygon of polygons) {
    const size = doubleArea(polygon[0] ?? []);
    if (size > most) [largest, most] = [polygon, size];
  }
  return largest;
}

function doubleArea(ring: readonly Coordinate[]): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [ring[i - 1] ?? [], ring[i] ?? []];
    sum += ax * by - bx * ay;
  }
  return Math.abs(sum);
}

function smallestSide(ring: readonly Coordinate[]): number {
  const xs = ring.map(([x = 0]) => x);
  const ys = ring.map(([, y = 0]) => y);
  const span = (values: number[]): number =>
    values.reduce((a, b) => Math.max(a, b), -Infinity) -
    values.reduce((a, b) => Math.min(a, b), Infinity);
  return Math.min(span(xs), span(ys));
}
