/**
 * Exports of 10,000 sectors × 60 indicators × 20 years: the live edition with made-up figures beside its own,
 * in a temporary folder, each export in a process of its own.
 */
import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { createDatabase } from '../../geodata/edition/database.ts';
import { ATLAS_FILE } from '../../geodata/edition/edition.ts';
import { openEdition, readLive, switchLive } from '../../geodata/edition/editions.ts';
import { encodeColumn } from '../../geodata/model/column.ts';
import { EMPTY, VALUE } from '../../geodata/model/status.ts';
import { minimalIndicator } from '../../geodata/source/definitions/minimal-indicator.ts';
import type { ExportRun } from './export-once.ts';
import type { Measurement } from './measurement.ts';

const LEVEL = 'statsec2024';
const INDICATORS = 60;
const YEARS = Array.from({ length: 20 }, (_, at) => String(2005 + at));
/** Of the straightforward way, which does not hold it all. */
const FEW_YEARS = '2023..2024';
const MAX_MB = 500;
const MAX_FIRST_MS = 500;

export async function benchExport(): Promise<Measurement[]> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'buurtatlas-bench-'));
  try {
    await createLargeEdition(dataDir);
    const csv = await runOnce(dataDir, 'csv', 'streamed', 'all');
    const few = await runOnce(dataDir, 'csv', 'streamed', FEW_YEARS);
    const gathered = await runOnce(dataDir, 'csv', 'gathered', FEW_YEARS);
    const gpkg = await runOnce(dataDir, 'gpkg', 'streamed', 'all');
    return [
      measure(
        'CSV',
        csv,
        `gathered in memory, 2 years: ${tell(gathered)}; streamed, 2 years: ${tell(few)}`,
      ),
      measure('GeoPackage', gpkg, convertWithGdal(dataDir)),
    ];
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function measure(what: string, run: ExportRun, baseline: string): Measurement {
  return {
    what: `export of ${run.rows} rows as ${what}`,
    measured: tell(run),
    baseline,
    budget: `≤ ${MAX_MB} MB, first byte ≤ ${MAX_FIRST_MS} ms`,
    ok: run.peakMB <= MAX_MB && run.firstMs <= MAX_FIRST_MS,
  };
}

function tell({ bytes, firstMs, totalMs, peakMB, idleMB }: ExportRun): string {
  const size = `${(bytes / 1e6).toFixed(0)} MB`;
  const memory = `peak ${peakMB.toFixed(0)} MB (${idleMB.toFixed(0)} before)`;
  return `${size}, first byte ${firstMs.toFixed(0)} ms, ${(totalMs / 1000).toFixed(1)} s, ${memory}`;
}

const run = promisify(execFile);

async function runOnce(...args: string[]): Promise<ExportRun> {
  const script = path.join(import.meta.dirname, 'export-once.ts');
  const { stdout } = await run(process.execPath, ['--import', 'tsx', script, ...args]);
  return JSON.parse(stdout);
}

/** GDAL makes a GeoPackage of two of the twenty years, as CSV. */
function convertWithGdal(dataDir: string): string {
  const csv = path.join(dataDir, 'few.csv');
  try {
    const header = 'level,area,name,indicator,period,value,status,reason,flags';
    const line = 'statsec2024,44021A00-,Gent,bench_1,2024,12345,value,,';
    const rows = 10_241 * INDICATORS * 2;
    writeFileSync(csv, `${header}\n${`${line}\n`.repeat(rows)}`);
    const startedAt = performance.now();
    execFileSync('ogr2ogr', ['-f', 'GPKG', `${csv}.gpkg`, csv]);
    const seconds = (performance.now() - startedAt) / 1000;
    const { size } = statSync(`${csv}.gpkg`);
    return `ogr2ogr from CSV, ${rows} rows: ${(size / 1e6).toFixed(0)} MB, ${seconds.toFixed(1)} s`;
  } catch {
    return 'no ogr2ogr here';
  }
}

/** A copy of the live edition with more counts, numbers up to five figures, one in ten areas without. */
async function createLargeEdition(dataDir: string): Promise<void> {
  const liveDir = process.env.DATA_DIR ?? 'data';
  const id = readLive(liveDir) ?? '';
  const folder = path.join(dataDir, 'editions', id);
  mkdirSync(path.dirname(folder), { recursive: true });
  cpSync(path.join(liveDir, 'editions', id), folder, { recursive: true });
  const edition = openEdition(dataDir, id);
  const areas = edition.level(LEVEL).areas.length;
  const known = edition.indicators.length;
  edition.close();
  const db = createDatabase(path.join(folder, ATLAS_FILE));
  const insertIndicator = db.prepare('INSERT INTO indicator VALUES (?, ?, ?)');
  const insertFigures = db.prepare('INSERT INTO figures VALUES (?, ?, ?, ?)');
  db.transaction(() => {
    for (let number = 1; number <= INDICATORS; number++) {
      const indicator = minimalIndicator(`bench_${number}`, 'statbel');
      insertIndicator.run(known + number, indicator.code, JSON.stringify(indicator));
      for (const year of YEARS) {
        const seed = number * 7919 + Number(year);
        const statuses = Uint8Array.from({ length: areas }, (_, at) =>
          at % 10 === 0 ? EMPTY : VALUE,
        );
        const values = Float64Array.from(statuses, (status, at) =>
          status === VALUE ? (at * seed) % 100_003 : 0,
        );
        insertFigures.run(indicator.code, LEVEL, year, encodeColumn({ values, statuses }));
      }
    }
  })();
  db.close();
  await switchLive(dataDir, id);
}
