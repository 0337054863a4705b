import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BuildReport } from '../../../geodata/check/report.ts';
import { ValueComputer } from '../../../geodata/compute/compute-values.ts';
import {
  editionsFolder,
  openEdition,
  readLive,
  switchLive,
} from '../../../geodata/edition/editions.ts';
import { ValuePublisher } from '../../../geodata/publish/publish-values.ts';
import { buildSearch } from '../../../geodata/search/search.ts';
import { nameOf, otherNameOf, placeAt } from '../../../server/edition/place.ts';
import { buildEdition } from '../../../server/publishing/build-edition.ts';
import { createSource, type SourceOptions } from '../../fixtures/create-source.ts';
import { replace } from './source-case.ts';

const dataDir = mkdtempSync(path.join(tmpdir(), 'buurtatlas-data-'));

let live = '';

beforeAll(async () => {
  const report = await build();
  live = report.edition ?? '';
});

afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

async function build(options: SourceOptions = {}, into = dataDir): Promise<BuildReport> {
  const source = createSource(options);
  try {
    return await buildEdition({ from: source.folder, dataDir: into, progress: () => {} });
  } finally {
    source.remove();
  }
}

/** Gent's population as the live edition shows it. */
function readPopulation(): number | undefined {
  const edition = openEdition(dataDir, readLive(dataDir) ?? '');
  try {
    const publisher = new ValuePublisher(new ValueComputer(edition));
    return publisher.publish(publisher.ask('v1101_t', 'gemeente', '2024')).column.values[0];
  } finally {
    edition.close();
  }
}

test('a French name is kept, found by search and told on pages in French', async () => {
  const into = mkdtempSync(path.join(tmpdir(), 'buurtatlas-french-'));
  const areas = 'geoitem code,name,french name\n2000,Vlaanderen,\n4000,Brussel,Bruxelles\n';
  const report = await build({ files: { 'areas/gewest.csv': areas } }, into);
  const edition = openEdition(into, report.edition ?? '');
  try {
    const data = edition.level('gewest');
    const [flanders, brussels] = [placeAt(data, 0), placeAt(data, 1)];
    expect([nameOf(brussels, 'fr'), otherNameOf(brussels, 'fr')]).toEqual(['Bruxelles', 'Brussel']);
    expect([nameOf(brussels, 'nl'), otherNameOf(brussels, 'nl')]).toEqual(['Brussel', 'Bruxelles']);
    expect([nameOf(flanders, 'fr'), otherNameOf(flanders, 'fr')]).toEqual(['Vlaanderen', null]);
    const [hit] = (await buildSearch(edition)).find('bruxelles', 3);
    expect(hit).toMatchObject({ kind: 'area', level: 'gewest', code: '4000' });
  } finally {
    edition.close();
    rmSync(into, { recursive: true, force: true });
  }
});

test('a key indicator that is not there is told, and the edition built', async () => {
  const { folder, report } = await buildAside({
    manifest: (m) =>
      Object.assign(m, {
        keyIndicators: ['v1101_t', 'v_gone'],
        populationIndicator: 'v1101_t',
        surfaceIndicator: { code: 'v_gone' },
        ladder: { families: ['gewest', 'wijk', 'gemeente', 'statsec'] },
      }),
  });
  rmSync(folder, { recursive: true });
  expect(report.edition).not.toBeNull();
  expect(report.problems).toContainEqual({
    severity: 'warning',
    kind: 'unknown_key_indicator',
    file: 'edition',
    message: 'keyIndicators names "v_gone", which is no visible indicator here',
  });
  expect(report.problems.filter(({ kind }) => kind === 'unknown_ladder_family')).toEqual([
    expect.objectContaining({
      message: 'ladder names "wijk", which is no family of levels here',
    }),
  ]);
  expect(report.problems.filter(({ kind }) => kind === 'unknown_divisor')).toEqual([
    expect.objectContaining({
      message: 'surfaceIndicator names "v_gone", which is no visible indicator here',
    }),
  ]);
});

