/**
 * Files that GDAL, which we did not write, makes from one layer, in several formats and systems of coordinates: all
 * give the outlines that GDAL itself puts in degrees. GeoParquet, which this GDAL may lack, is made of its bytes.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { FeatureCollection, MultiPolygon, Position } from 'geojson';
import { parquetWriteFile } from 'hyparquet-writer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readShapes, type ShapeFileEntry } from '../../../tiles/source/read-shapes.ts';
import { ogr2ogr, withoutGdal } from './gdal.ts';

const unable = withoutGdal('GPKG', 'FlatGeobuf', 'ESRI Shapefile', 'SQLite', 'GeoJSON');
if (unable) console.warn(`skipped: reading what GDAL writes (${unable})`);

/** Lambert 72: a square with a hole, heights; two parts; letters that need an encoding; no geometry. */
const CSV = `code,naam,WKT
44021A04K,Gent,"POLYGON Z ((104000 193000 5,105000 193000 5,105000 194000 6,104000 194000 6,104000 193000 5),(104400 193400 5,104400 193600 5,104600 193600 5,104600 193400 5,104400 193400 5))"
11002J81-,Lier – Ligné,"MULTIPOLYGON (((150000 210000,151000 210000,150500 211000,150000 210000)),((152000 210000,153000 210000,152500 211000,152000 210000)))"
00012A00-,Zonder,
`;
/** An arc in place of a corner, in the simple form and as a compound curve. */
const CURVED = `code,WKT
halve,"CURVEPOLYGON (COMPOUNDCURVE (CIRCULARSTRING (104000 193000,104500 193500,105000 193000),(105000 193000,104000 193000)))"
cirkel,"CURVEPOLYGON (CIRCULARSTRING (150000 170000,152000 170000,150000 170000))"
`;

let dir: string;
let expected: Map<string, Position[]>;
beforeAll(() => {
  if (unable) return;
  dir = mkdtempSync(path.join(tmpdir(), 'buurtatlas-features-'));
  writeFileSync(path.join(dir, 'a.csv'), CSV);
  writeFileSync(path.join(dir, 'curved.csv'), CURVED);
  make('degrees.geojson', 'GeoJSON', '-t_srs', 'EPSG:4326', '-lco', 'COORDINATE_PRECISION=12');
  const text = readFileSync(path.join(dir, 'degrees.geojson'), 'utf8');
  const { features } = JSON.parse(text) as FeatureCollection<MultiPolygon | null>;
  expected = new Map(
    features.flatMap(({ properties, geometry }) => {
      if (!geometry) return [];
      return [
        [String(properties?.code), geometry.coordinates.flat(2).map(([x = 0, y = 0]) => [x, y])],
      ];
    }),
  );
});
afterAll(() => {
  if (!unable) rmSync(dir, { recursive: true });
});

function make(name: string, format: string, ...options: string[]): void {
  const system = options.includes('-t_srs') ? [] : ['-t_srs', 'EPSG:31370'];
  ogr2ogr(
    ...['-f', format, '-s_srs', 'EPSG:31370', '-nlt', 'PROMOTE_TO_MULTI', '-nln', 'sectoren'],
    ...[...system, ...options, path.join(dir, name), path.join(dir, 'a.csv')],
  );
}

function read(file: string, change: Partial<ShapeFileEntry> = {}) {
  return readShapes(dir, { file, layer: undefined, codeField: 'code', crs: undefined, ...change });
}

/** Every corner within 2 mm of GDAL's, in any order of rings; datum shifts differ by less. */
async function expectSame(file: string, change: Partial<ShapeFileEntry> = {}): Promise<string[]> {
  const { shapes, problems } = await read(file, change);
  expect(shapes.map(({ code }) => code).toSorted()).toEqual([...expected.keys()].toSorted());
  for (const { code, geometry } of shapes) {
    const found = geometry.coordinates.flat(2);
    const wanted = expected.get(code) ?? [];
    expect(found).toHaveLength(wanted.length);
    for (const [lon = 0, lat = 0] of wanted) {
      const near = found.some(
        ([x = 0, y = 0]) => Math.abs(x - lon) < 3e-8 && Math.abs(y - lat) < 2e-8,
      );
      expect(near, `${code} has ${lon}, ${lat}`).toBe(true);
    }
  }
  return problems.map(({ severity, kind }) => `${severity} ${kind}`);
}

