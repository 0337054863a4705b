/** Unpacks a font. */
import { inflateSync } from 'node:zlib';

const SIGNATURE = 0x774f4646;
const HEADER_BYTES = 44;
const ENTRY_BYTES = 20;
const SFNT_HEADER_BYTES = 12;
const SFNT_ENTRY_BYTES = 16;

type Table = { tag: number; checksum: number; body: Buffer };

/**
 * The TrueType bytes of a WOFF 1.0 file (W3C, WOFF File Format 1.0 §3 to §5): the same tables without
 * their compression. Throws for anything else.
 */
export function readWoff(woff: Buffer): Buffer {
  if (woff.length < HEADER_BYTES || woff.readUInt32BE(0) !== SIGNATURE) {
    throw new Error('not a WOFF 1.0 file');
  }
  const flavor = woff.readUInt32BE(4);
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, i): Table => {
    const at = HEADER_BYTES + i * ENTRY_BYTES;
    const [offset, packed, length] = [4, 8, 12].map((field) => woff.readUInt32BE(at + field));
    const body = woff.subarray(offset, (offset ?? 0) + (packed ?? 0));
    return {
      tag: woff.readUInt32BE(at),
      checksum: woff.readUInt32BE(at + 16),
      body: packed === length ? body : inflateSync(body),
    };
  });
  return writeSfnt(flavor, tables);
}

/** Tables stand in the order given, each on a multiple of four bytes. */
function writeSfnt(flavor: number, tables: readonly Table[]): Buffer {
  const power = Math.floor(Math.log2(tables.length));
  const header = Buffer.alloc(SFNT_HEADER_BYTES + tables.length * SFNT_ENTRY_BYTES);
  header.writeUInt32BE(flavor, 0);
  header.writeUInt16BE(tables.length, 4);
  header.writeUInt16BE(16 * 2 ** power, 6);
  header.writeUInt16BE(power, 8);
  header.writeUInt16BE(16 * tables.length - 16 * 2 ** power, 10);
  const parts: Buffer[] = [header];
  let offset = header.length;
  for (const [i, { tag, checksum, body }] of tables.entries()) {
    const at = SFNT_HEADER_BYTES + i * SFNT_ENTRY_BYTES;
    for (const [field, value] of [tag, checksum, offset, body.length].entries()) {
      header.writeUInt32BE(value, at + field * 4);
    }
    const padding = Buffer.alloc((4 - (body.length % 4)) % 4);
    parts.push(body, padding);
    offset += body.length + padding.length;
  }
  return Buffer.concat(parts);
}
