/** Tables out of files: xlsx through read-excel-file, csv and tsv through csv-parse. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse as parseCsv } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import readXlsxFile from 'read-excel-file/node';
import type { Problem } from '../../model/data-error.ts';
import { listKnown } from '../../model/data-error.ts';
import { type Cell, columnLetter } from './cells.ts';
import { checkArchive, MAX_PART_BYTES } from './check-archive.ts';
import { delimiterOf } from './delimiter.ts';
import type { Sheet } from './find-header.ts';

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
    if (isZipped) bytes = gunzipSync(bytes, { maxOutputLength: MAX_PART_BYTES });
    if (extension !== '.xlsx') return [{ file, rows: readDelimited(bytes) }];
    checkArchive(bytes);
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

/** A line of 16,000 columns, as many as a workbook has, takes less. */
export const MAX_RECORD_BYTES = 4_000_000;

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
    max_record_size: MAX_RECORD_BYTES,
  }) as string[][];
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
  if (file !== undefined) reportMissingSheets({ file, sheets: [name] }, sheets, problems);
  return null;
}

/** Reports each sheet that is asked for by name and is not among those `found` in the file. */
export function reportMissingSheets(
  { file, sheets }: { file: string; sheets?: readonly string[] | undefined },
  found: readonly { sheet?: string | undefined }[],
  problems: Problem[],
): void {
  if (found.length === 0) return;
  for (const sheet of sheets ?? []) {
    if (found.some((other) => other.sheet === sheet)) continue;
    const listed = listKnown(found.map((other) => `"${other.sheet}"`));
    const message = `no such sheet (found: ${listed})`;
    problems.push({ severity: 'error', kind: 'missing_sheet', file, sheet, message });
  }
}
