import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { CubeCells } from '../../../geodata/model/cube.ts';
import { STATUSES } from '../../../geodata/model/status.ts';
import { publishCrossTable, publishSlice } from '../../../geodata/publish/cube-publish.ts';
import {
  type CubeEdition,
  type CubeOptions,
  createCubeEdition,
  createPopulationCube,
  readTestCubes,
} from '../../fixtures/create-cube-edition.ts';

const opened: CubeEdition[] = [];
afterEach(() => {
  for (const { remove } of opened.splice(0)) remove();
});

async function open(options: CubeOptions): Promise<CubeEdition> {
  const edition = await createCubeEdition(options);
  opened.push(edition);
  expect(edition.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return edition;
}

/** Numbers, or the word of the status. */
function slice(
  { publisher }: CubeEdition,
  cells: CubeCells,
  level = 'statsec',
  period = '2023',
): (number | string)[] {
  const { column } = publishSlice(publisher, { cube: 'kubus_bev', cells, level, period });
  return [...column.values].map((value, area) =>
    column.statuses[area] === 0 ? value : (STATUSES[column.statuses[area] ?? 0] ?? ''),
  );
}

const FIGURES = `geoitem,Period,naam,GEOLEVEL,geslacht,leeftijd,KUBUS_BEV
A,2023,x,statsec,m,0_19,10
A,2023,x,statsec,v,0_19,20
A,2023,x,statsec,m,20_39,30
A,2023,x,statsec,v,40p,5
b,2023,x,statsec,M,0_19,7
B,2023,x,statsec,v,20_39,-99998
C,2023,x,statsec,m,0_19,-99997
C,2023,x,statsec,v,0_19,4
D,2023,x,statsec,m,0_19,1.5
D,2022,x,statsec,m,0_19,100
`;

describe('slices', () => {
  it('are sums of the items asked for, dimensions that are not named as totals', async () => {
    const edition = await open(createPopulationCube(FIGURES));
    expect(slice(edition, {})).toEqual([65, 7, 'hidden', 2]);
    expect(slice(edition, { geslacht: ['v'] })).toEqual([25, 'empty', 4, 'empty']);
    expect(slice(edition, { LEEFTIJD: ['0_19', '40P'], geslacht: ['m'] })).toEqual([
      10,
      7,
      'hidden',
      2,
    ]);
    expect(slice(edition, { leeftijd: ['20_39'], geslacht: ['v'] })).toEqual([
      'empty',
      'not_applicable',
      'empty',
      'empty',
    ]);
    expect(slice(edition, {}, 'statsec', '2022')).toEqual(['empty', 'empty', 'empty', 100]);
  });

  it('add items up to coarser dimension levels and areas up to coarser levels', async () => {
    const edition = await open(createPopulationCube(FIGURES));
    expect(slice(edition, { leeftijd_breed: ['jong'] })).toEqual([60, 7, 'hidden', 2]);
    expect(slice(edition, { leeftijd_breed: ['jong'] }, 'gemeente')).toEqual([67, 'hidden']);
    expect(slice(edition, { geslacht: ['v'] }, 'gemeente')).toEqual([25, 4]);
    expect(slice(edition, { geslacht: ['v'] }, 'gewest')).toEqual([29]);
  });

  it('take absent combinations for 0 where the definition says so, in areas that have rows', async () => {
    const rows =
      'period,geolevel,geoitem,leeftijd,geslacht,value\n2023,statsec,A,0_19,m,3\n2023,statsec,C,0_19,v,-99997\n';
    const edition = await open(
      createPopulationCube(rows, {
        cubes: [{ definition: 'def', absentIsZero: true, figures: [{ file: 'figures.csv' }] }],
      }),
    );
    expect(slice(edition, { geslacht: ['v'] })).toEqual([0, 'empty', 'hidden', 'empty']);
    expect(slice(edition, { leeftijd: ['40p'] })).toEqual([0, 'empty', 0, 'empty']);
    expect(slice(edition, {})).toEqual([3, 'empty', 'hidden', 'empty']);
  });

  it('prefer loaded margins and loaded levels to sums', async () => {
    const rows = `period,geolevel,geoitem,leeftijd,leeftijd_breed,geslacht,value
2023,statsec,A,0_19,,m,10
2023,statsec,A,20_39,,m,20
2023,statsec,B,0_19,,m,1
2023,statsec,A,,jong,,33
2023,statsec,A,,,m,31
2023,gemeente,44021,0_19,,m,12
`;
    const edition = await open(createPopulationCube(rows));
    expect(slice(edition, { leeftijd_breed: ['jong'] })[0]).toBe(33);
    expect(slice(edition, { geslacht: ['m'] }).slice(0, 2)).toEqual([31, 1]);
    expect(slice(edition, { leeftijd: ['0_19', '20_39'], geslacht: ['m'] })[0]).toBe(30);
    expect(slice(edition, { leeftijd: ['0_19'], geslacht: ['m'] }, 'gemeente')[0]).toBe(12);
    expect(slice(edition, { leeftijd: ['0_19'], geslacht: ['m'] }, 'gewest')[0]).toBe(12);
  });

  it('are refused where a dimension level forbids adding up and no margin is loaded', async () => {
    const levels =
      'Dimensieniveaucode,Naam,Dimensiecode,Aggregeer\nleeftijd,Leeftijd,leeftijd,0\ngeslacht,Geslacht,geslacht,1\n';
    const rows = `period,geolevel,geoitem,leeftijd,geslacht,value
2023,statsec,A,0_19,m,10
2023,statsec,A,0_19,v,11
2023,statsec,A,,v,99
`;
    const edition = await open(
      createPopulationCube(rows, {
        files: { 'def/dimensieniveaus.csv': levels, 'def/leeftijd_leeftijd_breed.csv': '\n' },
      }),
    );
    expect(slice(edition, { leeftijd: ['0_19'] })[0]).toBe(21);
    expect(slice(edition, { geslacht: ['v'] })[0]).toBe(99);
    expect(() => slice(edition, { leeftijd: ['0_19', '40p'] })).toThrow(/cannot be added up/);
    expect(() => slice(edition, { leeftijd: ['x'] })).toThrow(
      'unknown item of leeftijd: "x" (known: 0_19, 20_39, 40p)',
    );
    expect(() => slice(edition, { wijk: ['x'] })).toThrow('unknown dimension level of kubus_bev');
  });

  it('cross two dimensions for one area, with margins', async () => {
    const edition = await open(createPopulationCube(FIGURES));
    const table = publishCrossTable(edition.publisher, {
      cube: 'kubus_bev',
      cells: {},
      level: 'statsec',
      area: 0,
      period: 'latest',
      rows: 'leeftijd',
      columns: 'geslacht',
    });
    expect(table.rows.map(({ name }) => name)).toEqual(['0-19 jaar', '20-39 jaar', '40 of ouder']);
    expect([...table.cells.values]).toEqual([10, 20, 30, 0, 0, 5]);
    expect([...table.rowTotals.values]).toEqual([30, 30, 5]);
    expect([...table.columnTotals.values]).toEqual([40, 25]);
    expect([...table.total.values]).toEqual([65]);
  });
});

describe('formulas', () => {
  it('take slices of cubes with cell()', async () => {
    const edition = await open(
      createPopulationCube(FIGURES, {
        indicators: {
          v_jong: { formula: 'cell(kubus_bev, leeftijd_breed_jong)' },
          vp_v: {
            formula: 'cell(kubus_bev, geslacht_v) / cell(kubus_bev) * 100',
            dataType: 'share',
          },
          v_jm: { formula: 'cell(kubus_bev, leeftijd_0_19, leeftijd_20_39, geslacht_m)' },
        },
      }),
    );
    const { computer } = edition;
    const values = (code: string, level: string): number[] => [
      ...(computer.compute(computer.edition.indicator(code), level, '2023')?.column.values ?? []),
    ];
    expect(values('v_jong', 'statsec')).toEqual([60, 7, 0, 1.5]);
    expect(values('v_jong', 'gemeente')).toEqual([67, 0]);
    expect(values('v_jm', 'statsec')).toEqual([40, 7, 0, 1.5]);
    expect(values('vp_v', 'gemeente')[0]).toBeCloseTo((25 / 72) * 100);
    expect([...computer.availability(computer.edition.indicator('v_jong')).entries()]).toEqual([
      ['gewest', ['2022', '2023']],
      ['gemeente', ['2022', '2023']],
      ['statsec', ['2022', '2023']],
    ]);
  });
});

describe('reading', () => {
  it('takes gzipped files, semicolons, decimal commas and a column per item', async () => {
    const rows =
      'period;geolevel;geoitem;geslacht;leeftijd_0_19;leeftijd_40p\n2023.00;statsec;A;m;1,5;\n2023.00;statsec;A;v;2;3\n';
    const edition = await open(
      createPopulationCube('', {
        files: { 'wide.csv.gz': gzipSync(rows) },
        cubes: [{ definition: 'def', figures: [{ file: 'wide.csv.gz' }] }],
        indicators: { v: { formula: 'cell(kubus_bev, leeftijd_0_19)' } },
      }),
    );
    const { computer } = edition;
    const column = computer.compute(computer.edition.indicator('v'), 'statsec', '2023')?.column;
    expect(column?.values[0]).toBe(3.5);
    expect(slice(edition, { leeftijd: ['40p'] })[0]).toBe(3);
  });

  it('gives the same slices when everything has to wait on disk', async () => {
    const { readCubeScratch, sums } = await createLongFile();
    const fromMemory = await readCubeScratch(undefined);
    const fromDisk = await readCubeScratch(1000);
    expect(fromDisk).toEqual(fromMemory);
    expect(fromDisk).toEqual(sums);
  });

  it('names file, row and column of what is wrong', async () => {
    const rows = `period,geolevel,geoitem,leeftijd,geslacht,value
2023,statsec,A,0_19,m,10
2023,statsec,A,0_19,m,10
2023,statsec,A,0_19,m,11
2023,statsec,Z,0_19,m,1
2023,statsec,A,0_18,m,1
2023,wijk,A,0_19,m,1
nooit,statsec,A,0_19,m,1
2023,statsec,A,40p,v,n.b.
`;
    const { problems } = await readTestCubes(createPopulationCube(rows));
    const told = problems.map(({ kind, row, column, message }) => [kind, row, column, message]);
    expect(told).toEqual([
      ['unknown_code', 5, undefined, 'unknown statsec code: "Z"'],
      ['unknown_item', 6, 'leeftijd', 'unknown item of leeftijd: "0_18"'],
      ['unknown_level', 7, undefined, 'unknown level: "wijk"'],
      ['not_a_period', 8, 'period', 'expected a period such as 2024, got "nooit"'],
      ['not_a_number', 9, 'value', 'expected a number, got "n.b."'],
      [
        'conflicting_value',
        4,
        'kubus_bev',
        'statsec in 2023 has another value for the same items in row 2',
      ],
    ]);
  });

  it('says which columns it expected', async () => {
    const { problems } = await readTestCubes(createPopulationCube('jaar,plaats\n2023,A\n'));
    expect(problems.map(({ message }) => message)).toEqual([
      'expected columns "period", "geolevel", "geoitem", "leeftijd", "geslacht", "kubus_bev", found "jaar", "plaats"',
    ]);
  });

  it('refuses cubes of more than 100,000 cells', async () => {
    const items = Array.from({ length: 400 }, (_, i) => `i${i},i${i},${i}`).join('\n');
    const { problems } = await readTestCubes(
      createPopulationCube('', {
        files: {
          'def/leeftijd.csv': `Itemcode,Naam,Volgnr\n${items}\n`,
          'def/geslacht.csv': `Itemcode,Naam,Volgnr\n${items}\n`,
          'def/leeftijd_leeftijd_breed.csv': '\n',
        },
      }),
    );
    expect(problems.map(({ kind, message }) => [kind, message])).toEqual([
      [
        'too_many_cells',
        '160000 combinations of items, at most 100000 are allowed: leave out a dimension or load a coarser level',
      ],
    ]);
  });
});

/** 20,000 rows in no order, read with much and with little memory. */
async function createLongFile() {
  const lines: string[] = [];
  const areas = Array.from({ length: 50 }, (_, i) => `S${i}`);
  const items = Array.from({ length: 200 }, (_, i) => `i${i}`);
  const sums = new Float64Array(areas.length);
  for (let n = 0; n < 20_000; n += 1) {
    const slot = (n * 7919) % 20_000;
    const [area, item, sex] = [slot % 50, Math.floor(slot / 50) % 200, slot >= 10_000 ? 'v' : 'm'];
    const value = slot % 11;
    if (sex === 'v') sums[area] = (sums[area] ?? 0) + value;
    lines.push(`2023,statsec,S${area},i${item},${sex},${value}`);
  }
  const options = createPopulationCube(
    `period,geolevel,geoitem,leeftijd,geslacht,value\n${lines.join('\n')}\n`,
    {
      levels: { statsec: areas },
      tables: {},
      files: {
        'def/leeftijd.csv': `Itemcode,Naam\n${items.map((i) => `${i},${i}`).join('\n')}\n`,
        'def/leeftijd_leeftijd_breed.csv': '\n',
      },
    },
  );
  const readCubeScratch = async (most: number | undefined): Promise<number[]> => {
    const edition = await open({ ...options, ...(most ? { mostRecordsInMemory: most } : {}) });
    return slice(edition, { geslacht: ['v'] }) as number[];
  };
  return { readCubeScratch, sums: [...sums] };
}
