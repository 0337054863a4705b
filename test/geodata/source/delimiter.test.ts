/** Flat figures, cubes and flows find the delimiter in one way, also under a line of explanation. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Problem } from '../../../geodata/model/data-error.ts';
import type { Cell } from '../../../geodata/source/sheets/cells.ts';
import { openRows } from '../../../geodata/source/sheets/open-rows.ts';
import { readSheets } from '../../../geodata/source/sheets/read-sheets.ts';
import { readTestCubes } from '../../fixtures/create-cube-edition.ts';
import { readFlowFiles } from '../../fixtures/create-flow-edition.ts';

/** Has more commas than the header below it has semicolons. */
const EXPLANATION = 'Cijfers, per gemeente, per jaar, per klasse, voorlopig, zie toelichting\n';

async function readBothWays(content: string): Promise<{ whole: Cell[][]; streamed: Cell[][] }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'buurtatlas-delimiter-'));
  try {
    writeFileSync(path.join(folder, 'a.csv'), content);
    const problems: Problem[] = [];
    const [sheet] = await readSheets(folder, 'a.csv', problems);
    const [source] = await openRows(folder, 'a.csv', problems);
    const streamed: Cell[][] = [];
    for await (const row of source?.rows ?? []) streamed.push([...row]);
    expect(problems).toEqual([]);
    return { whole: sheet?.rows ?? [], streamed };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

it.each([',', ';', '\t', '|'])(
  'a file with %j has the same rows read whole and streamed',
  async (delimiter) => {
    const rows = [
      ['period', 'geolevel', 'geoitem', 'v'],
      ['2021', 'gemeente', 'A', '1'],
    ];
    const text = rows.map((row) => row.join(delimiter)).join('\n');
    for (const above of ['', 'een regel uitleg\n', delimiter === ',' ? '' : EXPLANATION]) {
      const { whole, streamed } = await readBothWays(`${above}${text}\n`);
      expect(whole.slice(-2)).toEqual(rows);
      expect(streamed).toEqual(whole);
    }
  },
);

it('a file of a cube may have a line of explanation with other signs above its header', async () => {
  const { problems, scratch } = await readTestCubes({
    levels: { gemeente: ['A', 'B'] },
    tables: {},
    files: {
      'def/data_def.csv': 'col,type\nleeftijd,dim\nk,var\n',
      'def/dimensieniveaus.csv': 'dimensieniveaucode,naam\nleeftijd,Leeftijd\n',
      'def/leeftijd.csv': 'itemcode,naam\njong,Jong\noud,Oud\n',
      'def/onderwerp.csv': 'indicator code,name,cube\nk,Kubus,1\n',
      'a.csv': `${EXPLANATION}period;geolevel;geoitem;leeftijd;k\n2021;gemeente;A;jong;1,5\n`,
    },
    cubes: [{ definition: ['def'], figures: [{ file: 'a.csv' }] }],
  });
  scratch?.discard();
  expect(problems).toEqual([]);
});

it('a file of flows may have one too', async () => {
  const { flows, problems } = await readFlowFiles({
    'a.csv': `${EXPLANATION}STROOM;gemeente;IDEM;VS_PENDEL\n2021;A;B;12\n`,
  });
  expect(problems).toEqual([]);
  expect(flows[0]?.table.values).toEqual(Float64Array.of(12));
});
