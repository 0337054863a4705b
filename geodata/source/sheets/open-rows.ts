/** Rows of a file of figures one by one: csv (also gzipped) as a stream, workbooks sheet by sheet. */
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import type { Problem } from '../../model/data-error.ts';
import type { Cell } from './cells.ts';
import { delimiterOf } from './delimiter.ts';
import { MAX_RECORD_BYTES, readSheets } from './read-sheets.ts';

/** One sheet, or a csv file, whose rows come one at a time; the first is row 1. */
export type RowSource = {
  file: string;
  sheet?: string | undefined;
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>;
};

/**
 * The sheets of a file, each with its rows. A csv file of any size takes a few buffers of memory; a
 * workbook is read whole, as it holds at most a million rows a sheet.
 */
export async function openRows(
  folder: string,
  file: string,
  problems: Problem[],
): Promise<RowSource[]> {
  if (path.extname(file).toLowerCase() === '.xlsx' || path.extname(file).toLowerCase() === '.xls') {
    const sheets = await readSheets(folder, file, problems);
    return sheets.map(({ sheet, rows }) => ({ file, sheet, rows }));
  }
  const full = path.join(folder, file);
  let start: Buffer;
  try {
    start = await readStart(full);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    problems.push({
      severity: 'error',
      kind: isMissing ? 'missing_file' : 'unreadable_file',
      file,
      message: isMissing ? 'no such file' : `cannot be read: ${error}`,
    });
    return [];
  }
  return [{ file, rows: parseRows(full, start) }];
}

function parseRows(full: string, start: Buffer): AsyncIterable<readonly Cell[]> {
  const lines = start.subarray(0, start.lastIndexOf(10) + 1 || start.length);
  const encoding = isUtf8(lines) ? 'utf8' : 'windows-1252';
  const text = new TextDecoder(encoding).decode(lines);
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: MAX_RECORD_BYTES,
  });
  const bytes = openBytes(full);
  const decoded = encoding === 'utf8' ? bytes : bytes.pipe(decodeFrom(encoding));
  for (const stream of [bytes, decoded]) stream.on('error', (error) => parser.destroy(error));
  return decoded.pipe(parser);
}

function decodeFrom(encoding: string): Transform {
  const decoder = new TextDecoder(encoding);
  return new Transform({
    transform: (chunk: Buffer, _, done) => done(null, decoder.decode(chunk, { stream: true })),
  });
}

function openBytes(full: string): Readable {
  const raw = createReadStream(full, { highWaterMark: 1 << 18 });
  if (path.extname(full).toLowerCase() !== '.gz') return raw;
  const unzipped = createGunzip({ chunkSize: 1 << 18 });
  raw.on('error', (error) => unzipped.destroy(error));
  return raw.pipe(unzipped);
}

/** The first bytes of a file, unzipped: enough to tell its encoding and delimiter. */
async function readStart(full: string): Promise<Buffer> {
  const stream = openBytes(full);
  for await (const chunk of stream) {
    stream.destroy();
    return chunk as Buffer;
  }
  return Buffer.alloc(0);
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
