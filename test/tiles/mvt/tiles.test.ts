import { gunzipSync } from 'node:zlib';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import { createDatabase } from '../../../geodata/edition/database.ts';
import { cutTiles } from '../../../tiles/mvt/cut-tiles.ts';
import { encodeTile } from '../../../tiles/mvt/encode-tile.ts';
import {
  createTileTable,
  isTileAddress,
  TileReader,
  writeTiles,
} from '../../../tiles/mvt/tile-store.ts';
import { doubleRingArea } from '../../../tiles/topology/ring-area.ts';
import { simplifyTopology, type TileShape } from '../../../tiles/topology/simplify-topology.ts';
import { buildTopology } from '../../../tiles/topology/topology.ts';
import { createGrid, createSquare } from '../../fixtures/create-grid.ts';

/** A tile as readable data. */
function decode(data: Buffer) {
  const tile = new VectorTile(new PbfReader(gunzipSync(data)));
  return Object.values(tile.layers).map((layer) => ({
    layer: layer.name,
    version: layer.version,
    extent: layer.extent,
    features: Array.from({ length: layer.length }, (_, i) => {
      const feature = layer.feature(i);
      const rings = feature
        .loadGeometry()
        .map((ring) => ring.map(({ x, y }) => `${x},${y}`).join(' '));
      return { id: feature.id, type: feature.type, properties: feature.properties, rings };
    }),
  }));
}

function createGridShapes(zoom: number): TileShape[] {
  const shapes = createGrid({ columns: 10, rows: 10, size: 0.05 });
  const layer = shapes.map(({ geometry }, index) => ({ index, geometry }));
  return simplifyTopology(buildTopology(new Map([['s', layer]])), zoom).get('s') ?? [];
}

describe('a tile', () => {
  it('carries the area index twice, the code, and nothing else', () => {
    // Two fields of zoom 6, the second with a lake.
    const ring = (...xy: number[]): Int32Array => Int32Array.from(xy);
    const [x, y] = [32 * 4096, 21 * 4096];
    const field = ring(x, y, x, y + 8, x + 8, y + 8, x + 8, y, x, y);
    const other = ring(x + 8, y, x + 8, y + 8, x + 16, y + 8, x + 16, y, x + 8, y);
    const lake = ring(x + 10, y + 2, x + 12, y + 2, x + 12, y + 4, x + 10, y + 4, x + 10, y + 2);
    const shapes = [
      { index: 0, polygons: [[field]] },
      { index: 7, polygons: [[other, lake]] },
    ];
    const tiles = cutTiles(shapes, 6);
    expect(tiles.map(({ x, y }) => [x, y])).toEqual([[32, 21]]);
    const codes = ['11001', '', '', '', '', '', '', '11002'];
    expect(decode(encodeTile('gemeente', tiles[0]?.pieces ?? [], codes))).toMatchInlineSnapshot(`
      [
        {
          "extent": 4096,
          "features": [
            {
              "id": 0,
              "properties": {
                "c": "11001",
                "i": 0,
              },
              "rings": [
                "0,0 8,0 8,8 0,8 0,0",
              ],
              "type": 3,
            },
            {
              "id": 7,
              "properties": {
                "c": "11002",
                "i": 7,
              },
              "rings": [
                "8,0 16,0 16,8 8,8 8,0",
                "10,2 10,4 12,4 12,2 10,2",
              ],
              "type": 3,
            },
          ],
          "layer": "gemeente",
          "version": 2,
        },
      ]
    `);
  });

  it('has its outer rings clockwise and every feature once', () => {
    const [tile] = cutTiles(createGridShapes(7), 7);
    const [layer] = decode(encodeTile('s', tile?.pieces ?? [], []));
    const ids = layer?.features.map(({ id }) => id) ?? [];
    expect(new Set(ids).size).toBe(ids.length);
    for (const { rings } of tile?.pieces ?? []) {
      expect(doubleRingArea(rings[0] ?? new Int32Array(0))).toBeGreaterThan(0);
    }
  });
});

