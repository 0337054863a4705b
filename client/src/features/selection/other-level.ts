import type { AreasAnswer } from '../../../../server/contract/levels.ts';
import { type AreaSet, areaSet, has } from '../../link/area-set.ts';

/** How a selection can move over to another level; `null` where the levels have nothing to do with each other. */
export type Moved =
  | { kind: 'parts'; parts: AreaSet }
  /** To a coarser level: areas all of whose parts are selected, and those with some. */
  | { kind: 'around'; whole: AreaSet; touched: AreaSet }
  | null;

export function moveSelection(from: AreasAnswer, set: AreaSet, to: AreasAnswer): Moved {
  const coarser = to.parents[from.level];
  if (coarser) {
    const parts = coarser.flatMap((parent, i) => (parent !== null && has(set, parent) ? [i] : []));
    return { kind: 'parts', parts: areaSet(parts) };
  }
  const finer = from.parents[to.level];
  if (!finer) return null;
  const unknown = new Set(from.unknown);
  const partial = new Set<number>();
  const touched = new Set<number>();
  finer.forEach((parent, i) => {
    if (parent === null) return;
    if (has(set, i)) touched.add(parent);
    else if (!unknown.has(i)) partial.add(parent);
  });
  const whole = [...touched].filter((parent) => !partial.has(parent));
  return { kind: 'around', whole: areaSet(whole), touched: areaSet(touched) };
}
