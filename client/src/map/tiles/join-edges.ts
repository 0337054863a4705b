import { NO_AREA, type TileGeometry } from './tile-geometry.ts';

type Rings = Pick<TileGeometry, 'positions' | 'vertexAreas' | 'ringStarts'>;

/**
 * Each border once, with the areas on both sides of it. Neighbours share their vertices and go along a border in
 * opposite directions, so an edge and its reverse are one: half as much to draw, and a colour for either side.
 */
export function joinEdges({
  positions,
  vertexAreas,
  ringStarts,
}: Rings): Pick<TileGeometry, 'edges' | 'edgeAreas'> {
  const count = vertexAreas.length;
  const edges = new Int16Array(count * 4);
  const areas = new Uint32Array(count * 2);
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(count * 2 + 1))).fill(-1);
  const mask = slots.length - 1;
  let joined = 0;
  /** The slot of an edge in this direction, or the empty one where it would go. */
  const find = (x0: number, y0: number, x1: number, y1: number): number => {
    let slot = hash(x0, y0, x1, y1) & mask;
    for (let at = slots[slot] ?? -1; at >= 0; at = slots[slot] ?? -1) {
      const i = at * 4;
      if (edges[i] === x0 && edges[i + 1] === y0 && edges[i + 2] === x1 && edges[i + 3] === y1) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  };
  for (let ring = 0; ring + 1 < ringStarts.length; ring++) {
    const [start, end] = [ringStarts[ring] ?? 0, ringStarts[ring + 1] ?? 0];
    for (let from = start; from < end; from++) {
      const to = from + 1 < end ? from + 1 : start;
      const [x0, y0] = [positions[from * 2] ?? 0, positions[from * 2 + 1] ?? 0];
      const [x1, y1] = [positions[to * 2] ?? 0, positions[to * 2 + 1] ?? 0];
      const area = vertexAreas[from] ?? NO_AREA;
      const other = slots[find(x1, y1, x0, y0)] ?? -1;
      if (other >= 0 && areas[other * 2 + 1] === NO_AREA) {
        areas[other * 2 + 1] = area;
        continue;
      }
      edges.set([x0, y0, x1, y1], joined * 4);
      areas[joined * 2] = area;
      areas[joined * 2 + 1] = NO_AREA;
      slots[find(x0, y0, x1, y1)] = joined++;
    }
  }
  return { edges: edges.slice(0, joined * 4), edgeAreas: areas.slice(0, joined * 2) };
}

function hash(x0: number, y0: number, x1: number, y1: number): number {
  let mixed = Math.imul(x0, 73856093) ^ Math.imul(y0, 19349663);
  mixed ^= Math.imul(x1, 83492791) ^ Math.imul(y1, 49979687);
  return mixed ^ (mixed >>> 15);
}
