/** The protection of a cube or of flows as bytes. */
import { indexAt } from '../model/read-at.ts';
import type { CubeProtection } from './cube-counts.ts';

/** The bytes of a protection, as `cube_protection` holds them. */
export function encodeProtection({
  exchangeGroups,
  closedWith,
  totalHidden,
}: CubeProtection): Buffer {
  const head = Int32Array.of(exchangeGroups.length, closedWith.length);
  const bytes = (array: Int32Array | Uint8Array): Buffer =>
    Buffer.from(array.buffer, array.byteOffset, array.byteLength);
  return Buffer.concat([bytes(head), bytes(exchangeGroups), bytes(closedWith), bytes(totalHidden)]);
}

/** Reads what `encodeProtection` wrote. */
export function decodeProtection(data: Buffer): CubeProtection {
  const bytes = new Uint8Array(data);
  const head = new Int32Array(bytes.buffer, 0, 2);
  const [length, areas] = [indexAt(head, 0), indexAt(head, 1)];
  return {
    exchangeGroups: new Int32Array(bytes.buffer, 8, length),
    closedWith: new Int32Array(bytes.buffer, 8 + length * 4, areas),
    totalHidden: new Uint8Array(bytes.buffer, 8 + (length + areas) * 4, areas),
  };
}
