/** Each way in which figures, definitions or the first view are refused. */
import { createXlsx } from '../../fixtures/create-xlsx.ts';
import { type Case, energy, replace } from './source-case.ts';

/** Broken figures, definitions and first view. */
export const BROKEN_FIGURES: Case[] = [
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
