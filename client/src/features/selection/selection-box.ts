import type { Box } from '../../../../geodata/model/model.ts';
import type { AreaSet } from '../../link/area-set.ts';

/** The box around areas; null when none of them has a place. */
export function boxAround(set: AreaSet, boxes: readonly (Box | null)[]): Box | null {
  let around: Box | null = null;
  for (const index of set) {
    const box = boxes[index];
    if (!box) continue;
    around = around
      ? [
          Math.min(around[0], box[0]),
          Math.min(around[1], box[1]),
          Math.max(around[2], box[2]),
          Math.max(around[3], box[3]),
        ]
      : box;
  }
  return around;
}
