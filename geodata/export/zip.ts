/** Zip archives whose entries are written as they come (APPNOTE 6.3.3 §4.3): sizes stand after the data. */
import { Zip } from 'fflate';
import { deflateChunks } from './deflate.ts';

/** ASCII name and content; the chunks are asked for when it is the entry's turn. */
export type ZipEntry = { name: string; chunks: () => Generator<Uint8Array> };

const DEFLATED = 8;
/** The format's first day, in local time as the format has it: the same content gives the same bytes. */
const DATE = new Date(1980, 0, 1);
/** Where this format needs its 64-bit extension, which is not written. */
const MAX_BYTES = 2 ** 32 - 1;

/**
 * The bytes of an archive, as they come; an empty chunk is a turn for others. Deflating is `node:zlib`'s, which is
 * faster; the archive around it is fflate's, which hands over each piece before the next is asked for.
 */
export function* writeZip(entries: Iterable<ZipEntry>): Generator<Uint8Array> {
  let written: Uint8Array[] = [];
  let bytes = 0;
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    written.push(chunk);
    bytes += chunk.length;
  });
  const taken = (): Uint8Array => {
    const chunk = written.length === 1 ? written[0] : Buffer.concat(written);
    written = [];
    return chunk ?? Buffer.alloc(0);
  };
  for (const { name, chunks } of entries) {
    const file = {
      filename: name,
      size: 0,
      crc: 0,
      compression: DEFLATED,
      mtime: DATE,
      ondata: noData,
    };
    zip.add(file);
    const pieces = deflateChunks(chunks());
    try {
      for (let piece = pieces.next(); ; piece = pieces.next()) {
        if (piece.done) {
          file.size = piece.value.bytes;
          file.crc = piece.value.crc;
          file.ondata(null, new Uint8Array(0), true);
          break;
        }
        file.ondata(null, piece.value, false);
        yield taken();
      }
    } finally {
      pieces.return({ crc: 0, bytes: 0, deflatedBytes: 0 });
    }
    if (bytes > MAX_BYTES || file.size > MAX_BYTES) {
      throw new RangeError(
        `a zip archive has at most ${MAX_BYTES} bytes, ${name} ends at ${bytes}`,
      );
    }
    yield taken();
  }
  zip.end();
  yield taken();
}

/** Replaced by the archive as soon as it takes the file. */
function noData(_error: Error | null, _chunk: Uint8Array, _isLast: boolean): void {
  throw new Error('this entry is in no archive');
}
