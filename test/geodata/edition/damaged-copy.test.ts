import { truncateSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ATLAS_FILE } from '../../../geodata/edition/edition.ts';
import { editionsFolder, openEdition } from '../../../geodata/edition/editions.ts';
import { createDataDir, createEdition } from '../../fixtures/create-edition.ts';

it('an edition that was damaged on disk is replaced when it is built again, and a whole one is kept', async () => {
  const { dataDir, remove } = createDataDir();
  try {
    const id = await createEdition(dataDir);
    const folder = path.join(editionsFolder(dataDir), id);
    truncateSync(path.join(folder, ATLAS_FILE), 1000);
    expect(() => openEdition(dataDir, id)).toThrow();
    expect(await createEdition(dataDir)).toBe(id);
    const mended = openEdition(dataDir, id);
    const { builtAt } = mended.meta;
    mended.close();
    expect(await createEdition(dataDir)).toBe(id);
    const kept = openEdition(dataDir, id);
    expect(kept.meta.builtAt).toBe(builtAt);
    kept.close();
  } finally {
    await remove();
  }
});
