/** The starter edition's cube of inhabitants: its sums, and what its protection leaves open. */
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ValueComputer } from '../../../geodata/compute/compute-values.ts';
import { writeCubeProtection } from '../../../geodata/edition/cube-store.ts';
import { createDatabase } from '../../../geodata/edition/database.ts';
import { ATLAS_FILE, Edition } from '../../../geodata/edition/edition.ts';
import type { CubeCells } from '../../../geodata/model/cube.ts';
import type { Problem } from '../../../geodata/model/data-error.ts';
import { SUPPRESSED, VALUE } from '../../../geodata/model/status.ts';
import { protectCubes } from '../../../geodata/protect/cube-protection.ts';
import { publishSlice } from '../../../geodata/publish/cube-publish.ts';
import { ValuePublisher } from '../../../geodata/publish/publish-values.ts';
import { readManifest } from '../../../geodata/source/read-manifest.ts';
import { readSource } from '../../../geodata/source/read-source.ts';
import { openFigures } from '../../fixtures/create-figures-edition.ts';

const folder = path.join(import.meta.dirname, '../../../geodata/starter');
const CUBE = 'kubus1101_lft_gsl_nat';
const notes: Problem[] = [];
let publisher: ValuePublisher;
let remove = (): void => {};

beforeAll(async () => {
  const manifest = await readManifest(folder, []);
  if (!manifest) throw new Error('no manifest');
  const source = await readSource(folder, manifest, () => {});
  const opened = openFigures(source);
  const db = createDatabase(path.join(opened.edition.folder, ATLAS_FILE));
  source.cubes?.moveInto(db);
  const unprotected = new Edition(opened.edition.folder);
  writeCubeProtection(db, protectCubes(new ValueComputer(unprotected).cubes, notes));
  unprotected.close();
  db.close();
  const edition = new Edition(opened.edition.folder);
  publisher = new ValuePublisher(new ValueComputer(edition));
  remove = () => {
    edition.close();
    opened.remove();
  };
});
afterAll(() => remove());

function slice(cells: CubeCells, level: string, period = '2015') {
  return publishSlice(publisher, { cube: CUBE, cells, level, period }).column;
}

it('has the published totals of 2015', () => {
  const { areas } = publisher.computer.edition.level('gewest');
  const { values } = slice({}, 'gewest');
  const total = (code: string) => values[areas.findIndex((area) => area.code === code)];
  expect(total('2000')).toBe(6_444_127);
  expect(total('4000')).toBe(1_175_173);
  expect(slice({}, 'gemeente2018').values.reduce((a, b) => a + b, 0)).toBe(7_619_300);
});

it('agrees with the loaded number of inhabitants in every municipality', () => {
  const { computer } = publisher;
  const loaded = computer.compute(computer.edition.indicator('v1101_t'), 'gemeente2018', '2014');
  const own = slice({}, 'gemeente2018', '2014');
  const differing = [...own.values.keys()].filter(
    (area) => own.values[area] !== loaded?.column.values[area],
  );
  expect(differing).toEqual([]);
});

it('gives men and women by way of formulas', () => {
  const { computer } = publisher;
  const of = (code: string) =>
    computer.compute(computer.edition.indicator(code), 'provincie', '2015')?.column.values ?? [];
  const total = slice({}, 'provincie').values;
  for (const [area, value] of total.entries())
    expect((of('v1101_m')[area] ?? 0) + (of('v1101_v')[area] ?? 0)).toBe(value);
});

const AGES = Array.from({ length: 20 }, (_, i) => (i === 19 ? '95p' : `${i * 5}_${i * 5 + 4}`));

/** Every age and sex, of everyone and of one nationality. */
const SLICES: CubeCells[] = AGES.flatMap((age) => [
  { leeftijd5: [age] },
  ...['m', 'v'].flatMap((sex) => [
    { leeftijd5: [age], geslacht: [sex] },
    { leeftijd5: [age], geslacht: [sex], nationaliteit: ['nietb'] },
  ]),
]);

it('shows no number from 1 to 4 at any level', () => {
  for (const level of ['gemeente2018', 'gemeente', 'politiezone', 'elz', 'arrondiss', 'gewest']) {
    for (const cells of SLICES) {
      const { values, statuses } = slice(cells, level);
      const small = values.filter((value, i) => statuses[i] === VALUE && value > 0 && value < 5);
      expect([...small]).toEqual([]);
    }
  }
});

/** Hidden values of all counts that are slices of the cube, in one period. */
function hiddenCounts(level: string, period: string): number {
  const { edition } = publisher.computer;
  const slices = edition.indicators.filter(({ formula }) => formula?.includes(`cell(${CUBE}`));
  expect(slices).toHaveLength(11);
  return slices
    .map((indicator) => publisher.publish({ indicator, level, period }).column.statuses)
    .reduce((sum, statuses) => sum + statuses.filter((s) => s === SUPPRESSED).length, 0);
}

it('shows every count of one dimension but those of a few municipalities', () => {
  for (let year = 2009; year <= 2015; year += 1) {
    // All eleven of two municipalities, and in two years some ages of others.
    expect(hiddenCounts('gemeente2018', `${year}`), `${year}`).toBeLessThanOrEqual(30);
    for (const level of ['politiezone', 'elz', 'arrondiss'])
      expect(hiddenCounts(level, `${year}`), `${level} ${year}`).toBeLessThanOrEqual(8);
    for (const level of ['provincie', 'gewest'])
      expect(hiddenCounts(level, `${year}`), `${level} ${year}`).toBe(0);
  }
});

it('still shows the ages of women and men nearly everywhere, and of whole regions', () => {
  const shares = (level: string, wanted: (cells: CubeCells) => boolean): number => {
    let [shown, all] = [0, 0];
    for (const cells of SLICES.filter(wanted)) {
      for (const status of slice(cells, level).statuses) {
        if (status === VALUE) shown += 1;
        if (status === VALUE || status === SUPPRESSED) all += 1;
      }
    }
    return shown / all;
  };
  const everyone = (cells: CubeCells) => !cells.nationaliteit;
  expect(shares('gemeente2018', everyone)).toBeGreaterThan(0.9);
  expect(shares('gewest', everyone)).toBeGreaterThanOrEqual(0.9);
  expect(slice({ nationaliteit: ['nietb'] }, 'gewest').statuses.includes(SUPPRESSED)).toBe(false);
});

it('says what protection costs', () => {
  expect(notes.map(({ message }) => message.split(':')[0])).toEqual(
    ['2009', '2010', '2011', '2012', '2013', '2014', '2015'].map((year) => `gemeente2018 ${year}`),
  );
});
