import Flatbush from 'flatbush';
import type { HalfEdges } from './half-edges.ts';

/** How far from its border the ground is looked at, plane units (12 m): cutting moved borders by a fraction of one. */
const DEPTH = 64;

/**
 * For each cycle a place in the ground on its left: beside the middle of its longest side, half-way to what comes next
 * there. Nearer to the border would be on the wrong side of an outline that cutting has moved a little.
 */
export function placesBeside(edges: HalfEdges): Float64Array {
  const { from, next, starts, x, y } = edges;
  const index = new Flatbush(from.length / 2);
  for (let side = 0; side < from.length; side += 2) {
    const [a, b] = [from[side] ?? 0, from[side + 1] ?? 0];
    const [ax = 0, ay = 0, bx = 0, by = 0] = [x[a], y[a], x[b], y[b]];
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  }
  index.finish();
  const places = new Float64Array(starts.length * 2);
  for (const [cycle, start] of starts.entries()) {
    let [longest, length] = [start, -1];
    let side = start;
    do {
      const [a, b] = [from[side] ?? 0, from[side ^ 1] ?? 0];
      const own = Math.hypot((x[b] ?? 0) - (x[a] ?? 0), (y[b] ?? 0) - (y[a] ?? 0));
      if (own > length) [longest, length] = [side, own];
      side = next[side] ?? start;
    } while (side !== start);
    places.set(placeBeside(edges, index, longest, length), cycle * 2);
  }
  return places;
}

function placeBeside(
  { from, x, y }: HalfEdges,
  index: Flatbush,
  side: number,
  length: number,
): [number, number] {
  const [a, b] = [from[side] ?? 0, from[side ^ 1] ?? 0];
  const [ax = 0, ay = 0, bx = 0, by = 0] = [x[a], y[a], x[b], y[b]];
  const [px, py] = [(ax + bx) / 2, (ay + by) / 2];
  const [dx, dy] = [(-(by - ay) / length) * DEPTH, ((bx - ax) / length) * DEPTH];
  let nearest = 1;
  const found = index.search(
    Math.min(px, px + dx),
    Math.min(py, py + dy),
    Math.max(px, px + dx),
    Math.max(py, py + dy),
    (segment) => segment !== side >> 1,
  );
  for (const segment of found) {
    const [c, d] = [from[2 * segment] ?? 0, from[2 * segment + 1] ?? 0];
    const [ex, ey] = [(x[d] ?? 0) - (x[c] ?? 0), (y[d] ?? 0) - (y[c] ?? 0)];
    const turn = dx * ey - dy * ex;
    if (turn === 0) continue;
    const [qx, qy] = [(x[c] ?? 0) - px, (y[c] ?? 0) - py];
    const along = (qx * ey - qy * ex) / turn;
    const other = (qx * dy - qy * dx) / turn;
    if (along > 0 && along < nearest && other >= 0 && other <= 1) nearest = along;
  }
  return [px + (dx * nearest) / 2, py + (dy * nearest) / 2];
}
