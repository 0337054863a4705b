import { describe, expect, test } from 'vitest';
import { type Problem, placeOf } from '../../../geodata/model/data-error.ts';
import type { Aggregation } from '../../../geodata/model/hierarchy.ts';
import { readAggregation } from '../../../geodata/source/definitions/read-aggregation.ts';
import { indexCodes } from '../../../geodata/source/keys/code-index.ts';
import { createSource } from '../../fixtures/create-source.ts';
import { createXlsx } from '../../fixtures/create-xlsx.ts';

const CODES = new Map(
  Object.entries({
    statsec: ['44021A00-', '44021A01-', '44021ZZZZ'],
    gemeente: ['44021', '11002'],
    gemeente2024: ['44021', '11002', '11056'],
  }).map(([level, codes]) => [
    level,
    indexCodes(codes.map((code) => ({ code, name: '', fullName: '', unknownLocation: false }))),
  ]),
);

async function read(
  content: string | Buffer,
  rest: { child?: string; parent?: string; sheet?: string; unknownCodes?: 'warning' } = {},
): Promise<{ table: Aggregation | null; problems: Problem[] }> {
  const file = typeof content === 'string' ? 'a.csv' : 'a.xlsx';
  const source = createSource({ files: { [file]: content } });
  const problems: Problem[] = [];
  try {
    const entry = { file, unknownCodes: 'error' as const, ...rest };
    return { table: await readAggregation(source.folder, entry, CODES, problems), problems };
  } finally {
    source.remove();
  }
}

const linesOf = (problems: readonly Problem[]): string[] =>
  problems.map((p) => `${p.severity} ${p.kind} at ${placeOf(p)}: ${p.message}`);

describe('the levels of a table', () => {
  test.each([
    ['are its two headers', 'statsec,gemeente\n44021A00-,44021\n'],
    ['may be written in any case', 'STATSEC,Gemeente\n44021A00-,44021\n'],
    ['may stand among other columns', 'naam,statsec,naam,gemeente\nx,44021A00-,Gent,44021\n'],
    ['may stand under an explanation', 'Toestand 2025,\nstatsec,gemeente\n44021A00-,44021\n'],
  ])('%s', async (_, text) => {
    const { table, problems } = await read(text);
    expect(problems).toEqual([]);
    expect(table).toMatchObject({ child: 'statsec', parent: 'gemeente' });
    expect([...(table?.parentOf ?? [])]).toEqual([0, -1, -1]);
  });

  test('may be given by the manifest, when the parent stands first', async () => {
    const { table } = await read('gemeente,statsec\n44021,44021A01-\n', {
      child: 'statsec',
      parent: 'gemeente',
    });
    expect([...(table?.parentOf ?? [])]).toEqual([-1, 0, -1]);
  });
});

test('codes may be numbers, in lower case and with underscores', async () => {
  const { table, problems } = await read(
    createXlsx({
      Sheet1: [
        ['statsec', 'gemeente'],
        ['44021a00_', 44021],
        ['44021zzzz', ' 11002 '],
      ],
    }),
  );
  expect(problems).toEqual([]);
  expect([...(table?.parentOf ?? [])]).toEqual([0, -1, 1]);
});

test('rows without a code on one side are a note; empty rows are nothing', async () => {
  const { problems } = await read('statsec,gemeente\n44021A00-,\n ,44021\n,\n\n44021A01-,44021\n');
  expect(linesOf(problems)).toEqual([
    'note blank_code at a.csv: 2 rows without a statsec or gemeente code are left out',
  ]);
});

test('the same row twice is no problem; another parent is, unless the area became itself', async () => {
  expect((await read('statsec,gemeente\n44021A00-,44021\n44021A00-,44021\n')).problems).toEqual([]);
  expect(
    linesOf((await read('statsec,gemeente\n44021A00-,44021\n44021A00-,11002\n')).problems),
  ).toEqual([
    'error two_parents at a.csv, row 3, column "gemeente": statsec "44021A00-" has parent "11002" here and another in row 2',
  ]);
  const { table, problems } = await read('gemeente2024,gemeente\n11002,44021\n11002,11002\n');
  expect([...(table?.parentOf ?? [])]).toEqual([-1, 1, -1]);
  expect(linesOf(problems)).toEqual([
    'warning two_parents at a.csv, row 3, column "gemeente": gemeente2024 "11002" has parent "11002" here and another in row 2; the one with its own code is kept',
  ]);
});

test('many unknown codes are five lines and a count', async () => {
  const rows = Array.from({ length: 40 }, (_, i) => `x${i},44021\n`).join('');
  const { problems } = await read(`statsec,gemeente\n${rows}${rows}`, { unknownCodes: 'warning' });
  expect(linesOf(problems)).toEqual([
    ...[0, 1, 2, 3, 4].map(
      (i) =>
        `warning unknown_code at a.csv, row ${i + 2}, column "statsec": unknown statsec code: "x${i}" (2 rows)`,
    ),
    'warning unknown_code at a.csv, row 7, column "statsec": unknown statsec code: "… and 35 more" (70 rows)',
  ]);
});
