/**
 * A column: one number per area of a level, in the level's area order, with a status beside each.
 * Where the status is not `VALUE` the number is 0 and means nothing.
 */
import { byteAt } from './read-at.ts';
import { EMPTY, VALUE } from './status.ts';

export type Column = {
  /** One per area, full precision. */
  values: Float64Array;
  /** One per area, an index in `STATUSES`. */
  statuses: Uint8Array;
};

/** A column of `length` areas about which nothing is known. */
export function createColumn(length: number): Column {
  return { values: new Float64Array(length), statuses: new Uint8Array(length).fill(EMPTY) };
}

/** True when at least one area has a figure or a reason for having none. */
export function hasFigures(column: Column): boolean {
  return column.statuses.some((status) => status !== EMPTY);
}

/**
 * The column as bytes: one format byte, the numbers, the statuses when any is not `VALUE`.
 * Numbers are stored in the smallest exact type: Int32, Float32 where it loses nothing, else Float64.
 */
export function encodeColumn(column: Column): Buffer {
  const { values, statuses } = column;
  const format = values.every((value) => Number.isInteger(value) && Math.abs(value) < 2 ** 31)
    ? 0
    : values.every((value) => Math.fround(value) === value)
      ? 1
      : 2;
  const typed =
    format === 0 ? Int32Array.from(values) : format === 1 ? Float32Array.from(values) : values;
  const complete = statuses.every((status) => status === VALUE);
  const header = Buffer.from([format | (complete ? 0 : 4)]);
  const numbers = Buffer.from(typed.buffer, typed.byteOffset, typed.byteLength);
  return Buffer.concat(complete ? [header, numbers] : [header, numbers, Buffer.from(statuses)]);
}

/** Reads what `encodeColumn` wrote for `length` areas. */
export function decodeColumn(bytes: Buffer, length: number): Column {
  const flags = byteAt(bytes, 0);
  const format = flags & 3;
  const width = format === 2 ? 8 : 4;
  const expected = 1 + length * width + (flags & 4 ? length : 0);
  if (bytes.length !== expected) {
    throw new RangeError(`column of ${length} areas takes ${expected} bytes, got ${bytes.length}`);
  }
  // A copy aligns the numbers, which start at byte 1.
  const numbers = bytes.buffer.slice(bytes.byteOffset + 1, bytes.byteOffset + 1 + length * width);
  const values =
    format === 0
      ? Float64Array.from(new Int32Array(numbers))
      : format === 1
        ? Float64Array.from(new Float32Array(numbers))
        : new Float64Array(numbers);
  const statuses = new Uint8Array(length);
  if (flags & 4) statuses.set(bytes.subarray(1 + length * width));
  return { values, statuses };
}
