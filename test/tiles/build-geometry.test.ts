import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDatabase, type Database } from '../../geodata/edition/database.ts';
import type { ManifestGeometry } from '../../geodata/model/manifest.ts';
import type { Area } from '../../geodata/model/model.ts';
import { buildGeometry, type GeometryOptions } from '../../tiles/build-geometry.ts';
import { TileReader } from '../../tiles/mvt/tile-store.ts';
import { Locator } from '../../tiles/outlines/locate.ts';
import { Outlines } from '../../tiles/outlines/outlines.ts';
import { createGrid, type GridOptions } from '../fixtures/create-grid.ts';

let dir: string;
let db: Database;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'geometry-'));
  db = createDatabase(':memory:');
});
afterEach(() => {
  db.close();
  rmSync(dir, { recursive: true });
});

function createArea(code: string): Area {
  return { code, name: code, fullName: `${code} (test)`, unknownLocation: false };
}

function writeGrid(name: string, options: GridOptions, prefix = ''): string[] {
  const shapes = createGrid(options);
  const features = shapes.map(({ code, geometry }) => ({
    type: 'Feature',
    properties: { code: prefix + code },
    geometry,
  }));
  writeFileSync(path.join(dir, name), JSON.stringify({ type: 'FeatureCollection', features }));
  return shapes.map(({ code }) => prefix + code);
}

function createEntry(level: string, file: string, topology = 'a'): ManifestGeometry {
  return {
    level,
    file,
    codeField: 'code',
    crs: 'EPSG:4326',
    topology,
    boundaries: 'official',
    source: 's',
  };
}

function createCells(dissolve: string[]): ManifestGeometry {
  return {
    level: 'statsec',
    points: 'points.csv',
    outline: '056',
    topology: 'cells',
    dissolve,
    source: 's',
  };
}

function build(options: Pick<GeometryOptions, 'geometry' | 'levels'> & Partial<GeometryOptions>) {
  const parentsOf = () => null;
  return buildGeometry({ folder: dir, parentsOf, db, outDir: dir, progress: () => {}, ...options });
}

/** Area indexes in all tiles of a level at a zoom. */
function indexesAt(level: string, zoom: number): number[] {
  const rows = db
    .prepare<[string, number], Buffer>('SELECT data FROM tile WHERE level = ? AND z = ?')
    .pluck();
  const found = new Set<number>();
  for (const data of rows.all(level, zoom)) {
    const layer = new VectorTile(new PbfReader(gunzipSync(data))).layers[level];
    for (let i = 0; i < (layer?.length ?? 0); i++) {
      const feature = layer?.feature(i);
      expect(feature?.properties.i).toBe(feature?.id);
      found.add(Number(feature?.id));
    }
  }
  return [...found].sort((a, b) => a - b);
}

