/** From what stands in an address to an area, to where it is now, or to nothing. */

import type { Edition, LevelData } from '../../../geodata/edition/edition.ts';
import { foldCode } from '../../../geodata/model/area-code.ts';
import type { Language } from '../../../geodata/model/model.ts';
import { areaPath } from '../../contract/page-paths.ts';
import { compareVintages } from '../../edition/area-ref.ts';
import { segmentOf } from '../../edition/newest-vintage.ts';
import { type Place, placeAt } from '../../edition/place.ts';

/** `status` 308 where the spelling alone decides, 307 where a later edition may decide otherwise. */
export type Found =
  | { kind: 'page'; place: Place }
  | { kind: 'redirect'; path: string; status: 307 | 308 }
  | { kind: 'missing' };

/** The page at `level` and `code`, as they were written in the address. */
export function findArea(edition: Edition, language: Language, level: string, code: string): Found {
  const data = levelOf(edition, level.toLowerCase());
  if (!data) return { kind: 'missing' };
  for (const vintage of [data, ...olderThan(edition, data)]) {
    const index = vintage.indexOf.get(foldCode(code));
    if (index === undefined) continue;
    const place = placeAt(vintage, index);
    const segment = segmentOf(edition, vintage);
    if (segment === level && place.ref.code === code) return { kind: 'page', place };
    const status = segment === level.toLowerCase() ? 308 : 307;
    return { kind: 'redirect', path: areaPath(language, segment, place.ref.code), status };
  }
  return { kind: 'missing' };
}

function levelOf(edition: Edition, code: string): LevelData | null {
  const isKnown = edition.levels.some(({ level }) => level.code === code || level.family === code);
  return isKnown ? edition.level(code) : null;
}

/** Vintages of the same family before this one, newest first. */
function olderThan(edition: Edition, data: LevelData): LevelData[] {
  return edition.levels
    .filter(({ level }) => level.family === data.level.family)
    .sort(compareVintages)
    .filter((other) => compareVintages(other, data) > 0);
}