describe('a sound source', () => {
  test('becomes the live edition, with a report beside it', async () => {
    const folder = path.join(editionsFolder(dataDir), live);
    const report: BuildReport = JSON.parse(readFileSync(path.join(folder, 'report.json'), 'utf8'));
    expect(report.ok).toBe(true);
    expect(report.edition).toBe(live);
    expect(
      report.levels.map(({ code, areas, drawn, unknownLocation, withoutGeometry }) => ({
        code,
        areas,
        drawn,
        unknownLocation,
        withoutGeometry,
      })),
    ).toEqual([
      { code: 'gewest', areas: 2, drawn: 0, unknownLocation: 0, withoutGeometry: ['2000', '4000'] },
      { code: 'gemeente', areas: 4, drawn: 3, unknownLocation: 1, withoutGeometry: [] },
      {
        code: 'gemeente2024',
        areas: 5,
        drawn: 0,
        unknownLocation: 1,
        withoutGeometry: ['44021', '46003', '11056', '21004'],
      },
      { code: 'statsec2024', areas: 6, drawn: 5, unknownLocation: 1, withoutGeometry: [] },
    ]);
    const population = report.indicators.find(({ code }) => code === 'v1101_t');
    expect(population?.loadedAt).toEqual([
      { level: 'gemeente2024', periods: ['2023', '2024'] },
      { level: 'statsec2024', periods: ['2023', '2024', '2030'] },
    ]);
    expect(report.problems).toEqual([
      {
        severity: 'note',
        kind: 'extra_column',
        file: 'figures/inkomen.csv',
        row: 1,
        message: 'columns without figures are left out: "naam TE VERWIJDEREN bij upload"',
      },
    ]);
    const page = readFileSync(path.join(folder, 'report.md'), 'utf8');
    expect(page).toContain(`# Build report of edition ${live}`);
    expect(page).toContain('0 errors, 0 warnings, 1 notes.');
    expect(page).toContain('| statsec2024 | 6 | 5 | 1 | 0 | official |');
    expect(page).toContain('| vp1101_m | aandeel mannen | computed: v1101_m / v1101_t * 100 |  |');
  });

  test('says which share of a count is not on the map', async () => {
    const { folder, report } = await buildAside({
      files: { 'figures/bevolking.csv': (usual) => usual.toString().replace(/^2030.*\n/gm, '') },
    });
    expect(report.indicators[0]?.shareNotOnMap).toEqual({
      level: 'statsec2024',
      period: '2024',
      share: 20 / 1130,
    });
    expect(readFileSync(path.join(folder, 'report.md'), 'utf8')).toContain('| 1.77 % (2024) |');
    rmSync(folder, { recursive: true });
  });

  test('lists outlines without an area and areas without an outline', async () => {
    const { folder, report } = await buildAside({
      files: { 'shapes/sectoren.geojson': replace('11056A00-', '11056X99-') },
    });
    expect(report.geometryWithoutArea).toEqual([
      { level: 'statsec2024', file: 'shapes/sectoren.geojson', code: '11056X99-' },
    ]);
    expect(report.levels.at(-1)?.withoutGeometry).toEqual(['11056A00-']);
    expect(readFileSync(path.join(folder, 'report.md'), 'utf8')).toContain(
      '- statsec2024: 11056X99- (shapes/sectoren.geojson)',
    );
    rmSync(folder, { recursive: true });
  });

  test('warns where a loaded total is not the sum of its parts', async () => {
    const { folder, report } = await buildAside({
      files: {
        'figures/bevolking.csv': (usual) => `${usual}2024,gemeente2024,46003,999,150\n`,
      },
    });
    expect(report.problems).toContainEqual({
      severity: 'warning',
      kind: 'wrong_sum',
      file: 'figures',
      message:
        'v1101_t: a total of gemeente2024 is not the sum of statsec2024; the total counts (Beveren 2024: 999, its parts 310)',
    });
    expect(report.ok).toBe(true);
    rmSync(folder, { recursive: true });
  });

  test('gives the same edition when built again', async () => {
    const before = readdirSync(path.join(editionsFolder(dataDir), live));
    const report = await build();
    expect(report.edition).toBe(live);
    expect(readdirSync(editionsFolder(dataDir))).toEqual([live]);
    expect(readdirSync(path.join(editionsFolder(dataDir), live))).toEqual(before);
  });

  test('gives another edition when one figure changes', async () => {
    const { folder, report } = await buildAside({
      files: { 'figures/bevolking.csv': replace('44021A00-,120,50', '44021A00-,121,50') },
    });
    expect(report.edition).not.toBe(live);
    rmSync(folder, { recursive: true });
  });
});

