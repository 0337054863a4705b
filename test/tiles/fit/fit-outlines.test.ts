import type { MultiPolygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { fitLevel } from '../../../tiles/fit/fit-level.ts';
import { type Claim, fitOutlines } from '../../../tiles/fit/fit-outlines.ts';
import { insertJunctions } from '../../../tiles/fit/insert-junctions.ts';
import { surfaceM2 } from '../../../tiles/measure/measure-area.ts';
import { startLevel } from '../../../tiles/measure/measure-level.ts';
import { latToY, lonToX } from '../../../tiles/projection/web-mercator.ts';
import { buildTopology } from '../../../tiles/topology/topology.ts';

/** A rectangle in thousandths of a degree east of 4° and north of 51°. */
function rectangle(west: number, south: number, east: number, north: number): MultiPolygon {
  const at = (x: number, y: number): Position => [4 + x / 1000, 51 + y / 1000];
  const ring = [
    at(west, south),
    at(east, south),
    at(east, north),
    at(west, north),
    at(west, south),
  ];
  return { type: 'MultiPolygon', coordinates: [[ring]] };
}

const claim = (index: number, parent: number, geometry: MultiPolygon): Claim => ({
  ...{ index, parent, geometry },
});
/** Two parents side by side. */
const PARENTS = new Map([
  [0, rectangle(0, 0, 20, 10)],
  [1, rectangle(20, 0, 40, 10)],
]);

/** Positions on the grid, as text: what is one vertex when borders are joined. */
function vertices({ coordinates }: MultiPolygon): Set<string> {
  return new Set(
    coordinates
      .flat(2)
      .map(([lon = 0, lat = 0]) => `${Math.round(lonToX(lon))} ${Math.round(latToY(lat))}`),
  );
}

function surface(geometry: MultiPolygon | undefined): number {
  return geometry ? surfaceM2(geometry) : 0;
}

describe('outlines within those of their parents', () => {
  it('are cut off where they reach beyond, and grow where nobody is', () => {
    const { outlines } = fitOutlines(PARENTS, [
      claim(7, 0, rectangle(-2, 1, 11, 12)),
      claim(8, 0, rectangle(11, 1, 23, 9)),
      claim(9, 1, rectangle(19, -1, 41, 11)),
    ]);
    const [west, east] = [...PARENTS.values()].map(surface);
    expect(surface(outlines.get(7)) + surface(outlines.get(8))).toBeCloseTo(west ?? 0, -3);
    expect(surface(outlines.get(9))).toBeCloseTo(east ?? 0, -3);
    expect(vertices(outlines.get(9) ?? rectangle(0, 0, 1, 1))).toEqual(
      vertices(PARENTS.get(1) ?? rectangle(0, 0, 1, 1)),
    );
  });

  it('keep borders between them to the vertex, and the first has what two claim', () => {
    const { outlines } = fitOutlines(PARENTS, [
      claim(1, 0, rectangle(0, 0, 12, 10)),
      claim(2, 0, rectangle(8, 0, 20, 10)),
    ]);
    expect(vertices(outlines.get(1) ?? rectangle(0, 0, 1, 1))).toEqual(
      vertices(rectangle(0, 0, 12, 10)),
    );
  });

  it('may lie around each other, with uncovered ground around both', () => {
    const { outlines } = fitOutlines(PARENTS, [
      claim(1, 0, rectangle(5, 4, 8, 6)),
      claim(2, 0, rectangle(1, 1, 19, 9)),
    ]);
    expect(outlines.get(2)?.coordinates.map((rings) => rings.length)).toEqual([2]);
    expect(surface(outlines.get(1)) + surface(outlines.get(2))).toBeCloseTo(
      surface(PARENTS.get(0)),
      -3,
    );
  });

  it('share every arc with their parents once these have the junctions', () => {
    const { outlines, junctions } = fitOutlines(PARENTS, [
      claim(0, 0, rectangle(0, 0, 9, 10)),
      claim(1, 0, rectangle(9, 0, 20, 10)),
      claim(2, 1, rectangle(20, 0, 40, 4)),
      claim(3, 1, rectangle(20, 4, 40, 10)),
    ]);
    expect([...junctions.values()].flat()).toHaveLength(4);
    const parents = [...PARENTS].map(([index, geometry]) => ({
      index,
      geometry: insertJunctions(geometry, junctions),
    }));
    const children = [...outlines].map(([index, geometry]) => ({ index, geometry }));
    const joined = buildTopology(
      new Map([
        ['wijk', parents],
        ['sector', children],
      ]),
    );
    const arcsOf = (level: string): Set<number> =>
      new Set(
        (joined.layers.get(level) ?? []).flatMap(({ polygons }) =>
          polygons.flat(2).map((arc) => (arc < 0 ? ~arc : arc)),
        ),
      );
    const ofSectors = arcsOf('sector');
    for (const arc of arcsOf('wijk')) expect(ofSectors.has(arc)).toBe(true);
  });
});

describe('a level with outlines that are missing', () => {
  const area = (code: string) => ({ code, name: code, fullName: code, unknownLocation: false });
  const level = () => startLevel({ code: 's', areas: ['a', 'b', 'c', 'd'].map(area) });
  const parentOf = Int32Array.of(0, 0, 1, 1);

  it('gets cells: a round one among neighbours, all of a parent where none is known', () => {
    const build = level();
    build.shapes.set(0, { index: 0, geometry: rectangle(0, 0, 20, 10) });
    const { computed, lost } = fitLevel(build, PARENTS, parentOf, [
      { code: 'b', lon: 4.01, lat: 51.005, hectares: 20 },
      { code: 'c', lon: 4.025, lat: 51.005, hectares: 40 },
      { code: 'd', lon: 4.035, lat: 51.005, hectares: 116 },
    ]);
    expect([computed, lost]).toEqual([['b', 'c', 'd'], []]);
    const [a, b, c, d] = [0, 1, 2, 3].map((i) => surface(build.shapes.get(i)?.geometry));
    expect((b ?? 0) / 10_000).toBeGreaterThan(19);
    expect((b ?? 0) / 10_000).toBeLessThan(21);
    expect((a ?? 0) + (b ?? 0)).toBeCloseTo(surface(PARENTS.get(0)), -3);
    expect((c ?? 0) + (d ?? 0)).toBeCloseTo(surface(PARENTS.get(1)), -3);
    expect(c ?? 0).toBeLessThan(d ?? 0);
  });

  it('says which outline lies outside its parent, and computes it', () => {
    const build = level();
    for (const i of [0, 1, 2]) {
      build.shapes.set(i, { index: i, geometry: rectangle(i * 10, 0, i * 10 + 10, 10) });
    }
    build.shapes.set(3, { index: 3, geometry: rectangle(2, 2, 4, 4) });
    expect(fitLevel(build, PARENTS, parentOf, [])).toMatchObject({ computed: ['d'], lost: ['d'] });
  });
});
