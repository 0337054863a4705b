/**
 * Deflate (RFC 1951) and gzip (RFC 1952) piece by piece without waiting for anything: each piece is
 * compressed by itself and ends on a whole byte, so that the pieces together are one stream.
 */
import { constants, crc32, deflateRawSync } from 'node:zlib';

const LEVEL = 6;
/** Smaller pieces are gathered first: each begins without memory of the one before. */
const PIECE_BYTES = 64 * 1024;

export type Deflated = { crc: number; bytes: number; deflatedBytes: number };

/** Compresses chunks; returns the checksum and both lengths. An empty chunk stays one. */
export function* deflateChunks(chunks: Generator<Uint8Array>): Generator<Uint8Array, Deflated> {
  const done: Deflated = { crc: 0, bytes: 0, deflatedBytes: 0 };
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  const compress = (isLast: boolean): Uint8Array => {
    const piece = deflateRawSync(Buffer.concat(waiting), {
      level: LEVEL,
      finishFlush: isLast ? constants.Z_FINISH : constants.Z_SYNC_FLUSH,
    });
    [waiting, waitingBytes] = [[], 0];
    done.deflatedBytes += piece.length;
    return piece;
  };
  for (const chunk of chunks) {
    done.crc = crc32(chunk, done.crc);
    done.bytes += chunk.length;
    waiting.push(chunk);
    waitingBytes += chunk.length;
    yield waitingBytes >= PIECE_BYTES ? compress(false) : chunk.subarray(0, 0);
  }
  yield compress(true);
  return done;
}

/** Without name and date, so that the same content gives the same bytes; made on an unknown system. */
const GZIP_HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255);

export function* gzipChunks(chunks: Generator<Uint8Array>): Generator<Uint8Array> {
  yield GZIP_HEADER;
  const { crc, bytes } = yield* deflateChunks(chunks);
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc, 0);
  trailer.writeUInt32LE(bytes % 2 ** 32, 4);
  yield trailer;
}
