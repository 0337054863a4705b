/** Cubes keep their protection over editions: other levels must not choose other exchanges beside the same figures. */
import { rm } from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { CubeCounts } from '../../../geodata/disclosure/cube-counts.ts';
import { protectCube } from '../../../geodata/disclosure/cube-privacy.ts';
import { encodeProtection } from '../../../geodata/disclosure/encode-protection.ts';
import { readKey } from '../../../geodata/edition/edition-key.ts';
import { MemoryStore } from '../../../geodata/edition/memory-store.ts';
import { EarlierProtections } from '../../../geodata/protect/protections-before.ts';
import { createRandom } from '../../fixtures/random.ts';
import { createEditionFolder } from '../../fixtures/write-edition.ts';

const AREAS = 6;

function createCounts(groupings: Int32Array[], changed = 0): CubeCounts {
  const random = createRandom(7);
  const values = Float64Array.from({ length: 4 * 3 * AREAS }, () =>
    random.next() < 0.15 ? random.whole(5) : 20 + random.whole(60),
  );
  values[0] = (values[0] ?? 0) + changed;
  return { sizes: [4, 3], areas: AREAS, values, groupings, itemGroupings: [[], []], threshold: 5 };
}

const ONE = [new Int32Array(AREAS)];
const TWO = [new Int32Array(AREAS), Int32Array.of(0, 0, 0, 1, 1, 1)];

it('keeps the protection of the same figures at other levels, and tells of other figures', async () => {
  const dataDir = createEditionFolder();
  const memory = new MemoryStore(dataDir);
  const decide = (counts: CubeCounts) => {
    const earlier = new EarlierProtections(memory, readKey(dataDir));
    const table = { kind: 'cube', code: 'kubus', place: 'statsec 2024' } as const;
    const protection = earlier.decide(table, [counts.values], () => protectCube(counts));
    for (const { kind, code, place, digest } of earlier.decided)
      memory.writeProtection(kind, code, place, digest, encodeProtection(protection));
    return { protection, revised: earlier.revised.length };
  };
  const first = decide(createCounts(ONE));
  expect(protectCube(createCounts(TWO))).not.toEqual(first.protection);
  expect(decide(createCounts(TWO))).toEqual({ protection: first.protection, revised: 0 });
  expect(decide(createCounts(ONE, 1)).revised).toBe(1);
  memory.close();
  await rm(dataDir, { recursive: true });
});
