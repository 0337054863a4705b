/**
 * One cell of a cube over the areas of a level, as bytes. Most cells are small whole numbers, or absent:
 * they are stored in the smallest exact width, and as index and value where few areas have any.
 *
 *     1 byte   width (0: Uint8, 1: Uint16, 2: Int32, 3: Float64) | SPARSE | STATUSES
 *     sparse   Uint32 count, count × Uint32 area index
 *     numbers  one per area, or one per index
 *     statuses one byte each, when not all are `VALUE`
 */

import type { Column } from '../model/column.ts';
import { byteAt, indexAt, itemAt, numberAt } from '../model/read-at.ts';
import { addStatus, EMPTY, NOT_APPLICABLE, VALUE } from '../model/status.ts';

const SPARSE = 4;
const STATUSES = 8;
const WIDTHS = [1, 2, 4, 8] as const;

/**
 * @param values one per area
 * @param statuses one per area
 * @param absent status and value of areas that need not be stored: `EMPTY`, or `VALUE` for 0
 * @returns no bytes when there is nothing to store
 */
export function encodeCell(
  values: Float64Array,
  statuses: Uint8Array,
  absent: typeof EMPTY | typeof VALUE,
): Buffer {
  const stored: number[] = [];
  for (const [area, status] of statuses.entries()) {
    const isAbsent =
      status === EMPTY || (absent === VALUE && status === VALUE && values[area] === 0);
    if (!isAbsent) stored.push(area);
  }
  if (stored.length === 0) return Buffer.alloc(0);
  const kept = Float64Array.from(stored, (area) => numberAt(values, area));
  const width = widthOf(kept);
  const bytes = itemAt(WIDTHS, width);
  const allValues = stored.every((area) => statuses[area] === VALUE);
  const perEntry = bytes + (allValues ? 0 : 1);
  const isDenseComplete = allValues && (absent === VALUE || stored.length === values.length);
  const densePer = bytes + (isDenseComplete ? 0 : 1);
  if (4 + stored.length * (4 + perEntry) < values.length * densePer) {
    const count = Buffer.alloc(4);
    count.writeUInt32LE(stored.length);
    return Buffer.concat([
      Buffer.from([width | SPARSE | (allValues ? 0 : STATUSES)]),
      count,
      bytesOf(Uint32Array.from(stored)),
      numbersOf(kept, width),
      allValues ? Buffer.alloc(0) : Buffer.from(stored.map((area) => byteAt(statuses, area))),
    ]);
  }
  return Buffer.concat([
    Buffer.from([width | (isDenseComplete ? 0 : STATUSES)]),
    numbersOf(values, width),
    isDenseComplete ? Buffer.alloc(0) : Buffer.from(statuses),
  ]);
}

/**
 * Adds a stored cell to a sum, by the rules of `addStatus`; `not_applicable` stays while nothing else is
 * known. With `absent` as `VALUE`, `sum.statuses` must be `VALUE` already for every area that has rows.
 */
export function addCell(bytes: Buffer, sum: Column, absent: typeof EMPTY | typeof VALUE): void {
  if (bytes.length === 0) return;
  const flags = byteAt(bytes, 0);
  const width = flags & 3;
  const size = itemAt(WIDTHS, width);
  const isSparse = (flags & SPARSE) !== 0;
  const count = isSparse ? bytes.readUInt32LE(1) : sum.values.length;
  const start = isSparse ? 5 + count * 4 : 1;
  const expected = start + count * (size + (flags & STATUSES ? 1 : 0));
  if (bytes.length !== expected) {
    throw new RangeError(`cell of ${count} numbers takes ${expected} bytes, got ${bytes.length}`);
  }
  const numbers = readNumbers(bytes, start, count, width);
  const own = flags & STATUSES ? bytes.subarray(start + count * size) : null;
  if (isSparse) addSparse(new Uint32Array(aligned(bytes, 5, count * 4)), numbers, own, sum);
  else if (own) addWithStatuses(numbers, own, sum);
  else addNumbers(numbers, sum, absent === EMPTY);
}

/**
 * The hot loop of a slice: 500 cells of 10,000 areas are 5 million rounds. There is a number for each area,
 * here and below: `addCell` has counted the bytes.
 */
function addNumbers(
  numbers: ArrayLike<number>,
  { values, statuses }: Column,
  isComplete: boolean,
): void {
  const length = values.length;
  for (let i = 0; i < length; i += 1) {
    values[i] = (values[i] as number) + (numbers[i] as number);
  }
  if (!isComplete) return;
  for (let i = 0; i < length; i += 1) {
    if (statuses[i] === EMPTY || statuses[i] === NOT_APPLICABLE) statuses[i] = VALUE;
  }
}

function addWithStatuses(numbers: ArrayLike<number>, own: Uint8Array, sum: Column): void {
  for (let i = 0; i < sum.values.length; i += 1) add(sum, i, numbers[i] as number, byteAt(own, i));
}

function addSparse(
  indices: Uint32Array,
  numbers: ArrayLike<number>,
  own: Uint8Array | null,
  sum: Column,
): void {
  for (let i = 0; i < indices.length; i += 1) {
    add(sum, indexAt(indices, i), numbers[i] as number, own ? byteAt(own, i) : VALUE);
  }
}

function add(sum: Column, area: number, value: number, status: number): void {
  if (status === VALUE) sum.values[area] = numberAt(sum.values, area) + value;
  const before = byteAt(sum.statuses, area);
  // Not applicable stays so until something else is known: alone it is more than "empty".
  if (status === NOT_APPLICABLE && before === EMPTY) sum.statuses[area] = NOT_APPLICABLE;
  else if (status !== EMPTY && status !== NOT_APPLICABLE)
    sum.statuses[area] = addStatus(before, status);
}

function widthOf(values: Float64Array): number {
  let low = 0;
  let high = 0;
  for (const value of values) {
    if (!Number.isInteger(value)) return 3;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low >= 0 && high < 2 ** 8) return 0;
  if (low >= 0 && high < 2 ** 16) return 1;
  return low >= -(2 ** 31) && high < 2 ** 31 ? 2 : 3;
}

function numbersOf(values: Float64Array, width: number): Buffer {
  if (width === 0) return bytesOf(Uint8Array.from(values));
  if (width === 1) return bytesOf(Uint16Array.from(values));
  return bytesOf(width === 2 ? Int32Array.from(values) : values);
}

function readNumbers(
  bytes: Buffer,
  start: number,
  count: number,
  width: number,
): ArrayLike<number> {
  if (width === 0) return bytes.subarray(start, start + count);
  const part = aligned(bytes, start, count * itemAt(WIDTHS, width));
  if (width === 1) return new Uint16Array(part);
  return width === 2 ? new Int32Array(part) : new Float64Array(part);
}

/** A copy, as typed arrays of more than a byte must start at a multiple of their width. */
function aligned(bytes: Buffer, start: number, length: number): ArrayBuffer {
  const copy = new Uint8Array(length);
  copy.set(bytes.subarray(start, start + length));
  return copy.buffer;
}

function bytesOf(
  array: Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array,
): Buffer {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
}
