import { featureCollection, polygon, union } from '@turf/turf';
import Flatbush from 'flatbush';
import type { Position } from 'geojson';

/** The polygons of one outline as they can be used, and what had to be done to them. */
export type MendedPolygons = {
  polygons: Position[][][];
  /** Rings that met themselves in a vertex and were divided there. */
  divided: number;
  /** Where a ring crossed itself, in the coordinates of the file; null where none did. */
  crossing: Position | null;
  /** Rings without extent that were left out, and vertices of spikes (out and back on one line). */
  dropped: number;
};

/**
 * Outlines as the simple features standard wants them: rings closed, without repeated vertices or spikes; a ring that
 * meets itself in a vertex is divided there (a part that turns the other way is a hole); one that crosses itself
 * is redrawn with what lies inside an odd number of times.
 */
export function mendRings(polygons: readonly Position[][][]): MendedPolygons {
  const mended: MendedPolygons = { polygons: [], divided: 0, crossing: null, dropped: 0 };
  for (const rings of polygons) {
    const parts = rings.map((ring) => divideRing(cleanRing(ring, mended), mended));
    const [outer = [], ...holes] = parts;
    const outerArea = outer.reduce((sum, ring) => sum + doubleArea(ring), 0);
    const shells = outer.filter((ring) => Math.sign(doubleArea(ring)) === Math.sign(outerArea));
    const inner = [...outer.filter((ring) => !shells.includes(ring)), ...holes.flat()];
    for (const drawn of nestHoles(shells, inner)) mended.polygons.push(...redraw(drawn, mended));
  }
  return mended;
}

/** The ring closed, without repeated vertices and spikes; empty where nothing is left. */
function cleanRing(ring: readonly Position[], mended: MendedPolygons): Position[] {
  const clean: Position[] = [];
  for (const [x = 0, y = 0] of ring) {
    if (!isAt(clean.at(-1), x, y)) clean.push([x, y]);
  }
  if (clean.length > 1 && isAt(clean[0], ...xy(clean.at(-1)))) clean.pop();
  for (let i = 0; i < clean.length && clean.length >= 3; ) {
    const before = clean[(i + clean.length - 1) % clean.length];
    const after = clean[(i + 1) % clean.length];
    if (isAt(before, ...xy(after))) {
      // Out and back: the tip goes, and one of the two ends that are now the same.
      clean.splice(i, 1);
      clean.splice(i % clean.length, 1);
      mended.dropped++;
      i = Math.max(0, i - 2);
    } else i++;
  }
  if (clean.length < 3 || isFlat(clean)) {
    mended.dropped++;
    return [];
  }
  return [...clean, [...(clean[0] ?? [])]];
}

/** The ring cut into rings that visit each vertex once. */
function divideRing(ring: readonly Position[], mended: MendedPolygons): Position[][] {
  if (ring.length === 0) return [];
  const parts: Position[][] = [];
  let path: Position[] = [];
  const placeOf = new Map<string, number>();
  for (const position of ring.slice(0, -1)) {
    const key = position.join(' ');
    const at = placeOf.get(key);
    if (at !== undefined) {
      const loop = path.slice(at);
      for (const corner of loop.slice(1)) placeOf.delete(corner.join(' '));
      parts.push([...loop, [...position]]);
      path = path.slice(0, at);
      mended.divided++;
    }
    placeOf.set(key, path.length);
    path.push(position);
  }
  parts.push([...path, [...(path[0] ?? [])]]);
  return parts.filter((part) => part.length >= 4 && !isFlat(part));
}

/** Each shell with the holes that lie in it; a hole in no shell is left out, as what it is cut from is not there. */
function nestHoles(shells: readonly Position[][], holes: readonly Position[][]): Position[][][] {
  const drawn = shells.map((shell) => [shell]);
  for (const hole of holes) {
    const home = shells.length < 2 ? 0 : shells.findIndex((shell) => holds(shell, hole));
    drawn[home]?.push(hole);
  }
  return drawn;
}

/** By the first vertex of the hole that is none of the shell. */
function holds(shell: readonly Position[], hole: readonly Position[]): boolean {
  const corners = new Set(shell.map(String));
  const [x, y] = xy(hole.find((corner) => !corners.has(String(corner))) ?? hole[0]);
  let inside = false;
  for (let i = 1; i < shell.length; i++) {
    const [ax, ay] = xy(shell[i - 1]);
    const [bx, by] = xy(shell[i]);
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
}

/** The polygon itself, or where a ring crosses itself or another what lies inside an odd number of times. */
function redraw(rings: Position[][], mended: MendedPolygons): Position[][][] {
  const crossing = findCrossing(rings);
  if (!crossing) return [rings];
  mended.crossing ??= crossing;
  const drawn = polygon(rings);
  const redrawn = union(featureCollection([drawn, drawn]))?.geometry;
  if (!redrawn) return [];
  return redrawn.type === 'Polygon' ? [redrawn.coordinates] : redrawn.coordinates;
}

/** A point where two edges cross, other than at their ends. */
function findCrossing(rings: readonly Position[][]): Position | null {
  const edges = rings.flatMap((ring) =>
    ring.slice(1).map((to, i) => [...xy(ring[i]), ...xy(to)] as [number, number, number, number]),
  );
  const index = new Flatbush(edges.length);
  for (const [ax, ay, bx, by] of edges) {
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  }
  index.finish();
  for (const [i, a] of edges.entries()) {
    const [ax, ay, bx, by] = a;
    const near = index.search(
      ...([Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)] as const),
      (j) => j > i,
    );
    for (const j of near) {
      const crossing = cross(a, edges[j] ?? a);
      if (crossing) return crossing;
    }
  }
  return null;
}

function cross(
  [ax, ay, bx, by]: readonly [number, number, number, number],
  [cx, cy, dx, dy]: readonly [number, number, number, number],
): Position | null {
  const turn = (px: number, py: number, qx: number, qy: number, rx: number, ry: number): number =>
    (qx - px) * (ry - py) - (qy - py) * (rx - px);
  const [c, d] = [turn(ax, ay, bx, by, cx, cy), turn(ax, ay, bx, by, dx, dy)];
  const [a, b] = [turn(cx, cy, dx, dy, ax, ay), turn(cx, cy, dx, dy, bx, by)];
  if (!(c * d < 0 && a * b < 0)) return null;
  const share = a / (a - b);
  return [ax + share * (bx - ax), ay + share * (by - ay)];
}

/** True where all vertices lie on one line: a ring that crosses itself may have no surface and is not flat. */
function isFlat(ring: readonly Position[]): boolean {
  const [ax, ay] = xy(ring[0]);
  const [bx, by] = xy(ring[1]);
  return ring.every(([x = 0, y = 0]) => (bx - ax) * (y - ay) === (by - ay) * (x - ax));
}

function doubleArea(ring: readonly Position[]): number {
  const [ox, oy] = xy(ring[0]);
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = xy(ring[i - 1]);
    const [bx, by] = xy(ring[i]);
    sum += (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
  }
  return sum;
}

function xy(position: Position | undefined): [number, number] {
  return [position?.[0] ?? 0, position?.[1] ?? 0];
}

function isAt(position: Position | undefined, x: number, y: number): boolean {
  return position !== undefined && position[0] === x && position[1] === y;
}
