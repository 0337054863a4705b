/**
 * Reading the publishers' files and writing our own compact tables: xlsx, delimited text, zip in; csv out.
 * A table is a list of records keyed by header, every cell text, blank cells "".
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync, inflateRawSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/node';

export type Row = Record<string, string>;
/** A cell of an output table; null is written as an empty cell. */
export type Cell = string | number | null;

/** The cells of one sheet as text, header row included. The first sheet when none is named. */
export async function readCells(file: string, sheet?: string): Promise<string[][]> {
  const sheets = await readWorkbook(file);
  const found = sheet === undefined ? sheets[0] : sheets.find((s) => s.sheet === sheet);
  if (!found) throw new Error(`${file}: no sheet ${sheet ?? 1}`);
  return found.data.map((cells) => cells.map(cellText));
}

/** The records of one sheet; `headerRow` counts from 0. */
export async function readSheetRows(file: string, sheet?: string, headerRow = 0): Promise<Row[]> {
  const cells = await readCells(file, sheet);
  const header = (cells[headerRow] ?? []).map((name) => name.trim());
  return cells.slice(headerRow + 1).map((row) => toRecord(header, row));
}

/** The records of a delimited text file with a header row. */
export function readDelimited(file: string, delimiter = ','): Row[] {
  return parseDelimited(readFileSync(file, 'utf8'), delimiter);
}

export function parseDelimited(text: string, delimiter = ','): Row[] {
  return parse(text, { bom: true, columns: true, delimiter, relax_quotes: true });
}

/** The text of the first file in a zip archive (stored or deflated, no encryption). */
export function readZippedText(file: string): string {
  const zip = readFileSync(file);
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0) throw new Error(`${file}: not a zip archive`);
  const entry = zip.readUInt32LE(end + 16);
  const method = zip.readUInt16LE(entry + 10);
  const size = zip.readUInt32LE(entry + 20);
  const local = zip.readUInt32LE(entry + 42);
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const data = zip.subarray(start, start + size);
  return (method === 0 ? data : inflateRawSync(data)).toString('utf8');
}

/** Writes a csv table, gzipped where the path ends in `.gz`; returns its number of data rows. */
export function writeTable(
  folder: string,
  path: string,
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
): number {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  const lines = [header, ...rows].map((row) => row.map(csvCell).join(','));
  const text = `${lines.join('\n')}\n`;
  writeFileSync(file, path.endsWith('.gz') ? gzipSync(text, { level: 9 }) : text);
  return rows.length;
}

/** Codes compare without regard to case, `-` and `_` (DOMAIN.md §2). */
export function foldCode(code: string): string {
  return code.toUpperCase().replaceAll('_', '-');
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)));
  return String(cell).trim();
}

function toRecord(header: string[], row: string[]): Row {
  return Object.fromEntries(header.map((name, i) => [name, row[i] ?? '']));
}

function csvCell(cell: Cell): string {
  const text = cell === null ? '' : String(cell);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
