/** Tables out of files: xlsx through read-excel-file, csv and tsv through csv-parse. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse as parseCsv } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import readXlsxFile from 'read-excel-file/node';
import type { Problem } from '../../model/data-error.ts';
import { listKnown } from '../../model/data-error.ts';
import { foldSpelling } from '../../model/indicator-code.ts';

export type Cell = string | number | boolean | Date | null;

/** One sheet as it stands in the file: `rows[0]` is row 1. A csv file is one sheet without a name. */
export type Sheet = { file: string; sheet?: string; rows: Cell[][] };

/** A sheet whose header row is known. `cellsOf` reads by the position of a header. */
export type Table = Sheet & {
  /** Headers as written, trimmed. */
  header: string[];
  /** Index in `rows` of the first row under the header. */
  firstRow: number;
};

/**
 * All sheets of a file. Returns none and reports a problem when the file is missing or unreadable.
 * Csv: comma, semicolon, tab or bar; UTF-8, else Windows-1252; gzipped when the name ends in `.gz`.
 */
export async function readSheets(
  folder: string,
  file: string,
  problems: Problem[],
): Promise<Sheet[]> {
  const report = (
    kind: string,
    message: string,
    at: { row?: number; column?: string } = {},
  ): Sheet[] => {
    problems.push({ severity: 'error', kind, file, ...at, message });
    return [];
  };
  let bytes: Buffer;
  try {
    bytes = await readFile(path.join(folder, file));
  } catch {
    return report('missing_file', 'no such file');
  }
  const isZipped = path.extname(file).toLowerCase() === '.gz';
  const extension = path.extname(isZipped ? file.slice(0, -3) : file).toLowerCase();
  if (extension === '.xls') {
    return report('unsupported_format', 'old Excel format (.xls): save it as .xlsx or .csv');
  }
  try {
    if (isZipped) bytes = gunzipSync(bytes);
    if (extension !== '.xlsx') return [{ file, rows: readDelimited(bytes) }];
    const sheets = await readXlsxFile(bytes);
    return sheets.map(({ sheet, data }) => ({ file, sheet, rows: data as Cell[][] }));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return report('unreadable_file', `cannot be read: ${message}`, placeOfError(error));
  }
}

/** Where csv-parse or read-excel-file says it stopped. */
function placeOfError(error: unknown): { row?: number; column?: string } {
  if (!(error instanceof Error)) return {};
  if ('lines' in error && typeof error.lines === 'number') return { row: error.lines };
  const cell = /at row (\d+), col (\d+)/.exec(error.message);
  return cell ? { row: Number(cell[1]), column: columnLetter(Number(cell[2]) - 1) } : {};
}

function readDelimited(bytes: Buffer): Cell[][] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    text = iconv.decode(bytes, 'windows-1252');
  }
  return parseCsv(text, {
    bom: true,
    delimiter: delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
  }) as string[][];
}

/**
 * The delimiter that occurs in most of the first lines, most often of those: a line of explanation may
 * stand above the header, and decimal commas below it.
 */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 65_536)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, HEADER_SEARCH_ROWS + 4);
  let best = { delimiter: ',', lines: 0, count: 0 };
  for (const delimiter of [',', ';', '\t', '|']) {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const found = {
      delimiter,
      lines: counts.filter((count) => count > 0).length,
      count: counts.reduce((sum, count) => sum + count, 0),
    };
    const isBetter =
      found.lines === best.lines ? found.count > best.count : found.lines > best.lines;
    if (isBetter) best = found;
  }
  return best.delimiter;
}

/** A cell as trimmed text; empty for nothing. Whole numbers keep no decimals: codes may be numbers. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).trim();
}

/** A cell as a number, null for nothing, NaN for text. Decimal point or comma. */
export function cellNumber(cell: Cell | undefined): number | null {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : Number.NaN;
  if (typeof cell !== 'string') return Number.NaN;
  const text = cell.trim();
  if (text === '') return null;
  if (!/^[-+]?(\d+([.,]\d*)?|[.,]\d+)(e[-+]?\d+)?$/i.test(text)) return Number.NaN;
  const number = Number(text.replace(',', '.'));
  // 1e999 is written like a number and is none that can be computed with.
  return Number.isFinite(number) ? number : Number.NaN;
}

/** The letter a spreadsheet gives to the column at `index`: 0 is A, 26 is AA. */
export function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last;
}

/** A header in the form in which headers are compared: case, spaces and punctuation do not count. */
export function foldHeader(cell: Cell | undefined): string {
  return foldSpelling(cellText(cell));
}

/** Columns to find: a name of ours and the headers that files use for it, the first one preferred. */
export type Wanted = Record<string, readonly string[]>;

/** Rows looked at for a header: explanations above it occur (DOMAIN.md §8). */
export const HEADER_SEARCH_ROWS = 6;

/**
 * Finds the header row: the first of the top rows that has every `required` column. Returns the table
 * and the index of each wanted column (-1 when absent), or null.
 */
export function findHeader<W extends Wanted>(
  sheet: Sheet,
  wanted: W,
  required: readonly (keyof W)[],
): { table: Table; at: Record<keyof W, number> } | null {
  for (const [index, row] of sheet.rows.slice(0, HEADER_SEARCH_ROWS).entries()) {
    const folded = row.map(foldHeader);
    const at = {} as Record<keyof W, number>;
    for (const key of Object.keys(wanted) as (keyof W)[]) {
      const spellings = wanted[key] ?? [];
      at[key] = spellings.map((s) => folded.indexOf(foldHeader(s))).find((i) => i >= 0) ?? -1;
    }
    if (required.every((key) => at[key] >= 0)) {
      return { table: { ...sheet, header: row.map(cellText), firstRow: index + 1 }, at };
    }
  }
  return null;
}

/** The problem of a sheet in which `findHeader` found nothing. */
export function headerProblem(sheet: Sheet, wanted: Wanted, required: readonly string[]): Problem {
  const found = (sheet.rows[0] ?? []).map(cellText).filter((text) => text !== '');
  const names = required.map((key) => `"${wanted[key]?.[0] ?? key}"`).join(', ');
  return {
    severity: 'error',
    kind: 'wrong_header',
    file: sheet.file,
    sheet: sheet.sheet,
    row: 1,
    message: `expected columns ${names}, found ${listKnown(found.map((text) => `"${text.slice(0, 40)}"`)) || 'nothing'}`,
  };
}

/** Picks one sheet by name, or the first; reports a missing one with the names there are. */
export function pickSheet(
  sheets: readonly Sheet[],
  name: string | undefined,
  problems: Problem[],
): Sheet | null {
  if (name === undefined) return sheets[0] ?? null;
  const found = sheets.find((sheet) => sheet.sheet === name);
  if (found) return found;
  const file = sheets[0]?.file;
  if (file !== undefined) {
    const known = sheets.map((sheet) => `"${sheet.sheet}"`);
    problems.push({
      severity: 'error',
      kind: 'missing_sheet',
      file,
      sheet: name,
      message: `no such sheet (found: ${listKnown(known)})`,
    });
  }
  return null;
}
