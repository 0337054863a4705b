/** Whatever is in a file, the check tells it or reads it, and never hangs. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHECK_DEFAULTS, checkUpload } from '../../geodata/check/check-upload.ts';
import type { Finding } from '../../geodata/check/findings.ts';
import { printCheck } from '../../geodata/check/print-check.ts';
import type { Edition } from '../../geodata/edition/edition.ts';
import { openEdition } from '../../geodata/edition/editions.ts';
import { isUnreadable, readUpload, type Upload } from '../../geodata/source/figures/read-upload.ts';
import { buildEdition } from '../../server/publishing/build-edition.ts';
import { createSource, SOURCE_FILES } from '../fixtures/create-source.ts';
import { createXlsx } from '../fixtures/create-xlsx.ts';
import { createRandom } from '../fixtures/random.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'buurtatlas-check-'));

const dataDir = path.join(folder, 'data');

let edition: Edition;

beforeAll(async () => {
  const source = createSource();
  const report = await buildEdition({ from: source.folder, dataDir, progress: () => {} });
  source.remove();
  edition = openEdition(dataDir, report.edition ?? '');
});

afterAll(() => {
  edition.close();
  rmSync(folder, { recursive: true });
});

type Checked = { upload: Upload; findings: Finding[]; lines: string[] };

async function check(
  content: string | Buffer,
  { levels = {}, factor = 2, smallest = CHECK_DEFAULTS.smallest } = {},
  name = Buffer.isBuffer(content) ? 'upload.xlsx' : 'upload.csv',
): Promise<Checked> {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  const upload = await readUpload(file, edition, levels);
  const findings = checkUpload(upload.figures, upload.places, edition, { factor, smallest });
  const lines = printCheck(name, upload, findings).split('\n');
  return { upload, findings, lines };
}

const population = SOURCE_FILES['figures/bevolking.csv'] ?? '';

describe('whatever is in a file', () => {
  const random = createRandom(42).next;
  const pick = (count: number): number => Math.floor(random() * count);
  const SPEND_MS = 2000;

  /** Never throws, never hangs; something is told, with its file, unless all is as it was. */
  async function expectTold(content: Buffer, name: string): Promise<Checked> {
    const started = performance.now();
    const checked = await check(content, {}, name);
    expect(performance.now() - started).toBeLessThan(SPEND_MS);
    for (const problem of checked.upload.problems) {
      expect(problem.file).toBe(name);
      expect(problem.message).not.toBe('');
      const isWhole = isUnreadable(problem) || problem.kind === 'other_vintage';
      if (problem.severity === 'error' && !isWhole) expect(problem.row).toBeGreaterThan(0);
    }
    if (checked.upload.figures.size === 0) {
      expect(checked.upload.problems.some(({ severity }) => severity === 'error')).toBe(true);
    }
    return checked;
  }

  const workbook = createXlsx({
    upload: population
      .trim()
      .split('\n')
      .map((line, i) => line.split(',').map((cell, c) => (i > 0 && c > 2 ? Number(cell) : cell))),
  });

  test('random bytes are told', async () => {
    for (let round = 0; round < 60; round++) {
      const bytes = Buffer.from(Array.from({ length: pick(4000) }, () => pick(256)));
      const { upload } = await expectTold(bytes, round % 2 === 0 ? 'noise.csv' : 'noise.xlsx');
      expect(upload.problems.some(isUnreadable)).toBe(true);
    }
  });

  test('a cut-off workbook is told', async () => {
    for (let round = 0; round < 40; round++) {
      const { upload } = await expectTold(workbook.subarray(0, pick(workbook.length)), 'cut.xlsx');
      expect(upload.problems.map(({ kind }) => kind)).toEqual(['unreadable_file']);
    }
  });

  test('a workbook with damaged bytes is told or read', async () => {
    for (let round = 0; round < 150; round++) {
      const bytes = Buffer.from(workbook);
      for (let i = 0; i <= pick(6); i++) bytes[pick(bytes.length)] = pick(256);
      await expectTold(bytes, 'damaged.xlsx');
    }
  });

  test('a csv file with damaged bytes, cut off or doubled, is told or read', async () => {
    for (let round = 0; round < 200; round++) {
      const bytes = Buffer.from(population);
      for (let i = 0; i <= pick(12); i++) bytes[pick(bytes.length)] = pick(256);
      const cut = bytes.subarray(pick(bytes.length / 4), bytes.length - pick(bytes.length / 4));
      await expectTold(round % 3 === 0 ? Buffer.concat([cut, bytes]) : cut, 'damaged.csv');
    }
  });

  test('shuffled cells are told at their rows', async () => {
    for (let round = 0; round < 60; round++) {
      const rows = population
        .trim()
        .split('\n')
        .map((line) => line.split(','));
      const cells = rows.slice(1).flat();
      for (let i = cells.length - 1; i > 0; i--) {
        const k = pick(i + 1);
        [cells[i], cells[k]] = [cells[k] ?? '', cells[i] ?? ''];
      }
      const text = [rows[0], ...rows.slice(1).map((_, r) => cells.slice(r * 5, r * 5 + 5))].map(
        (row) => row?.join(','),
      );
      const { upload } = await expectTold(Buffer.from(text.join('\n')), 'shuffled.csv');
      expect(upload.problems.length).toBeGreaterThan(0);
      expect(upload.problems.length).toBeLessThan(40);
    }
  });

  test('numbers that are no figures are told, and large ones do not break the sums', async () => {
    const odd = [
      '1e308',
      '-1e308',
      '1e999',
      '-1e999',
      'NaN',
      'Infinity',
      '0x10',
      '9'.repeat(400),
      '1e-320',
      '--5',
      '1.2.3',
      '5%',
      '٣',
      '1 000',
    ];
    for (const number of odd) {
      const { upload, findings } = await expectTold(
        Buffer.from(population.replace('44021A00-,120', `44021A00-,${number}`)),
        'odd.csv',
      );
      expect(upload.problems.length + findings.length, number).toBeGreaterThan(0);
    }
    const large = population.replace(/,statsec2024,(\S{9}),\d+/g, ',statsec2024,$1,1e308');
    const { findings } = await expectTold(
      Buffer.from(`${large}2024,gemeente2024,44021,5,5\n`),
      'large.csv',
    );
    expect(findings.some(({ kind }) => kind === 'changed_value')).toBe(true);
  });

  test('headers and rows of any shape are told or read', async () => {
    const words = [
      'period',
      'geolevel',
      'geoitem',
      'v1101_t',
      '',
      '"',
      '2024',
      'statsec2024',
      '44021A00-',
      '-99999',
      '\n',
      '\u0000',
      'é',
      '__proto__',
      'constructor',
      ';',
      '\t',
    ];
    for (let round = 0; round < 150; round++) {
      const lines = Array.from({ length: pick(30) }, () =>
        Array.from({ length: pick(8) }, () => words[pick(words.length)]).join(','),
      );
      const header =
        round % 2 === 0 ? ['period,geolevel,geoitem,constructor,__proto__,v1101_t'] : [];
      await expectTold(Buffer.from([...header, ...lines].join('\n')), 'words.csv');
    }
  });
});
