import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Position } from 'geojson';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readShapes, type ShapeFileEntry } from '../../../tiles/source/read-shapes.ts';
import {
  createShapefile,
  type ShapefileField,
  type ShapefileRecord,
} from '../../fixtures/create-shapefile.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'shapes-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const CODE: ShapefileField = { name: 'geoitem', type: 'C', length: 12 };

/** A square of one kilometre in Lambert 72, clockwise. */
function createRing(x: number, y: number, side = 1000): Position[] {
  return [
    [x, y],
    [x, y + side],
    [x + side, y + side],
    [x + side, y],
    [x, y],
  ];
}

function createRecord(code: string, x = 104_000, y = 193_000): ShapefileRecord {
  return { values: [code], rings: [createRing(x, y)] };
}

function read(change: Partial<ShapeFileEntry> = {}) {
  return readShapes(dir, { file: 'a.shp', codeField: 'geoitem', crs: 'EPSG:31370', ...change });
}

/** The one problem as `severity kind: message`. */
async function problemOf(change: Partial<ShapeFileEntry> = {}): Promise<string> {
  const { shapes, problems } = await read(change);
  expect(shapes).toEqual([]);
  return problems.map((p) => `${p.severity} ${p.kind} ${p.file}: ${p.message}`).join('\n');
}

describe('a shapefile', () => {
  it('gives codes as text and outlines in degrees', async () => {
    createShapefile(dir, 'a', [CODE], [createRecord('44021'), createRecord(' 11001A00-')]);
    const { shapes, problems } = await read();
    expect(problems).toEqual([]);
    expect(shapes.map(({ code }) => code)).toEqual(['44021', '11001A00-']);
    expect(shapes[0]?.geometry.coordinates[0]?.[0]).toHaveLength(5);
  });

  it('is projected as PROJ does it', async () => {
    // gdaltransform -s_srs EPSG:31370 -t_srs EPSG:4326, PROJ 9.1.
    const lambert: Position[] = [
      [104_700, 193_800],
      [30_000, 210_000],
      [150_000, 170_000],
      [240_000, 165_000],
      [178_000, 181_000],
    ];
    const degrees = [
      [3.72268754106956, 51.0525875033719],
      [2.65223976581321, 51.1875142804874],
      [4.36875214090419, 50.8404112831179],
      [5.64517422204597, 50.7885015604029],
      [4.7671158155222, 50.9386171561387],
    ];
    createShapefile(dir, 'a', [CODE], [{ values: ['x'], rings: [[...lambert, lambert[0] ?? []]] }]);
    const { shapes } = await read();
    const found = shapes[0]?.geometry.coordinates.flat(2) ?? [];
    for (const [lon = 0, lat = 0] of degrees) {
      // 1e-8 degrees is a millimetre.
      expect(
        found.some(([x = 0, y = 0]) => Math.abs(x - lon) < 1e-8 && Math.abs(y - lat) < 1e-8),
      ).toBe(true);
    }
  });

  it('keeps holes with the ring around them', async () => {
    const hole = createRing(104_200, 193_200, 100).reverse();
    createShapefile(
      dir,
      'a',
      [CODE],
      [{ values: ['x'], rings: [createRing(104_000, 193_000), hole] }],
    );
    const { shapes } = await read();
    expect(shapes[0]?.geometry.coordinates.map((rings) => rings.length)).toEqual([2]);
  });

  it('has its code field found in any case and cut at ten characters', async () => {
    const field: ShapefileField = { name: 'GEMEENTE2018', type: 'N', length: 18 };
    createShapefile(
      dir,
      'a',
      [{ name: 'naam', type: 'C', length: 12 }, field],
      [
        { values: ['Gent', '44021'], rings: [createRing(104_000, 193_000)] },
        { values: ['Deinze', '44011.0000'], rings: [createRing(90_000, 190_000)] },
      ],
    );
    const { shapes } = await read({ codeField: 'gemeente2018' });
    expect(shapes.map(({ code }) => code)).toEqual(['44021', '44011']);
  });

  it('is read in the encoding of its .cpg', async () => {
    createShapefile(dir, 'a', [CODE], [createRecord('Liège')]);
    writeFileSync(path.join(dir, 'a.CPG'), '1252\n');
    expect((await read()).shapes[0]?.code).toBe('Liège');
    writeFileSync(path.join(dir, 'a.CPG'), 'KLINGON');
    expect(await problemOf()).toBe(
      'error unreadable_file a.shp: a.dbf: unknown encoding "KLINGON" in a.CPG',
    );
  });

  it('drops records without a code and without an outline, and says so', async () => {
    createShapefile(
      dir,
      'a',
      [CODE],
      [createRecord('1'), createRecord(''), { values: ['2'], rings: [] }],
    );
    const { shapes, problems } = await read();
    expect(shapes.map(({ code }) => code)).toEqual(['1']);
    expect(problems.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
      'note: 1 records have no code and are left out',
      'warning: 1 records have no outline: 2',
    ]);
  });

  it('takes several records of one code together', async () => {
    createShapefile(
      dir,
      'a',
      [CODE],
      [createRecord('1'), createRecord('2', 120_000), createRecord('1', 130_000)],
    );
    const { shapes, problems } = await read();
    expect(shapes.map(({ geometry }) => geometry.coordinates.length)).toEqual([2, 1]);
    expect(problems[0]).toMatchObject({ severity: 'note', kind: 'repeated_code' });
  });
});

