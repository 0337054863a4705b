/** The protection of a cube or of flows as bytes. */
import type { CubeProtection } from './cube-counts.ts';

/** The bytes of a protection, as `cube_protection` holds them. */
export function encodeProtection({ bundles, closedWith, totalHidden }: CubeProtection): Buffer {
  const head = Int32Array.of(bundles.length, closedWith.length);
  const bytes = (array: Int32Array | Uint8Array): Buffer =>
    Buffer.from(array.buffer, array.byteOffset, array.byteLength);
  return Buffer.concat([bytes(head), bytes(bundles), bytes(closedWith), bytes(totalHidden)]);
}

/** Reads what `encodeProtection` wrote. */
export function decodeProtection(data: Buffer): CubeProtection {
  const bytes = new Uint8Array(data);
  const [bundles = 0, areas = 0] = new Int32Array(bytes.buffer, 0, 2);
  return {
    bundles: new Int32Array(bytes.buffer, 8, bundles),
    closedWith: new Int32Array(bytes.buffer, 8 + bundles * 4, areas),
    totalHidden: new Uint8Array(bytes.buffer, 8 + (bundles + areas) * 4, areas),
  };
}
