import { neighbors as findByArcs } from 'topojson-client';
import type { ArcArea } from './topology.ts';

/**
 * For each area index below `areaCount` the indexes of the areas it shares a stretch of border with,
 * ascending. Touching in a point does not count. `layers` are the parts of one level that come from
 * different topologies; borders between such parts are not seen.
 */
export function findNeighbours(
  layers: readonly (readonly ArcArea[])[],
  areaCount: number,
): number[][] {
  const neighbours = Array.from({ length: areaCount }, () => new Set<number>());
  for (const areas of layers) {
    const objects = areas.map(({ polygons }) => ({
      type: 'MultiPolygon' as const,
      arcs: polygons,
    }));
    for (const [i, positions] of findByArcs(objects).entries()) {
      const index = areas[i]?.index ?? -1;
      for (const position of positions) {
        const other = areas[position]?.index ?? -1;
        if (other !== index) neighbours[index]?.add(other);
      }
    }
  }
  return neighbours.map((set) => [...set].sort((a, b) => a - b));
}
