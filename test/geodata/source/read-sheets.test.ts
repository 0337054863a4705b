import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, test } from 'vitest';
import type { Problem } from '../../../geodata/model/data-error.ts';
import {
  cellNumber,
  cellText,
  columnLetter,
  foldHeader,
} from '../../../geodata/source/sheets/cells.ts';
import {
  findHeader,
  headerProblem,
  type Sheet,
} from '../../../geodata/source/sheets/find-header.ts';
import { pickSheet, readSheets } from '../../../geodata/source/sheets/read-sheets.ts';
import { createXlsx } from '../../fixtures/create-xlsx.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'buurtatlas-sheets-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(file: string, content: string | Buffer) {
  writeFileSync(path.join(folder, file), content);
  const problems: Problem[] = [];
  return { sheets: await readSheets(folder, file, problems), problems };
}

describe('a csv file', () => {
  test.each([
    ['commas', 'a,b\n1,2\n'],
    ['semicolons', 'a;b\n1;2\n'],
    ['tabs', 'a\tb\n1\t2\n'],
    ['bars', 'a|b\n1|2\n'],
    ['Windows line ends', 'a;b\r\n1;2\r\n'],
    ['a byte order mark', '\uFEFFa;b\n1;2\n'],
    ['quotes', '"a";"b"\n"1";"2"\n'],
    ['no last line end', 'a,b\n1,2'],
  ])('may have %s', async (_, text) => {
    const { sheets, problems } = await read('a.csv', text);
    expect(problems).toEqual([]);
    expect(sheets).toEqual([
      {
        file: 'a.csv',
        rows: [
          ['a', 'b'],
          ['1', '2'],
        ],
      },
    ]);
  });

  test('may have semicolons between decimal commas', async () => {
    const { sheets } = await read(
      'a.csv',
      'period;geoitem;v1\n2018,00;44021;1,5\n2019,00;44021;2\n',
    );
    expect(sheets[0]?.rows[1]).toEqual(['2018,00', '44021', '1,5']);
  });

  test('may have a line of explanation, with other signs, above the header', async () => {
    const { sheets } = await read(
      'a.csv',
      'Bron: Statbel, KSZ, RVA en VDAB, bewerking: wij\nperiod;geoitem;v1\n2018;44021;1\n',
    );
    expect(sheets[0]?.rows[1]).toEqual(['period', 'geoitem', 'v1']);
  });

  test('may be in Windows-1252', async () => {
    const { sheets } = await read('a.csv', iconv.encode('naam,€\nLiège,één\n', 'windows-1252'));
    expect(sheets[0]?.rows).toEqual([
      ['naam', '€'],
      ['Liège', 'één'],
    ]);
  });

  test('keeps empty rows, so that row numbers are those of the file', async () => {
    const { sheets } = await read('a.csv', 'a,b\n\n1,2\n');
    expect(sheets[0]?.rows[2]).toEqual(['1', '2']);
  });

  test('may be empty', async () => {
    const { sheets, problems } = await read('a.csv', '');
    expect(sheets).toEqual([{ file: 'a.csv', rows: [] }]);
    expect(problems).toEqual([]);
  });
});

describe('a workbook', () => {
  test('gives all its sheets in order, with their names and rows', async () => {
    const { sheets } = await read(
      'a.xlsx',
      createXlsx({ 'een & "twee"': [[], [null, 'x', 3]], leeg: [] }),
    );
    expect(sheets).toEqual([
      {
        file: 'a.xlsx',
        sheet: 'een & "twee"',
        rows: [
          [null, null, null],
          [null, 'x', 3],
        ],
      },
      { file: 'a.xlsx', sheet: 'leeg', rows: [] },
    ]);
  });

  test('in the old format is refused with what to do', async () => {
    const { sheets, problems } = await read('a.xls', 'x');
    expect(sheets).toEqual([]);
    expect(problems).toMatchObject([
      {
        severity: 'error',
        kind: 'unsupported_format',
        file: 'a.xls',
        message: 'old Excel format (.xls): save it as .xlsx or .csv',
      },
    ]);
  });

  test.each([
    ['is no zip', Buffer.from('period,geoitem\n')],
    ['is empty', Buffer.alloc(0)],
    ['is cut off', createXlsx({ a: [['x']] }).subarray(0, 700)],
    ['is a zip of something else', createXlsx({}).subarray(0, 60)],
  ])('that %s is a problem of that file', async (_, content) => {
    const { sheets, problems } = await read('a.xlsx', content);
    expect(sheets).toEqual([]);
    expect(problems).toMatchObject([
      { severity: 'error', kind: 'unreadable_file', file: 'a.xlsx' },
    ]);
  });
});

