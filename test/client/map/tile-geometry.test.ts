import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeTile } from '../../../client/src/map/tiles/decode-tile.ts';
import { edgesOfArea, findArea } from '../../../client/src/map/tiles/find-area.ts';
import { NO_AREA, type TileGeometry } from '../../../client/src/map/tiles/tile-geometry.ts';
import { encodeTile } from '../../../tiles/mvt/encode-tile.ts';

/** Outer rings are clockwise on the screen, holes the other way. */
const square = (x: number, y: number, side: number): number[] => [
  ...[x, y, x + side, y, x + side, y + side, x, y + side, x, y],
];
const hole = (x: number, y: number, side: number): number[] => [
  ...[x, y, x, y + side, x + side, y + side, x + side, y, x, y],
];

/** Two neighbours, and a third around an island of the second. */
function createTile(): TileGeometry {
  const pieces = [
    { index: 4, rings: [square(0, 0, 1000)] },
    { index: 7, rings: [square(1000, 0, 1000), square(3100, 100, 100)] },
    { index: 9, rings: [square(3000, 0, 400), hole(3100, 100, 100)] },
  ].map(({ index, rings }) => ({ index, rings: rings.map((ring) => Int32Array.from(ring)) }));
  const geometry = decodeTile(gunzipSync(encodeTile('ward', pieces, [])), 'ward');
  if (!geometry) throw new Error('the tile has areas');
  return geometry;
}

const EXTENT = 4096;
const findAt = (geometry: TileGeometry, x: number, y: number): number | null =>
  findArea(
    [{ z: 1, x: 1, y: 0, geometry, clip: [0, 0, EXTENT, EXTENT] }],
    (1 + x / EXTENT) / 2,
    y / EXTENT / 2,
  );

describe('the geometry of a tile', () => {
  it('has triangles that cover exactly what the areas cover', () => {
    const { positions, triangles, vertexAreas } = createTile();
    const covered = new Map<number, number>();
    for (let i = 0; i < triangles.length; i += 3) {
      const [a = 0, b = 0, c = 0] = triangles.subarray(i, i + 3);
      const at = (corner: number, axis: number): number => positions[corner * 2 + axis] ?? 0;
      const twice =
        (at(b, 0) - at(a, 0)) * (at(c, 1) - at(a, 1)) -
        (at(c, 0) - at(a, 0)) * (at(b, 1) - at(a, 1));
      const area = vertexAreas[a] ?? -1;
      expect([vertexAreas[b], vertexAreas[c]]).toEqual([area, area]);
      covered.set(area, (covered.get(area) ?? 0) + Math.abs(twice) / 2);
    }
    expect(Object.fromEntries(covered)).toEqual({ 4: 1e6, 7: 1e6 + 1e4, 9: 16e4 - 1e4 });
  });

  it('has every border once, with the areas on both sides of it', () => {
    const { edges, edgeAreas } = createTile();
    const sides = new Map<string, number[]>();
    for (let edge = 0; edge < edges.length / 4; edge++) {
      const ends = [...edges.subarray(edge * 4, edge * 4 + 4)];
      const key = ends.join();
      expect(sides.has(key)).toBe(false);
      expect(sides.has([...ends.slice(2), ...ends.slice(0, 2)].join())).toBe(false);
      sides.set(key, [...edgeAreas.subarray(edge * 2, edge * 2 + 2)]);
    }
    // Four sides of two squares less the one they share, four of the third, four of the island.
    expect(sides.size).toBe(8 - 1 + 4 + 4);
    // Area 4 lies to the right on the way down its eastern side.
    expect(sides.get('1000,0,1000,1000')).toEqual([4, 7]);
    expect(sides.get('0,0,1000,0')).toEqual([4, NO_AREA]);
    expect([...sides.values()].filter((each) => each.includes(7) && each.includes(9)).length).toBe(
      4,
    );
  });

  it('tells the area at a point, islands and holes included', () => {
    const geometry = createTile();
    expect(findAt(geometry, 500, 500)).toBe(4);
    expect(findAt(geometry, 1500, 500)).toBe(7);
    expect(findAt(geometry, 3150, 150)).toBe(7);
    expect(findAt(geometry, 3050, 50)).toBe(9);
    expect(findAt(geometry, 2500, 500)).toBeNull();
    expect(findAt(geometry, 500, 2000)).toBeNull();
  });

  it('has all edges of one area, whatever the number of its parts', () => {
    expect(edgesOfArea(createTile(), 7).length / 4).toBe(8);
    expect(edgesOfArea(createTile(), 5).length).toBe(0);
  });
});
