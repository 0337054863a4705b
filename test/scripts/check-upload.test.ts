import { spawnSync } from 'node:child_process';
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

const brief = (findings: readonly Finding[]): string[] =>
  findings.map(({ weight, kind, subject, message }) => `${weight} ${kind} ${subject}: ${message}`);

describe('an upload', () => {
  test('that repeats the edition has nothing to look at', async () => {
    const { findings, upload, lines } = await check(population);
    expect(findings).toEqual([]);
    expect(upload.problems).toEqual([]);
    expect(lines).toEqual([
      'upload.csv: 32 figures of 2 indicators at statsec2024, gemeente2024, 2023–2030',
      '',
      'nothing to look at',
    ]);
  });

  test('with the next period is good to know, not a worry', async () => {
    const { findings } = await check(
      'period,geolevel,geoitem,v2506_elek\n2022,statsec2024,44021A00-,1100\n2022,statsec2024,44021A01-,1400\n2022,statsec2024,46003A00-,900\n2022,statsec2024,11056A00-,300\n2022,statsec2024,21004A00-,-99999\n',
    );
    expect(brief(findings)).toEqual(['note new_period v2506_elek at statsec2024: new: 2022']);
  });

  test('tells new and vanished indicators', async () => {
    const { findings } = await check(population.replaceAll('v1101_m', 'v1101_x'));
    expect(brief(findings)).toEqual([
      'look new_indicator v1101_x: not in the edition',
      'look vanished_indicator v1101_m: in the edition beside the others, and not in the upload',
    ]);
  });

  test('tells new and vanished levels and periods', async () => {
    const { findings } = await check(
      population.replace(/^2024.*\n/gm, '').replaceAll('gemeente2024,99991', 'gemeente,99991'),
    );
    expect(brief(findings)).toEqual([
      'look vanished_period v1101_t at statsec2024: left out in between: 2024',
      'look new_level v1101_t: figures at gemeente for the first time',
      'look vanished_level v1101_t: the edition has gemeente2024 too for 2023',
      'look vanished_period v1101_m at statsec2024: left out in between: 2024',
      'look new_level v1101_m: figures at gemeente for the first time',
      'look vanished_level v1101_m: the edition has gemeente2024 too for 2023',
    ]);
  });

  test('tells new and vanished areas with their cells', async () => {
    const { findings } = await check(
      `${population.replace('2024,statsec2024,46003A00-,310,155\n', '')}2024,gemeente2024,44021,350,173\n`,
    );
    expect(findings.map(({ kind, examples }) => [kind, examples])).toEqual([
      [
        'vanished_area',
        [{ place: null, text: '46003A00- Centrum (Beveren), 2024: nothing, was 310' }],
      ],
      [
        'new_area',
        [
          {
            place: { sheet: undefined, row: 17, column: 'v1101_t' },
            text: '44021 Gent, 2024: 350',
          },
        ],
      ],
      [
        'vanished_area',
        [{ place: null, text: '46003A00- Centrum (Beveren), 2024: nothing, was 155' }],
      ],
      [
        'new_area',
        [
          {
            place: { sheet: undefined, row: 17, column: 'v1101_m' },
            text: '44021 Gent, 2024: 173',
          },
        ],
      ],
    ]);
  });

  test('tells what changed by more than a factor, and what fell away', async () => {
    const changed = population
      .replace('2024,statsec2024,44021A00-,120', '2024,statsec2024,44021A00-,250')
      .replace('2024,statsec2024,46003A00-,310', '2024,statsec2024,46003A00-,150')
      .replace('2024,statsec2024,44021A01-,210', '2024,statsec2024,44021A01-,-99997')
      .replace('2024,gemeente2024,99991,9', '2024,gemeente2024,99991,19');
    const { findings, lines } = await check(changed);
    expect(findings.map(({ kind, count, of }) => [kind, count, of])).toEqual([
      ['changed_value', 2, 6],
      ['lost_value', 1, 6],
    ]);
    expect(lines.slice(2)).toEqual([
      'to look at',
      '  changed_value  v1101_t at statsec2024: 2 of 6 differ by more than a factor 2 from what they were in the edition',
      '    row 9, column "v1101_t": 44021A00- Kuip (Gent), 2024: 250, was 120',
      '    row 12, column "v1101_t": 46003A00- Centrum (Beveren), 2024: 150, was 310',
      '  lost_value  v1101_t at statsec2024: 1 of 6 have a code for missing where there was a figure in the edition',
      '    row 10, column "v1101_t": 44021A01- Brugse Poort (Gent), 2024: hidden, was 210',
      '',
      '2 findings to look at',
    ]);
    expect((await check(changed, { factor: 3 })).findings.map(({ kind }) => kind)).toEqual([
      'lost_value',
    ]);
    // 9 to 19 unknown inhabitants is told when asked for.
    expect(
      (await check(changed, { smallest: 10 })).findings.map(({ subject }) => subject),
    ).toContain('v1101_t at gemeente2024');
  });

  test('compares a new period with the latest before it', async () => {
    const { findings } = await check(
      'period,geolevel,geoitem,v1101_t\n2025,statsec2024,44021A00-,1200\n',
    );
    const changed = findings.find(({ kind }) => kind === 'changed_value');
    expect(changed?.examples[0]?.text).toBe('44021A00- Kuip (Gent), 2025: 1200, was 120 in 2024');
  });

  test('tells totals that are not the sum of their parts, in the upload or in the edition', async () => {
    const { findings } = await check(
      'period,geolevel,geoitem,v1101_t\n2024,gemeente,44021,350\n2024,gemeente,46030,380\n2024,gemeente2024,46003,310\n2024,gemeente2024,11056,60\n2024,gemeente2024,44021,351\n',
    );
    const sums = findings.filter(({ kind }) => kind === 'sum_differs');
    expect(
      sums.map(({ subject, message, examples }) => [subject, message, examples[0]?.text]),
    ).toEqual([
      [
        'v1101_t at gemeente',
        'differ from the sum of their gemeente2024',
        '44021 Gent, 2024: 350, its gemeente2024 add up to 351',
      ],
      [
        'v1101_t at gemeente',
        'differ from the sum of their statsec2024',
        '46030 Beveren-Kruibeke-Zwijndrecht, 2024: 380, its statsec2024 add up to 370',
      ],
      [
        'v1101_t at gemeente2024',
        'differ from the sum of their statsec2024',
        '44021 Gent, 2024: 351, its statsec2024 add up to 350',
      ],
    ]);
  });

  test('tells numbers out of range and codes for missing that are none', async () => {
    const { lines } = await check(
      createXlsx({
        lees: [['mij']],
        upload: [
          ['period', 'geolevel', 'geoitem', 'v1101_t', 'vp1101_m'],
          ['2025', 'statsec2024', '44021A00-', -12, 48.5],
          ['2025', 'statsec2024', '44021A01-', -9999, 4850],
          ['2025', 'statsec2024', '46003A00-', 99999, -3],
          ['2025', 'statsec2024', '11056A00-', -99995, 12],
          ['2025', 'statsec2024', '21004A00-', -99999, 13],
        ],
      }),
    );
    const page = lines.join('\n');
    expect(page).toContain(
      'suspicious_code  v1101_t at statsec2024: 3 of 5 look like a code for missing that is none',
    );
    expect(page).toContain(
      '    sheet "upload", row 3, column "v1101_t": 44021A01- Brugse Poort (Gent), 2025: -9999',
    );
    expect(page).toContain('out_of_range  v1101_t at statsec2024: 1 of 5 are below 0');
    expect(page).toContain(
      '    sheet "upload", row 2, column "v1101_t": 44021A00- Kuip (Gent), 2025: -12',
    );
    expect(page).toContain('out_of_range  vp1101_m at statsec2024: 1 of 5 are shares above 100');
    expect(page).toContain('out_of_range  vp1101_m at statsec2024: 1 of 5 are below 0');
  });

  test('of another vintage comes with what to try', async () => {
    const old =
      'period,geolevel,geoitem,v1101_t\n2020,gemeente,46003,300\n2020,gemeente,11056,50\n';
    const { lines } = await check(old);
    expect(lines.join('\n')).toMatch(/other_vintage.*; here: --levels gemeente=gemeente2024/);
    const { upload } = await check(old, { levels: { gemeente: 'gemeente2024' } });
    expect(upload.problems).toEqual([]);
  });

  test('with wrong cells tells each at its place and compares the rest', async () => {
    const { upload, findings } = await check(
      `${population.replace('2024,statsec2024,44021A00-,120', '2024,statsec2024,44021A00-,veel')}ooit,statsec2024,44021A00-,1,1\n2024,wijk,1,1,1\n2024,statsec2024,x,1,1\n`,
    );
    expect(upload.problems.map(({ kind, row, column }) => [kind, row, column])).toEqual([
      ['unknown_level', 19, 'geolevel'],
      ['not_a_period', 18, 'period'],
      ['unknown_code', 20, 'geoitem'],
      ['not_a_number', 9, 'v1101_t'],
    ]);
    expect(upload.problems.some(isUnreadable)).toBe(false);
    expect(findings.map(({ kind }) => kind)).toEqual(['vanished_area']);
  });

  test.each([
    ['is empty', '', 'wrong_header'],
    ['has other columns', 'jaar,nis,waarde\n2024,44021,1\n', 'wrong_header'],
    ['has no figures', 'period,geolevel,geoitem,v1101_t\n', 'no_figures'],
    ['is no workbook', Buffer.from('hello'), 'unreadable_file'],
  ])('that %s cannot be read', async (_, content, kind) => {
    const { upload, lines } = await check(content);
    expect(upload.problems.map((problem) => problem.kind)).toEqual([kind]);
    expect(upload.problems.some(isUnreadable)).toBe(true);
    expect(lines[0]).toMatch(/: no figures$/);
  });
});

describe('the command', () => {
  const run = (...args: string[]): { code: number | null; out: string; err: string } => {
    const script = path.join(import.meta.dirname, '../../scripts/check-upload.ts');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', script, '--data', dataDir, ...args],
      { encoding: 'utf8' },
    );
    return { code: status, out: stdout, err: stderr };
  };
  const write = (name: string, content: string): string => {
    writeFileSync(path.join(folder, name), content);
    return path.join(folder, name);
  };

  test('ends with 0, 1 or 2, the worst of its files', () => {
    const fine = write('fine.csv', population);
    const other = write('other.csv', population.replace('44021A00-,120', '44021A00-,900'));
    expect(run(fine)).toMatchObject({ code: 0, err: '' });
    const looked = run(fine, other);
    expect(looked.code).toBe(1);
    expect(looked.out).toContain(
      'row 9, column "v1101_t": 44021A00- Kuip (Gent), 2024: 900, was 120',
    );
    expect(run(path.join(folder, 'nergens.csv'), fine).code).toBe(2);
    const wrong = run(fine, '--levels', 'gemeente=wijk');
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('check: unknown level: "wijk" (known: gewest, ');
  });
});
