import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../geodata/model/data-error.ts';
import { VALUE } from '../../../geodata/model/status.ts';
import { readFlowFiles } from '../../fixtures/create-flow-edition.ts';
import { createXlsx } from '../../fixtures/create-xlsx.ts';

const LONG = 'stream,from_level,from_item,to_level,to_item,VS_PENDEL\n';

it('reads the form of the portal: stroom, a level, idem', async () => {
  const { flows, problems } = await readFlowFiles({
    'a.csv': 'IDEM;VS_PENDEL;Gemeente;STROOM\nB;12;a;2021\nA;-99997;A;2021\n',
  });
  expect(problems).toEqual([]);
  expect(flows).toEqual([
    {
      indicator: 'vs_pendel',
      fromLevel: 'gemeente',
      toLevel: 'gemeente',
      period: '2021',
      table: {
        from: Uint32Array.of(0, 0),
        to: Uint32Array.of(0, 1),
        values: Float64Array.of(0, 12),
        statuses: Uint8Array.of(2, VALUE),
      },
    },
  ]);
});

it('reads a workbook whose other sheets are something else', async () => {
  const workbook = createXlsx({
    uitleg: [['stromen van gemeente naar gemeente']],
    upload: [
      ['stroom', 'gemeente', 'idem', 'vs_pendel'],
      [2021, 'A', 'B', 12],
    ],
  });
  const { flows, problems } = await readFlowFiles({ 'a.xlsx': workbook });
  expect(problems).toEqual([]);
  expect(flows[0]?.table.values).toEqual(Float64Array.of(12));
  const { problems: none } = await readFlowFiles({
    'a.xlsx': createXlsx({ een: [['a']], twee: [['b']] }),
  });
  expect(none.map(placeOf)).toEqual(['a.xlsx, sheet "twee", row 1']);
  const { problems: missing } = await readFlowFiles({ 'a.xlsx': workbook }, { sheets: ['drie'] });
  expect(missing.map(({ message }) => message)).toEqual([
    'no such sheet (found: "uitleg", "upload")',
  ]);
});

it('reads flows between two levels in a form of our own', async () => {
  const { flows, problems } = await readFlowFiles({
    'a.csv': `${LONG}2021,gemeente,A,provincie,2,7\n`,
  });
  expect(problems).toEqual([]);
  expect(flows[0]).toMatchObject({ fromLevel: 'gemeente', toLevel: 'provincie' });
});

it('takes the level that the manifest says a name means', async () => {
  const { flows } = await readFlowFiles(
    { 'a.csv': 'stream,fusie,idem,vs_pendel\n2021,A,B,1\n' },
    { levels: { fusie: 'gemeente' } },
  );
  expect(flows[0]?.fromLevel).toBe('gemeente');
});

it('names the place of every cell that cannot be read, what was found and what is right', async () => {
  const { flows, problems } = await readFlowFiles({
    'a.csv': `${LONG}2021,gemeente,A,gemeente,Z,1
2021,wijk,A,gemeente,A,1
x,gemeente,A,gemeente,A,1
2021,gemeente,A,gemeente,A,n.b.
2021,gemeente,A,gemeente,C,-5
2021,gemeente,A,gemeente,B,1
2021,gemeente,A,gemeente,B,2
2021,gemeente,A,gemeente,B,1
,,,,,
`,
    'b.csv': `${LONG}2021,gemeente,A,gemeente,B,3\n`,
  });
  const number = 'expected a number of 0 or more, or -99996 to -99999 for what is missing, got';
  expect(problems.map((problem) => `${placeOf(problem)}: ${problem.message}`)).toEqual([
    'a.csv, row 2, column "to_item": unknown gemeente code: "Z" (codes look like A)',
    'a.csv, row 3, column "from_level": unknown level: "wijk" (known: gewest, provincie, kanton, gemeente)',
    'a.csv, row 4, column "stream": expected a period such as 2024, got "x"',
    `a.csv, row 5, column "VS_PENDEL": ${number} "n.b."`,
    `a.csv, row 6, column "VS_PENDEL": ${number} "-5"`,
    'a.csv, row 8, column "vs_pendel": this pair was 1 in row 7, here 2',
    'b.csv, row 2, column "vs_pendel": this pair was 1 in row 7 of a.csv, here 3',
  ]);
  expect(flows[0]?.table.values).toEqual(Float64Array.of(1));
});

