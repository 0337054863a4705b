import { booleanPointInPolygon } from '@turf/turf';
import type { MultiPolygon } from 'geojson';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CellPoint, computeCells } from '../../../tiles/cells/compute-cells.ts';
import { readCountryOutline } from '../../../tiles/cells/country-outline.ts';
import { surfaceM2 } from '../../../tiles/measure/measure-area.ts';
import { latToY, lonToX } from '../../../tiles/projection/web-mercator.ts';
import { buildTopology } from '../../../tiles/topology/topology.ts';
import { createSquare } from '../../fixtures/create-grid.ts';
import { createRandom } from '../../fixtures/random.ts';

const outline: MultiPolygon = createSquare('', 4.5, 51, 0.5).geometry;

/** Places in and around the outline; every fifth one is outside neighbour without a code. */
function createPoints(count: number): CellPoint[] {
  const random = createRandom(3).next;
  return Array.from({ length: count }, (_, i) => ({
    code: i % 5 === 0 ? '' : `p${i}`,
    lon: 4 + random(),
    lat: 50.5 + random(),
  }));
}

/** Codes of the nearest points, more than one where the border is within some metres. */
function nearestCodes(points: readonly CellPoint[], lon: number, lat: number): string[] {
  const distance = (p: CellPoint): number =>
    Math.hypot(lonToX(p.lon) - lonToX(lon), latToY(p.lat) - latToY(lat));
  const least = Math.min(...points.map(distance));
  return points.filter((p) => distance(p) < least + 100).map(({ code }) => code);
}

describe('cells', () => {
  const points = createPoints(300);
  const cells = computeCells(points, outline);

  it('come one per coded point, in order', () => {
    const coded = points.filter(({ code }) => code !== '');
    expect(cells.map(({ code }) => code)).toEqual(coded.map(({ code }) => code));
  });

  it('contain their point', () => {
    for (const { code, geometry } of cells) {
      const point = points.find((candidate) => candidate.code === code);
      expect(booleanPointInPolygon([point?.lon ?? 0, point?.lat ?? 0], geometry)).toBe(true);
    }
  });

  it('hold every place nearest to their point and no other: no gaps, no overlaps', () => {
    const random = createRandom(11).next;
    for (let i = 0; i < 500; i++) {
      const [lon, lat] = [4 + random(), 50.5 + random()];
      const holders = cells.filter(({ geometry }) => booleanPointInPolygon([lon, lat], geometry));
      const nearest = nearestCodes(points, lon, lat);
      if (nearest.length > 1) continue;
      expect(holders.map(({ code }) => code)).toEqual(nearest.filter((code) => code !== ''));
    }
  });

  it('share identical vertices: dissolved they leave no crack', () => {
    const all = computeCells(
      points.map((p, i) => ({ ...p, code: `p${i}` })),
      outline,
    );
    const layer = all.map(({ geometry }, index) => ({ index, geometry }));
    const topology = buildTopology(new Map([['s', layer]]), [
      { from: 's', to: 'all', parentOf: new Int32Array(layer.length) },
    ]);
    expect(topology.layers.get('all')?.[0]?.polygons.map((rings) => rings.length)).toEqual([1]);
  });
});

describe('points in odd places', () => {
  it('at one place get a cell each', () => {
    const places = Array.from({ length: 6 }, (_, i) => ({ code: `p${i}`, lon: 4.5, lat: 51 }));
    const cells = computeCells([...places, { code: 'far', lon: 4.7, lat: 51.1 }], outline);
    expect(cells).toHaveLength(7);
    for (const { geometry } of cells) expect(surfaceM2(geometry)).toBeGreaterThan(1);
  });

  it('outside the outline get the ground around them', () => {
    const cells = computeCells(
      [
        { code: 'inland', lon: 4.5, lat: 51 },
        { code: 'exclave', lon: 4.5, lat: 51.6 },
        { code: 'beach', lon: 4.5, lat: 51.502 },
      ],
      outline,
    );
    const exclave = cells[1]?.geometry as MultiPolygon;
    expect(booleanPointInPolygon([4.5, 51.6], exclave)).toBe(true);
    expect(surfaceM2(exclave)).toBeGreaterThan(0.5e6);
    expect(surfaceM2(exclave)).toBeLessThan(0.7e6);
    expect(booleanPointInPolygon([4.5, 51.502], cells[2]?.geometry as MultiPolygon)).toBe(true);
  });

  it('may be alone', () => {
    const [cell] = computeCells([{ code: 'one', lon: 4.5, lat: 51 }], outline);
    expect(surfaceM2(cell?.geometry as MultiPolygon) / surfaceM2(outline)).toBeCloseTo(1, 4);
  });
});

describe('a country outline', () => {
  let belgium: MultiPolygon | null = null;
  beforeAll(async () => {
    belgium = await readCountryOutline('056');
  });

  it('is found by its numeric code', () => {
    expect(surfaceM2(belgium as MultiPolygon) / 30_689e6).toBeCloseTo(1, 2);
    expect(booleanPointInPolygon([4.35, 50.85], belgium as MultiPolygon)).toBe(true);
  });

  it('is null for an unknown code', async () => {
    expect(await readCountryOutline('BE')).toBeNull();
  });
});