test('a missing file is a problem of that file', async () => {
  const problems: Problem[] = [];
  expect(await readSheets(folder, 'weg.csv', problems)).toEqual([]);
  expect(problems).toEqual([
    { severity: 'error', kind: 'missing_file', file: 'weg.csv', message: 'no such file' },
  ]);
});

test.each([
  [44021, '44021'],
  [44021.0, '44021'],
  [' x ', 'x'],
  [null, ''],
  [undefined, ''],
  [true, 'true'],
  [new Date(Date.UTC(2024, 0, 31)), '2024-01-31'],
])('the text of %j is %j', (cell, text) => expect(cellText(cell)).toBe(text));

test.each([
  [1.5, 1.5],
  ['1,5', 1.5],
  ['1.5', 1.5],
  [' 12 ', 12],
  ['-99999', -99999],
  ['+3', 3],
  [',5', 0.5],
  ['5.', 5],
  ['1e3', 1000],
  ['1,5E-2', 0.015],
  ['', null],
  ['  ', null],
  [null, null],
])('%j is the number %j', (cell, number) => expect(cellNumber(cell)).toBe(number));

test.each([
  '1.234,5',
  '1 234',
  '12%',
  'n.b.',
  '-',
  '.',
  '1e',
  '0x10',
  'NaN',
  'Infinity',
  '1e999',
  '-1e999',
  '1,2,3',
  true,
  new Date(0),
  Number.NaN,
  Number.POSITIVE_INFINITY,
])('%j is no number', (cell) => expect(cellNumber(cell)).toBeNaN());

test('columns have the letters that a spreadsheet gives them', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetter)).toEqual([
    'A',
    'Z',
    'AA',
    'AZ',
    'BA',
    'ZZ',
    'AAA',
  ]);
});

describe('a header', () => {
  const WANTED = { code: ['geoitem code', 'geoitem'], name: ['name', 'naam'] };
  const sheet = (...rows: Sheet['rows']): Sheet => ({ file: 'a.xlsx', sheet: 'Blad1', rows });

  test.each([
    ['in any order', ['name', 'geoitem code'], { code: 1, name: 0 }],
    ['in any case', ['Geoitem CODE', 'NAME'], { code: 0, name: 1 }],
    ['with spaces, points and dashes', [' geoitem_code ', 'name.'], { code: 0, name: 1 }],
    ['in Dutch', ['geoitem', 'Naam'], { code: 0, name: 1 }],
    ['with columns before and between', [null, 'nr', 'geoitem', 'x', 'naam'], { code: 2, name: 4 }],
    [
      'with the preferred spelling, when both occur',
      ['geoitem', 'geoitem code', 'name'],
      { code: 1, name: 2 },
    ],
  ])('is found %s', (_, row, at) => {
    expect(findHeader(sheet(row), WANTED, ['code', 'name'])?.at).toEqual(at);
  });

  test('is found under explanations, and the rows under it start there', () => {
    const found = findHeader(
      sheet(['Uitleg'], [null], ['Geoitem code ', 'Name'], ['1', 'x']),
      WANTED,
      ['code', 'name'],
    );
    expect(found?.table.header).toEqual(['Geoitem code', 'Name']);
    expect(found?.table.firstRow).toBe(3);
  });

  test('is not looked for beyond the first rows', () => {
    const rows: Sheet['rows'] = Array.from({ length: 6 }, () => ['uitleg']);
    expect(findHeader(sheet(...rows, ['geoitem', 'naam']), WANTED, ['code', 'name'])).toBeNull();
  });

  test('that is not there is told with what was found', () => {
    expect(headerProblem(sheet(['code', null, 'Omschrijving']), WANTED, ['code', 'name'])).toEqual({
      severity: 'error',
      kind: 'wrong_header',
      file: 'a.xlsx',
      sheet: 'Blad1',
      row: 1,
      message: 'expected columns "geoitem code", "name", found "code", "Omschrijving"',
    });
    expect(headerProblem(sheet(), WANTED, ['code']).message).toContain('found nothing');
  });

  test('is the same with or without its spaces', () => {
    expect(foldHeader(' V2707_lb-lbexploi.zorg  lnt ')).toBe('v2707 lb lbexploi zorg lnt');
  });
});

test('a sheet that is asked for by name and missing is told with those there are', () => {
  const problems: Problem[] = [];
  const sheets = [
    { file: 'a.xlsx', sheet: 'een', rows: [] },
    { file: 'a.xlsx', sheet: 'twee', rows: [] },
  ];
  expect(pickSheet(sheets, undefined, problems)?.sheet).toBe('een');
  expect(pickSheet(sheets, 'twee', problems)?.sheet).toBe('twee');
  expect(problems).toEqual([]);
  expect(pickSheet(sheets, 'drie', problems)).toBeNull();
  expect(problems).toMatchObject([
    { kind: 'missing_sheet', sheet: 'drie', message: 'no such sheet (found: "een", "twee")' },
  ]);
});
