import { afterEach, expect, it } from 'vitest';
import type { FlowReader } from '../../../geodata/compute/flow-reader.ts';
import type { Problem } from '../../../geodata/model/data-error.ts';
import type { Indicator } from '../../../geodata/model/model.ts';
import { STATUSES, VALUE } from '../../../geodata/model/status.ts';
import { REASONS } from '../../../geodata/model/threshold.ts';
import { publishFlowTotals, publishPartners } from '../../../geodata/publish/flow-publish.ts';
import { minimalIndicator } from '../../../geodata/source/definitions/minimal-indicator.ts';
import type { ReadIndicator } from '../../../geodata/source/definitions/read-indicators.ts';
import { checkFlowReferences } from '../../../geodata/source/flows/check-flows.ts';
import { createFlowEdition } from '../../fixtures/create-flow-edition.ts';

const removers: (() => void)[] = [];
afterEach(() => {
  for (const remove of removers.splice(0)) remove();
});

async function open(
  text: string,
  indicators?: Record<string, Partial<Indicator>>,
): Promise<FlowReader> {
  const { reader, remove } = await createFlowEdition(text, indicators);
  removers.push(remove);
  return reader;
}

const HEADER = 'stroom,gemeente,idem,vs_pendel\n';
const ROWS = `${HEADER}2021,A,A,100
2021,A,B,10
2021,A,D,7
2021,B,A,30
2021,D,E,-99997
2021,E,A,5
2020,E,A,6
`;

function totals(
  reader: FlowReader,
  level: string,
  direction: 'out' | 'in' | 'internal',
  code = 'vs_pendel',
) {
  const { column } = publishFlowTotals(reader, reader.ask(code, level, '2021'), direction);
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
  expect([...reader.availability('vs_pendel')]).toEqual(
    ['gewest', 'provincie', 'kanton', 'gemeente'].map((level) => [level, ['2020', '2021']]),
  );
  expect(reader.loadedAt('VS_pendel')).toEqual([{ level: 'gemeente', periods: ['2020', '2021'] }]);
});

it('names the largest partners both ways, and how many there are', async () => {
  const reader = await open(ROWS);
  const asked = reader.ask('VS_pendel', 'gemeente', 'latest');
  expect(asked.period).toBe('2021');
  const { to, from } = publishPartners(reader, asked, 0, 1);
  const partner = (area: number, value: number) => ({ area, value, status: VALUE });
  expect(to).toEqual({ partners: [partner(1, 10)], shown: 2, suppressed: 0 });
  expect(from).toEqual({ partners: [partner(1, 30)], shown: 2, suppressed: 0 });
});

it('takes for latest the last period that is not a forecast', async () => {
  const reader = await open(ROWS, { vs_pendel: { forecastFrom: '2021' } });
  expect(reader.ask('vs_pendel', 'gemeente', 'latest').period).toBe('2020');
});

it('orders partners by what is shown of them', async () => {
  const rows = `${HEADER}2021,A,B,11\n2021,A,C,12\n2021,A,D,4\n2021,A,E,26\n`;
  const reader = await open(rows, { vs_pendel: { rounding: 10 } });
  const { to } = publishPartners(reader, reader.ask('vs_pendel', 'gemeente', '2021'), 0, 9);
  expect(to.partners.map(({ area, value }) => [area, value])).toEqual([
    [4, 30],
    [1, 10],
    [2, 10],
  ]);
});

it('says what there is where there is nothing', async () => {
  const reader = await open(ROWS, { vs_pendel: {}, v_niets: {} });
  const ask = (code: string, level: string, period: string) => () =>
    reader.ask(code, level, period);
  expect(ask('vs_pendel', 'gemeente', '1999')).toThrow('(available: latest, 2020, 2021)');
  expect(ask('vs_niets', 'gemeente', 'latest')).toThrow('unknown indicator');
  expect(ask('v_niets', 'gemeente', 'latest')).toThrow('v_niets has no flows (flows: vs_pendel)');
  expect(ask('vs_pendel', 'wijk', 'latest')).toThrow('unknown level: "wijk"');
});

