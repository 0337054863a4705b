/** Zip archives whose entries are written as they come (APPNOTE 6.3.3 §4.3): sizes stand after the data. */
import { type Deflated, deflateChunks } from './deflate.ts';

/** ASCII name and content; the chunks are asked for when it is the entry's turn. */
export type ZipEntry = { name: string; chunks: () => Generator<Uint8Array> };

const VERSION = 20;
/** Sizes and checksum are in a descriptor behind the data. */
const FLAGS = 1 << 3;
const DEFLATED = 8;
/** 1 January 1980: the same content gives the same bytes. */
const DATE = 0x21;
/** Where this format needs its 64-bit extension, which is not written. */
const MAX_BYTES = 2 ** 32 - 1;

export function* writeZip(entries: Iterable<ZipEntry>): Generator<Uint8Array> {
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, chunks } of entries) {
    const title = Buffer.from(name, 'latin1');
    const header = Buffer.concat([signed('PK\x03\x04'), facts(null, title), title]);
    yield header;
    const deflated = yield* deflateChunks(chunks());
    const descriptor = Buffer.concat([signed('PK\x07\x08'), sizes(deflated)]);
    yield descriptor;
    directory.push(directoryEntry(title, deflated, at));
    at += header.length + deflated.deflatedBytes + descriptor.length;
    if (at > MAX_BYTES || deflated.bytes > MAX_BYTES) {
      throw new RangeError(`a zip archive has at most ${MAX_BYTES} bytes, ${name} ends at ${at}`);
    }
  }
  const bytes = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(bytes.length, 8);
  end.writeUInt32LE(at, 12);
  yield Buffer.concat([bytes, signed('PK\x05\x06'), end]);
}

function signed(signature: string): Buffer {
  return Buffer.from(signature, 'latin1');
}

/** From the version to the lengths of name and extra field. */
function facts(deflated: Deflated | null, title: Buffer): Buffer {
  const fixed = Buffer.alloc(10);
  fixed.writeUInt16LE(VERSION, 0);
  fixed.writeUInt16LE(FLAGS, 2);
  fixed.writeUInt16LE(DEFLATED, 4);
  fixed.writeUInt16LE(DATE, 8);
  const lengths = Buffer.alloc(4);
  lengths.writeUInt16LE(title.length, 0);
  return Buffer.concat([fixed, sizes(deflated ?? { crc: 0, bytes: 0, deflatedBytes: 0 }), lengths]);
}

function sizes({ crc, bytes, deflatedBytes }: Deflated): Buffer {
  const part = Buffer.alloc(12);
  part.writeUInt32LE(crc, 0);
  part.writeUInt32LE(deflatedBytes, 4);
  part.writeUInt32LE(bytes, 8);
  return part;
}

function directoryEntry(title: Buffer, deflated: Deflated, at: number): Buffer {
  const madeBy = Buffer.alloc(2);
  madeBy.writeUInt16LE(VERSION, 0);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(at, 10);
  return Buffer.concat([signed('PK\x01\x02'), madeBy, facts(deflated, title), rest, title]);
}
