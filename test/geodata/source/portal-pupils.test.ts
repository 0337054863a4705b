/** Pupils as the sheets of the portal write them: which municipalities they are of. */
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../geodata/model/data-error.ts';
import { readManifest } from '../../../geodata/source/read-manifest.ts';
import { readSource } from '../../../geodata/source/read-source.ts';
import { available, folder, MANIFEST } from './portal-sheets.ts';

describe.skipIf(!available)('the pupils as their sheet writes them', () => {
  test('are proposed to be municipalities of 2018', async () => {
    const problems: Problem[] = [];
    const manifest = await readManifest(folder, problems, MANIFEST);
    if (!manifest) throw new Error('no manifest');
    const needed = new Set(['gemeente', 'gemeente2018', 'gemeente2024']);
    const source = await readSource(
      folder,
      {
        ...manifest,
        levels: manifest.levels.filter(({ code }) => needed.has(code)),
        aggregations: [],
        geometry: [],
        indicators: [],
        themes: [],
        extras: {},
        figures: manifest.figures
          .filter(({ file }) => file.endsWith('voorbeeld_upload.xlsx'))
          .map((entry) => ({ ...entry, levels: {} })),
      },
      () => {},
    );
    const proposal = source.problems.find(({ kind }) => kind === 'other_vintage');
    console.info(`pupils: ${proposal?.message}`);
    expect(proposal).toMatchObject({ sheet: 'voorbeeld_UPLOAD_onderwijs', severity: 'warning' });
    expect(proposal?.message).toContain('"levels": {"gemeente2024": "gemeente2018"}');
  });
});
