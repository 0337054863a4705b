import { bbox } from '@turf/turf';
import type { Position as Coordinate, MultiPolygon } from 'geojson';
import type { Box, Position } from '../../geodata/model/model.ts';
import { findLabelPoint } from './label-points.ts';

export type AreaMeasure = { point: Position | null; box: Box; areaM2: number };

/** Label point `[lon, lat]`, box in degrees and surface in m² of an unsimplified outline. */
export function measureArea(geometry: MultiPolygon): AreaMeasure {
  const [west, south, east, north] = bbox(geometry);
  const areaM2 = surfaceM2(geometry);
  return { point: findLabelPoint(geometry), box: [west, south, east, north], areaM2 };
}

/** First eccentricity of WGS84, and the radius of the sphere with its surface, in metres. */
const E = 0.0818191908426215;
const AUTHALIC_RADIUS = 6371007.1809;

/**
 * Surface on the WGS84 ellipsoid, m². Latitudes are moved to the sphere of equal area (Snyder, Map
 * Projections, 3-11 and 3-12), where a ring's surface is a sum of trapezoids. The plain sphere of
 * turf's `area` is 0.36 % short in Belgium: 13,739 km² for Flanders and Brussels instead of 13,788.
 */
export function surfaceM2({ coordinates }: MultiPolygon): number {
  let sum = 0;
  for (const rings of coordinates) {
    for (const [i, ring] of rings.entries()) sum += (i === 0 ? 1 : -1) * ringM2(ring);
  }
  return sum;
}

function ringM2(ring: readonly Coordinate[]): number {
  let sum = 0;
  let [lastLon, lastHeight] = [0, 0];
  for (const [i, [lon = 0, lat = 0]] of ring.entries()) {
    const height = authalicSine(Math.sin((lat * Math.PI) / 180));
    if (i > 0) sum += (((lon - lastLon) * Math.PI) / 180) * ((height + lastHeight) / 2);
    [lastLon, lastHeight] = [lon, height];
  }
  return Math.abs(sum) * AUTHALIC_RADIUS ** 2;
}

const POLE = authalicQ(1);

/** Sine of the authalic latitude for the sine of a geographic one. */
function authalicSine(sin: number): number {
  return authalicQ(sin) / POLE;
}

function authalicQ(sin: number): number {
  const logarithm = Math.log((1 - E * sin) / (1 + E * sin)) / (2 * E);
  return (1 - E * E) * (sin / (1 - (E * sin) ** 2) - logarithm);
}
