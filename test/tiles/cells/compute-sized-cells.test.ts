import { booleanPointInPolygon } from '@turf/turf';
import type { MultiPolygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { CellPoint } from '../../../tiles/cells/compute-cells.ts';
import { computeSizedCells } from '../../../tiles/cells/compute-sized-cells.ts';
import { surfaceM2 } from '../../../tiles/measure/measure-area.ts';
import { buildTopology } from '../../../tiles/topology/topology.ts';

/** A square around 4.5, 51 with half a side of some 14 by 22 km. */
const outline: MultiPolygon = {
  type: 'MultiPolygon',
  coordinates: [
    [
      [
        [4.3, 50.8],
        [4.7, 50.8],
        [4.7, 51.2],
        [4.3, 51.2],
        [4.3, 50.8],
      ],
    ],
  ],
};
const total = surfaceM2(outline) / 10_000;

/** A village with its fields around it, both with the same middle, and the two halves of what is left. */
const points: CellPoint[] = [
  { code: 'village', lon: 4.5, lat: 51, hectares: 200 },
  { code: 'fields', lon: 4.502, lat: 51.001, hectares: 6000 },
  { code: 'west', lon: 4.38, lat: 51, hectares: (total - 6200) / 2 },
  { code: 'east', lon: 4.62, lat: 51, hectares: (total - 6200) / 2 },
];
const cells = computeSizedCells(points, outline);
const cellOf = (code: string): MultiPolygon => {
  const found = cells.find((cell) => cell.code === code);
  if (!found) throw new Error(`no cell ${code}`);
  return found.geometry;
};

describe('cells with a known surface', () => {
  it('come one per coded point, in order', () => {
    expect(cells.map(({ code }) => code)).toEqual(['village', 'fields', 'west', 'east']);
  });

  it.each(points)('give $code its surface within 2 %', ({ code, hectares }) => {
    expect(surfaceM2(cellOf(code)) / 10_000 / (hectares ?? 0)).toBeGreaterThan(0.98);
    expect(surfaceM2(cellOf(code)) / 10_000 / (hectares ?? 0)).toBeLessThan(1.02);
  });

  it('let a large area lie around a small one', () => {
    expect(cellOf('fields').coordinates.map((rings) => rings.length)).toEqual([2]);
    for (const lon of [4.45, 4.55]) {
      expect(booleanPointInPolygon([lon, 51], cellOf('fields'))).toBe(true);
    }
    expect(booleanPointInPolygon([4.5, 51], cellOf('village'))).toBe(true);
  });

  it('share identical vertices and cover the outline: dissolved they leave no crack', () => {
    const layer = cells.map(({ geometry }, index) => ({ index, geometry }));
    const topology = buildTopology(new Map([['s', layer]]), [
      { from: 's', to: 'all', parentOf: new Int32Array(layer.length) },
    ]);
    expect(topology.layers.get('all')?.[0]?.polygons.map((rings) => rings.length)).toEqual([1]);
    const covered = cells.reduce((sum, { geometry }) => sum + surfaceM2(geometry), 0);
    expect(covered / surfaceM2(outline)).toBeCloseTo(1, 4);
  });

  it('leave space to points without code, which need no surface', () => {
    const outside = { code: '', lon: 4.68, lat: 51, hectares: null };
    const sized = computeSizedCells([...points.slice(0, 3), outside], outline);
    expect(sized.map(({ code }) => code)).toEqual(['village', 'fields', 'west']);
    const covered = sized.reduce((sum, { geometry }) => sum + surfaceM2(geometry), 0);
    expect(covered).toBeLessThan(surfaceM2(outline) * 0.8);
  });

  it('give a point in the sea ground on the nearest land', () => {
    const beach = { code: 'beach', lon: 4.5, lat: 51.21, hectares: 50 };
    const [cell] = computeSizedCells([beach, ...points], outline);
    expect(surfaceM2(cell?.geometry as MultiPolygon)).toBeGreaterThan(0);
    expect(booleanPointInPolygon([4.5, 51.198], cell?.geometry as MultiPolygon)).toBe(true);
  });

  it('are the same for the same points', () => {
    expect(computeSizedCells(points, outline)).toEqual(cells);
  });
});
