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
import type { Problem } from '../../../geodata/model/data-error.ts';
import { ValuePublisher } from '../../../geodata/publish/publish-values.ts';
import { buildSearch } from '../../../geodata/search/search.ts';
import { nameOf, otherNameOf, placeAt } from '../../../server/edition/place.ts';
import { buildEdition } from '../../../server/publishing/build-edition.ts';
import { createSource, ENERGY_SHEETS, type SourceOptions } from '../../fixtures/create-source.ts';
import { createXlsx } from '../../fixtures/create-xlsx.ts';

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

const replace =
  (from: string | RegExp, to: string) =>
  (usual: Buffer): string => {
    const text = usual.toString();
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`nothing to replace: ${from}`);
    return changed;
  };

const energy = (change: (rows: (string | number)[][]) => void): Buffer => {
  const rows = ENERGY_SHEETS.upload.map((row) => [...row]);
  change(rows);
  return createXlsx({ ...ENERGY_SHEETS, upload: rows });
};

type Expected = Omit<Partial<Problem>, 'message' | 'severity'> & { message: string | RegExp };

/** A broken source and every error its report must have, in order. */
type Case = { what: string; options: SourceOptions; errors: Expected[] };

const CASES: Case[] = [
  {
    what: 'no manifest',
    options: { files: { 'manifest.json': null } },
    errors: [{ kind: 'missing_file', file: 'manifest.json', message: /^no manifest: expected / }],
  },
  {
    what: 'a manifest that is no JSON',
    options: { files: { 'manifest.json': '{\n  "name": "x",\n  "start" 3\n}' } },
    errors: [
      {
        kind: 'bad_manifest',
        file: 'manifest.json',
        row: 3,
        message: /^not valid JSON: Unexpected /,
      },
    ],
  },
  {
    what: 'a manifest that stops halfway',
    options: { files: { 'manifest.json': '{\n  "name": {' } },
    errors: [{ kind: 'bad_manifest', file: 'manifest.json', row: 2, message: /^not valid JSON/ }],
  },
  {
    what: 'wrong, missing and misspelt fields of the manifest',
    options: {
      files: {
        'manifest.json': (usual) => {
          const manifest = JSON.parse(usual.toString());
          manifest.levels[1].areas = 12;
          delete manifest.start.level;
          manifest.figures[0].sheet = 'upload';
          manifest.geometri = [];
          return JSON.stringify(manifest);
        },
      },
    },
    errors: [
      { column: 'start.level', message: /expected string/ },
      { column: 'levels.1.areas', message: /expected string/ },
      { column: 'figures.0.sheet', message: /Unrecognized key/ },
      { column: 'geometri', message: /Unrecognized key/ },
    ].map((error) => ({ kind: 'bad_manifest', file: 'manifest.json', ...error })),
  },
  ...[
    'areas/gemeente.csv',
    'tables/gemeente_gewest.csv',
    'indicators.csv',
    'themes.csv',
    'figures/bevolking.csv',
    'figures/energie.xlsx',
    'shapes/sectoren.geojson',
    'shapes/gemeenten.shp',
  ].map((file) => ({
    what: `no ${file}`,
    options: { files: { [file]: null } },
    errors: [{ kind: 'missing_file', file, message: 'no such file' }],
  })),
  {
    what: 'a shapefile without its table',
    options: { files: { 'shapes/gemeenten.dbf': null } },
    errors: [
      {
        kind: 'missing_file',
        file: 'shapes/gemeenten.shp',
        message: 'gemeenten.dbf is missing: it holds the codes',
      },
    ],
  },
  {
    what: 'a shapefile that is cut off',
    options: { files: { 'shapes/gemeenten.shp': (usual) => usual.subarray(0, -40) } },
    errors: [
      {
        kind: 'truncated_file',
        file: 'shapes/gemeenten.shp',
        message: 'gemeenten.shp is cut off: its header says 508 bytes, the file has 468',
      },
    ],
  },
  {
    what: 'a workbook that is cut off',
    options: { files: { 'figures/energie.xlsx': (usual) => usual.subarray(0, 900) } },
    errors: [
      { kind: 'unreadable_file', file: 'figures/energie.xlsx', message: /^cannot be read: / },
    ],
  },
  {
    what: 'a pattern that no file matches',
    options: { manifest: (m) => m.figures.push({ file: 'figures/2025-*.csv' }) },
    errors: [{ kind: 'missing_file', file: 'figures/2025-*.csv', message: 'no file matches' }],
  },
  {
    what: 'area codes that are empty or stand twice',
    options: {
      files: { 'areas/gemeente2024.csv': (usual) => `${usual}6,,Doel,Doel\n7,44021,Gent,Gent\n` },
    },
    errors: [
      {
        kind: 'empty_code',
        file: 'areas/gemeente2024.csv',
        row: 7,
        column: 'geoitem code',
        message: 'area "Doel" of level gemeente2024 has no code',
      },
      {
        kind: 'repeated_code',
        file: 'areas/gemeente2024.csv',
        row: 8,
        column: 'geoitem code',
        message: 'area code "44021" of level gemeente2024 stands in row 2 too',
      },
    ],
  },
  {
    what: 'unknown codes in an aggregation table',
    options: {
      files: {
        'tables/statsec2024_gemeente2024.csv': (usual) =>
          `${usual}44021A99-,44021\n`.replace('46003A00-,46003', '46003A00-,46030'),
      },
    },
    errors: [
      {
        kind: 'unknown_code',
        file: 'tables/statsec2024_gemeente2024.csv',
        row: 8,
        column: 'statsec2024',
        message: 'unknown statsec2024 code: "44021A99-"',
      },
      {
        kind: 'unknown_code',
        file: 'tables/statsec2024_gemeente2024.csv',
        row: 5,
        column: 'gemeente2024',
        message: 'unknown gemeente2024 code: "46030"',
      },
    ],
  },
  {
    what: 'an aggregation table of an unknown level',
    options: {
      files: { 'tables/gemeente_gewest.csv': replace('gemeente,gewest', 'gemeente,provincie') },
    },
    errors: [
      {
        kind: 'unknown_level',
        file: 'tables/gemeente_gewest.csv',
        row: 1,
        column: 'provincie',
        message: 'unknown level: "provincie" (known: gewest, gemeente, gemeente2024, statsec2024)',
      },
    ],
  },
  {
    what: 'a child with two parents',
    options: {
      files: { 'tables/gemeente2024_gemeente.csv': (usual) => `${usual}11056,44021\n` },
    },
    errors: [
      {
        kind: 'two_parents',
        file: 'tables/gemeente2024_gemeente.csv',
        row: 7,
        column: 'gemeente',
        message: 'gemeente2024 "11056" has parent "44021" here and another in row 4',
      },
    ],
  },
  {
    what: 'aggregation tables in a circle',
    options: {
      files: { 'tables/gewest_statsec2024.csv': 'gewest,statsec2024\n2000,44021A00-\n' },
      manifest: (m) => m.aggregations.push({ file: 'tables/gewest_statsec2024.csv' }),
    },
    errors: [
      {
        kind: 'circular_tables',
        file: 'tables/statsec2024_gemeente2024.csv',
        message:
          'aggregation tables go round in a circle: statsec2024 → gemeente2024 → gemeente → gewest → statsec2024 (tables/statsec2024_gemeente2024.csv, tables/gemeente2024_gemeente.csv, tables/gemeente_gewest.csv, tables/gewest_statsec2024.csv)',
      },
    ],
  },
  {
    what: 'levels that the manifest names and does not have',
    options: {
      manifest: (m) => {
        m.start.level = 'wijk';
        Object.assign(m.geometry[0] ?? {}, { level: 'statsec' });
        m.figures[0] = { file: 'figures/bevolking.csv', levels: { gemeente: 'gemeente2018' } };
      },
    },
    errors: [
      { column: 'geometry.0.level', message: /^unknown level: "statsec"/ },
      { column: 'figures.0.levels.gemeente', message: /^unknown level: "gemeente2018"/ },
      { column: 'start.level', message: /^unknown level: "wijk" \(known: gewest, gemeente, / },
    ].map((error) => ({ kind: 'unknown_level', file: 'manifest.json', ...error })),
  },
  {
    what: 'unknown codes in figures',
    options: {
      files: {
        'figures/bevolking.csv': (usual) =>
          `${usual}2024,gemeente2024,12345,8,3\n2023,gemeente2024,12345,8,3\n`,
        'figures/energie.xlsx': energy((rows) =>
          rows.push(['99999A99-', '2021', 'statsec2024', 1]),
        ),
      },
    },
    errors: [
      {
        kind: 'unknown_code',
        file: 'figures/bevolking.csv',
        row: 18,
        column: 'geoitem',
        message: 'unknown gemeente2024 code: "12345" (2 rows)',
      },
      {
        kind: 'unknown_code',
        file: 'figures/energie.xlsx',
        sheet: 'upload',
        row: 7,
        column: 'geoitem',
        message: 'unknown statsec2024 code: "99999A99-"',
      },
    ],
  },
  {
    what: 'an unknown level in figures',
    options: {
      files: { 'figures/bevolking.csv': (usual) => `${usual}2024,wijk,44021W01,8,3\n` },
    },
    errors: [
      {
        kind: 'unknown_level',
        file: 'figures/bevolking.csv',
        row: 18,
        column: 'geolevel',
        message: 'unknown level: "wijk" (known: gewest, gemeente, gemeente2024, statsec2024)',
      },
    ],
  },
  {
    what: 'a period that is none',
    options: {
      files: { 'figures/energie.xlsx': energy((rows) => rows[3]?.splice(1, 1, 'vorig jaar')) },
    },
    errors: [
      {
        kind: 'not_a_period',
        file: 'figures/energie.xlsx',
        sheet: 'upload',
        row: 4,
        column: 'Period',
        message: 'expected a period such as 2024, got "vorig jaar"',
      },
    ],
  },
  {
    what: 'text in a number',
    options: {
      files: {
        'figures/bevolking.csv': replace('46003A00-,300,150', '46003A00-,n.b.,150'),
        'figures/energie.xlsx': energy((rows) => rows[2]?.splice(3, 1, '1500 kWh')),
      },
    },
    errors: [
      {
        kind: 'not_a_number',
        file: 'figures/bevolking.csv',
        row: 5,
        column: 'v1101_t',
        message: 'expected a number, got "n.b."',
      },
      {
        kind: 'not_a_number',
        file: 'figures/energie.xlsx',
        sheet: 'upload',
        row: 3,
        column: 'V2506_Elek',
        message: 'expected a number, got "1500 kWh"',
      },
    ],
  },
  {
    what: 'figures that say two things',
    options: {
      files: {
        'figures/bevolking.csv': (usual) => `${usual}2024,STATSEC2024,46003a00_,311,155\n`,
      },
    },
    errors: [
      {
        kind: 'conflicting_value',
        file: 'figures/bevolking.csv',
        row: 18,
        column: 'v1101_t',
        message: 'statsec2024 "46003a00_" in 2024 was 310 in an earlier row or file, here 311',
      },
    ],
  },
  {
    what: 'wrong headers',
    options: {
      files: {
        'areas/gewest.csv': replace('geoitem code', 'nis'),
        'tables/gemeente_gewest.csv': 'gemeente\n44021\n',
        'indicators.csv': replace('Indicator code', 'Indikator'),
        'themes.csv': replace('Thema', 'Map'),
        'figures/bevolking.csv': replace('geolevel', 'niveau'),
        'figures/energie.xlsx': energy((rows) => rows[0]?.splice(1, 1, 'jaar')),
      },
    },
    errors: [
      {
        file: 'areas/gewest.csv',
        message:
          'expected columns "geoitem code", "name", found "sequence nr", "nis", "short name", "name"',
      },
      {
        file: 'tables/gemeente_gewest.csv',
        message: 'expected columns "<child level>", "<parent level>", found "gemeente"',
      },
      {
        file: 'indicators.csv',
        message: /^expected columns "indicator code", "name", found "Indikator"/,
      },
      {
        file: 'figures/bevolking.csv',
        message:
          'expected columns "period", "geolevel", "geoitem", found "period", "niveau", "geoitem", "v1101_t", "v1101_m"',
      },
      {
        file: 'figures/energie.xlsx',
        sheet: 'upload',
        message:
          'expected columns "period", "geolevel", "geoitem", found "geoitem", "jaar", "GEOLEVEL", "V2506_Elek"',
      },
      {
        file: 'themes.csv',
        message: /^expected columns "itemcode", "thema", found "ItemCode", "Map"/,
      },
    ].map((error) => ({ kind: 'wrong_header', row: 1, ...error })),
  },
  {
    what: 'sheets that are not there',
    options: {
      files: {
        'areas/gewest.xlsx': createXlsx({
          Blad1: [
            ['geoitem code', 'name'],
            ['2000', 'x'],
          ],
        }),
      },
      manifest: (m) => {
        Object.assign(m.levels[0] ?? {}, { areas: 'areas/gewest.xlsx', sheet: 'gewesten' });
        m.figures[2] = { file: 'figures/energie.xlsx', sheets: ['upload', 'upload 2'] };
      },
    },
    errors: [
      {
        kind: 'missing_sheet',
        file: 'areas/gewest.xlsx',
        sheet: 'gewesten',
        message: 'no such sheet (found: "Blad1")',
      },
      {
        kind: 'missing_sheet',
        file: 'figures/energie.xlsx',
        sheet: 'upload 2',
        message: 'no such sheet (found: "toelichting", "upload")',
      },
    ],
  },
  {
    what: 'a formula that cannot be read, under a Dutch header',
    options: {
      files: {
        'indicators.csv': (usual) =>
          `${usual}`
            .replace('Formula', 'Formule')
            .replace('v1101_m / v1101_t * 100', 'v1101_m / * 100'),
      },
    },
    errors: [
      {
        kind: 'bad_formula',
        file: 'indicators.csv',
        row: 4,
        column: 'Formule',
        message: /^vp1101_m: .*\b11\b/,
      },
    ],
  },
  {
    what: 'formulas in a circle',
    options: {
      files: {
        'indicators.csv': (usual) =>
          `${usual}va,a,,,,,vb + 1,Numeric,Stock,,1,1\nvb,b,,,,,va * v1101_t,Numeric,Stock,,1,1\n`,
      },
    },
    errors: [
      {
        kind: 'circular_formula',
        file: 'indicators.csv',
        row: 8,
        column: 'Formula',
        message: 'formulas go round in a circle: va → vb → va',
      },
    ],
  },
  {
    what: 'definitions with unknown words, dates and numbers, and codes that repeat or run on',
    options: {
      files: {
        'indicators.csv': (usual) =>
          `${usual}`
            .replace('Numeric,Stock,2030,1,1', 'Nummer,Stock,straks,1,veel')
            .concat(`v1101_T,weer,,,,,,Numeric,Stock,,1,1\n`),
      },
    },
    errors: [
      {
        kind: 'repeated_code',
        row: 8,
        column: 'Indicator code',
        message: 'indicator "v1101_T" stands in row 2 too',
      },
      {
        kind: 'not_a_number',
        row: 2,
        column: 'Roundoff',
        message: 'expected a number, got "veel"',
      },
      {
        kind: 'unknown_type',
        row: 2,
        column: 'Data type',
        message: /^unknown data type: "nummer"/i,
      },
      {
        kind: 'not_a_period',
        row: 2,
        column: 'Forecast period',
        message: 'expected a period such as 2024, got "straks"',
      },
    ].map((error) => ({ file: 'indicators.csv', ...error })),
  },
  {
    what: 'a first view that cannot be shown',
    options: { manifest: (m) => Object.assign(m.start, { indicator: 'v1101_x' }) },
    errors: [
      {
        kind: 'bad_start',
        file: 'edition',
        message: /^the first view cannot be shown: unknown indicator: "v1101_x"/,
      },
    ],
  },
];

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

describe('a broken source', () => {
  test.each(CASES)('is refused with its place: $what', async ({ options, errors }) => {
    const report = await build(options);
    const found = report.problems
      .filter(({ severity }) => severity === 'error')
      .map(({ severity: _, ...problem }) => JSON.parse(JSON.stringify(problem)));
    expect(found).toEqual(
      errors.map(({ message, ...place }) => ({
        ...place,
        message: message instanceof RegExp ? expect.stringMatching(message) : message,
      })),
    );
    expect(report.ok).toBe(false);
    expect(report.edition).toBeNull();
    expect(readdirSync(editionsFolder(dataDir))).toEqual([live]);
    expect(readLive(dataDir)).toBe(live);
    expect(readPopulation()).toBe(350);
    const written: BuildReport = JSON.parse(
      readFileSync(path.join(dataDir, 'report.json'), 'utf8'),
    );
    expect(written.problems).toEqual(JSON.parse(JSON.stringify(report.problems)));
  });

  test('has all its problems told in one run', async () => {
    const report = await build({
      files: {
        'areas/gewest.csv': (usual) => `${usual}3,,niemand,niemand\n`,
        'tables/gemeente_gewest.csv': (usual) => `${usual}12345,2000\n`,
        'figures/bevolking.csv': (usual) => `${usual}2024,gemeente2024,44021,veel,n.b.\n`,
        'figures/inkomen.csv': null,
        'indicators.csv': replace('v1101_m / v1101_t * 100', 'v1101_m / (v1101_t * 100'),
        'shapes/gemeenten.shp': (usual) => usual.subarray(0, 200),
      },
    });
    const errors = report.problems.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ kind, file, row }) => [kind, file, row])).toEqual([
      ['empty_code', 'areas/gewest.csv', 4],
      ['unknown_code', 'tables/gemeente_gewest.csv', 6],
      ['not_a_number', 'figures/bevolking.csv', 18],
      ['not_a_number', 'figures/bevolking.csv', 18],
      ['missing_file', 'figures/inkomen.csv', undefined],
      ['bad_formula', 'indicators.csv', 4],
      ['truncated_file', 'shapes/gemeenten.shp', undefined],
    ]);
    const page = readFileSync(path.join(dataDir, 'report.md'), 'utf8');
    expect(page).toContain('7 errors');
    expect(page).toContain(
      '- not_a_number at figures/bevolking.csv, row 18, column "v1101_m": expected a number, got "n.b."',
    );
    expect(page).toContain('No edition was built');
  });

  test('with ten thousand wrong rows keeps its report short', async () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => `nooit,statsec2024,44021A00-,${i},1\n`);
    const same = Array.from({ length: 10_000 }, (_, i) => `2023,statsec2024,44021A00-,${i},1\n`);
    const report = await build({
      files: {
        'figures/bevolking.csv': (usual) => usual.toString() + rows.join('') + same.join(''),
      },
    });
    expect(report.problems.length).toBeLessThan(40);
    const messages = report.problems.map(({ message }) => message);
    expect(messages).toContain('expected a period such as 2024, got "nooit" (10000 rows)');
    expect(messages.some((message) => message.includes('more'))).toBe(true);
  });
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
