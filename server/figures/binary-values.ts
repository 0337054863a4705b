import type { Column } from '../../geodata/model/column.ts';
import { VALUE } from '../../geodata/model/status.ts';

/** `BAVC`: Buurtatlas value column. */
const MAGIC = Buffer.from('BAVC', 'ascii');
const VERSION = 1;
const HEADER_BYTES = 16;

/**
 * A published column as bytes, little-endian: magic `BAVC`, Uint32 version, Uint32 count, Uint32 length
 * of the JSON part; then `count` Float64 values (NaN where missing), `count` Uint8 statuses (an index
 * in `STATUSES`), and the JSON part in UTF-8: `about`, the answer without its columns. The values start
 * at byte 16, so that a browser can lay a Float64Array over them.
 */
export function encodeValues({ values, statuses }: Column, about: object): Buffer {
  const json = Buffer.from(JSON.stringify(about));
  const count = values.length;
  const bytes = Buffer.alloc(HEADER_BYTES + count * 9 + json.length);
  MAGIC.copy(bytes);
  bytes.writeUInt32LE(VERSION, 4);
  bytes.writeUInt32LE(count, 8);
  bytes.writeUInt32LE(json.length, 12);
  for (const [index, value] of values.entries()) {
    const shown = statuses[index] === VALUE ? value : Number.NaN;
    bytes.writeDoubleLE(shown, HEADER_BYTES + index * 8);
  }
  bytes.set(statuses, HEADER_BYTES + count * 8);
  json.copy(bytes, HEADER_BYTES + count * 9);
  return bytes;
}