describe('building from files', () => {
  it('gives every area of the level its geometry, by folded code, and tiles at every zoom', async () => {
    const codes = writeGrid('a.geojson', { columns: 4, rows: 3 }, 'x_');
    const areas = [
      createArea('ZZZZ'),
      ...codes.map((code) => createArea(code.toUpperCase().replace('_', '-'))),
    ];
    const result = await build({
      geometry: [createEntry('wijk', 'a.geojson')],
      levels: [{ code: 'wijk', areas }],
    });
    const wijk = result.levels.get('wijk');
    expect(result.problems).toEqual([]);
    expect(wijk?.drawn).toBe(12);
    expect(wijk?.boundaries).toBe('official');
    expect([wijk?.points[0], wijk?.bboxes[0], wijk?.areasM2[0], wijk?.neighbours[0]]).toEqual([
      null,
      null,
      0,
      [],
    ]);
    expect(wijk?.neighbours[1]).toEqual([2, 5]);
    expect(wijk?.areasM2[1]).toBeGreaterThan(2e6);
    const [west, south, east, north] = result.bbox;
    expect([west < 4.001, south < 50.95, east > 4.079, north > 50.999]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    for (let zoom = 6; zoom <= 12; zoom++) {
      expect(indexesAt('wijk', zoom)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    }
    const locator = new Locator(new Outlines(dir));
    for (const [index, point] of (wijk?.points ?? []).entries()) {
      if (point) expect(locator.locate('wijk', ...point)).toBe(index);
    }
    const stored = new TileReader(db);
    expect(stored.zooms).toEqual({ min: 6, max: 12 });
    expect(result.tiles).toEqual([expect.objectContaining({ level: 'wijk' })]);
  });

  it('adds up several files and topologies of one level in the same tiles', async () => {
    const west = writeGrid('west.geojson', { columns: 2, rows: 1 }, 'w');
    const east = writeGrid('east.geojson', { columns: 2, rows: 1, origin: [4.04, 51] }, 'e');
    const areas = [...west, ...east].map(createArea);
    const geometry = [
      createEntry('wijk', 'west.geojson', 'w'),
      createEntry('wijk', 'east.geojson', 'e'),
    ];
    const result = await build({ geometry, levels: [{ code: 'wijk', areas }] });
    expect(result.levels.get('wijk')?.drawn).toBe(4);
    expect(indexesAt('wijk', 6)).toEqual([0, 1, 2, 3]);
  });

  it('keeps the first of two outlines of one area', async () => {
    const codes = writeGrid('a.geojson', { columns: 2, rows: 1 });
    writeGrid('b.geojson', { columns: 3, rows: 1, origin: [5, 51] });
    const geometry = [createEntry('wijk', 'a.geojson', 'a'), createEntry('wijk', 'b.geojson', 'b')];
    const result = await build({
      geometry,
      levels: [{ code: 'wijk', areas: codes.map(createArea) }],
    });
    expect(result.problems).toMatchObject([
      { severity: 'warning', kind: 'repeated_outline', file: 'b.geojson' },
    ]);
    expect(result.bbox[2]).toBeLessThan(4.1);
    expect(result.withoutArea).toEqual([{ level: 'wijk', file: 'b.geojson', code: 'r0c2' }]);
  });

  it('gives levels without an entry an empty geometry and an empty file', async () => {
    const result = await build({
      geometry: [],
      levels: [{ code: 'kern', areas: [createArea('a')] }],
    });
    expect(result.levels.get('kern')).toEqual({
      points: [null],
      bboxes: [null],
      areasM2: new Float64Array(1),
      neighbours: [[]],
      drawn: 0,
      boundaries: 'none',
    });
    expect(existsSync(path.join(dir, 'kern.fgb'))).toBe(true);
    expect(new Locator(new Outlines(dir)).locate('kern', 4, 51)).toBeNull();
    expect(result.tiles).toEqual([]);
  });
});

describe('building from points', () => {
  const codes = ['a1', 'a2', 'b1', 'b2'];
  const levels = [
    { code: 'statsec', areas: codes.map(createArea) },
    { code: 'gemeente', areas: [createArea('a'), createArea('b')] },
  ];
  const parentsOf = (child: string, parent: string): Int32Array | null =>
    child === 'statsec' && parent === 'gemeente' ? Int32Array.of(0, 0, 1, 1) : null;

  beforeEach(() => {
    const rows = [
      'code,lon,lat',
      'a1,3.7,51',
      'a2,3.72,51',
      'b1,3.74,51',
      'b2,3.76,51',
      ',3.9,51',
      ',3.6,51',
      ',3.73,51.05',
      ',3.73,50.95',
    ];
    writeFileSync(path.join(dir, 'points.csv'), rows.join('\n'));
  });

  it('computes cells and dissolves them upwards', async () => {
    const result = await build({ geometry: [createCells(['gemeente'])], levels, parentsOf });
    expect(result.problems).toEqual([]);
    const [statsec, gemeente] = [result.levels.get('statsec'), result.levels.get('gemeente')];
    expect([statsec?.boundaries, gemeente?.boundaries]).toEqual(['approximate', 'approximate']);
    expect(statsec?.neighbours).toEqual([[1], [0, 2], [1, 3], [2]]);
    expect(gemeente?.neighbours).toEqual([[1], [0]]);
    const sum = (statsec?.areasM2[0] ?? 0) + (statsec?.areasM2[1] ?? 0);
    expect((gemeente?.areasM2[0] ?? 0) / sum).toBeCloseTo(1, 6);
    expect(indexesAt('gemeente', 6)).toEqual([0, 1]);
    expect(new Locator(new Outlines(dir)).locate('gemeente', 3.75, 51)).toBe(1);
  });

  it('lets an official outline of a parent stand', async () => {
    writeFileSync(
      path.join(dir, 'a.geojson'),
      JSON.stringify({
        type: 'FeatureCollection',
        features: [
          { properties: { code: 'b' }, geometry: createGrid({ columns: 1, rows: 1 })[0]?.geometry },
        ],
      }),
    );
    const geometry = [createEntry('gemeente', 'a.geojson', 'a'), createCells(['gemeente'])];
    const result = await build({ geometry, levels, parentsOf });
    const gemeente = result.levels.get('gemeente');
    expect(gemeente?.drawn).toBe(2);
    expect(gemeente?.points[1]?.[0]).toBeGreaterThan(4);
    expect(gemeente?.points[0]?.[0]).toBeLessThan(3.8);
    expect(indexesAt('gemeente', 12)).toEqual([0, 1]);
  });

  it('reports what it cannot use, all of it, and cuts no tiles', async () => {
    writeFileSync(path.join(dir, 'points.csv'), 'code,lon,lat\na1,3.7,51\na1,3.8,51\na2,here,51\n');
    const geometry: ManifestGeometry[] = [
      createCells(['gemeente', 'provincie']),
      createEntry('wijk', 'a.geojson'),
      createEntry('gemeente', 'none.geojson'),
      { ...createCells([]), outline: '999' } as ManifestGeometry,
    ];
    const result = await build({ geometry, levels });
    expect(
      result.problems.map((p) => `${p.file} ${p.row ?? ''} ${p.kind}: ${p.message}`),
    ).toMatchInlineSnapshot(`
      [
        "points.csv 3 repeated_code: code "a1" came before",
        "points.csv 4 not_a_position: expected degrees lon, lat, got "here, 51"",
        "points.csv  no_aggregation: no aggregation table leads from "statsec" to "gemeente"",
        "points.csv  unknown_level: geometry for level "provincie", which the manifest does not list",
        "points.csv 3 repeated_code: code "a1" came before",
        "points.csv 4 not_a_position: expected degrees lon, lat, got "here, 51"",
        "points.csv  unknown_country: unknown outline "999", expected a .geojson file or a numeric ISO 3166 code such as 056",
        "a.geojson  unknown_level: geometry for level "wijk", which the manifest does not list",
        "none.geojson  missing_file: no such file",
      ]
    `);
    expect(result.tiles).toEqual([]);
    expect(existsSync(path.join(dir, 'statsec.fgb'))).toBe(false);
  });
});
