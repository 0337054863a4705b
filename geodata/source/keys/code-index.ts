/** Area codes of a level and where in the level's area order each stands. */
import { foldCode } from '../../model/area-code.ts';
import type { Area } from '../../model/model.ts';

/** Folded codes of a level → index of the area. */
export type CodeIndex = ReadonlyMap<string, number>;

/** The index of every area of a level by its folded code. */
export function indexCodes(areas: readonly Area[]): CodeIndex {
  return new Map(areas.map((area, index) => [foldCode(area.code), index]));
}
