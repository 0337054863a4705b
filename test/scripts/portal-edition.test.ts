/** The portal's own files, whole: official outlines of every level, drawn at every zoom. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BuildReport } from '../../geodata/check/report.ts';
import { ValueComputer } from '../../geodata/compute/compute-values.ts';
import type { Edition } from '../../geodata/edition/edition.ts';
import { openEdition } from '../../geodata/edition/editions.ts';
import { VALUE } from '../../geodata/model/status.ts';
import { buildEdition } from '../../server/publishing/build-edition.ts';
import { Locator } from '../../tiles/outlines/locate.ts';
import { Outlines } from '../../tiles/outlines/outlines.ts';

const SHARED = fileURLToPath(new URL('../../../shared/geodata', import.meta.url));
const MANIFEST = fileURLToPath(new URL('../../geodata/manifests/portal.json', import.meta.url));
const isThere = existsSync(SHARED);
if (!isThere) console.info('skipped: the portal edition needs ../shared/geodata');

describe.skipIf(!isThere)('the portal edition', () => {
  let dataDir: string;
  let report: BuildReport;
  let edition: Edition;

  beforeAll(async () => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'buurtatlas-portal-'));
    report = await buildEdition({
      from: SHARED,
      manifestPath: MANIFEST,
      dataDir,
      progress: () => {},
    });
    edition = openEdition(dataDir, report.edition ?? '');
  }, 240_000);

  afterAll(() => {
    edition?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('builds without errors', () => {
    expect(report.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.each([
    ['gemeente', 304],
    ['gemeente2024', 319],
    ['gemeente2018', 327],
    ['deelgemeente', 1119],
    ['deelgemeente2024', 1150],
    ['ggw7', 2767],
    ['ggw72024', 2730],
    ['provincie', 6],
    ['arrondiss', 23],
    ['elz', 57],
    ['politiezone', 107],
    ['vervoerregio', 15],
    ['statsec', 254],
  ])('draws every official outline of %s', (code, count) => {
    const data = edition.level(code);
    expect(data.drawn).toBe(count);
    expect(data.level.boundaries).toBe('official');
  });

  it('draws every sector of 2024, fitted into wijken that stay official', () => {
    const sectors = edition.level('statsec2024');
    expect(sectors.drawn).toBeGreaterThanOrEqual(9916);
    expect(sectors.level.boundaries).toBe('approximate');
    const wijken = edition.level('ggw72024');
    const covered = new Float64Array(wijken.areas.length);
    const parentOf = edition.parentsOf('statsec2024', 'ggw72024') ?? new Int32Array();
    for (const [i, parent] of parentOf.entries()) {
      if (parent >= 0) covered[parent] = (covered[parent] ?? 0) + (sectors.areasM2[i] ?? 0);
    }
    const apart = [...covered.keys()].filter(
      (i) => Math.abs((covered[i] ?? 0) - (wijken.areasM2[i] ?? 0)) > 10_000,
    );
    // Nine of some 3,000 wijken; where published wijken overlap, their sectors can be in one of them only.
    expect(apart.length).toBeLessThan(10);
  });

  it.each(['gemeente', 'deelgemeente', 'ggw7'])('has every area of %s at every zoom', (code) => {
    const tiles = edition.db.prepare('SELECT z, data FROM tile WHERE level = ?').all(code) as {
      z: number;
      data: Buffer;
    }[];
    const seen = new Map<number, Set<number>>();
    for (const { z, data } of tiles) {
      const layer = new VectorTile(new PbfReader(gunzipSync(data))).layers[code];
      const areas = seen.get(z) ?? new Set<number>();
      seen.set(z, areas);
      for (let i = 0; i < (layer?.length ?? 0); i += 1)
        areas.add(Number(layer?.feature(i).properties.i));
    }
    expect([...seen.keys()].sort((a, b) => a - b)).toEqual([6, 7, 8, 9, 10, 11, 12]);
    for (const [zoom, areas] of seen)
      expect(areas.size, `zoom ${zoom}`).toBe(edition.level(code).drawn);
  });

  it.each([
    ['Gent, Sint-Baafsplein', 3.7268, 51.0537, '44021', '40000'],
    ['Leuven, Grote Markt', 4.7009, 50.8789, '24062', '20001'],
    ['Brugge, Markt', 3.2247, 51.2087, '31005', '30000'],
    ['Zwijndrecht, since 2025 in Oost-Vlaanderen', 4.3267, 51.2195, '46030', '40000'],
  ])('%s lies where it should', (_, lon, lat, gemeente, provincie) => {
    const locator = new Locator(new Outlines(edition.folder));
    const codeAt = (level: string): string | undefined =>
      edition.level(level).areas[locator.locate(level, lon, lat) ?? -1]?.code;
    expect(codeAt('gemeente')).toBe(gemeente);
    expect(codeAt('provincie')).toBe(provincie);
  });

  it('adds pupils of the old municipalities up to those of today', () => {
    const computer = new ValueComputer(edition);
    const indicator = edition.indicator('v2301_GLO_V');
    const sumAt = (level: string): number => {
      const column = computer.compute(indicator, level, '2014')?.column;
      return (column?.values ?? new Float64Array()).reduce((sum, value) => sum + value, 0);
    };
    expect(sumAt('gemeente2018')).toBeGreaterThan(100_000);
    expect(sumAt('gemeente2024')).toBe(sumAt('gemeente2018'));
    expect(sumAt('gemeente')).toBe(sumAt('gemeente2018'));
  });

  it('says what is missing: energy that Brussels does not give', () => {
    const computer = new ValueComputer(edition);
    const column = computer.compute(
      edition.indicator('v2506_elek_res_cons'),
      'gewest',
      '2021',
    )?.column;
    const statusOf = (code: string): number | undefined =>
      column?.statuses[edition.areaIndex(edition.level('gewest'), code)];
    expect(statusOf('2000')).toBe(VALUE);
    expect(statusOf('4000')).not.toBe(VALUE);
  });
});
