/** What was made to do harm, one kind a test: an exact refusal, before memory or time are spent. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCsv } from '../../geodata/export/csv.ts';
import { writeZip } from '../../geodata/export/zip.ts';
import { parseFormula } from '../../geodata/formula/parse.ts';
import type { Problem } from '../../geodata/model/data-error.ts';
import { neutralText } from '../../geodata/model/neutral-text.ts';
import { readManifest } from '../../geodata/source/read-manifest.ts';
import { checkArchive } from '../../geodata/source/sheets/check-archive.ts';
import { readSheets } from '../../geodata/source/sheets/read-sheets.ts';
import { readDbf } from '../../tiles/source/read-dbf.ts';
import { createTestApp, type TestApp } from '../fixtures/create-app.ts';
import { createTable } from '../fixtures/create-table.ts';
import { createXlsx } from '../fixtures/create-xlsx.ts';

let folder: string;
let test: TestApp;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'buurtatlas-hostile-'));
  test = await createTestApp();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await test.stop();
});

async function problemOf(name: string, bytes: string | Buffer): Promise<string> {
  writeFileSync(path.join(folder, name), bytes);
  const problems: Problem[] = [];
  const sheets = await readSheets(folder, name, problems);
  expect(sheets).toEqual([]);
  return problems.map(({ message }) => message).join('\n');
}

describe('files', () => {
  it('a workbook that says it unpacks to gigabytes is refused by its directory', async () => {
    const bomb = createXlsx({ a: [['x']] });
    const entry = bomb.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    bomb.writeUInt32LE(4_000_000_000, entry + 24);
    expect(await problemOf('bomb.xlsx', bomb)).toContain(
      'unpacks to 4000000000 bytes, expected at most 500000000',
    );
  });

  /** As small as an archive with one sheet can be. */
  const sheetOf = (rows: string): Buffer => {
    const name = 'xl/worksheets/sheet1.xml';
    const xml = Buffer.from(`<worksheet><sheetData>${rows}</sheetData></worksheet>`);
    return Buffer.concat([
      ...writeZip([
        {
          name,
          *chunks() {
            yield xml;
          },
        },
      ]),
    ]);
  };

  it.each(['ZZZZ1', 'A9999999', 'A0', 'XFE1', '\u202eA1', ''])(
    'a workbook with a cell at "%s" is refused',
    (address) => {
      const bytes = sheetOf(`<row r="1"><c r="${address}"><v>1</v></c></row>`);
      expect(() => checkArchive(bytes)).toThrow('expected A1 to XFD1048576');
    },
  );

  it('a workbook of one cell far away is refused by the cells that a reader would fill', () => {
    expect(() => checkArchive(sheetOf('<row r="1"><c r="A1"/></row>'))).not.toThrow();
    const far = sheetOf('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>');
    expect(() => checkArchive(far)).toThrow(
      'reaches to row 1048576, column 16384: expected at most 30000000 cells',
    );
  });

  it('a workbook whose directory says less than it unpacks to, or that hides a part, is refused', () => {
    const bytes = sheetOf(`<row r="1"><c r="A1"/></row>${' '.repeat(50_000)}`);
    const entry = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    bytes.writeUInt32LE(100, entry + 24);
    const limits = { part: 20_000, all: 40_000 };
    expect(() => checkArchive(bytes, limits)).toThrow('unpacks to more than 20000 bytes');
    const hiding = sheetOf('');
    const at = hiding.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    const more = Buffer.concat([Buffer.alloc(100), hiding]);
    more.writeUInt32LE(100, 100 + at + 42);
    more.writeUInt32LE(100 + at, more.length - 6);
    expect(() => checkArchive(more)).toThrow('begins at byte 100, expected 0');
  });

  it('a line of a million columns is refused with its place', async () => {
    const message = await problemOf('wide.csv', `code,naam\n${'12345,'.repeat(1_000_000)}\n`);
    expect(message).toMatch(/Max Record Size.*4000000.*line 2/i);
  });

  it('a gzipped table that unpacks without end is cut off', async () => {
    // Members of one archive follow each other: 500 MB out of 51 copies.
    const member = gzipSync(Buffer.alloc(10_000_000, 44), { level: 1 });
    const bomb = Buffer.concat(Array.from({ length: 51 }, () => member));
    expect(bomb.length).toBeLessThan(4_000_000);
    expect(await problemOf('bomb.csv.gz', bomb)).toContain('cannot be read');
  });

  it('a table of attributes whose records have no width is refused', () => {
    const bytes = Buffer.alloc(32);
    bytes.writeUInt32LE(0xffffffff, 4);
    bytes.writeUInt16LE(32, 8);
    expect(() => readDbf(bytes, 'utf8')).toThrow(
      'damaged: its fields take 1 bytes, a record has 0',
    );
  });

  it.each(['../../etc/passwd', '/etc/passwd', 'a/../../b.csv', '..\\b.csv'])(
    'a manifest that names %s reads no file outside its folder',
    async (name) => {
      const manifest = {
        levels: [],
        sources: {},
        figures: [{ file: name }],
        areas: [{ file: name }],
      };
      writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
      const problems: Problem[] = [];
      expect(await readManifest(folder, problems)).toBeNull();
      expect(problems.length).toBeGreaterThan(0);
    },
  );
});

