/** What a workbook unpacks to, looked at before it is read: a small file may hold gigabytes, or one cell far away. */
import { inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const MAX_COMMENT = 65_535;
const LOCAL_LENGTH = 30;
/** Sizes that stand after the data, in the longest form. */
const DESCRIPTOR_LENGTH = 24;
const DEFLATED = 8;

/** The longest text that JavaScript can hold is 536 MB; a sheet of a million rows and twelve columns is 450 MB. */
export const MAX_PART_BYTES = 500_000_000;
/** Bytes of one part, and of all together. */
const LIMITS = { part: MAX_PART_BYTES, all: 1_000_000_000 };
/** Excel's own limits, and what a reader that fills gaps with empty cells can hold. */
const MAX_ROW = 1_048_576;
const MAX_COLUMN = 16_384;
const MAX_CELLS = 30_000_000;

const SHEET = /^xl\/worksheets\/[^/]+\.xml$/i;
const ADDRESS = /<(?:c|row)\b[^>]*?\sr="([^"]*)"/g;

type Part = { name: string; size: number; packed: number; method: number; local: number };

/**
 * Throws an Error with the numbers where the workbook is larger than any of figures, or reaches too far. Every part
 * is unpacked to see: a directory may lie. Bytes that no part of the directory covers are refused, since a reader that
 * goes from part to part would find what is not listed.
 */
export function checkArchive(bytes: Buffer, limits = LIMITS): void {
  let total = 0;
  let end = 0;
  const parts = [...listParts(bytes)].sort((a, b) => a.local - b.local);
  if (parts.length === 0) throw new Error('damaged: the directory of the archive lists nothing');
  for (const part of parts) {
    if (part.size > limits.part) throw tooLarge(part.name, part.size, limits.part);
    const start = dataStart(bytes, part);
    if (part.local < end || part.local > end + DESCRIPTOR_LENGTH)
      throw new Error(`damaged: ${part.name} begins at byte ${part.local}, expected ${end}`);
    end = start + part.packed;
    const plain = unpack(bytes, part, start, limits.part);
    total += plain.length;
    if (total > limits.all) throw tooLarge('it', total, limits.all);
    if (SHEET.test(part.name)) checkReach(part.name, plain.toString('latin1'));
  }
}

function* listParts(bytes: Buffer): Generator<Part> {
  let at = findDirectory(bytes);
  if (at === null) throw new Error('not a workbook: the directory of a zip archive is missing');
  while (at + ENTRY_LENGTH <= bytes.length && bytes.readUInt32LE(at) === DIRECTORY_ENTRY) {
    const nameLength = bytes.readUInt16LE(at + 28);
    yield {
      name: bytes.toString('utf8', at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      local: bytes.readUInt32LE(at + 42),
    };
    at += ENTRY_LENGTH + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}

function findDirectory(bytes: Buffer): number | null {
  const last = bytes.length - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT); at--)
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return bytes.readUInt32LE(at + 16);
  return null;
}

function dataStart(bytes: Buffer, { name, local }: Part): number {
  if (local + LOCAL_LENGTH > bytes.length)
    throw new Error(`damaged: ${name} begins beyond the end`);
  return local + LOCAL_LENGTH + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
}

function unpack(
  bytes: Buffer,
  { name, packed, method }: Part,
  start: number,
  most: number,
): Buffer {
  const part = bytes.subarray(start, start + packed);
  if (method !== DEFLATED) return part;
  try {
    return inflateRawSync(part, { maxOutputLength: most });
  } catch (error) {
    const isLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    if (isLarge) throw new Error(`${name} unpacks to more than ${most} bytes`);
    throw new Error(`damaged: ${name} cannot be unpacked`);
  }
}

/** The reader fills every row up to the last column with empty cells, and every gap with empty rows. */
function checkReach(name: string, sheet: string): void {
  let [lastRow, lastColumn] = [0, 0];
  for (const [, address = ''] of sheet.matchAll(ADDRESS)) {
    const [, letters, digits = ''] = /^([A-Za-z]{0,3})(\d{1,7})$/.exec(address) ?? [];
    const row = Number(digits);
    const column = columnOf(letters ?? '');
    if (letters === undefined || row === 0 || row > MAX_ROW || column > MAX_COLUMN)
      throw new Error(
        `${name} has a cell or row at "${address.slice(0, 40)}", expected A1 to XFD1048576`,
      );
    lastRow = Math.max(lastRow, row);
    lastColumn = Math.max(lastColumn, column);
  }
  if (lastRow * lastColumn > MAX_CELLS)
    throw new Error(
      `${name} reaches to row ${lastRow}, column ${lastColumn}: expected at most ${MAX_CELLS} cells`,
    );
}

/** From 1; 0 without letters, as for a row. */
function columnOf(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0);
}

function tooLarge(what: string, size: number, most: number): Error {
  return new Error(`${what} unpacks to ${size} bytes, expected at most ${most}`);
}
