/**
 * GDAL, which we did not write, reads the server over HTTP: OGC API Features through its OAPIF driver,
 * FlatGeobuf by ranges, and a vector tile.
 */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Feature, FeatureCollection, MultiPolygon, Position } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAMBERT_72 } from '../../../server/ogc/crs.ts';
import { createTestApp, type TestApp } from '../../fixtures/create-app.ts';
import { tileAt } from '../../fixtures/row-of-sectors.ts';
import { listen } from '../listen.ts';

const run = promisify(execFile);
/** Name → whether this build of GDAL can read it. */
const formats = spawnSync('ogrinfo', ['--formats'], { encoding: 'utf8' }).stdout ?? '';
const without = (...drivers: string[]): string | null => {
  if (formats === '') return 'GDAL is not installed';
  const missing = drivers.filter((driver) => !formats.includes(`${driver} -vector-`));
  return missing.length > 0 ? `this GDAL has no ${missing.join(', ')}` : null;
};
const unable = without('OAPIF', 'FlatGeobuf', 'GeoJSON', 'MVT');

let test: TestApp;
let base: string;
let stop: () => Promise<void>;
let dir: string;
beforeAll(async () => {
  if (unable) return;
  test = await createTestApp();
  ({ base, stop } = await listen(test));
  dir = mkdtempSync(path.join(tmpdir(), 'buurtatlas-gdal-'));
});
afterAll(async () => {
  if (unable) return;
  await stop();
  await test.stop();
  rmSync(dir, { recursive: true });
});

type Read = FeatureCollection<MultiPolygon, Record<string, string | number | null>>;

/** What ogr2ogr reads from a source, as GeoJSON in the system of the source or in `-t_srs`. */
async function readWith(source: string, layer: string, ...options: string[]): Promise<Read> {
  const file = path.join(dir, `${Math.random()}.json`);
  await run('ogr2ogr', [
    ...['-f', 'GeoJSON', '-lco', 'RFC7946=NO', '-lco', 'COORDINATE_PRECISION=9'],
    ...options,
    ...[file, source, layer],
  ]);
  return JSON.parse(readFileSync(file, 'utf8'));
}

const codesOf = ({ features }: Read): unknown[] =>
  features.map(({ properties }) => properties.code).toSorted();