describe('formulas', () => {
  it.each([
    ['10,000 parentheses', `${'('.repeat(10_000)}1${')'.repeat(10_000)}`],
    ['10,000 signs', `${'-'.repeat(10_000)}1`],
    ['a sum of 20,000 parts', Array.from({ length: 20_000 }, () => 'a').join('+')],
    ['a calls nest', 'data_from_period('.repeat(3000)],
  ])('%s are refused', (_, formula) => {
    expect(() => parseFormula(formula)).toThrow(/formula/i);
  });
});

describe('requests', () => {
  it.each([
    `/api/values?${'x'.repeat(9000)}=1`,
    `/api/values?indicator=${'v'.repeat(9000)}&level=gemeente&period=2024`,
    '/api/values?indicator=v1101_t&level=gemeente&period=NaN',
    '/api/values?indicator=%00&level=%E2%80%AE&period=2024',
    '/api/areas/gemeente/..%2f..%2fetc%2fpasswd',
    '/tiles/..%2f..%2flive/gemeente/1/1/1.mvt',
    '/fgb/..%2flive/gemeente.fgb',
    '/objects/../../etc/passwd',
    `/api/series?indicator=v1101_t&areas=${'gemeente:1,'.repeat(3000)}`,
    '/api/locate?lon=NaN&lat=1e999',
  ])('%.60s is refused in a short message', async (address) => {
    const response = await test.app.request(address);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    const text = await response.text();
    expect(text.length).toBeLessThan(1500);
    expect(text).not.toContain('root:');
  });
});

describe('what a spreadsheet would run', () => {
  const RUNS = ['=HYPERLINK("x")', '+1+cmd|x', '-1+2', '@SUM(A1)', '\t=1', '\r=1'];

  it('is text in CSV, and numbers stay numbers', () => {
    const print = (rows: (string | number)[][]): string =>
      Buffer.concat([
        ...writeCsv(createTable(['naam', 'waarde'], rows), { separator: ';', bom: false }),
      ]).toString();
    const lines = print(RUNS.map((text) => [text, -5]));
    for (const text of RUNS) expect(lines).toContain(`'${text.replaceAll('"', '""')}`);
    expect(lines).toContain(';-5\r\n');
    expect(['Gent', "'s-Gravenhage", '12', 'a=b'].map(neutralText)).toEqual([
      'Gent',
      "'s-Gravenhage",
      '12',
      'a=b',
    ]);
  });

  it('is a text cell in XLSX, never a formula', async () => {
    const query = 'indicator=v1101_t&level=gemeente&period=2024&format=xlsx';
    const response = await test.app.request(`/api/export?${query}`);
    expect(response.status).toBe(200);
    const file = path.join(folder, 'out.xlsx');
    writeFileSync(file, Buffer.from(await response.arrayBuffer()));
    const [sheet] = await readSheets(folder, 'out.xlsx', []);
    expect(sheet?.rows.length).toBeGreaterThan(3);
    const source = readFileSync(
      path.join(import.meta.dirname, '../../geodata/export/xlsx.ts'),
      'utf8',
    );
    expect(source).toContain('t="inlineStr"');
    expect(source).not.toMatch(/<f[ >]/);
  });
});