async function buildAside(
  options: SourceOptions,
): Promise<{ folder: string; report: BuildReport }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'buurtatlas-data-'));
  return { folder, report: await build(options, folder) };
}

describe('the command', () => {
  const run = (...args: string[]): { code: number | null; out: string; err: string } => {
    const script = path.join(import.meta.dirname, '../../../scripts/edition.ts');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', script, '--data', dataDir, ...args],
      { encoding: 'utf8' },
    );
    return { code: status, out: stdout, err: stderr };
  };

  test('ends with 1 and every problem when the source is broken', () => {
    const source = createSource({
      files: { 'figures/bevolking.csv': replace('46003A00-,300,150', '46003A00-,n.b.,150') },
    });
    const refused = run('--from', source.folder);
    source.remove();
    expect(refused.code).toBe(1);
    expect(refused.err).toContain(
      'error: not_a_number at figures/bevolking.csv, row 5, column "v1101_t": expected a number, got "n.b."',
    );
    expect(refused.err).toContain('no edition built: 1 errors; live edition unchanged');
    expect(readLive(dataDir)).toBe(live);
    expect(readdirSync(editionsFolder(dataDir))).toEqual([live]);
    expect(run('--from', '/nergens')).toEqual({
      code: 1,
      out: '',
      err: 'edition: no such folder: /nergens\n',
    });
  });

  let newer = '';

  test('builds, and lists the editions there are', () => {
    const source = createSource({
      files: { 'figures/bevolking.csv': replace('44021A00-,120,50', '44021A00-,130,50') },
    });
    const built = run('--from', source.folder);
    source.remove();
    expect(built.code).toBe(0);
    newer = readLive(dataDir) ?? '';
    expect(newer).not.toBe(live);
    expect(built.out).toContain(`edition ${newer} is live`);
    expect(readPopulation()).toBe(360);
    const listed = run('--list').out.trim().split('\n');
    expect(listed.map((line) => line.split(/\s+/)[0])).toEqual([live, newer]);
    expect(listed.map((line) => line.endsWith('  live'))).toEqual([false, true]);
  });

  test('goes back to an earlier edition, and to none that does not exist', () => {
    expect(run('--switch', live)).toEqual({ code: 0, out: `edition ${live} is live\n`, err: '' });
    expect(readPopulation()).toBe(350);
    const unknown = run('--switch', '000000000000');
    expect(unknown.code).toBe(1);
    expect(unknown.err).toBe(
      `edition: unknown edition: "000000000000" (known: ${live}, ${newer})\n`,
    );
    expect(readLive(dataDir)).toBe(live);
  });

  test('prunes all but the newest and the live edition', async () => {
    // The live edition is the older one: it stays beside the newest.
    expect(run('--prune', '1').out).toBe('nothing to remove\n');
    await switchLive(dataDir, newer);
    expect(run('--prune', '1').out).toBe(`removed ${live}\n`);
    expect(existsSync(path.join(editionsFolder(dataDir), live))).toBe(false);
    expect(readPopulation()).toBe(360);
  });
});
