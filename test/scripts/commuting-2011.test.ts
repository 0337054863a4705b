/** The commuting table of `../shared/geodata` as its manifest loads it, against the publisher's matrix. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FlowAsked, FlowReader } from '../../geodata/compute/flow-reader.ts';
import type { Edition } from '../../geodata/edition/edition.ts';
import { openEdition } from '../../geodata/edition/editions.ts';
import type { Manifest } from '../../geodata/model/manifest.ts';
import {
  publishFlowTotals,
  publishPairs,
  publishPartners,
} from '../../geodata/publish/flow-publish.ts';
import { buildEdition } from '../../server/publishing/build-edition.ts';

const SHARED = fileURLToPath(new URL('../../../shared/geodata', import.meta.url));
const MANIFEST = fileURLToPath(new URL('../../geodata/manifests/portal.json', import.meta.url));
const MATRIX = path.join(
  SHARED,
  'flows/commuting-census2011/mobility_municipalities_2011_sorted.csv',
);
const isThere = existsSync(MATRIX);
if (!isThere) console.info('skipped: commuting of 2011 needs ../shared/geodata/flows');

describe.skipIf(!isThere)('commuting of 2011', () => {
  let folder: string;
  let edition: Edition;
  let reader: FlowReader;
  let asked: FlowAsked;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'buurtatlas-commuting-'));
    const manifestPath = path.join(folder, 'portal.json');
    writeFileSync(manifestPath, JSON.stringify(onlyFlows()));
    const report = await buildEdition({
      from: SHARED,
      manifestPath,
      dataDir: folder,
      progress: () => {},
    });
    expect(report.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    edition = openEdition(folder, report.edition ?? '');
    reader = new FlowReader(edition);
    asked = reader.ask('vs_pendel_werk', 'gemeente', 'latest');
  }, 120_000);

  afterAll(() => {
    edition?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const indexOf = (code: string): number => edition.areaIndex(edition.level('gemeente'), code);
  const codeOf = (index: number): string => edition.level('gemeente').areas[index]?.code ?? '';

  /** Workers by the matrix between two municipalities of today: those that they are made of, added up. */
  const createMatrix = (): ((from: string, to: string) => number) => {
    const { at, codes } = readMatrix();
    const parents = edition.parentsOf('gemeente2024', 'gemeente');
    const parts = new Map<string, string[]>();
    for (const [child, { code }] of edition.level('gemeente2024').areas.entries()) {
      const parent = codeOf(parents?.[child] ?? -1);
      if (codes.has(code)) parts.set(parent, [...(parts.get(parent) ?? []), code]);
    }
    expect([...parts.values()].flat()).toHaveLength(319);
    return (from, to) =>
      (parts.get(from) ?? []).reduce(
        (sum, one) => sum + (parts.get(to) ?? []).reduce((part, two) => part + at(one, two), 0),
        0,
      );
  };
  // Pairs have two decimals in the table, and are whole numbers when they are told.
  const ROUNDED = 0.5 + 0.02;

  it('tells how many residents of Aalst work in Brussels', () => {
    const between = createMatrix();
    const { to } = publishPartners(reader, asked, indexOf('41002'), 1000);
    const told = to.partners.filter(({ area }) => codeOf(area).startsWith('21'));
    expect(told).toHaveLength(19);
    for (const { area, value } of told)
      expect(Math.abs(value - between('41002', codeOf(area)))).toBeLessThan(ROUNDED);
  });

  it('tells the partners of Gent, largest first', () => {
    const between = createMatrix();
    const { from } = publishPartners(reader, asked, indexOf('44021'), 1000);
    const values = from.partners.map(({ value }) => value);
    expect(values.length).toBeGreaterThan(250);
    expect(values).toEqual([...values].sort((a, b) => b - a));
    for (const { area, value } of from.partners)
      expect(Math.abs(value - between(codeOf(area), '44021')), codeOf(area)).toBeLessThan(ROUNDED);
  });

  it('has the totals of the matrix', () => {
    const between = createMatrix();
    const codes = edition.level('gemeente').areas.map(({ code }) => code);
    const sumOf = (from: string): number => codes.reduce((sum, to) => sum + between(from, to), 0);
    const matrix = codes.reduce((sum, from) => sum + sumOf(from), 0);
    const { values } = reader.flows('vs_pendel_werk', 'gemeente', '2011');
    const loaded = values.reduce((sum, value) => sum + value, 0);
    expect(Math.abs(loaded - matrix)).toBeLessThan(values.length * 0.005);
    const stay = publishFlowTotals(reader, asked, 'internal').column.values[indexOf('44021')] ?? 0;
    expect(Math.abs(stay - between('44021', '44021'))).toBeLessThan(ROUNDED);
  });

  it('has the largest flows between municipalities', () => {
    const between = createMatrix();
    const { pairs, suppressed } = publishPairs(reader, asked, 50);
    expect(suppressed).toBe(0);
    expect(pairs).toHaveLength(50);
    for (const { from, to, value } of pairs)
      expect(Math.abs(value - between(codeOf(from), codeOf(to)))).toBeLessThan(ROUNDED);
  });
});

/** The manifest with its municipalities and flows, and nothing else. */
function onlyFlows(): Manifest {
  const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8')) as Manifest;
  const isLevel = ({ code }: Manifest['levels'][number]): boolean =>
    code === 'gemeente' || code === 'gemeente2024';
  return {
    ...manifest,
    start: { indicator: 'vs_pendel_werk', level: 'gemeente' },
    levels: manifest.levels.filter(isLevel),
    geometry: manifest.geometry.filter(({ level }) => level === 'gemeente'),
    ladder: { families: ['gemeente'], context: ['gemeente'], compared: ['gemeente'] },
    aggregations: manifest.aggregations.filter(({ file }) =>
      file.endsWith('/gemeente2024_gemeente.xlsx'),
    ),
    figures: [],
    indicators: [],
    themes: [],
  };
}

/** Rows live, columns work; in the codes of 2019 to 2024. */
function readMatrix(): { codes: ReadonlySet<string>; at: (from: string, to: string) => number } {
  const lines = readFileSync(MATRIX, 'utf8').trim().split(/\r?\n/);
  const [header = [], ...rows] = lines.map((line) => line.split(','));
  const columns = new Map(header.map((code, at) => [code, at]));
  const cells = new Map(rows.map((row) => [row[0], row]));
  const at = (from: string, to: string): number => Number(cells.get(from)?.[columns.get(to) ?? -1]);
  return { codes: new Set(header.slice(1)), at };
}
