import { booleanPointInPolygon } from '@turf/turf';
import type { MultiPolygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { findLabelPoint } from '../../../tiles/measure/label-points.ts';
import { measureArea, surfaceM2 } from '../../../tiles/measure/measure-area.ts';
import { createSquare } from '../../fixtures/create-grid.ts';
import { createRandom } from '../../fixtures/random.ts';

function createPolygons(...rings: Position[][]): MultiPolygon {
  return { type: 'MultiPolygon', coordinates: rings.map((ring) => [ring]) };
}

/** A ring whose radius varies wildly. */
function createStar(seed: number): MultiPolygon {
  const random = createRandom(seed).next;
  const ring = Array.from({ length: 40 }, (_, i): Position => {
    const angle = (i / 40) * 2 * Math.PI;
    const radius = 0.01 + 0.09 * random();
    return [4.5 + radius * Math.cos(angle), 51 + radius * Math.sin(angle)];
  });
  return createPolygons([...ring, ring[0] ?? []]);
}

describe('a label point', () => {
  it.each(Array.from({ length: 20 }, (_, seed) => seed))('lies inside star %i', (seed) => {
    const star = createStar(seed);
    expect(booleanPointInPolygon(findLabelPoint(star) ?? [], star, { ignoreBoundary: true })).toBe(
      true,
    );
  });

  it('lies inside a horseshoe, whose centre is outside', () => {
    const horseshoe = createPolygons([
      [4, 51],
      [4.3, 51],
      [4.3, 51.3],
      [4.2, 51.3],
      [4.2, 51.1],
      [4.1, 51.1],
      [4.1, 51.3],
      [4, 51.3],
      [4, 51],
    ]);
    expect(booleanPointInPolygon(findLabelPoint(horseshoe) ?? [], horseshoe)).toBe(true);
  });

  it('lies in the largest part', () => {
    const small = createSquare('', 4, 51, 0.01).geometry.coordinates[0]?.[0] ?? [];
    const large = createSquare('', 5, 51, 0.02).geometry.coordinates[0]?.[0] ?? [];
    const [lon] = findLabelPoint(createPolygons(small, large)) ?? [];
    expect(lon).toBeCloseTo(5, 1);
  });

  it('lies on or in a sliver', () => {
    const sliver = createPolygons([
      [4, 51],
      [4.4, 51.4],
      [4.4, 51.4000001],
      [4, 51],
    ]);
    expect(booleanPointInPolygon(findLabelPoint(sliver) ?? [], sliver)).toBe(true);
  });

  it('is null for nothing', () => {
    expect(findLabelPoint(createPolygons())).toBeNull();
  });
});

describe('surface', () => {
  it('is that of the ellipsoid', () => {
    // Corners put through PROJ's +proj=cea +lat_ts=0 +datum=WGS84: 2226.389816 m by 1403.055402 m.
    expect(surfaceM2(createSquare('', 5, 51, 0.01).geometry)).toBeCloseTo(
      2226.389816 * 1403.055402,
      0,
    );
  });

  it('goes without the holes', () => {
    const outer = createSquare('', 5, 51, 0.02).geometry;
    const hole = createSquare('', 5, 51, 0.01).geometry;
    const both: MultiPolygon = {
      type: 'MultiPolygon',
      coordinates: [[outer.coordinates[0]?.[0] ?? [], hole.coordinates[0]?.[0] ?? []]],
    };
    expect(surfaceM2(both)).toBeCloseTo(surfaceM2(outer) - surfaceM2(hole), 3);
  });

  it('comes with the box', () => {
    expect(measureArea(createSquare('', 5, 51, 0.5).geometry).box).toEqual([4.5, 50.5, 5.5, 51.5]);
  });
});
