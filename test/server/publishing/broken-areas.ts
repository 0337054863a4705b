/** Each way in which a manifest, areas or aggregation tables are refused. */
import { type Case, replace } from './source-case.ts';

/** Broken manifests, areas and aggregation tables. */
export const BROKEN_AREAS: Case[] = [
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
];
