/** GDAL, which shares no code with us, opens the exports and finds in them what the API says. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { MultiPolygon, Position } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AreaAnswer } from '../../../server/contract/areas.ts';
import type { ValuesAnswer } from '../../../server/contract/values.ts';
import { createTestApp, type TestApp } from '../../fixtures/create-app.ts';

const formats = spawnSync('ogrinfo', ['--formats'], { encoding: 'utf8' }).stdout ?? '';
const has = (driver: string): boolean => new RegExp(`^ *${driver} `, 'm').test(formats);

let test: TestApp;
let folder: string;
beforeAll(async () => {
  test = await createTestApp();
  folder = mkdtempSync(path.join(tmpdir(), 'buurtatlas-test-'));
});
afterAll(async () => {
  await test.stop();
  rmSync(folder, { recursive: true });
});

async function save(name: string, query: string): Promise<string> {
  const response = await test.app.request(`/api/export?${query}`);
  expect(response.status).toBe(200);
  const file = path.join(folder, name);
  writeFileSync(file, Buffer.from(await response.arrayBuffer()));
  return file;
}

const run = (command: string, ...args: string[]): string =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

type Feature = { properties: Record<string, unknown>; geometry: MultiPolygon | null };

/** A layer as GDAL understands it, as GeoJSON in degrees. */
function convert(file: string, layer: string, ...args: string[]): Feature[] {
  const to = ['-f', 'GeoJSON', '/vsistdout/', file, layer, '-t_srs', 'EPSG:4326', ...args];
  return JSON.parse(run('ogr2ogr', ...to)).features;
}

const FIGURES = 'indicator=v1101_t,vp1101_m&level=statsec&period=2024';
/** Format, driver, layer and coordinate system. */
const OUTLINES: [format: string, driver: string, layer: string, crs: number][] = [
  ['geojson', 'GeoJSON', 'sectors', 4326],
  ['fgb', 'FlatGeobuf', 'statsec', 4326],
  ['fgb', 'FlatGeobuf', 'statsec', 31370],
  ['gpkg', 'GPKG', 'statsec', 4326],
  ['gpkg', 'GPKG', 'statsec', 31370],
];

describe.each(OUTLINES)('%s (%s, layer %s) in EPSG:%i', (format, driver, layer, crs) => {
  const asked = crs === 31370 ? '&crs=31370' : '';
  const query = `format=${format}&${FIGURES}${asked}`;

  it.skipIf(!has(driver))('has the codes, names and figures of the API', async () => {
    const file = await save(`sectors.${format}`, query);
    const features = convert(file, nameOf(file, layer));
    const { codes, names } = (await test.ask('/api/levels/statsec/areas')) as {
      codes: string[];
      names: string[];
    };
    const drawn = format === 'fgb' ? codes.filter((code) => code !== '44021ZZZZ') : codes;
    expect(features.map(({ properties }) => properties.area).sort()).toEqual(drawn.toSorted());
    for (const indicator of ['v1101_t', 'vp1101_m']) {
      const answer = (await test.ask(
        `/api/values?indicator=${indicator}&level=statsec&period=2024`,
      )) as unknown as ValuesAnswer;
      for (const { properties } of features) {
        const at = codes.indexOf(String(properties.area));
        expect(properties.name).toBe(names[at]);
        expect(properties[`${indicator}_2024`] ?? null).toBe(answer.values[at]);
        expect(properties[`${indicator}_2024_status`]).toBe(answer.statuses?.[at] ?? 'value');
        expect(properties[`${indicator}_2024_reason`] ?? null).toBe(answer.reasons?.[at] ?? null);
      }
    }
  });

  it.skipIf(!has(driver))('has the coordinate system and the outlines', async () => {
    const file = await save(`places.${format}`, query);
    expect(run('ogrinfo', '-so', '-al', file)).toContain(`ID["EPSG",${crs}]`);
    const reference = await (
      await test.app.request(`/api/export?format=geojson&${FIGURES}`)
    ).json();
    const outlines = new Map<unknown, Position[]>(
      reference.features.map((one: Feature) => [
        one.properties.area,
        one.geometry?.coordinates.flat(2) ?? [],
      ]),
    );
    for (const { properties, geometry } of convert(
      file,
      nameOf(file, layer),
      '-lco',
      'COORDINATE_PRECISION=9',
    )) {
      const found = geometry?.coordinates.flat(2) ?? [];
      const expected = outlines.get(properties.area) ?? [];
      expect(found).toHaveLength(expected.length);
      // Coordinates in degrees are cut at 1e-7 (1 cm), those in metres at 1 mm.
      for (const [i, [lon = 0, lat = 0]] of found.entries()) {
        expect(Math.abs(lon - (expected[i]?.[0] ?? 0))).toBeLessThan(3e-7);
        expect(Math.abs(lat - (expected[i]?.[1] ?? 0))).toBeLessThan(3e-7);
      }
    }
  });
});

