/** Files that must be finished before their first bytes are known: made in the system's temporary folder. */
import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const CHUNK_BYTES = 256 * 1024;

/**
 * Makes something in a folder of its own, which is gone when the generator is, whether it ran to its end,
 * was returned from or threw.
 */
export function* inTemporaryFolder(
  make: (folder: string) => Generator<Uint8Array>,
): Generator<Uint8Array> {
  const folder = mkdtempSync(path.join(tmpdir(), 'buurtatlas-export-'));
  try {
    yield* make(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The bytes of a file from `start` on. */
export function* readChunks(file: string, start = 0): Generator<Uint8Array> {
  const fd = openSync(file, 'r');
  try {
    for (let at = start; ; ) {
      const chunk = Buffer.alloc(CHUNK_BYTES);
      const bytes = readSync(fd, chunk, 0, CHUNK_BYTES, at);
      if (bytes === 0) return;
      yield chunk.subarray(0, bytes);
      at += bytes;
    }
  } finally {
    closeSync(fd);
  }
}

/** What is yielded for a turn of others while there are no bytes yet. */
export const NO_BYTES = new Uint8Array(0);
