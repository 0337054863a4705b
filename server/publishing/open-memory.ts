/** The memory of a data folder: see `remember-edition.ts`. */
import { openEdition, readLive } from '../../geodata/edition/editions.ts';
import { MemoryStore } from '../../geodata/edition/memory-store.ts';
import { isProtected } from '../../geodata/model/threshold.ts';
import { rememberEdition } from './remember-edition.ts';

/** Opens it. A folder that has none yet begins with the edition that is live. */
export function openMemory(dataDir: string): MemoryStore {
  const memory = new MemoryStore(dataDir);
  const live = readLive(dataDir);
  if (live === null || memory.editions.length > 0) return memory;
  try {
    const edition = openEdition(dataDir, live);
    const guarded = edition.indicators.filter(
      (indicator) => isProtected(indicator) && indicator.formula === null,
    );
    const thresholds = guarded.map(({ code, threshold }) => [code, threshold ?? 0] as const);
    rememberEdition(memory, edition, new Map(thresholds));
    edition.close();
  } catch {
    // An edition of another layout cannot be read any more, by readers neither.
  }
  return memory;
}
