import { type LevelData, parentIndex } from '../../geodata/edition/edition.ts';
import type { LocateAnswer } from '../contract/areas.ts';
import { areaRef } from './area-ref.ts';
import type { EditionBundle } from './edition-bundle.ts';

/**
 * The area at every drawn level, coarse to fine. The finest outline that contains the place decides, and
 * its parents follow from the tables: two simplified borders may disagree by a metre, a ladder may not.
 * A parent of an approximate outline gives way to an official outline of its own.
 */
export function areasAt(
  { edition, locator }: EditionBundle,
  lon: number,
  lat: number,
): LocateAnswer['areas'] {
  const found = new Map<LevelData, { index: number; isOfficial: boolean }>();
  for (const data of edition.levels.toReversed()) {
    const isOfficial = data.level.boundaries === 'official';
    const derived = found.get(data);
    if (data.drawn === 0 || (derived && (derived.isOfficial || !isOfficial))) continue;
    const index = locator.locate(data.level.code, lon, lat);
    if (index === null) continue;
    found.set(data, { index, isOfficial });
    for (const parent of edition.coarserLevels(data.level.code)) {
      const at = parentIndex(data.parents.get(parent.level.code) ?? null, index);
      const before = found.get(parent);
      if (at === null || (before && (before.isOfficial || !isOfficial))) continue;
      found.set(parent, { index: at, isOfficial });
    }
  }
  return edition.levels.flatMap((data) => {
    const at = found.get(data);
    if (!at || data.drawn === 0) return [];
    return [{ ...areaRef(data, at.index), boundaries: data.level.boundaries }];
  });
}
