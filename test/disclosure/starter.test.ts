/** The starter edition as it is published, every hidden cell of it, against the auditor. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ValueComputer } from '../../geodata/compute/compute-values.ts';
import { COMPLEMENTARY, PRIMARY } from '../../geodata/disclosure/suppression-table.ts';
import { ValuePublisher } from '../../geodata/publish/publish-values.ts';
import { openStarter } from '../fixtures/open-starter.ts';
import { audit, type Table } from './audit.ts';
import { exposedCells, operandsByText, tableOfEdition } from './read-edition.ts';

let publisher: ValuePublisher;
let remove = (): void => {};

beforeAll(async () => {
  const opened = await openStarter();
  remove = opened.remove;
  publisher = new ValuePublisher(new ValueComputer(opened.edition));
});

afterAll(() => remove());

/** What a reader who is not told which cells are small can work out, and a count of cells examined. */
function auditSeriously(table: Table) {
  const { examined, leaks, undecided } = audit(table);
  return { examined, leaks: leaks.filter(({ kind }) => kind !== 'narrow when told'), undecided };
}

const PARTS = {
  'men and women': ['v1101_m', 'v1101_v'],
  'Belgians and others': ['v1101_n_belg', 'v1101_n_nietb'],
  'age groups': [
    'v1101_0_9',
    'v1101_10_19',
    'v1101_20_39',
    'v1101_40_59',
    'v1101_60_64',
    'v1101_65_79',
    'v1101_80p',
  ],
};

for (const period of ['2019', '2024']) {
  it(`keeps every hidden count of inhabitants of ${period} open`, () => {
    const asked = { parts: ['v1101_t'], level: 'statsec2024', period };
    const finding = auditSeriously(tableOfEdition(publisher, asked));
    expect(finding).toMatchObject({ leaks: [], undecided: [] });
    expect(finding.examined).toBeGreaterThan(200);
  });
}

it('hides about two sectors more for each that is under the threshold', () => {
  const states = publisher.computer.edition.hiddenStates('v1101_t', 'statsec2024', '2024') ?? [];
  const count = (wanted: number): number => [...states].filter((state) => state === wanted).length;
  expect(count(PRIMARY)).toBeGreaterThan(90);
  expect(count(COMPLEMENTARY)).toBeLessThan(2.2 * count(PRIMARY));
});

for (const [name, parts] of Object.entries(PARTS)) {
  it(`keeps ${name} open beside their total, over all levels, 2009–2015`, () => {
    let examined = 0;
    for (let year = 2009; year <= 2015; year += 1) {
      const period = String(year);
      const asked = { parts, level: 'gemeente2018', period, total: 'v1101_t' };
      const finding = auditSeriously(tableOfEdition(publisher, asked));
      expect(finding, period).toMatchObject({ leaks: [], undecided: [] });
      examined += finding.examined;
    }
    if (name !== 'men and women') expect(examined).toBeGreaterThan(50);
  });
}

it('publishes nothing that is computed from a hidden count', () => {
  const { edition } = publisher.computer;
  expect(exposedCells(publisher, operandsByText(edition))).toEqual([]);
});
