import type { AreasAnswer } from '../../../../server/contract/levels.ts';
import type { AreaSet } from '../../link/area-set.ts';

/** Per coarser level the one area that all areas of the set lie in; levels without such an area are left out. */
export function commonParents(
  { parents }: Pick<AreasAnswer, 'parents'>,
  set: AreaSet,
): { level: string; index: number }[] {
  const [first] = set;
  if (first === undefined) return [];
  return Object.entries(parents).flatMap(([level, parentOf]) => {
    const parent = parentOf[first];
    const isCommon = typeof parent === 'number' && set.every((index) => parentOf[index] === parent);
    return isCommon ? [{ level, index: parent }] : [];
  });
}
