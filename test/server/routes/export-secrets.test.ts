/** Nothing suppressed is in any file, in any form: bytes as they are, unpacked, and read back. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { FORMAT_CODES, FORMATS, type FormatCode } from '../../../tiles/export/formats.ts';
import { createTestApp, type TestApp } from '../../fixtures/create-app.ts';
import { createSecrets } from '../../fixtures/create-secrets.ts';
import { findSecrets, leaksOf, leaksOfBytes } from './find-secrets.ts';
import { readExport } from './read-export.ts';

let test: TestApp;
let folder: string;
beforeAll(async () => {
  test = await createTestApp({}, { content: createSecrets() });
  folder = mkdtempSync(path.join(tmpdir(), 'buurtatlas-test-'));
  // The flatgeobuf package tells on the console how it searches.
  vi.spyOn(console, 'debug').mockImplementation(() => {});
});
afterAll(async () => {
  await test.stop();
  rmSync(folder, { recursive: true });
  vi.restoreAllMocks();
});

/** Whole numbers under a hundred are numbers of rows and of suppressed values as well, which files tell. */
function findTellingSecrets(): ReturnType<typeof findSecrets> {
  const { secrets, shown } = findSecrets(test);
  const telling = [...secrets].filter((one) => !Number.isInteger(one) || Math.abs(one) >= 100);
  return { secrets: new Set(telling), shown };
}

/** Every indicator by itself and all together, at every level, with whatever can stand beside values. */
function listQuestions(format: FormatCode): string[] {
  const { edition, computer } = test.editions.live();
  const visible = edition.indicators.filter(
    (one) => one.visible && computer.availability(one).size > 0,
  );
  return edition.levels.flatMap(({ level: { code: level } }) => {
    const codes = visible
      .filter((one) => computer.availability(one).has(level))
      .map(({ code }) => code);
    return [...codes, codes.join(',')].flatMap((indicator) =>
      FORMATS[format].shapes.flatMap((shape) => {
        const base = `format=${format}&shape=${shape}&indicator=${indicator}&level=${level}`;
        const beside = '&denominator=1&classes=eff3ff,100,bdd7e7,1000,6baed6';
        const more = format === 'jsonstat' ? '' : beside;
        const margin = indicator === 'vp_agree' ? '&margin=95' : '';
        return [
          `${base}&period=all${more}${format === 'jsonstat' ? '' : margin}`,
          `${base}&period=latest`,
        ];
      }),
    );
  });
}

/** The text of every entry of a zip archive, found from its directory. */
function unzip(bytes: Buffer): string {
  const texts: string[] = [];
  let at = bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [size, name] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28)];
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26);
    texts.push(inflateRawSync(bytes.subarray(start, start + size)).toString());
    at += 46 + name;
  }
  return texts.join('\n').replaceAll(/<[^>]*>/g, ' ');
}

function readTables(bytes: Buffer): string {
  const file = path.join(folder, 'scan.gpkg');
  writeFileSync(file, bytes);
  const db = new Database(file, { readonly: true });
  try {
    const names = db.prepare('SELECT table_name FROM gpkg_contents').pluck().all() as string[];
    return names
      .map((name) => JSON.stringify(db.prepare(`SELECT * FROM "${name}"`).all(), withoutKeys))
      .join('\n');
  } finally {
    db.close();
  }
}

/** Row numbers are no figures. */
function withoutKeys(key: string, value: unknown): unknown {
  return key === 'fid' || key === 'geom' ? undefined : value;
}

/** Everything that a file holds as text. */
async function textOf(format: FormatCode, bytes: Buffer): Promise<string> {
  switch (format) {
    case 'csv':
    case 'geojson':
      return bytes.toString();
    case 'jsonstat':
      // Statuses and reasons stand under the places of their values.
      return bytes.toString().replaceAll(/"\d+":/g, '');
    case 'xlsx':
      return unzip(bytes);
    case 'gpkg':
      return readTables(bytes);
    case 'parquet': {
      const file = new Uint8Array(bytes).buffer;
      const { key_value_metadata } = parquetMetadata(file);
      return JSON.stringify([await parquetReadObjects({ file }), key_value_metadata]);
    }
    case 'fgb': {
      const { figures, about } = await readExport(format, bytes, folder);
      return JSON.stringify([[...figures.values()], about]);
    }
    default:
      return format satisfies never;
  }
}

/** Where numbers are stored as they are in memory. SQLite has its own ways, and is read table by table. */
const hasDoubles: readonly string[] = ['fgb', 'parquet'];

describe('suppressed numbers', { timeout: 120_000 }, () => {
  it.each(FORMAT_CODES)('are not in %s', async (format) => {
    const { secrets, shown } = findTellingSecrets();
    expect(secrets.size).toBeGreaterThan(60);
    let suppressed = 0;
    let found = 0;
    for (const query of listQuestions(format)) {
      const response = await test.app.request(`/api/export?${query}`);
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(response.status, `${query} ${bytes.toString().slice(0, 200)}`).toBe(200);
      const text = await textOf(format, bytes);
      expect(leaksOf(text, secrets), query).toEqual([]);
      if (hasDoubles.includes(format)) expect(leaksOfBytes(bytes, secrets), query).toEqual([]);
      if (text.includes('suppressed')) suppressed++;
      found += leaksOf(text, shown).length;
    }
    // Numbers are found where they are, and there were files with hidden ones.
    expect(found).toBeGreaterThan(50);
    expect(suppressed).toBeGreaterThan(20);
  });

  it('are not in what is said of a file', async () => {
    const { secrets } = findTellingSecrets();
    for (const query of listQuestions('csv')) {
      for (const route of ['/api/export/about', '/api/export/csv-metadata.json']) {
        const text = await (await test.app.request(`${route}?${query}`)).text();
        expect(leaksOf(text, secrets), `${route} ${query}`).toEqual([]);
      }
    }
  });
});
