/** The starter edition's tables: population of sectors against its sums at every level. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createIndicatorReports } from '../../../geodata/check/report.ts';
import { ValueComputer } from '../../../geodata/compute/compute-values.ts';
import type { Edition } from '../../../geodata/edition/edition.ts';
import type { AreaGeometry } from '../../../geodata/edition/edition-store.ts';
import type { Position } from '../../../geodata/model/model.ts';
import { STATUSES } from '../../../geodata/model/status.ts';
import { readManifest } from '../../../geodata/source/read-manifest.ts';
import { readSource, type SourceData } from '../../../geodata/source/read-source.ts';
import { openFigures } from '../../fixtures/create-figures-edition.ts';

const folder = path.join(import.meta.dirname, '../../../geodata/starter');
let source: SourceData;
let edition: Edition;
let remove = (): void => {};

beforeAll(async () => {
  const manifest = await readManifest(folder, []);
  if (!manifest) throw new Error('no manifest');
  source = await readSource(folder, manifest, () => {});
  ({ edition, remove } = openFigures(source));
});
afterAll(() => remove());

const linesOf = (file: string): string[][] =>
  readFileSync(path.join(folder, file), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

/** Inhabitants of 2024 per sector, straight from the file. */
const POPULATION = new Map(
  linesOf('figures/population-sectors.csv')
    .filter(([period]) => period === '2024')
    .map(([, , code = '', number]) => [code, Number(number)]),
);
const TOTAL = [...POPULATION.values()].reduce((a, b) => a + b, 0);

test('the starter source has no errors', () => {
  expect(source.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test.each(['statsec2024', 'gemeente2024', 'gemeente', 'provincie', 'gewest'])(
  'population 2024 at %s adds up to that of all sectors, unknown locations included',
  (level) => {
    const computer = new ValueComputer(edition);
    const computed = computer.compute(edition.indicator('v1101_t'), level, '2024');
    const column = computed?.column;
    const sum = column?.values.reduce((a, b) => a + b, 0);
    const words = new Set(Array.from(column?.statuses ?? [], (s) => STATUSES[s]));
    console.info(`population 2024 at ${level}: ${sum} of ${TOTAL}`);
    expect(sum).toBe(TOTAL);
    expect([...words].filter((word) => word !== 'value' && word !== 'empty')).toEqual([]);
  },
);

test('sectors with an unknown location have their figures counted in their municipality', () => {
  const { areas } = edition.level('statsec2024');
  const parentOf = edition.parentsOf('statsec2024', 'gemeente2024');
  const lost = areas.filter(
    ({ code, unknownLocation }, i) =>
      unknownLocation && (POPULATION.get(code) ?? 0) > 0 && (parentOf?.[i] ?? -1) < 0,
  );
  expect(lost).toEqual([]);
});

test('the report says which share of the population is not on the map', () => {
  const points = new Set(linesOf('points.csv').map(([code]) => code));
  const areas = edition.level('statsec2024').areas;
  const geometry: AreaGeometry = {
    points: areas.map(({ code }): Position | null => (points.has(code) ? [4, 51] : null)),
    bboxes: areas.map(() => null),
    areasM2: new Float64Array(areas.length),
    neighbours: areas.map(() => []),
    boundaries: 'approximate',
  };
  const reports = createIndicatorReports(source, new Map([['statsec2024', geometry]]));
  const elsewhere = [...POPULATION].filter(([code]) => !points.has(code));
  const share = elsewhere.reduce((sum, [, number]) => sum + number, 0) / TOTAL;
  const report = reports.find(({ code }) => code === 'v1101_t')?.shareNotOnMap;
  console.info(`population 2024: ${((report?.share ?? 0) * 100).toFixed(4)} % is not on the map`);
  expect(report).toMatchObject({ level: 'statsec2024', period: '2024' });
  expect(report?.share).toBeCloseTo(share, 12);
});
