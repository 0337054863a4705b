/**
 * npm run export -- --indicator v1101_t --level gemeente --period latest --format csv [--out file]
 *
 * The files of /api/export, made here. Exit code 0: written; 1: it cannot be had or written; 2: the
 * command is wrong. Nothing is left half-written.
 */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openEdition, readLive } from '../geodata/edition/editions.ts';
import { describeExport } from '../geodata/export/about.ts';
import { describeCsv } from '../geodata/export/csv-metadata.ts';
import type { ExportTable } from '../geodata/export/table.ts';
import { DataError } from '../geodata/model/data-error.ts';
import { EditionBundle } from '../server/edition/edition-bundle.ts';
import {
  exportParameters,
  type PreparedExport,
  prepareExport,
} from '../server/figures/export-request.ts';
import { parameter, parseGiven } from '../server/http/parameters.ts';
import { FORMAT_CODES, FORMATS } from '../tiles/export/formats.ts';

const HELP = `npm run export -- --indicator CODE[,CODE…] --level LEVEL --period PERIOD --format FORMAT [options]

  --indicator    codes of indicators, separated by commas
  --level        code of a level
  --period       2024, latest, all, 2015..2024, or several separated by commas
  --format       ${FORMAT_CODES.join(', ')}
  --within       level:code, only areas in this one
  --areas        codes of areas, separated by commas, in place of --within
  --shape        long (a row per value) or wide (a row per area)
  --cells        a slice of a cube: level:item|item,level:item
  --margin       90, 95 or 99: margins of error
  --denominator  what a share, ratio or mean is taken of
  --classes      colour,break,colour… such as eff3ff,10,bdd7e7,20,6baed6
  --geometry     full, simplified or none
  --zoom         6 to 12, with --geometry simplified
  --crs          4326 or 31370
  --separator    comma or semicolon, for csv
  --bom          begin a csv with a byte order mark, for Excel
  --lang         nl, fr or en
  --edition      id of an edition; the live one unless given
  --out          file or folder to write; here, under the file's own name, unless given
  --manifest     also write FILE.manifest.json: what it is, its length and SHA-256
  --data         folder of editions; DATA_DIR or data unless given
  --help         this page

server/API.md explains each under GET /api/export.`;

const FLAGS = ['denominator', 'bom'] as const;
const PROGRESS_MS = 1000;
const OWN = ['out', 'manifest', 'data', 'help'];

process.exitCode = await main();

async function main(): Promise<number> {
  try {
    const { values } = parseArgs({ options: argumentTypes() });
    if (values.help) {
      console.log(HELP);
      return 0;
    }
    await run(values);
    return 0;
  } catch (error) {
    const isUsage =
      (error instanceof DataError && error.code === 'bad_request') ||
      (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
    console.error(`export: ${error instanceof Error ? error.message : error}`);
    if (isUsage) console.error('export: npm run export -- --help explains');
    return isUsage ? 2 : 1;
  }
}

type Values = Record<string, string | boolean | undefined>;

function argumentTypes(): Record<string, { type: 'string' | 'boolean' }> {
  const names = [...Object.keys(exportParameters), 'edition', ...OWN];
  const isFlag = (name: string): boolean =>
    [...FLAGS, 'manifest', 'help'].some((flag) => flag === name);
  return Object.fromEntries(
    names.map((name) => [name, { type: isFlag(name) ? 'boolean' : 'string' }]),
  );
}

async function run(values: Values): Promise<void> {
  const given = Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => !OWN.includes(name))
      .map(([name, value]) => [name, value === true ? '1' : value]),
  );
  const query = parseGiven(given, { ...exportParameters, edition: parameter.edition }, 'parameter');
  const dataDir = String(values.data ?? process.env.DATA_DIR ?? 'data');
  const id = query.edition ?? readLive(dataDir);
  if (id === null) throw new Error(`no live edition in ${dataDir}: build one with npm run edition`);
  const edition = openEdition(dataDir, id);
  try {
    const prepared = await prepareExport(new EditionBundle(edition), query);
    const file = fileOf(values.out, prepared.fileName);
    const table = prepared.open();
    const written = await writeWhole(file, prepared, table);
    await writeBeside(file, prepared, table, written, values.manifest === true);
    console.error(`${file}: ${prepared.rows} rows, ${written.bytes} bytes`);
  } finally {
    edition.close();
  }
}

function fileOf(out: string | boolean | undefined, name: string): string {
  if (typeof out !== 'string') return name;
  return existsSync(out) && statSync(out).isDirectory() ? path.join(out, name) : out;
}

type Written = { bytes: number; sha256: string };

/** Under another name until it is whole. A signal ends it as an error does: nothing is left. */
async function writeWhole(
  file: string,
  prepared: PreparedExport,
  table: ExportTable,
): Promise<Written> {
  const part = `${file}.${process.pid}.part`;
  const hash = createHash('sha256');
  const progress = createProgress(prepared, table);
  let bytes = 0;
  let signal: NodeJS.Signals | null = null;
  const stop = (given: NodeJS.Signals): void => {
    signal = given;
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const fd = openSync(part, 'wx');
  try {
    for (const chunk of prepared.write(table)) {
      writeSync(fd, chunk);
      hash.update(chunk);
      bytes += chunk.length;
      progress(bytes);
      await new Promise((resolve) => setImmediate(resolve));
      if (signal) throw new Error(`stopped by ${signal}, nothing was written`);
    }
    renameSync(part, file);
  } finally {
    closeSync(fd);
    rmSync(part, { force: true });
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** A line a second on the error stream, which leaves the output alone. */
function createProgress(
  { values }: PreparedExport,
  { tally }: ExportTable,
): (bytes: number) => void {
  let toldAt = performance.now();
  return (bytes) => {
    if (performance.now() - toldAt < PROGRESS_MS) return;
    toldAt = performance.now();
    const percent = Math.floor((100 * tally.read) / Math.max(1, values));
    console.error(`${percent} % read, ${(bytes / 1e6).toFixed(1)} MB written`);
  };
}

/** The metadata of a CSV, which has no place for them, and the manifest when it is asked for. */
async function writeBeside(
  file: string,
  { format, options, outlines }: PreparedExport,
  table: ExportTable,
  written: Written,
  isManifestWanted: boolean,
): Promise<void> {
  const name = path.basename(file);
  if (format === FORMATS.csv) {
    const metadata = describeCsv(table, options.csv, name);
    await writeFile(`${file}-metadata.json`, `${JSON.stringify(metadata, null, 2)}\n`);
  }
  if (!isManifestWanted) return;
  const manifest = { file: name, ...written, about: describeExport(table, outlines) };
  await writeFile(`${file}.manifest.json`, `${JSON.stringify(manifest, null, 2)}\n`);
}