it('has flows of different levels at every level that both ends go up to', async () => {
  const header = 'stream,from_level,from_item,to_level,to_item,vs_pendel\n';
  const reader = await open(
    `${header}2021,gemeente,A,provincie,2,7\n2021,gemeente,B,provincie,1,9\n`,
  );
  expect([...reader.availability('vs_pendel').keys()]).toEqual(['gewest', 'provincie']);
  expect(totals(reader, 'provincie', 'out')).toEqual([7, 0]);
  expect(totals(reader, 'provincie', 'internal')).toEqual([9, 0]);
  expect(() => reader.ask('vs_pendel', 'gemeente', '2021')).toThrow(
    '(available: gewest, provincie)',
  );
});

it('prefers flows loaded for a level to those added up', async () => {
  const header = 'stream,from_level,from_item,to_level,to_item,vs_pendel\n';
  const reader = await open(
    `${header}2021,gemeente,A,gemeente,D,7\n2021,provincie,1,provincie,2,8\n`,
  );
  expect(totals(reader, 'provincie', 'out')).toEqual([8, 0]);
  expect(totals(reader, 'kanton', 'out')).toEqual([7, 0]);
});

it('adds no shares up', async () => {
  const rows = `stroom,gemeente,idem,vs_aandeel\n2021,A,A,40.5\n2021,A,B,59.5\n`;
  const reader = await open(rows, { vs_aandeel: { dataType: 'share' } });
  expect([...reader.availability('vs_aandeel').keys()]).toEqual(['gemeente']);
  expect(totals(reader, 'gemeente', 'internal', 'vs_aandeel')).toEqual([40.5, 0, 0, 0, 0]);
  expect(() => totals(reader, 'gemeente', 'out', 'vs_aandeel')).toThrow('cannot be added up');
  expect(() => reader.ask('vs_aandeel', 'provincie', '2021')).toThrow(
    'because its figures cannot be added up (available: gemeente)',
  );
});

const TWO = 'stroom,gemeente,idem,vs_aandeel,vs_helper\n';

it('tests a share against the flow that its threshold is about', async () => {
  const rows = `${TWO}2021,A,B,10,3\n2021,A,C,20,60\n2021,A,D,70,80\n2021,B,A,5,0\n2021,E,A,5,-99999\n`;
  const reader = await open(rows, {
    vs_aandeel: { dataType: 'share', threshold: 5, thresholdIndicator: 'vs_helper' },
    vs_helper: {},
  });
  const asked = reader.ask('vs_aandeel', 'gemeente', '2021');
  const { to, from } = publishPartners(reader, asked, 0, 9);
  expect(to.partners.map(({ area, value }) => [area, value])).toEqual([
    [3, 70],
    [2, 20],
  ]);
  expect(to.suppressed).toBe(1);
  // What cannot be tested is hidden, 0 is not.
  expect(from.partners.map(({ area }) => area)).toEqual([1]);
  expect(from.suppressed).toBe(1);
});

it('hides with a share what protects the count that it would give away', async () => {
  const rows = `${TWO}2021,A,B,1,3\n2021,A,C,39,60\n2021,A,D,60,80\n2021,B,A,50,90\n2021,B,D,50,90\n`;
  const share = { dataType: 'share', threshold: 5, thresholdIndicator: 'vs_helper' } as const;
  const reader = await open(rows, { vs_aandeel: share, vs_helper: { visible: false } });
  const { to } = publishPartners(reader, reader.ask('vs_aandeel', 'gemeente', '2021'), 0, 9);
  expect(to.suppressed).toBeGreaterThan(1);
});