describe.skipIf(unable)('outlines from files that GDAL makes', () => {
  it.each([
    ['GeoPackage', 'a.gpkg', 'GPKG', 'EPSG:31370'],
    ['GeoPackage in Lambert 2008', 'a-3812.gpkg', 'GPKG', 'EPSG:3812'],
    ['FlatGeobuf', 'a.fgb', 'FlatGeobuf', 'EPSG:31370'],
    ['FlatGeobuf in Web Mercator', 'a-3857.fgb', 'FlatGeobuf', 'EPSG:3857'],
    ['SQLite', 'a.sqlite', 'SQLite', 'EPSG:3035'],
    ['a shapefile with the WKT of ESRI', 'a.shp', 'ESRI Shapefile', 'EPSG:31370'],
    ['a shapefile in UTM', 'utm.shp', 'ESRI Shapefile', 'EPSG:25831'],
    ['GeoJSON with a crs member', 'a-3812.geojson', 'GeoJSON', 'EPSG:3812'],
  ])('are those of %s, heights and the empty record told', async (_, file, format, crs) => {
    make(file, format, '-t_srs', crs);
    const problems = await expectSame(file);
    // This GDAL leaves features without geometry, and heights of mixed layers, out of FlatGeobuf.
    if (format !== 'FlatGeobuf') expect(problems).toContain('warning no_outline');
    if (!['GeoJSON', 'FlatGeobuf'].includes(format))
      expect(problems).toContain('note changed_geometry');
    expect(problems.filter((problem) => problem.startsWith('error'))).toEqual([]);
  });

  it('are those of SpatiaLite', async (context) => {
    try {
      make('spatial.sqlite', 'SQLite', '-dsco', 'SPATIALITE=YES');
    } catch {
      context.skip('this GDAL writes no SpatiaLite');
    }
    await expectSame('spatial.sqlite');
  });

  it('are those of GeoParquet, of whatever compression and system', async () => {
    make('wkb.sqlite', 'SQLite', '-dsco', 'METADATA=YES', '-t_srs', 'EPSG:3812');
    const db = new Database(path.join(dir, 'wkb.sqlite'), { readonly: true });
    const rows = db.prepare<[], Record<string, Buffer | string>>('SELECT * FROM sectoren').all();
    db.close();
    const crs = { type: 'ProjectedCRS', name: 'ETRS89', id: { authority: 'EPSG', code: 3812 } };
    const columns = { geometry: { encoding: 'WKB', geometry_types: [], crs } };
    const write = (name: string, geo: unknown, codec: 'SNAPPY' | 'UNCOMPRESSED'): void =>
      parquetWriteFile({
        filename: path.join(dir, name),
        codec,
        columnData: [
          { name: 'code', data: rows.map((row) => row.code), type: 'STRING' },
          {
            name: 'geometry',
            data: rows.map((row) => row.GEOMETRY ?? row.geometry ?? null),
            type: 'BYTE_ARRAY',
          },
        ],
        kvMetadata: geo ? [{ key: 'geo', value: JSON.stringify(geo) }] : [],
      });
    const geo = { version: '1.1.0', primary_column: 'geometry', columns };
    write('a.parquet', geo, 'SNAPPY');
    expect(await expectSame('a.parquet')).toContain('warning no_outline');
    write('b.parquet', geo, 'UNCOMPRESSED');
    await expectSame('b.parquet');
    write('c.parquet', null, 'SNAPPY');
    expect(await errorOf('c.parquet')).toMatch(/without the "geo" metadata.*code, geometry/);
    write('d.parquet', { ...geo, columns: { geometry: { encoding: 'polygon' } } }, 'SNAPPY');
    expect(await errorOf('d.parquet')).toMatch(/"geometry" is encoded as polygon \(known: WKB\)/);
    const bytes = readFileSync(path.join(dir, 'a.parquet'));
    writeFileSync(path.join(dir, 'e.parquet'), bytes.subarray(0, bytes.length / 2));
    expect(await errorOf('e.parquet')).toMatch(
      /^error unreadable_file e.parquet: no Parquet, or cut/,
    );
  });

  it('draw arcs as lines, as GDAL does', async () => {
    const options = ['-a_srs', 'EPSG:31370', '-nln', 'bogen'];
    ogr2ogr('-f', 'GPKG', ...options, path.join(dir, 'c.gpkg'), path.join(dir, 'curved.csv'));
    ogr2ogr(
      ...['-f', 'GPKG', ...options, '-nlt', 'CONVERT_TO_LINEAR'],
      ...[path.join(dir, 'l.gpkg'), path.join(dir, 'curved.csv')],
    );
    const [curved, linear] = [await read('c.gpkg'), await read('l.gpkg')];
    expect(curved.problems.map(({ message }) => message)).toEqual([
      'arcs of 2 records are drawn as lines',
    ]);
    for (const [i, { code, geometry }] of curved.shapes.entries()) {
      const other = linear.shapes[i]?.geometry.coordinates[0]?.[0]?.length ?? 0;
      const own = geometry.coordinates[0]?.[0]?.length ?? 0;
      expect(Math.abs(own - other), `${code}: ${own} corners, GDAL ${other}`).toBeLessThan(3);
    }
  });

  it('name the layer that is wanted, and say which there are', async () => {
    make('two.gpkg', 'GPKG');
    make('two.gpkg', 'GPKG', '-update', '-nln', 'wijken');
    expect(await errorOf('two.gpkg')).toBe(
      'error missing_layer two.gpkg: which layer is not said (found: sectoren, wijken)',
    );
    expect(await errorOf('two.gpkg', { layer: 'straten' })).toBe(
      'error missing_layer two.gpkg, sheet "straten": no layer "straten" (found: sectoren, wijken)',
    );
    expect((await read('two.gpkg', { layer: 'wijken' })).shapes).toHaveLength(2);
    expect(await errorOf('two.gpkg', { layer: 'wijken', codeField: 'nis' })).toMatch(
      /no field "nis" \(found: fid, code, naam, WKT\)/,
    );
  });

  it('are refused where the file is cut off or damaged', async () => {
    make('whole.fgb', 'FlatGeobuf');
    const bytes = readFileSync(path.join(dir, 'whole.fgb'));
    writeFileSync(path.join(dir, 'cut.fgb'), bytes.subarray(0, bytes.length - 9));
    expect(await errorOf('cut.fgb')).toMatch(/truncated_file cut.fgb: cut off/);
    writeFileSync(
      path.join(dir, 'no.gpkg'),
      'geen databank, maar wel langer dan een kop van honderd',
    );
    expect(await errorOf('no.gpkg')).toMatch(/unreadable_file no.gpkg: no GeoPackage or SQLite/);
    make('hurt.gpkg', 'GPKG');
    const db = new Database(path.join(dir, 'hurt.gpkg'));
    // Triggers of the spatial index call functions that only GDAL has.
    const triggers = db.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck();
    for (const name of triggers.all()) db.exec(`DROP TRIGGER "${name}"`);
    db.exec('UPDATE sectoren SET geom = substr(geom, 1, 80) WHERE fid = 2');
    db.close();
    expect(await errorOf('hurt.gpkg')).toMatch(
      /damaged_geometry hurt.gpkg: layer "sectoren", row 2: the geometry is cut off/,
    );
  });
});

async function errorOf(file: string, change: Partial<ShapeFileEntry> = {}): Promise<string> {
  const { shapes, problems } = await read(file, change);
  expect(shapes).toEqual([]);
  return problems
    .map(({ severity, kind, file: name, sheet, message }) => {
      const place = sheet === undefined ? name : `${name}, sheet "${sheet}"`;
      return `${severity} ${kind} ${place}: ${message}`;
    })
    .join('\n');
}
