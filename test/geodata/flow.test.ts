import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { Problem } from '../../geodata/data-error.ts';
import { createDatabase } from '../../geodata/database.ts';
import { ATLAS_FILE, Edition } from '../../geodata/edition.ts';
import { publishFlowTotals, publishPartners } from '../../geodata/flow-publish.ts';
import { FlowReader } from '../../geodata/flow-reader.ts';
import { writeFlowProtection, writeFlows } from '../../geodata/flow-store.ts';
import { indexCodes } from '../../geodata/read-aggregation.ts';
import { readFlows } from '../../geodata/read-flows.ts';
import { STATUSES, VALUE } from '../../geodata/status.ts';
import { createFiguresEdition } from '../create-figures-edition.ts';
import { type Cell, possibleValues } from '../disclosure/audit.ts';
import { createRandom } from '../disclosure/create-tables.ts';

const LEVELS = {
  gewest: ['2000'],
  provincie: ['1', '2'],
  gemeente: ['A', 'B', 'C', 'D', 'E'],
};
const TABLES = { 'gemeente>provincie': [0, 0, 0, 1, 1], 'provincie>gewest': [0, 0] };

const removers: (() => void)[] = [];
afterEach(() => {
  for (const remove of removers.splice(0)) remove();
});

async function read(text: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'buurtatlas-flow-'));
  writeFileSync(path.join(folder, 'stroom.csv'), text);
  const problems: Problem[] = [];
  const levels = Object.keys(LEVELS).map((code) => ({ code }) as never);
  const codes = new Map(
    Object.entries(LEVELS).map(([level, list]) => [
      level,
      indexCodes(
        list.map((code) => ({ code, name: code, fullName: code, unknownLocation: false })),
      ),
    ]),
  );
  const defined = new Set(['vs_pendel']);
  const entry = { file: 'stroom.csv', levels: {}, ignore: [], unknownCodes: 'error' as const };
  const flows = await readFlows(folder, [entry], { levels, codes, defined }, problems);
  rmSync(folder, { recursive: true });
  return { flows, problems };
}

async function open(text: string, threshold: number | null = null): Promise<FlowReader> {
  const { flows, problems } = await read(text);
  expect(problems).toEqual([]);
  const { edition, remove } = createFiguresEdition({
    levels: LEVELS,
    tables: TABLES,
    indicators: { vs_pendel: { threshold } },
    figures: {},
  });
  const db = createDatabase(path.join(edition.folder, ATLAS_FILE));
  writeFlows(db, flows);
  writeFlowProtection(db, new FlowReader(edition).protect());
  db.close();
  const opened = new Edition(edition.folder);
  removers.push(() => {
    opened.close();
    remove();
  });
  return new FlowReader(opened);
}

const HEADER = 'stream,from_level,from_item,to_level,to_item,VS_PENDEL\n';
const ROWS = `${HEADER}2021,gemeente,A,gemeente,A,100
2021,gemeente,A,gemeente,B,10
2021,gemeente,A,gemeente,D,7
2021,gemeente,B,gemeente,A,30
2021,gemeente,D,gemeente,E,-99997
2021,gemeente,E,gemeente,A,5
2020,gemeente,E,gemeente,A,6
`;

function totals(reader: FlowReader, level: string, direction: 'out' | 'in' | 'internal') {
  const asked = { indicator: 'vs_pendel', level, period: '2021' };
  const { column } = publishFlowTotals(reader, asked, direction);
  return [...column.values].map((value, i) =>
    column.statuses[i] === VALUE ? value : STATUSES[column.statuses[i] ?? 0],
  );
}

it('adds up what leaves, what comes and what stays', async () => {
  const reader = await open(ROWS);
  expect(totals(reader, 'gemeente', 'out')).toEqual([17, 30, 0, 'hidden', 5]);
  expect(totals(reader, 'gemeente', 'in')).toEqual([35, 10, 0, 7, 'hidden']);
  expect(totals(reader, 'gemeente', 'internal')).toEqual([100, 0, 0, 0, 0]);
});

it('counts flows between areas of one coarser area as staying', async () => {
  const reader = await open(ROWS);
  expect(totals(reader, 'provincie', 'out')).toEqual([7, 5]);
  expect(totals(reader, 'provincie', 'internal')).toEqual([140, 'hidden']);
  expect([...reader.availability('vs_pendel')]).toEqual([
    ['gewest', ['2020', '2021']],
    ['provincie', ['2020', '2021']],
    ['gemeente', ['2020', '2021']],
  ]);
});

it('names the largest partners both ways', async () => {
  const reader = await open(ROWS);
  const asked = { indicator: 'VS_pendel', level: 'gemeente', period: 'latest' };
  const { question, to, from } = publishPartners(reader, asked, 0, 1);
  expect(question.period).toBe('2021');
  expect(to).toEqual({ partners: [{ area: 1, value: 10, status: VALUE }], suppressed: 0 });
  expect(from).toEqual({ partners: [{ area: 1, value: 30, status: VALUE }], suppressed: 0 });
});

