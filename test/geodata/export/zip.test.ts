import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { gzipChunks } from '../../../geodata/export/deflate.ts';
import { writeZip } from '../../../geodata/export/zip.ts';
import { createRandom } from '../../fixtures/random.ts';

/** Chunks of all lengths, from none to more than is compressed at once. */
function createChunks(seed: number, count: number): Buffer[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const length = random.pick([0, 1, 100, 5000, 70_000]);
    return Buffer.from(Array.from({ length }, () => random.pick('abcdefé\n'.split(''))).join(''));
  });
}

function* each(chunks: readonly Buffer[]): Generator<Uint8Array> {
  yield* chunks;
}

describe('gzip in pieces', () => {
  it.each([0, 1, 7, 40])('of %i chunks is what went in', (count) => {
    const chunks = createChunks(count, count);
    const zipped = Buffer.concat([...gzipChunks(each(chunks))]);
    expect(gunzipSync(zipped).equals(Buffer.concat(chunks))).toBe(true);
  });

  it('returns from its source when it is returned from', () => {
    let isReturned = false;
    const zipping = gzipChunks(
      (function* () {
        try {
          for (;;) yield Buffer.alloc(100_000);
        } finally {
          isReturned = true;
        }
      })(),
    );
    zipping.next();
    zipping.next();
    zipping.return(undefined);
    expect(isReturned).toBe(true);
  });
});

const hasUnzip = spawnSync('unzip', ['-v']).status === 0;

describe.skipIf(!hasUnzip)('a zip archive (skipped without unzip)', () => {
  it('is whole to unzip, entry by entry', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'buurtatlas-test-'));
    try {
      const contents = new Map([
        ['empty', createChunks(1, 0)],
        ['a/one.xml', createChunks(2, 3)],
        ['a/many.xml', createChunks(3, 30)],
      ]);
      const entries = [...contents].map(([name, chunks]) => ({ name, chunks: () => each(chunks) }));
      const file = path.join(folder, 'test.zip');
      writeFileSync(file, Buffer.concat([...writeZip(entries)]));
      expect(execFileSync('unzip', ['-t', file], { encoding: 'utf8' })).toContain('No errors');
      for (const [name, chunks] of contents) {
        const bytes = execFileSync('unzip', ['-p', file, name], { maxBuffer: 2 ** 27 });
        expect(bytes.equals(Buffer.concat(chunks)), name).toBe(true);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
