import { TILE_EXTENT, WORLD } from '../projection/web-mercator.ts';
import { doubleRingArea } from './ring-area.ts';
import type { ArcArea, AreaTopology } from './topology.ts';

/**
 * An area as drawn at one zoom: `polygons[polygon][ring]` is `[x0, y0, x1, y1, …]` in tile units of that
 * zoom (4096 × 2^zoom across the world), closed, the outer ring first.
 */
export type TileShape = { index: number; polygons: Int32Array[][] };

/** A point goes when the triangle it spans is smaller than the square of this many pixels of 1/512 tile. */
const TOLERANCE_PX = 0.35;
/**
 * The same by zoom, where a tile holds a whole region: smooth outlines have more points than such a tile can
 * carry. 9,800 sectors at zoom 7 are 264 kB gzipped with half a pixel; with less they were 274 kB.
 */
const TOLERANCES_PX: Record<number, number> = { 6: 0.6, 7: 0.7 };
const TILE_PX = 512;
/**
 * Tile units between the coordinates that shapes keep to, by zoom; 1 from zoom 9. A quarter or half of
 * a pixel cannot be seen, and takes 10 % off the largest tiles: 9,600 sectors at zoom 7 are 247 kB
 * gzipped instead of 275, 9,800 at zoom 6 are 253 instead of 269. Coarser still, sectors at zoom 6 become squares.
 */
const GRID_STEPS: Record<number, number> = { 6: 2, 7: 4, 8: 2 };
/** How often the tolerance is divided by four to save an area from vanishing; after that it is zero. */
const RESCUES = 6;

/** From plane units to tile units, and the whole tile units that shapes keep to. */
type TileGrid = { scale: number; step: number };

/** Points of an arc in tile units, `[x0, y0, …]`, without repeats. */
type TileArc = Int32Array;

/**
 * The shapes of every level at a zoom: border points that do not show at it are left out, the same
 * ones on both sides of a border, so that neighbours keep meeting. Every area stays: where the largest
 * ring of one would vanish its borders are simplified less, and when it is smaller than the grid it
 * becomes its smallest square. Small parts and holes that vanish are left out.
 */
export function simplifyTopology(topology: AreaTopology, zoom: number): Map<string, TileShape[]> {
  const tolerancePx = TOLERANCES_PX[zoom] ?? TOLERANCE_PX;
  const tolerance = ((tolerancePx * WORLD) / (TILE_PX * 2 ** zoom)) ** 2;
  const grid: TileGrid = {
    scale: (TILE_EXTENT * 2 ** zoom) / WORLD,
    step: GRID_STEPS[zoom] ?? 1,
  };
  const arcCount = topology.start.length - 1;
  const arcs = Array.from({ length: arcCount }, (_, i) => toTileArc(topology, i, tolerance, grid));
  const areas = [...topology.layers.values()].flat();
  let vanished = areas.filter((area) => !isDrawn(area, arcs));
  for (let rescue = 1; rescue <= RESCUES && vanished.length > 0; rescue++) {
    const less = rescue === RESCUES ? 0 : tolerance / 4 ** rescue;
    for (const arc of new Set(vanished.flatMap(largestRing).map((a) => (a < 0 ? ~a : a)))) {
      arcs[arc] = toTileArc(topology, arc, less, grid);
    }
    vanished = vanished.filter((area) => !isDrawn(area, arcs));
  }
  const shapes = new Map<string, TileShape[]>();
  for (const [level, layer] of topology.layers) {
    const drawn = layer.filter(({ polygons }) => polygons.length > 0);
    shapes.set(
      level,
      drawn.map((area) => toTileShape(topology, area, arcs, grid)),
    );
  }
  return shapes;
}

function toTileArc(
  topology: AreaTopology,
  arc: number,
  tolerance: number,
  grid: TileGrid,
): TileArc {
  const from = topology.start[arc] ?? 0;
  const to = topology.start[arc + 1] ?? 0;
  const points = new Int32Array((to - from) * 2);
  let length = 0;
  for (let i = from; i < to; i++) {
    if ((topology.weight[i] ?? 0) < tolerance) continue;
    const x = Math.round(((topology.x[i] ?? 0) * grid.scale) / grid.step) * grid.step;
    const y = Math.round(((topology.y[i] ?? 0) * grid.scale) / grid.step) * grid.step;
    if (length > 0 && points[length - 2] === x && points[length - 1] === y) continue;
    points[length++] = x;
    points[length++] = y;
  }
  return points.slice(0, length);
}

function largestRing({ polygons }: ArcArea): readonly number[] {
  return polygons[0]?.[0] ?? [];
}

function isDrawn(area: ArcArea, arcs: readonly TileArc[]): boolean {
  if (area.polygons.length === 0) return true;
  return area.polygons.some(([outer]) => doubleRingArea(joinArcs(outer ?? [], arcs)) !== 0);
}

function joinArcs(ring: readonly number[], arcs: readonly TileArc[]): Int32Array {
  let capacity = 0;
  for (const arc of ring) capacity += arcs[arc < 0 ? ~arc : arc]?.length ?? 0;
  const points = new Int32Array(capacity);
  let length = 0;
  for (const arc of ring) {
    const part = arcs[arc < 0 ? ~arc : arc] ?? new Int32Array(0);
    const count = part.length / 2;
    for (let i = 0; i < count; i++) {
      const at = 2 * (arc < 0 ? count - 1 - i : i);
      const [x, y] = [part[at] ?? 0, part[at + 1] ?? 0];
      if (length > 0 && points[length - 2] === x && points[length - 1] === y) continue;
      points[length++] = x;
      points[length++] = y;
    }
  }
  return points.subarray(0, length);
}

function toTileShape(
  topology: AreaTopology,
  area: ArcArea,
  arcs: readonly TileArc[],
  grid: TileGrid,
): TileShape {
  const polygons = area.polygons.flatMap((rings) => {
    const [outer, ...holes] = rings.map((ring) => joinArcs(ring, arcs));
    if (!outer || doubleRingArea(outer) === 0) return [];
    return [[outer, ...holes.filter((hole) => doubleRingArea(hole) !== 0)]];
  });
  if (polygons.length > 0) return { index: area.index, polygons };
  return { index: area.index, polygons: [[smallestSquare(topology, largestRing(area), grid)]] };
}

/** The smallest square of the grid, at the start of a ring that is smaller. */
function smallestSquare(
  topology: AreaTopology,
  ring: readonly number[],
  { scale, step }: TileGrid,
): Int32Array {
  const arc = ring[0] ?? 0;
  const point = topology.start[arc < 0 ? ~arc : arc] ?? 0;
  const x = Math.floor(((topology.x[point] ?? 0) * scale) / step) * step;
  const y = Math.floor(((topology.y[point] ?? 0) * scale) / step) * step;
  return Int32Array.of(x, y, x + step, y, x + step, y + step, x, y + step, x, y);
}