it('says what there is where there is nothing', async () => {
  const reader = await open(ROWS);
  const ask = (level: string, period: string) => () => reader.ask('vs_pendel', level, period);
  expect(ask('gemeente', '1999')).toThrow('(available: latest, 2020, 2021)');
  expect(() => reader.ask('vs_niets', 'gemeente', 'latest')).toThrow('unknown indicator');
});

it('names rows that cannot be read', async () => {
  const { problems } = await read(
    `${HEADER}2021,gemeente,A,gemeente,Z,1
2021,wijk,A,gemeente,A,1
x,gemeente,A,gemeente,A,1
2021,gemeente,A,gemeente,A,n.b.
2021,gemeente,A,gemeente,B,1
2021,gemeente,A,gemeente,B,2
`,
  );
  expect(problems.map(({ row, message }) => [row, message])).toEqual([
    [7, 'this pair was 1 in row 6, here 2'],
    [2, 'unknown gemeente code: "Z"'],
    [3, 'unknown level: "wijk"'],
    [4, 'expected a period such as 2024, got: "x"'],
    [5, 'expected a number in vs_pendel, got: "n.b."'],
  ]);
  const { problems: none } = await read('a,b\n1,2\n');
  expect(none[0]?.message).toContain('expected columns "stream", "from_level"');
});

/** What is published of pairs and totals at every level, as sums of pairs of municipalities. */
function answersOf(reader: FlowReader): { atoms: number[]; shown: boolean; value: number }[] {
  const parents: Record<string, number[]> = {
    gemeente: [0, 1, 2, 3, 4],
    provincie: [0, 0, 0, 1, 1],
    gewest: [0, 0, 0, 0, 0],
  };
  const base = reader.flows('vs_pendel', 'gemeente', '2021');
  const values = new Float64Array(25);
  for (const [pair, from] of base.from.entries())
    values[from * 5 + (base.to[pair] ?? 0)] = base.values[pair] ?? 0;
  const pairsWhere = (keep: (from: number, to: number) => boolean): number[] =>
    [...values.keys()].filter((atom) => keep(Math.floor(atom / 5), atom % 5));
  return Object.entries(parents).flatMap(([level, parentOf]) => {
    const asked = { indicator: 'vs_pendel', level, period: '2021' };
    const areas = Math.max(...parentOf) + 1;
    const at = (area: number): number => parentOf[area] ?? -1;
    const own = Array.from({ length: areas }, (_, area) => area);
    const totals = (['out', 'in', 'internal'] as const).flatMap((direction) => {
      const { statuses } = publishFlowTotals(reader, asked, direction).column;
      return own.map((area) => ({
        atoms: pairsWhere((from, to) =>
          direction === 'internal'
            ? at(from) === area && at(to) === area
            : at(direction === 'out' ? from : to) === area && at(from) !== at(to),
        ),
        shown: statuses[area] === VALUE,
      }));
    });
    const pairs = own.flatMap((area) => {
      const { to } = publishPartners(reader, asked, area, 99);
      const listed = new Set(to.partners.map((partner) => partner.area));
      const isClosed = reader.cuts('vs_pendel', level, '2021')?.closed[area] === 1;
      return own
        .filter((other) => other !== area)
        .map((other) => {
          const atoms = pairsWhere((from, end) => at(from) === area && at(end) === other);
          const value = atoms.reduce((sum, atom) => sum + (values[atom] ?? 0), 0);
          return { atoms, shown: listed.has(other) || (value === 0 && !isClosed) };
        });
    });
    return [...totals, ...pairs].map((answer) => ({
      ...answer,
      value: answer.atoms.reduce((sum, atom) => sum + (values[atom] ?? 0), 0),
    }));
  });
}

it('hides small flows so that nothing that is shown gives them away', async () => {
  let asked = 0;
  for (let seed = 1; seed <= 60; seed += 1) {
    const random = createRandom(seed);
    const rows = LEVELS.gemeente.flatMap((from) =>
      LEVELS.gemeente.flatMap((to) => {
        const small = random() < 0.4;
        const value = Math.floor(random() * (small ? 5 : 60));
        return random() < 0.2 ? [] : [`2021,gemeente,${from},gemeente,${to},${value}`];
      }),
    );
    const reader = await open(`${HEADER}${rows.join('\n')}\n`, 4);
    const base = reader.flows('vs_pendel', 'gemeente', '2021');
    const values = new Float64Array(25);
    for (const [pair, from] of base.from.entries())
      values[from * 5 + (base.to[pair] ?? 0)] = base.values[pair] ?? 0;
    const answers = answersOf(reader);
    const cells = answers
      .filter(({ shown, atoms }) => shown && atoms.length > 0)
      .map(({ atoms }): Cell => ({ name: `${atoms}`, atoms, state: 'shown', threshold: 4 }));
    for (const { atoms, value, shown } of answers) {
      if (value === 0 || value >= 4) continue;
      expect(shown, `seed ${seed} ${atoms}`).toBe(false);
      expect(possibleValues({ values, cells }, atoms, [1, 2, 3]), `seed ${seed} ${atoms}`).toEqual([
        1, 2, 3,
      ]);
      asked += 1;
    }
  }
  expect(asked).toBeGreaterThan(100);
});
