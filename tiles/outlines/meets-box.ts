import type { Box } from '../../geodata/model/model.ts';
import type { FlatPolygon } from '../flatgeobuf/read-flatgeobuf.ts';

/**
 * True when an outline and a box have a point in common, borders included. Both are in the same system, in
 * which edges are straight.
 */
export function meetsBox(polygons: readonly FlatPolygon[], box: Box): boolean {
  return polygons.some((polygon) => touchesEdge(polygon, box) || contains(polygon, box[0], box[1]));
}

/** A corner of the outline in the box, or an edge of it through the box. */
function touchesEdge({ xy, ends }: FlatPolygon, box: Box): boolean {
  let start = 0;
  for (const end of ends) {
    for (let i = start; i + 1 < end; i++) {
      const at = 2 * i;
      if (crosses(xy[at] ?? 0, xy[at + 1] ?? 0, xy[at + 2] ?? 0, xy[at + 3] ?? 0, box)) return true;
    }
    start = end;
  }
  return false;
}

/** Liang and Barsky's clipping: true when some of the segment is left. */
function crosses(x0: number, y0: number, x1: number, y1: number, box: Box): boolean {
  const [dx, dy] = [x1 - x0, y1 - y0];
  let [from, to] = [0, 1];
  const sides = [
    [-dx, x0 - box[0]],
    [dx, box[2] - x0],
    [-dy, y0 - box[1]],
    [dy, box[3] - y0],
  ];
  for (const [slope = 0, room = 0] of sides) {
    if (slope === 0) {
      if (room < 0) return false;
      continue;
    }
    const at = room / slope;
    if (slope < 0) from = Math.max(from, at);
    else to = Math.min(to, at);
  }
  return from <= to;
}

/** Even–odd rule over the rings of a polygon: a place in a hole is outside. */
function contains({ xy, ends }: FlatPolygon, x: number, y: number): boolean {
  let inside = false;
  let start = 0;
  for (const end of ends) {
    for (let i = start, j = end - 1; i < end; j = i++) {
      const [xi, yi] = [xy[2 * i] ?? 0, xy[2 * i + 1] ?? 0];
      const [xj, yj] = [xy[2 * j] ?? 0, xy[2 * j + 1] ?? 0];
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
    }
    start = end;
  }
  return inside;
}
