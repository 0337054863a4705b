import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { area, featureCollection, multiPolygon, union } from '@turf/turf';
import type { MultiPolygon, Polygon } from 'geojson';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { dissolve, findNeighbours } from '../../../../client/src/geometry/edges.ts';
import { findAreas, type Shape } from '../../../../client/src/geometry/find-areas.ts';
import { LevelGeometry } from '../../../../client/src/geometry/level-geometry.ts';
import { projectionOf } from '../../../../client/src/geometry/to-degrees.ts';
import { AbortError, Turn } from '../../../../client/src/geometry/turn.ts';
import { writeFlatGeobuf } from '../../../../tiles/flatgeobuf/write-flatgeobuf.ts';
import { createRandom } from '../../../fixtures/random.ts';

const SIDE = 12;
const STEP = 1 / 64;
const WEST = 4;
const SOUTH = 51;

/** Square `index` of the grid, counted from the south-west, row by row. */
function createSquare(index: number): MultiPolygon {
  const west = WEST + (index % SIDE) * STEP;
  const south = SOUTH + Math.floor(index / SIDE) * STEP;
  return { type: 'MultiPolygon', coordinates: [[ringOf(west, south, west + STEP, south + STEP)]] };
}

function ringOf(west: number, south: number, east: number, north: number): [number, number][] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

/** A box in squares of the grid. */
function createBox(west: number, south: number, east: number, north: number): Shape {
  const [w, s, e, n] = [
    WEST + west * STEP,
    SOUTH + south * STEP,
    WEST + east * STEP,
    SOUTH + north * STEP,
  ];
  const polygon: Polygon = { type: 'Polygon', coordinates: [ringOf(w, s, e, n)] };
  return { polygons: [polygon], lines: [], points: [] };
}

const at = (column: number, row: number): number => row * SIDE + column;
const squares = Array.from({ length: SIDE * SIDE }, (_, index) => ({
  index,
  outline: createSquare(index),
}));
const pick = (indices: Iterable<number>) =>
  [...indices].map((index) => ({ index, outline: createSquare(index) }));

let server: Server;
let folder: string;
let requests: string[] = [];
let url: string;

function createLevel(): LevelGeometry {
  const points = squares.flatMap(({ outline }) => {
    const [lon = 0, lat = 0] = outline.coordinates[0]?.[0]?.[0] ?? [];
    return [lon + STEP / 2, lat + STEP / 2];
  });
  const boxes = squares.flatMap(({ outline }) => {
    const [lon = 0, lat = 0] = outline.coordinates[0]?.[0]?.[0] ?? [];
    return [lon, lat, lon + STEP, lat + STEP];
  });
  return new LevelGeometry({
    url,
    points: Float64Array.from(points),
    boxes: Float64Array.from(boxes),
  });
}

