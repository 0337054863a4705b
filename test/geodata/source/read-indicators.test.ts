import { describe, expect, test } from 'vitest';
import { type Problem, placeOf } from '../../../geodata/model/data-error.ts';
import {
  type ReadIndicator,
  readIndicators,
} from '../../../geodata/source/definitions/read-indicators.ts';
import { createSource } from '../../fixtures/create-source.ts';
import { createXlsx, type XlsxCell } from '../../fixtures/create-xlsx.ts';

async function read(
  content: string | XlsxCell[][],
): Promise<{ indicators: ReadIndicator[]; problems: Problem[] }> {
  const file = typeof content === 'string' ? 'a.csv' : 'a.xlsx';
  const bytes = typeof content === 'string' ? content : createXlsx({ Blad1: content });
  const source = createSource({ files: { [file]: bytes } });
  const problems: Problem[] = [];
  try {
    const entry = { file, onlyWithFigures: false };
    return { indicators: await readIndicators(source.folder, entry, problems), problems };
  } finally {
    source.remove();
  }
}

const linesOf = (problems: readonly Problem[]): string[] =>
  problems.map((p) => `${p.severity} ${p.kind} at ${placeOf(p)}: ${p.message}`);

const DUTCH: XlsxCell[][] = [
  ['unieke code, max. 46 tekens', 'korte naam', null, 'p = percentage'],
  [
    'Onderwerpcode',
    'Naam',
    'Beschrijving',
    'Eenheid',
    'Bron',
    'Aggregatie-onderwerp',
    'Formule',
    'Datatype',
    'Periodetype',
    'Drempelwaarde',
    'Drempel-onderwerp',
    'Aggregeer gebieden',
    'Aggregeer perioden',
    'Afronding',
    'Tonen',
    'Kubus',
    'Prognoseperiode',
    'Steekproef-onderwerp',
    'StdDev-onderwerp',
    'Voetnoot',
    'Meer informatie',
  ],
  [
    'vp1101_m',
    'mannen',
    'per 100',
    'p',
    'statbel',
    'v1101_t',
    'v1101_m/v1101_t*100',
    'Percentage (som)',
    'Stand',
    '5',
    'v1101_m',
    1,
    0,
    '0,1',
    1,
    null,
    '2030.00',
    'n',
    's',
    'let op',
    'zie',
  ],
  [
    'v1101_t',
    'inwoners',
    null,
    'promille',
    null,
    null,
    null,
    'Numeriek',
    'Lopend',
    0,
    null,
    0,
    null,
    10,
    0,
    1,
  ],
  ['vp_1', 'ratio', null, 'promille', null, null, 'v1101_t*2', 'Percentage', null],
];

describe('a table', () => {
  test('may have Dutch headers in its second row', async () => {
    const { indicators, problems } = await read(DUTCH);
    expect(problems).toEqual([]);
    const [share, count, ratio] = indicators;
    expect(share).toMatchObject({ file: 'a.xlsx', sheet: 'Blad1', row: 3, problems: [] });
    expect(share?.headers.formula).toBe('Formule');
    expect(share?.indicator).toMatchObject({
      code: 'vp1101_m',
      name: { nl: 'mannen', fr: 'mannen', en: 'mannen' },
      unit: { nl: '%' },
      source: 'statbel',
      dataType: 'share',
      periodType: 'stock',
      formula: 'v1101_m/v1101_t*100',
      aggregationIndicator: 'v1101_t',
      threshold: 5,
      thresholdIndicator: 'v1101_m',
      aggregateAreas: true,
      aggregatePeriods: false,
      rounding: 0.1,
      visible: true,
      forecastFrom: '2030',
      sampleIndicator: 'n',
      deviationIndicator: 's',
      footnote: 'let op',
      moreInformation: 'zie',
    });
    expect(count?.indicator).toMatchObject({
      dataType: 'count',
      periodType: 'flow',
      threshold: null,
      aggregateAreas: false,
      aggregatePeriods: true,
      rounding: 10,
      visible: false,
      isCube: true,
      unit: { nl: '‰' },
    });
    expect(ratio?.indicator).toMatchObject({ dataType: 'ratio', rounding: null, visible: true });
  });

  test('may have English headers in any order, with columns we do not know', async () => {
    const { indicators, problems } = await read(
      'Name,Kleur,Indicator code,Data type,Period type,Formula,Roundoff,Stddev indciator\nx,rood,v1,Mean,Pending,,"0,01",s\n',
    );
    expect(indicators[0]?.indicator).toMatchObject({
      code: 'v1',
      dataType: 'mean',
      periodType: 'flow',
      rounding: 0.01,
      deviationIndicator: 's',
    });
    expect(linesOf(problems)).toEqual([
      'warning unknown_column at a.csv, row 1: columns not used: "Kleur"',
    ]);
  });

  test('tells wrong cells with their headers, and keeps them with their row', async () => {
    const { indicators, problems } = await read(
      `Onderwerpcode,Naam,Datatype,Periodetype,Drempelwaarde,Startperiode,Afronding\nv1,x,Getal,Soms,vijf,ooit,-1\n${'v'.repeat(47)},y,,,,,\nV1,z,,,,,\n`,
    );
    expect(indicators.map(({ row }) => row)).toEqual([2, 3]);
    expect(indicators.map((found) => linesOf(found.problems))).toEqual([
      [
        'error bad_rounding at a.csv, row 2, column "Afronding": expected a step above 0, got "-1"',
        'error not_a_number at a.csv, row 2, column "Drempelwaarde": expected a number, got "vijf"',
        'error unknown_type at a.csv, row 2, column "Datatype": unknown data type: "getal" (allowed: numeric, numeriek, stand, percentage, percentage (sum), percentage (som), percentage (mean), percentage (gemiddelde), mean, gemiddelde, text, tekst … (14 in all))',
        'error unknown_type at a.csv, row 2, column "Periodetype": unknown period type: "soms" (allowed: stock, stand, pending, lopend, lopende, independent, onafhankelijk)',
        'error not_a_period at a.csv, row 2, column "Startperiode": expected a period such as 2024, got "ooit"',
      ],
      [
        `error long_code at a.csv, row 3, column "Onderwerpcode": indicator code "${'v'.repeat(47)}" has 47 characters, at most 46 are allowed`,
      ],
    ]);
    expect(linesOf(problems)).toEqual([
      'error repeated_code at a.csv, row 4, column "Onderwerpcode": indicator "V1" stands in row 2 too',
    ]);
  });

  test('repairs damaged letters where one word is possible and counts the rest', async () => {
    const { indicators, problems } = await read(
      'Indicator code,Name,Description\nv1,residenti\uFFFDle pati\uFFFDnten in Belgi\uFFFD,\uFFFD 5 per dag\nv2,caf\uFFFD,\n',
    );
    expect(indicators.map(({ indicator }) => indicator.name.nl)).toEqual([
      'residentiële patiënten in België',
      'caf\uFFFD',
    ]);
    expect(indicators[0]?.indicator.description.nl).toBe('€ 5 per dag');
    expect(linesOf(problems)).toEqual([
      'warning damaged_text at a.csv: 1 indicators have damaged letters (U+FFFD) that could not be repaired',
    ]);
  });
});