function ringArea(ring: readonly Position[]): number {
  return ring.reduce((sum, [x = 0, y = 0], at) => {
    const [nextX = 0, nextY = 0] = ring[(at + 1) % ring.length] ?? [];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}

const areaOf = ({ geometry }: Feature<MultiPolygon>): number =>
  geometry.coordinates.flat().reduce((sum, ring) => sum + ringArea(ring), 0);

describe.skipIf(unable)(`GDAL${unable ? ` (skipped: ${unable})` : ''}`, { timeout: 60_000 }, () => {
  it('finds every collection with its type and count', async () => {
    const { stdout } = await run('ogrinfo', ['-al', '-so', `OAPIF:${base}/ogc`]);
    for (const [level, count] of [
      ['provincie', 2],
      ['gemeente', 3],
      ['gemeente2018', 4],
      ['statsec', 6],
    ]) {
      expect(stdout).toMatch(
        new RegExp(`Layer name: ${level}\\n[^]*?Multi Polygon\\nFeature Count: ${count}\\n`),
      );
    }
    expect(stdout).toContain('ID["EPSG",4326]');
  });

  it('reads the codes, outlines and surfaces that the FlatGeobuf file has', async () => {
    const service = await readWith(`OAPIF:${base}/ogc`, 'statsec');
    const file = await readWith(`/vsicurl/${base}/fgb/${test.edition}/statsec.fgb`, 'statsec');
    expect(codesOf(service)).toEqual(codesOf(file));
    for (const feature of service.features) {
      const same = file.features.find(
        ({ properties }) => properties.code === feature.properties.code,
      );
      expect(areaOf(feature)).toBeCloseTo(Math.abs(areaOf(same as Feature<MultiPolygon>)), 7);
    }
  });

  it('goes through all pages', async () => {
    const source = `OAPIF:${base}/ogc`;
    const { features } = await readWith(source, 'statsec', '-oo', 'PAGE_SIZE=2');
    expect(features).toHaveLength(6);
  });

  it('reads values as the API has them', async () => {
    const source = `OAPIF:${base}/ogc/collections/gemeente?indicators=vp1101_m&period=2024`;
    const { features } = await readWith(source, 'gemeente');
    const areas = (await test.ask('/api/levels/gemeente/areas')) as { codes: string[] };
    const { values } = (await test.ask(
      '/api/values?indicator=vp1101_m&level=gemeente&period=2024',
    )) as { values: (number | null)[] };
    expect(features).toHaveLength(3);
    for (const { properties } of features) {
      expect(properties.vp1101_m).toBe(values[areas.codes.indexOf(String(properties.code))]);
    }
  });

  it('selects by box and by property', async () => {
    const source = `OAPIF:${base}/ogc`;
    const box = ['3.05', '51.02', '3.15', '51.03'];
    expect(codesOf(await readWith(source, 'statsec', '-spat', ...box))).toEqual([
      '44021A00-',
      '44021A01-',
    ]);
    expect(codesOf(await readWith(source, 'statsec', '-where', "gemeente='11002'"))).toEqual([
      '11002C00-',
      '11002C01-',
    ]);
  });

  it('finds the definition with its filters while columns are joined', async () => {
    const source = `OAPIF:${base}/ogc/collections/statsec?indicators=v1101_t`;
    const query = ['-so', '-where', "gemeente='11002'", source, 'statsec'];
    const { stdout, stderr } = await run('ogrinfo', query);
    expect(stderr).toBe('');
    expect(stdout).toContain('Feature Count: 2');
  });

  it('agrees with us on Lambert 72', async () => {
    const response = await fetch(
      `${base}/ogc/collections/gemeente/items?crs=${encodeURIComponent(LAMBERT_72)}`,
    );
    const ours = (await response.json()) as Read;
    const theirs = await readWith(`OAPIF:${base}/ogc`, 'gemeente', '-t_srs', 'EPSG:31370');
    for (const feature of ours.features) {
      const same = theirs.features.find(
        ({ properties }) => properties.code === feature.properties.code,
      );
      const [own, other] = [areaOf(feature), areaOf(same as Feature<MultiPolygon>)];
      expect(Math.abs(own - other) / other).toBeLessThan(1e-5);
      const corners = same?.geometry.coordinates.flat(2) ?? [];
      for (const [x = 0, y = 0] of feature.geometry.coordinates.flat(2)) {
        const near = corners.some(([e = 0, n = 0]) => Math.hypot(e - x, n - y) < 0.02);
        expect(near, `${feature.properties.code} ${x} ${y}`).toBe(true);
      }
    }
  });

  it('reads a box of a FlatGeobuf file over HTTP', async () => {
    const source = `/vsicurl/${base}/fgb/${test.edition}/statsec.fgb`;
    const found = await readWith(source, 'statsec', '-spat', '3.05', '51.02', '3.15', '51.03');
    expect(codesOf(found)).toEqual(['44021A00-', '44021A01-']);
  });

  it('reads a vector tile', async () => {
    const { x, y } = tileAt(10);
    const source = `MVT:/vsicurl/${base}/tiles/${test.edition}/gemeente/10/${x}/${y}.mvt`;
    const { stdout } = await run('ogrinfo', [
      '-al',
      ...['-oo', `X=${x}`, '-oo', `Y=${y}`, '-oo', 'Z=10'],
      source,
    ]);
    expect(stdout).toContain('Layer name: gemeente');
    expect(stdout).toContain('c (String) = 44021');
  });

  it('reads a zoom of vector tiles as one layer, described by the TileJSON', async () => {
    const level = `${base}/tiles/${test.edition}/gemeente`;
    const { stdout } = await run('ogrinfo', [
      ...['-al', '-oo', 'TILE_EXTENSION=mvt', '-oo', `METADATA_FILE=${level}.json`],
      `MVT:${level}/10`,
    ]);
    expect(stdout).toContain('c (String) = 44021');
    expect(stdout).toContain('WGS 84 / Pseudo-Mercator');
  });
});