beforeAll(async () => {
  // The reader of FlatGeobuf tells at length what it does.
  vi.spyOn(console, 'debug').mockImplementation(() => {});
  folder = await mkdtemp(path.join(tmpdir(), 'buurtatlas-selection-'));
  const file = path.join(folder, 'grid.fgb');
  await writeFlatGeobuf(
    file,
    'grid',
    squares.map(({ index, outline }) => ({
      index,
      code: `c${index}`,
      name: `n${index}`,
      geometry: outline,
    })),
  );
  const bytes = await readFile(file);
  server = createServer((request, response) => {
    const [, from, to] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? [];
    requests.push(request.headers.range ?? 'all');
    if (from === undefined || to === undefined) {
      response.end(bytes);
      return;
    }
    const end = Math.min(Number(to), bytes.length - 1);
    response.writeHead(206, { 'content-range': `bytes ${from}-${end}/${bytes.length}` });
    response.end(bytes.subarray(Number(from), end + 1));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/grid.fgb`;
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

describe('areas under a shape', () => {
  it('counts an area by its label point, by any bit, or by half of it', async () => {
    const level = createLevel();
    // From the middle of square 1 less a little, to a tenth into square 4; one row high.
    const shape = createBox(1.55, 2.2, 4.1, 2.8);
    const centre = await findAreas(level, shape, 'centre', new Turn());
    const any = await findAreas(level, shape, 'any', new Turn());
    const tall = createBox(1.55, 2, 4.6, 2.9);
    const half = await findAreas(level, tall, 'half', new Turn());
    expect(centre).toEqual([at(2, 2), at(3, 2)]);
    expect(any).toEqual([at(1, 2), at(2, 2), at(3, 2), at(4, 2)]);
    expect(half).toEqual([at(2, 2), at(3, 2), at(4, 2)]);
  });

  it('finds an area that lies around the whole shape, and one that the shape lies around', async () => {
    const level = createLevel();
    expect(await findAreas(level, createBox(5.4, 5.4, 5.6, 5.6), 'any', new Turn())).toEqual([
      at(5, 5),
    ]);
    const around = await findAreas(level, createBox(3.9, 3.9, 5.1, 5.1), 'any', new Turn());
    expect(around).toHaveLength(9);
    expect(around).toContain(at(4, 4));
  });

  it('finds what a line passes through and a point lies in', async () => {
    const level = createLevel();
    const [lon, lat] = [WEST + 2.5 * STEP, SOUTH + 0.5 * STEP];
    const line = {
      polygons: [],
      lines: [
        [
          [lon, lat],
          [lon, lat + 3 * STEP],
        ],
      ],
      points: [],
    };
    expect(await findAreas(level, line, 'half', new Turn())).toEqual([
      at(2, 0),
      at(2, 1),
      at(2, 2),
      at(2, 3),
    ]);
    const point = { polygons: [], lines: [], points: [[lon, lat]] };
    expect(await findAreas(level, point, 'centre', new Turn())).toEqual([at(2, 0)]);
  });

  it('leaves out what lies in a hole of the shape', async () => {
    const shape = createBox(0, 0, 6, 6);
    const hole = createBox(1.9, 1.9, 4.1, 4.1).polygons[0]?.coordinates[0] ?? [];
    shape.polygons[0]?.coordinates.push([...hole].reverse());
    const found = await findAreas(createLevel(), shape, 'centre', new Turn());
    expect(found).toHaveLength(36 - 4);
    expect(found).not.toContain(at(2, 2));
  });

  it('asks for a part of the file for a part of the level, and for nothing twice', async () => {
    const level = createLevel();
    requests = [];
    await findAreas(level, createBox(1.2, 1.2, 2.8, 2.8), 'any', new Turn());
    expect(requests.length).toBeGreaterThan(0);
    expect(requests).not.toContain('all');
    requests = [];
    await findAreas(level, createBox(1.3, 1.3, 2.7, 2.7), 'half', new Turn());
    expect(requests).toEqual([]);
    await findAreas(level, createBox(0, 0, 11, 11), 'half', new Turn());
    expect(requests).toEqual(['all']);
  });

  it('stops when it is given up', async () => {
    const turn = new Turn();
    turn.abort();
    await expect(turn.yieldToOthers(0)).rejects.toThrow(AbortError);
  });
});

describe('areas as one', () => {
  it('have the outline and the surface that an overlay of polygons gives', async () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = createRandom(seed);
      const chosen = pick(squares.flatMap(({ index }) => (random.next() < 0.55 ? [index] : [])));
      const outline = await dissolve(chosen, new Turn());
      const together = union(
        featureCollection(chosen.map(({ outline }) => multiPolygon(outline.coordinates))),
      );
      const expected = together ? area(together) : 0;
      const found = area(multiPolygon(outline.coordinates));
      expect(Math.abs(found - expected) / expected, `seed ${seed}`).toBeLessThan(1e-6);
      // No edge of the outline lies between two chosen squares.
      const corners = outline.coordinates.flat().flat().length;
      expect(corners).toBeLessThanOrEqual(chosen.length * 5);
    }
  });

  it('keep a hole, and an island in it', async () => {
    const ring = [0, 1, 2, 3, 4].flatMap((x) => [0, 1, 2, 3, 4].map((y) => [x, y] as const));
    const chosen = ring.filter(
      ([x, y]) => x === 0 || y === 0 || x === 4 || y === 4 || (x === 2 && y === 2),
    );
    const outline = await dissolve(pick(chosen.map(([x, y]) => at(x, y))), new Turn());
    expect(outline.coordinates.map((polygon) => polygon.length).sort()).toEqual([1, 2]);
  });

  it('that touch in a corner stay two', async () => {
    const outline = await dissolve(pick([at(1, 1), at(2, 2)]), new Turn());
    expect(outline.coordinates).toHaveLength(2);
  });
});

describe('neighbours', () => {
  it('share an edge, not just a corner', async () => {
    expect(await findNeighbours(squares, new Set([at(3, 3)]), new Turn())).toEqual([
      at(3, 2),
      at(2, 3),
      at(4, 3),
      at(3, 4),
    ]);
    const pair = await findNeighbours(squares, new Set([at(3, 3), at(4, 3)]), new Turn());
    expect(pair).toHaveLength(6);
  });
});

describe('coordinates of an uploaded file', () => {
  it('are degrees, or Lambert 72 with its shift', async () => {
    expect(await projectionOf(null, [3.7, 51])).toBeNull();
    expect(await projectionOf('urn:ogc:def:crs:OGC:1.3:CRS84', [3.7, 51])).toBeNull();
    for (const crs of [
      null,
      'EPSG:31370',
      'PROJCS["Belge_1972_Belgian_Lambert_72",GEOGCS["GCS_Belge 1972"]]',
      'PROJCS["Belge_Lambert_1972",GEOGCS["GCS_Belge_1972"]]',
    ]) {
      const toDegrees = await projectionOf(crs, [104_000, 193_000]);
      if (typeof toDegrees !== 'function') throw new Error(`no projection for ${crs}`);
      // The belfry of Gent, to ten metres.
      const [lon = 0, lat = 0] = toDegrees([104_766, 193_764]);
      expect(Math.abs(lon - 3.7249)).toBeLessThan(0.002);
      expect(Math.abs(lat - 51.0536)).toBeLessThan(0.002);
    }
    expect(await projectionOf(null, [5_000_000, 9_000_000])).toBe('unknown');
  });
});