describe('a damaged shapefile', () => {
  beforeEach(() => createShapefile(dir, 'a', [CODE], [createRecord('1'), createRecord('2')]));

  it('may be missing', async () => {
    expect(await problemOf({ file: 'b.shp' })).toBe('error missing_file b.shp: no such file');
  });

  it('may miss its table', async () => {
    rmSync(path.join(dir, 'a.dbf'));
    expect(await problemOf()).toBe(
      'error missing_file a.shp: a.dbf is missing: it holds the codes',
    );
  });

  it.each([50, 99, 104, 200, 371])('may be cut off at byte %i', async (length) => {
    const file = path.join(dir, 'a.shp');
    const bytes = readFileSync(file);
    expect(bytes.length).toBe(372);
    writeFileSync(file, bytes.subarray(0, length));
    expect(await problemOf()).toMatch(
      length < 100
        ? /unreadable_file.*not a shapefile/
        : new RegExp(`says 372 bytes, the file has ${length}`),
    );
  });

  it('may have a table that is cut off', async () => {
    const file = path.join(dir, 'a.dbf');
    writeFileSync(file, readFileSync(file).subarray(0, 80));
    expect(await problemOf()).toBe(
      'error unreadable_file a.shp: a.dbf: cut off: 2 records of 13 bytes need 91 bytes, got 80',
    );
  });

  it('may have more records than shapes', async () => {
    const name = path.join(dir, 'more');
    createShapefile(dir, 'more', [CODE], [createRecord('1')]);
    writeFileSync(path.join(dir, 'a.dbf'), readFileSync(`${name}.dbf`));
    expect(await problemOf()).toBe(
      'error count_mismatch a.shp: a.shp has 2 shapes, a.dbf has 1 records',
    );
  });

  it.each([
    [104, 0x7f, 'it says'],
    [108, 9, 'shape type 9, expected 5'],
    [148, 200, '5 points need'],
  ])('may have a bad byte at %i', async (at, value, message) => {
    const file = path.join(dir, 'a.shp');
    const bytes = readFileSync(file);
    bytes[at - (at === 148 ? 4 : 0)] = value;
    writeFileSync(file, bytes);
    expect(await problemOf()).toMatch(new RegExp(`damaged at record 1.*${message}`));
  });

  it('may lack the field', async () => {
    expect(await problemOf({ codeField: 'nis' })).toBe(
      'error missing_field a.shp: no field "nis" (found: geoitem)',
    );
  });

  it('may be in another system of coordinates', async () => {
    expect(await problemOf({ crs: 'EPSG:4326' })).toBe(
      'error outside_belgium a.shp: record 1 (1) has coordinate [104000, 193000], far from Belgium when read as EPSG:4326',
    );
  });

  it('may be of an unknown format', async () => {
    writeFileSync(path.join(dir, 'a.kml'), '');
    expect(await problemOf({ file: 'a.kml' })).toMatch(
      /unknown geometry format ".kml" \(known: .shp/,
    );
  });
});

describe('GeoJSON', () => {
  const entry = { file: 'a.geojson', crs: 'EPSG:4326', codeField: 'nis9_code' } as const;
  const ring = [
    [4, 51],
    [4.1, 51],
    [4.1, 51.1],
    [4, 51],
  ];

  function write(name: string, ...features: unknown[]): void {
    writeFileSync(path.join(dir, name), JSON.stringify({ type: 'FeatureCollection', features }));
  }

  function createFeature(
    code: unknown,
    geometry: unknown = { type: 'Polygon', coordinates: [ring] },
  ) {
    return { type: 'Feature', properties: { NIS9_code: code }, geometry };
  }

  it('gives codes as text, and closes rings', async () => {
    write(
      'a.geojson',
      createFeature(44021),
      createFeature('b', { type: 'MultiPolygon', coordinates: [[ring.slice(0, 3)]] }),
    );
    const { shapes, problems } = await read(entry);
    expect(problems).toEqual([]);
    expect(shapes.map(({ code }) => code)).toEqual(['44021', 'b']);
    expect(shapes[1]?.geometry.coordinates).toEqual([[ring]]);
  });

  it('is read from all files of a pattern', async () => {
    write('b-2.geojson', createFeature('2'));
    write('b-1.geojson', createFeature('1'));
    write('c.geojson', createFeature('3'));
    const { shapes } = await read({ ...entry, file: 'b-*.geojson' });
    expect(shapes.map(({ code }) => code)).toEqual(['1', '2']);
    expect(await problemOf({ ...entry, file: 'd-*.geojson' })).toBe(
      'error missing_file d-*.geojson: no such file',
    );
  });

  it('may be cut off', async () => {
    write('a.geojson', createFeature('1'));
    const file = path.join(dir, 'a.geojson');
    writeFileSync(file, readFileSync(file).subarray(0, 60));
    expect(await problemOf(entry)).toMatch(
      /^error unreadable_file a.geojson: not valid JSON, or cut off/,
    );
  });

  it('may be something else', async () => {
    writeFileSync(path.join(dir, 'a.geojson'), '{"type": "Topology"}');
    expect(await problemOf(entry)).toMatch(/not a GeoJSON FeatureCollection: type/);
    write('a.geojson', createFeature('1', { type: 'Point', coordinates: [4, 51] }));
    expect(await problemOf(entry)).toMatch(/not_polygons a.geojson: feature 1 is a Point/);
    write('a.geojson', createFeature('1', { type: 'Polygon', coordinates: [[['4', null]]] }));
    expect(await problemOf(entry)).toMatch(/not_polygons/);
  });

  it('may lack the field', async () => {
    write('a.geojson', { type: 'Feature', properties: { naam: 'x' }, geometry: null });
    expect(await problemOf(entry)).toBe(
      'error missing_field a.geojson: no field "nis9_code" (found: naam)',
    );
  });
});
