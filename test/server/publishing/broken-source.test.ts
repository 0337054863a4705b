/** A broken source is refused, with every problem at its place, and changes nothing. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BuildReport } from '../../../geodata/check/report.ts';
import { ValueComputer } from '../../../geodata/compute/compute-values.ts';
import { editionsFolder, openEdition, readLive } from '../../../geodata/edition/editions.ts';
import { ValuePublisher } from '../../../geodata/publish/publish-values.ts';
import { buildEdition } from '../../../server/publishing/build-edition.ts';
import { createSource, type SourceOptions } from '../../fixtures/create-source.ts';
import { BROKEN_AREAS } from './broken-areas.ts';
import { BROKEN_FIGURES } from './broken-figures.ts';
import { replace } from './source-case.ts';

const dataDir = mkdtempSync(path.join(tmpdir(), 'buurtatlas-data-'));

let live = '';

beforeAll(async () => {
  const report = await build();
  live = report.edition ?? '';
});

afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

async function build(options: SourceOptions = {}, into = dataDir): Promise<BuildReport> {
  const source = createSource(options);
  try {
    return await buildEdition({ from: source.folder, dataDir: into, progress: () => {} });
  } finally {
    source.remove();
  }
}

/** Gent's population as the live edition shows it. */
function readPopulation(): number | undefined {
  const edition = openEdition(dataDir, readLive(dataDir) ?? '');
  try {
    const publisher = new ValuePublisher(new ValueComputer(edition));
    return publisher.publish(publisher.ask('v1101_t', 'gemeente', '2024')).column.values[0];
  } finally {
    edition.close();
  }
}

describe('a broken source', () => {
  test.each([...BROKEN_AREAS, ...BROKEN_FIGURES])(
    'is refused with its place: $what',
    async ({ options, errors }) => {
      const report = await build(options);
      const found = report.problems
        .filter(({ severity }) => severity === 'error')
        .map(({ severity: _, ...problem }) => JSON.parse(JSON.stringify(problem)));
      expect(found).toEqual(
        errors.map(({ message, ...place }) => ({
          ...place,
          message: message instanceof RegExp ? expect.stringMatching(message) : message,
        })),
      );
      expect(report.ok).toBe(false);
      expect(report.edition).toBeNull();
      expect(readdirSync(editionsFolder(dataDir))).toEqual([live]);
      expect(readLive(dataDir)).toBe(live);
      expect(readPopulation()).toBe(350);
      const written: BuildReport = JSON.parse(
        readFileSync(path.join(dataDir, 'report.json'), 'utf8'),
      );
      expect(written.problems).toEqual(JSON.parse(JSON.stringify(report.problems)));
    },
  );

  test('has all its problems told in one run', async () => {
    const report = await build({
      files: {
        'areas/gewest.csv': (usual) => `${usual}3,,niemand,niemand\n`,
        'tables/gemeente_gewest.csv': (usual) => `${usual}12345,2000\n`,
        'figures/bevolking.csv': (usual) => `${usual}2024,gemeente2024,44021,veel,n.b.\n`,
        'figures/inkomen.csv': null,
        'indicators.csv': replace('v1101_m / v1101_t * 100', 'v1101_m / (v1101_t * 100'),
        'shapes/gemeenten.shp': (usual) => usual.subarray(0, 200),
      },
    });
    const errors = report.problems.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ kind, file, row }) => [kind, file, row])).toEqual([
      ['empty_code', 'areas/gewest.csv', 4],
      ['unknown_code', 'tables/gemeente_gewest.csv', 6],
      ['not_a_number', 'figures/bevolking.csv', 18],
      ['not_a_number', 'figures/bevolking.csv', 18],
      ['missing_file', 'figures/inkomen.csv', undefined],
      ['bad_formula', 'indicators.csv', 4],
      ['truncated_file', 'shapes/gemeenten.shp', undefined],
    ]);
    const page = readFileSync(path.join(dataDir, 'report.md'), 'utf8');
    expect(page).toContain('7 errors');
    expect(page).toContain(
      '- not_a_number at figures/bevolking.csv, row 18, column "v1101_m": expected a number, got "n.b."',
    );
    expect(page).toContain('No edition was built');
  });

  test('with ten thousand wrong rows keeps its report short', async () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => `nooit,statsec2024,44021A00-,${i},1\n`);
    const same = Array.from({ length: 10_000 }, (_, i) => `2023,statsec2024,44021A00-,${i},1\n`);
    const report = await build({
      files: {
        'figures/bevolking.csv': (usual) => usual.toString() + rows.join('') + same.join(''),
      },
    });
    expect(report.problems.length).toBeLessThan(40);
    const messages = report.problems.map(({ message }) => message);
    expect(messages).toContain('expected a period such as 2024, got "nooit" (10000 rows)');
    expect(messages.some((message) => message.includes('more'))).toBe(true);
  });
});
