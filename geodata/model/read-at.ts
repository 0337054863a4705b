/**
 * Reading by index where an index out of range is a mistake: it throws, for `?? 0` would make a plausible
 * number of it. There is one function per kind of array, so that each of them meets one kind only and the
 * compiler turns it into the bare read: a single function for all of them is several times slower in the
 * loops over 10,000 areas.
 */

/** The item at an index. Throws when there is none. */
export function itemAt<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw outOfRange(list.length, index);
  return item;
}

/** The number at an index of a column of values. Throws when there is none. */
export function numberAt(list: Float64Array, index: number): number {
  const number = list[index];
  if (number === undefined) throw outOfRange(list.length, index);
  return number;
}

/** The status, state or flag at an index, one byte each. Throws when there is none. */
export function byteAt(list: Uint8Array, index: number): number {
  const byte = list[index];
  if (byte === undefined) throw outOfRange(list.length, index);
  return byte;
}

/** The index of an area, item or cell at an index: parents, pairs, cycles. Throws when there is none. */
export function indexAt(list: Int32Array | Uint32Array | Uint16Array, index: number): number {
  const found = list[index];
  if (found === undefined) throw outOfRange(list.length, index);
  return found;
}

function outOfRange(length: number, index: number): RangeError {
  return new RangeError(`index ${index} is out of range of ${length} items`);
}
