import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { unpackFile } from '../../scripts/sources/unpack-file.ts';
import { collection, zipSectors } from '../fixtures/create-statbel.ts';

it('refuses an archive that is absent, cut off or holds something else', async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'buurtatlas-unpack-'));
  const file = path.join(dir, 'half.zip');
  const unpack = (name: string) => unpackFile(name, path.join(dir, 'out'), ['.shp', '.geojson']);
  try {
    writeFileSync(file, zipSectors(collection()).body.subarray(0, 500));
    await expect(unpack(file)).rejects.toThrow(/^half.zip is no whole zip archive/);
    writeFileSync(file, zipSync({ 'lees mij.txt': strToU8('hallo') }));
    await expect(unpack(file)).rejects.toThrow(
      'half.zip holds no .shp, .geojson (found: lees mij.txt)',
    );
    await expect(unpack(path.join(dir, 'niet.zip'))).rejects.toThrow(/^no such file/);
  } finally {
    rmSync(dir, { recursive: true });
  }
});