it('hides all of what is tested against an indicator without flows', async () => {
  const reader = await open(ROWS, {
    vs_pendel: { threshold: 5, thresholdIndicator: 'v_people' },
    v_people: {},
  });
  const asked = reader.ask('vs_pendel', 'gemeente', '2021');
  const { column, reasons } = publishFlowTotals(reader, asked, 'out');
  expect([...column.values]).toEqual([0, 0, 0, 0, 0]);
  expect([...reasons].map((reason) => REASONS[reason])).toEqual([
    ...['too_few_cases', 'too_few_cases', 'too_few_cases'],
    ...[null, 'too_few_cases'],
  ]);
});

it('shows nothing of counts with a threshold that no build has protected', async () => {
  const { reader, remove } = await createFlowEdition(ROWS, { vs_pendel: { threshold: 5 } }, 'none');
  removers.push(remove);
  expect(new Set(totals(reader, 'gemeente', 'in'))).toEqual(new Set(['suppressed', 'hidden']));
  const asked = reader.ask('vs_pendel', 'gemeente', '2021');
  const { to, from } = publishPartners(reader, asked, 0, 9);
  expect([to, from]).toEqual([
    { partners: [], shown: 0, suppressed: 4 },
    { partners: [], shown: 0, suppressed: 4 },
  ]);
});

it('shows nothing of tables that cannot be protected together, and says so', async () => {
  const header = 'stream,from_level,from_item,to_level,to_item,vs_pendel\n';
  const rows = `${header}2021,provincie,1,provincie,2,60\n2021,kanton,x,kanton,y,60\n`;
  const { reader, problems, remove } = await createFlowEdition(rows, {
    vs_pendel: { threshold: 5 },
  });
  removers.push(remove);
  const [warning] = problems.filter(({ kind }) => kind === 'flows_of_two_levels');
  expect(warning?.message).toMatch(/^provincie 2021 and kanton 2021 do not add up to each other/);
  expect(totals(reader, 'provincie', 'out')).toEqual(['suppressed', 'suppressed']);
  expect(totals(reader, 'gewest', 'internal')).toEqual(['suppressed']);
});

it('says what protection costs', async () => {
  const rows = `${HEADER}2021,A,B,3\n2021,A,C,50\n2021,B,B,3\n2021,B,C,50\n2021,D,E,94\n`;
  const { problems, remove } = await createFlowEdition(rows, { vs_pendel: { threshold: 4 } });
  removers.push(remove);
  expect(problems.map(({ severity, message }) => [severity, message])).toEqual([
    [
      'note',
      'gemeente 2021: 2 of 5 flows under the threshold (3.00 % of the total), 4 hidden (53.00 %), 0 areas of origin closed',
    ],
  ]);
});

it('reports references between flows and indicators of areas', () => {
  const defined = new Map(
    Object.entries({
      vs_pendel: { thresholdIndicator: 'v_people', formula: 'v_people * 2' },
      vs_helper: { thresholdIndicator: 'vs_pendel' },
      v_people: { aggregationIndicator: 'vs_helper' },
      vp_pendel: { formula: 'VS_PENDEL / v_people' },
    }).map(([code, rest]): [string, ReadIndicator] => [
      code,
      {
        indicator: { ...minimalIndicator(code, ''), ...rest },
        file: 'onderwerpen.xlsx',
        row: 3,
        headers: { formula: 'Formule' },
        problems: [],
      },
    ]),
  );
  const problems: Problem[] = [];
  const flows = new Set(['vs_pendel', 'vs_helper']);
  checkFlowReferences(defined, flows, new Set(['v_people', 'vs_helper']), problems);
  expect(problems.map(({ severity, column, message }) => [severity, column, message])).toEqual([
    ['error', 'Formule', 'vs_pendel: has flows and a formula: leave one of them out'],
    ['warning', undefined, 'vs_pendel: thresholdIndicator "v_people" has no flows'],
    ['error', undefined, expect.stringContaining('vs_helper: has flows and figures of areas')],
    ['warning', undefined, expect.stringContaining('"vs_helper" has figures between areas')],
    ['warning', 'Formule', expect.stringContaining('formula uses "vs_pendel", whose figures')],
  ]);
});