it('counts rows that are wrong in the same way once', async () => {
  const rows = Array.from({ length: 40 }, (_, at) => `2021,A,Z${at % 8},1`).join('\n');
  const { problems } = await readFlowFiles({
    'a.csv': `stroom,gemeente,idem,vs_pendel\n${rows}\n2021,A,A,1\n${'2021,A,A,2\n'.repeat(9)}`,
  });
  expect(problems.length).toBe(6 + 6);
  expect(problems[5]?.message).toContain('… and 3 more" (codes look like A) (15 rows)');
  expect(problems.at(-1)?.message).toContain('and 4 more rows');
});

it.each([
  ['a,b\n1,2\n', 'expected columns "stroom", the code of a level, "idem"'],
  ['stroom,idem,vs_pendel\n', 'expected one column named after a level'],
  ['stroom,gemeente,provincie,idem\n', 'found "gemeente", "provincie"'],
  ['stream,from_level,from_item,to_level,vs_pendel\n', 'expected columns "stroom"'],
])('says what a header lacks: %s', async (text, message) => {
  const { problems } = await readFlowFiles({ 'a.csv': text });
  expect(problems.map(({ kind, row }) => [kind, row])).toEqual([['wrong_header', 1]]);
  expect(problems[0]?.message).toContain(message);
});

it('leaves out columns that no indicator table defines, with a warning but for ignored ones', async () => {
  const { flows, problems } = await readFlowFiles(
    { 'a.csv': 'stroom,gemeente,idem,vs_niets,naam,vs_pendel\n2021,A,B,5,x,12\n' },
    { ignore: ['naam'] },
  );
  expect(flows.map(({ indicator }) => indicator)).toEqual(['vs_pendel']);
  expect(problems.map(({ message }) => message)).toEqual([
    'no indicator table defines these columns, they are left out: "vs_niets"',
  ]);
});

describe('a file whose columns the manifest names', () => {
  const table = {
    from: 'origin',
    to: 'destination',
    level: 'Gemeente',
    period: '2011',
    values: { workers: 'vs_pendel' },
  };

  it('is read with one level and period for all rows', async () => {
    const text = 'destination,origin,workers,note\nB,A,12.5,x\nA,A,3,y\nZ,A,9,z\n';
    const { flows, problems } = await readFlowFiles(
      { 'a.csv': text },
      { table, unknownCodes: 'warning' },
    );
    expect(flows).toMatchObject([
      { indicator: 'vs_pendel', fromLevel: 'gemeente', toLevel: 'gemeente', period: '2011' },
    ]);
    expect(flows[0]?.table.values).toEqual(Float64Array.of(3, 12.5));
    expect(problems).toMatchObject([{ severity: 'warning', kind: 'unknown_code' }]);
  });

  it('is refused without one of them, and with a level that is not there', async () => {
    const { problems } = await readFlowFiles({ 'a.csv': 'origin,workers\nA,1\n' }, { table });
    expect(problems.map(({ message }) => message)).toEqual([
      'expected columns "origin", "destination", "workers", as the manifest names them',
    ]);
    const wrong = await readFlowFiles(
      { 'a.csv': 'origin,destination,workers\nA,B,1\n' },
      { table: { ...table, level: 'kreis' } },
    );
    expect(wrong.problems.map(({ message }) => message)).toEqual(['unknown level: "kreis"']);
  });
});
