import { expect, test } from 'vitest';
import { type Problem, placeOf } from '../../../geodata/model/data-error.ts';
import type { ManifestLevel } from '../../../geodata/model/manifest.ts';
import type { Area } from '../../../geodata/model/model.ts';
import { readAreas } from '../../../geodata/source/definitions/read-areas.ts';
import { createSource, type FileContent } from '../../fixtures/create-source.ts';
import { createXlsx } from '../../fixtures/create-xlsx.ts';

async function read(
  file: string,
  content: FileContent,
  rest: Partial<ManifestLevel> = {},
): Promise<{ areas: Area[]; problems: Problem[] }> {
  const source = createSource({ files: { [file]: content } });
  const problems: Problem[] = [];
  const text = { nl: '', fr: '', en: '' };
  const level = {
    code: 'gemeente',
    family: 'gemeente',
    validUntil: null,
    name: text,
    namePlural: text,
    areas: file,
    minZoom: 6,
    offered: true,
    unknownCodes: [],
    ...rest,
  };
  try {
    return { areas: await readAreas(source.folder, level, problems), problems };
  } finally {
    source.remove();
  }
}

test('areas stand by sequence number, whatever the order of rows and columns', async () => {
  const { areas, problems } = await read(
    'a.csv',
    'Name;GEOITEM CODE;sequence nr;short name\nGent (stad);44021;2;Gent\nAalst (stad);41002;1;Aalst\n',
  );
  expect(problems).toEqual([]);
  expect(areas).toEqual([
    { code: '41002', name: 'Aalst', fullName: 'Aalst (stad)', unknownLocation: false },
    { code: '44021', name: 'Gent', fullName: 'Gent (stad)', unknownLocation: false },
  ]);
});

test('a column of French names is for the places that have one', async () => {
  const { areas } = await read(
    'a.csv',
    'geoitem code,name,french name\n21009,Elsene,Ixelles\n44021,Gent,\n',
  );
  expect(areas.map(({ frenchName }) => frenchName)).toEqual(['Ixelles', undefined]);
});

test('codes that a workbook holds as numbers become text', async () => {
  const { areas } = await read(
    'a.xlsx',
    createXlsx({
      Blad1: [
        ['Volgnummer', 'Geoitem code', 'Naam'],
        [1, 44021, 'Gent'],
        [2, 11002, 'Antwerpen'],
      ],
    }),
  );
  expect(areas.map(({ code }) => code)).toEqual(['44021', '11002']);
});

test('unknown locations are known by their codes, or named in the manifest', async () => {
  const { areas } = await read(
    'a.csv',
    'geoitem,naam\n44021ZZZZ,a\n44021WONB,b\n44021onbe,c\n99991,d\n99,e\n99990,f\n',
    { unknownCodes: ['99'] },
  );
  expect(areas.filter(({ unknownLocation }) => unknownLocation).map(({ name }) => name)).toEqual([
    'a',
    'b',
    'c',
    'd',
    'e',
  ]);
});

test('a short name cut off with dots is replaced by the full one without its place', async () => {
  const { areas } = await read(
    'a.csv',
    'geoitem,short name,name\n1,Een heel lange naam van ee...,Een heel lange naam van een wijk (Gent)\n2,,Zonder\n3,x,\n',
  );
  expect(areas.map(({ name, fullName }) => [name, fullName])).toEqual([
    ['Een heel lange naam van een wijk', 'Een heel lange naam van een wijk (Gent)'],
    ['Zonder', 'Zonder'],
    ['x', '3'],
  ]);
});

test('spellings of one code are one code', async () => {
  const { areas, problems } = await read('a.csv', 'geoitem,naam\n11001A00-,x\n\n11001a00_,y\n');
  expect(areas.length).toBe(1);
  expect(
    problems.map((problem) => `${problem.kind}: ${placeOf(problem)}: ${problem.message}`),
  ).toEqual([
    'repeated_code: a.csv, row 4, column "geoitem": area code "11001a00_" of level gemeente stands in row 2 too',
  ]);
});

test('a sequence number that is none is an error', async () => {
  const { problems } = await read('a.csv', 'sequence nr,geoitem,naam\n1,1,x\ntwee,2,y\n');
  expect(problems).toMatchObject([
    {
      kind: 'not_a_number',
      row: 3,
      column: 'sequence nr',
      message: 'expected a number, got "twee"',
    },
  ]);
});

test('a level without areas is an error', async () => {
  const { problems } = await read('a.csv', 'geoitem,naam\n');
  expect(problems).toMatchObject([{ kind: 'no_areas', message: 'level gemeente has no areas' }]);
});
