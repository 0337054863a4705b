/** The portal's own example of a cube definition, when that file is at hand. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { basePattern, cellCount, cellsOfOperands } from '../../../geodata/model/cube.ts';
import type { Problem } from '../../../geodata/model/data-error.ts';
import { readCubeDefinition } from '../../../geodata/source/cubes/read-cube-definition.ts';
import { readIndicators } from '../../../geodata/source/definitions/read-indicators.ts';

const metadata = path.join(import.meta.dirname, '../../../../shared/geodata/pinc-metadata');
const example = 'voorbeeld_metadata_kubus_onderwijs_20171127.xlsx';
const present = existsSync(path.join(metadata, example));

async function readExample(more: Record<string, string>) {
  const extra = await mkdtemp(path.join(tmpdir(), 'buurtatlas-definition-'));
  for (const [name, text] of Object.entries(more)) await writeFile(path.join(extra, name), text);
  const problems: Problem[] = [];
  const definition = [example, path.relative(metadata, extra)];
  const entry = { definition, figures: [], absentIsZero: false };
  const read = await readCubeDefinition(metadata, entry, problems);
  await rm(extra, { recursive: true });
  return { definition: read, problems };
}

const GENDER = { 'geslacht.csv': 'Itemcode,Naam,Volgnr\nm,man,1\nv,vrouw,2\n' };

it.skipIf(!present)(
  'the example of pupils is read with the items of its dimension levels',
  async () => {
    const { definition, problems } = await readExample(GENDER);
    expect(problems).toEqual([]);
    if (!definition) throw new Error('no definition');
    expect(definition.code).toBe('kubus2301_BO_woonplaats');
    expect(definition.dimensions.map(({ code, level }) => [code, level])).toEqual([
      ['leeftijd', 'v2301_leeftijd'],
      ['v2301_hoofdstructuur', 'v2301_hoofdstructuur'],
      ['v2301_leerjaar_lo', 'v2301_leerjaar_lo'],
      ['geslacht', 'geslacht'],
      ['v2301_rkopleidingmoeder', 'v2301_rkopleidingmoeder'],
      ['v2301_rktoelage', 'v2301_rktoelage'],
      ['v2301_rktaal', 'v2301_rktaal'],
      ['v2301_rkbuurt', 'v2301_rkbuurt'],
    ]);
    expect(cellCount(definition, basePattern(definition))).toBe(11 * 4 * 7 * 2 * 3 ** 4);
    expect(cellsOfOperands(definition, ['v2301_leerjaar_lo_9', 'GESLACHT_V'])).toEqual({
      v2301_leerjaar_lo: ['9'],
      geslacht: ['v'],
    });
  },
);

it.skipIf(!present)('a dimension level without items is named', async () => {
  const { definition, problems } = await readExample({});
  expect(definition).toBeNull();
  expect(problems.map(({ kind, message }) => [kind, message.slice(0, 60)])).toEqual([
    ['no_items', 'no sheet with the items of dimension level "geslacht" (found'],
  ]);
});

it.skipIf(!present)('its indicator is read from the sheet beside', async () => {
  const problems: Problem[] = [];
  const entry = { file: example, sheet: 'onderwerp', onlyWithFigures: false };
  const [read] = await readIndicators(metadata, entry, problems);
  expect(read?.indicator).toMatchObject({ code: 'kubus2301_BO_woonplaats', threshold: 5 });
});
