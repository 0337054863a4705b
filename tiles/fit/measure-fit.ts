import type { MultiPolygon } from 'geojson';
import { surfaceM2 } from '../measure/measure-area.ts';
import type { LevelBuild } from '../measure/measure-level.ts';

/** How well outlines cover those of their parents; surfaces in m². */
export type FitMeasure = {
  /** Areas with an outline. */
  drawn: number;
  /** For each parent with children the surface that they cover too little (−) or too much, by parent index. */
  differences: Map<number, number>;
};

/** Compares the outlines of a level with those of the level they were fitted into. */
export function measureFit(
  level: LevelBuild,
  parents: ReadonlyMap<number, MultiPolygon>,
  parentOf: Int32Array,
): FitMeasure {
  const differences = new Map<number, number>();
  for (const { index, geometry } of level.shapes.values()) {
    const parent = parentOf[index] ?? -1;
    const outline = parents.get(parent);
    if (!outline) continue;
    const before = differences.get(parent) ?? -surfaceM2(outline);
    differences.set(parent, before + surfaceM2(geometry));
  }
  return { drawn: level.shapes.size, differences };
}