describe('cutting', () => {
  it.each([6, 8, 10, 12])('leaves every area in some tile at zoom %i', (zoom) => {
    const found = new Set(
      cutTiles(createGridShapes(zoom), zoom).flatMap((t) => t.pieces.map((p) => p.index)),
    );
    expect(found.size).toBe(100);
  });

  it.each([6, 9, 12])(
    'keeps an area of a few centimetres at zoom %i, also on a tile edge',
    (zoom) => {
      const edge = (Math.floor((4.2 / 360 + 0.5) * 2 ** zoom) / 2 ** zoom - 0.5) * 360;
      const layer = [createSquare('a', 4.2, 51, 2e-7), createSquare('b', edge, 51.01, 2e-6)].map(
        ({ geometry }, index) => ({ index, geometry }),
      );
      const shapes = simplifyTopology(buildTopology(new Map([['s', layer]])), zoom).get('s') ?? [];
      const found = new Set(
        cutTiles(shapes, zoom).flatMap(({ pieces }) => pieces.map((p) => p.index)),
      );
      expect([...found].sort()).toEqual([0, 1]);
    },
  );

  it('covers the areas without overlap: pieces inside tiles add up to the whole', () => {
    const zoom = 10;
    const shapes = createGridShapes(zoom);
    const whole = shapes
      .flatMap(({ polygons }) => polygons.flat())
      .reduce((s, r) => s + doubleRingArea(r), 0);
    let sum = 0;
    for (const { pieces } of cutTiles(shapes, zoom)) {
      for (const ring of pieces.flatMap(({ rings }) => rings))
        sum += doubleRingArea(clipToTile(ring));
    }
    expect(sum / Math.abs(whole)).toBeCloseTo(1, 3);
  });
});

describe('stored tiles', () => {
  const db = createDatabase(':memory:');
  createTileTable(db);
  writeTiles(db, 'gemeente', 6, [{ x: 32, y: 21, data: Buffer.from('a') }]);
  writeTiles(db, 'gemeente', 12, [{ x: 2090, y: 1366, data: Buffer.from('b') }]);
  const reader = new TileReader(db);

  it('are found by level, zoom, x and y', () => {
    expect(reader.get('gemeente', 6, 32, 21)?.toString()).toBe('a');
    expect(reader.get('gemeente', 12, 2090, 1366)?.toString()).toBe('b');
  });

  it('are null where nothing is, for unknown levels and outside', () => {
    expect(reader.get('gemeente', 6, 33, 21)).toBeNull();
    expect(reader.get('ggw7', 6, 32, 21)).toBeNull();
    expect(reader.get('gemeente', 6, 64, 21)).toBeNull();
    expect(reader.get('gemeente', 6.5, 32, 21)).toBeNull();
  });

  it('tell their zooms', () => {
    expect(reader.zooms).toEqual({ min: 6, max: 12 });
    const empty = createDatabase(':memory:');
    createTileTable(empty);
    expect(new TileReader(empty).zooms).toBeNull();
  });

  it('cannot be written twice', () => {
    const again = [{ x: 32, y: 21, data: Buffer.from('c') }];
    expect(() => writeTiles(db, 'gemeente', 6, again)).toThrow(/UNIQUE/);
  });
});

describe('a tile address', () => {
  it.each(Array.from({ length: 13 }, (_, z) => z))(
    'is inside up to the last corner of zoom %i',
    (z) => {
      const last = 2 ** z - 1;
      expect(isTileAddress(z, 0, 0)).toBe(true);
      expect(isTileAddress(z, last, last)).toBe(true);
      expect(isTileAddress(z, last + 1, last)).toBe(false);
      expect(isTileAddress(z, last, last + 1)).toBe(false);
      expect(isTileAddress(z, -1, 0)).toBe(false);
    },
  );

  it('is outside beyond zoom 12 and for anything but whole numbers', () => {
    expect(isTileAddress(13, 0, 0)).toBe(false);
    expect(isTileAddress(-1, 0, 0)).toBe(false);
    expect(isTileAddress(6, 1.5, 0)).toBe(false);
    expect(isTileAddress(Number.NaN, 0, 0)).toBe(false);
  });
});

/** The ring within 0 to 4096, by Sutherland and Hodgman. */
function clipToTile(ring: Int32Array): number[] {
  let points: [number, number][] = [];
  for (let i = 0; i + 3 < ring.length; i += 2) points.push([ring[i] ?? 0, ring[i + 1] ?? 0]);
  for (const axis of [0, 1] as const) {
    for (const [sign, limit] of [
      [1, 0],
      [-1, 4096],
    ] as const) {
      const depth = (p: [number, number]): number => sign * (p[axis] - limit);
      points = points.flatMap((point, i) => {
        const last = points.at(i - 1) ?? point;
        const [a, b] = [depth(last), depth(point)];
        const share = a / (a - b);
        const crossing: [number, number] = [
          last[0] + share * (point[0] - last[0]),
          last[1] + share * (point[1] - last[1]),
        ];
        return [...(a * b < 0 ? [crossing] : []), ...(b >= 0 ? [point] : [])];
      });
    }
  }
  const [first] = points;
  return first ? [...points, first].flat() : [];
}