/** GDAL names the layer of a GeoJSON file after the file. */
function nameOf(file: string, layer: string): string {
  return file.endsWith('.geojson') ? path.basename(file, '.geojson') : layer;
}

describe('surfaces in Lambert 72', () => {
  it.skipIf(!has('GPKG')).each(['fgb', 'gpkg'])('of %s are those of the API', async (format) => {
    const file = await save(`surfaces.${format}`, `format=${format}&crs=31370&${FIGURES}`);
    const sql = 'SELECT area, OGR_GEOM_AREA AS m2 FROM statsec';
    const text = run('ogrinfo', file, '-dialect', 'OGRSQL', '-sql', sql);
    const found = [...text.matchAll(/area \(String\) = (\S+)\s+m2 \(Real\) = ([\d.e+]+)/g)];
    expect(found.length).toBeGreaterThan(5);
    for (const [, code, m2] of found) {
      const { area } = (await test.ask(`/api/areas/statsec/${code}`)) as unknown as AreaAnswer;
      // The edition gives every square 78 km², which is right to a thousandth.
      if (area.areaM2) expect(Math.abs(Number(m2) / area.areaM2 - 1)).toBeLessThan(0.002);
    }
  });
});

describe('a spatial index', () => {
  it.skipIf(!has('FlatGeobuf')).each(['fgb', 'gpkg'])(
    'of %s finds what is in a box',
    async (format) => {
      const file = await save(`box.${format}`, `format=${format}&${FIGURES}`);
      const box = ['-spat', '3.12', '51.02', '3.23', '51.03'];
      const found = convert(file, 'statsec', ...box).map(({ properties }) => properties.area);
      expect(found.sort()).toEqual(['44021A01-', '46021B00-']);
    },
  );

  it.skipIf(!has('GPKG'))('of a GeoPackage stays right when GDAL edits the file', async () => {
    const file = await save('edit.gpkg', `format=gpkg&${FIGURES}`);
    run('ogrinfo', file, '-sql', "DELETE FROM statsec WHERE area = '44021A01-'");
    const box = ['-spat', '3.12', '51.02', '3.23', '51.03'];
    expect(convert(file, 'statsec', ...box).map(({ properties }) => properties.area)).toEqual([
      '46021B00-',
    ]);
    expect(run('ogrinfo', file, '-sql', 'SELECT COUNT(*) AS n FROM rtree_statsec_geom')).toMatch(
      /n \(Integer\) = 5/,
    );
  });
});

describe('tables', () => {
  const query = 'indicator=v1101_t,v1101_m&level=statsec&period=all';

  it.skipIf(!has('GPKG'))('of a long GeoPackage hang together', async () => {
    const file = await save('long.gpkg', `format=gpkg&shape=long&${query}`);
    const layers = run('ogrinfo', file);
    for (const layer of ['statsec', 'figures', 'about', 'definitions', 'sources', 'statuses']) {
      expect(layers).toContain(`: ${layer} (`);
    }
    const sum = run(
      'ogrinfo',
      ...[file, '-dialect', 'SQLite', '-sql'],
      `SELECT SUM(value) AS total FROM statsec JOIN figures ON statsec.area = figures.area
       WHERE indicator = 'v1101_t' AND period = '2024'`,
    );
    expect(sum).toMatch(/total \(Real\) = 279\b/);
  });

  const TABLES: [format: string, driver: string, layer: string][] = [
    ['csv', 'CSV', 'table'],
    ['xlsx', 'XLSX', 'data'],
    ['parquet', 'Parquet', 'table'],
  ];
  for (const [format, driver, layer] of TABLES) {
    it.skipIf(!has(driver))(
      `as ${format} have all their rows (skipped without ${driver})`,
      async () => {
        const file = await save(`table.${format}`, `format=${format}&${query}`);
        expect(run('ogrinfo', '-so', file, layer)).toContain('Feature Count: 35');
      },
    );
  }
});
