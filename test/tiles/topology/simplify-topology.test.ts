import { describe, expect, it } from 'vitest';
import { surfaceM2 } from '../../../tiles/measure/measure-area.ts';
import { findNeighbours } from '../../../tiles/topology/neighbours.ts';
import { doubleRingArea } from '../../../tiles/topology/ring-area.ts';
import { simplifyTopology, type TileShape } from '../../../tiles/topology/simplify-topology.ts';
import { type AreaShape, buildTopology, outlinesOf } from '../../../tiles/topology/topology.ts';
import { createGrid, createSquare } from '../../fixtures/create-grid.ts';
import { unmatchedEdges } from '../unmatched-edges.ts';

const ZOOMS = [6, 7, 8, 9, 10, 11, 12];
const COLUMNS = 12;
const ROWS = 8;

function createLayer(): AreaShape[] {
  return createGrid({ columns: COLUMNS, rows: ROWS }).map(({ geometry }, index) => ({
    index,
    geometry,
  }));
}

/** Blocks of 4 × 4 areas. */
function parentOf(): Int32Array {
  return Int32Array.from({ length: COLUMNS * ROWS }, (_, index) => {
    const [row, column] = [Math.floor(index / COLUMNS), index % COLUMNS];
    return Math.floor(row / 4) * (COLUMNS / 4) + Math.floor(column / 4);
  });
}

function createTopology() {
  const layers = new Map([['sector', createLayer()]]);
  return buildTopology(layers, [{ from: 'sector', to: 'block', parentOf: parentOf() }]);
}

describe('simplifying a topology', () => {
  const topology = createTopology();

  it.each(ZOOMS)(
    'keeps every border between two areas the same on both sides at zoom %i',
    (zoom) => {
      const shapes = simplifyTopology(topology, zoom);
      for (const level of ['sector', 'block']) {
        const layer = shapes.get(level) ?? [];
        const outer = unmatchedEdges(outlineAt(zoom));
        expect(unmatchedEdges(layer)).toEqual(outer);
      }
    },
  );

  it.each(ZOOMS)('draws every area at zoom %i', (zoom) => {
    const shapes = simplifyTopology(topology, zoom);
    expect(shapes.get('sector')?.map(({ index }) => index)).toEqual([...Array(96).keys()]);
    expect(shapes.get('block')).toHaveLength(6);
    for (const layer of shapes.values())
      for (const shape of layer) expect(areaOf(shape)).not.toBe(0);
  });

  it('leaves fewer points the farther one zooms out', () => {
    const counts = ZOOMS.map((zoom) =>
      (simplifyTopology(topology, zoom).get('sector') ?? [])
        .flatMap(({ polygons }) => polygons.flat())
        .reduce((sum, ring) => sum + ring.length, 0),
    );
    expect([...counts].sort((a, b) => a - b)).toEqual(counts);
    expect(counts[0]).toBeLessThan((counts[6] ?? 0) / 3);
  });

  it.each(ZOOMS)(
    'turns an area smaller than the grid into its smallest square at zoom %i',
    (zoom) => {
      const tiny = { ...createSquare('x', 4.1, 51.1, 0.000002), index: 5 };
      const shapes = simplifyTopology(buildTopology(new Map([['sector', [tiny]]])), zoom);
      const [shape] = shapes.get('sector') ?? [];
      expect(shape?.index).toBe(5);
      expect(Math.abs(areaOf(shape as TileShape))).toBe(2 * ([2, 4, 2][zoom - 6] ?? 1) ** 2);
    },
  );

  /** The whole grid as one area. */
  function outlineAt(zoom: number): TileShape[] {
    const whole = buildTopology(new Map([['sector', createLayer()]]), [
      { from: 'sector', to: 'whole', parentOf: new Int32Array(96) },
      { from: 'sector', to: 'block', parentOf: parentOf() },
    ]);
    return simplifyTopology(whole, zoom).get('whole') ?? [];
  }
});

describe('dissolving', () => {
  it('gives parents the surface of their children', () => {
    const topology = createTopology();
    const children = outlinesOf(topology, 'sector');
    const parents = parentOf();
    for (const { index, geometry } of outlinesOf(topology, 'block')) {
      const sum = children
        .filter((child) => parents[child.index] === index)
        .reduce((total, child) => total + surfaceM2(child.geometry), 0);
      expect(surfaceM2(geometry) / sum).toBeCloseTo(1, 9);
    }
  });

  it('leaves out children without a parent', () => {
    const layers = new Map([['sector', createLayer()]]);
    const none = new Int32Array(96).fill(-1);
    const topology = buildTopology(layers, [{ from: 'sector', to: 'block', parentOf: none }]);
    expect(topology.layers.get('block')).toEqual([]);
  });

  it('gives a parent around an area that is not its own a hole', () => {
    const layers = new Map([['sector', createGrid({ columns: 3, rows: 3 }).map(toAreaShape)]]);
    const around = Int32Array.from([0, 0, 0, 0, 1, 0, 0, 0, 0]);
    const topology = buildTopology(layers, [{ from: 'sector', to: 'block', parentOf: around }]);
    const [ring] = outlinesOf(topology, 'block');
    expect(ring?.geometry.coordinates.map((rings) => rings.length)).toEqual([2]);
  });
});

describe('neighbours', () => {
  const topology = createTopology();
  const neighbours = findNeighbours([topology.layers.get('sector') ?? []], 96);

  it('are the areas on the other side of a border, not those that touch in a corner', () => {
    expect(neighbours[13]).toEqual([1, 12, 14, 25]);
    expect(neighbours[0]).toEqual([1, 12]);
  });

  it('are symmetric', () => {
    for (const [area, others] of neighbours.entries()) {
      for (const other of others) expect(neighbours[other]).toContain(area);
    }
  });

  it('are known for dissolved levels', () => {
    expect(findNeighbours([topology.layers.get('block') ?? []], 7)).toEqual([
      [1, 3],
      [0, 2, 4],
      [1, 5],
      [0, 4],
      [1, 3, 5],
      [2, 4],
      [],
    ]);
  });
});

function toAreaShape({ geometry }: { geometry: AreaShape['geometry'] }, index: number): AreaShape {
  return { index, geometry };
}

/** Twice the area of the first ring. */
function areaOf({ polygons }: TileShape): number {
  return doubleRingArea(polygons[0]?.[0] ?? new Int32Array(0));
}
