import type { MultiPolygon, Position } from 'geojson';
import { xToLon, yToLat } from '../projection/web-mercator.ts';
import type { HalfEdges } from './half-edges.ts';
import type { Segment } from './node-segments.ts';

type PlaneRing = [number, number][];

export type FittedOutlines = {
  /** By index, `[lon, lat]`: each parent's outlines cover it, and nothing else. */
  outlines: Map<number, MultiPolygon>;
  /**
   * Nodes where a border between two outlines meets a line of a parent, by the ends of that line (`lineKey`), in order
   * from its first end: to be put in every ring that has the line.
   */
  junctions: Map<string, [number, number][]>;
};

/** A line between two vertices, whichever comes first. */
export function lineKey(ax: number, ay: number, bx: number, by: number): string {
  const isForward = ax < bx || (ax === bx && ay < by);
  return isForward ? `${ax} ${ay} ${bx} ${by}` : `${bx} ${by} ${ax} ${ay}`;
}

/**
 * The outlines of ground with one label (`labels` by cycle, −1 for none). Nodes that cutting put within a drawn line
 * go again, unless three borders meet there.
 */
export function traceLabels(
  edges: HalfEdges,
  segments: readonly Segment[],
  labels: Int32Array,
  parentLines: readonly Segment[],
): FittedOutlines {
  const { from, next, cycle } = edges;
  const labelOf = (side: number): number => labels[cycle[side] ?? 0] ?? -1;
  const isBorder = (side: number): boolean => labelOf(side) !== labelOf(side ^ 1);
  const degree = new Int32Array(edges.x.length);
  for (const [side, node] of from.entries()) {
    if (isBorder(side)) degree[node] = (degree[node] ?? 0) + 1;
  }
  const isJunction = (node: number): boolean => (degree[node] ?? 0) > 2;
  const rings = new Map<number, PlaneRing[]>();
  const done = new Uint8Array(from.length);
  for (let side = 0; side < from.length; side++) {
    const label = labelOf(side);
    if (label < 0 || done[side] === 1 || !isBorder(side)) continue;
    const walked: number[] = [];
    for (let at = side; done[at] === 0; ) {
      done[at] = 1;
      walked.push(at);
      at = next[at] ?? side;
      while (!isBorder(at)) at = next[at ^ 1] ?? side;
    }
    const ring = ringOf(edges, segments, walked, isJunction);
    if (ring.length >= 4) rings.set(label, [...(rings.get(label) ?? []), ring]);
  }
  const outlines = new Map<number, MultiPolygon>();
  for (const [label, all] of rings) outlines.set(label, toGeometry(all));
  return { outlines, junctions: findJunctions(edges, segments, parentLines, isJunction) };
}

/** The ring of the walked sides, without nodes between two parts of one line that are no junction. */
function ringOf(
  { from, x, y }: HalfEdges,
  segments: readonly Segment[],
  walked: readonly number[],
  isJunction: (node: number) => boolean,
): PlaneRing {
  const originOf = (side: number): number => segments[side >> 1]?.origin ?? -1;
  const ring = walked.flatMap((side, i): PlaneRing => {
    const node = from[side] ?? 0;
    const before = walked[i === 0 ? walked.length - 1 : i - 1] ?? side;
    if (originOf(before) === originOf(side) && !isJunction(node)) return [];
    return [[x[node] ?? 0, y[node] ?? 0]];
  });
  const [first] = ring;
  return first ? [...ring, first] : [];
}

function findJunctions(
  { from, x, y }: HalfEdges,
  segments: readonly Segment[],
  parentLines: readonly Segment[],
  isJunction: (node: number) => boolean,
): FittedOutlines['junctions'] {
  const within = new Map<number, Set<number>>();
  for (let side = 0; side < from.length; side++) {
    const origin = segments[side >> 1]?.origin ?? -1;
    const node = from[side] ?? 0;
    if (origin >= parentLines.length || !isJunction(node)) continue;
    within.set(origin, (within.get(origin) ?? new Set()).add(node));
  }
  const junctions: FittedOutlines['junctions'] = new Map();
  for (const [origin, nodes] of within) {
    const line = parentLines[origin];
    if (!line) continue;
    const key = lineKey(line.ax, line.ay, line.bx, line.by);
    const [fromX = 0, fromY = 0, toX = 0, toY = 0] = key.split(' ').map(Number);
    const along = ([px, py]: [number, number]): number =>
      (px - fromX) * (toX - fromX) + (py - fromY) * (toY - fromY);
    const inner = [...nodes]
      .map((node): [number, number] => [x[node] ?? 0, y[node] ?? 0])
      .filter(([px, py]) => !(px === fromX && py === fromY) && !(px === toX && py === toY))
      .sort((a, b) => along(a) - along(b));
    if (inner.length > 0) junctions.set(key, inner);
  }
  return junctions;
}

/** Rings with the ground on their left turn one way, holes the other; each hole goes with the ring around it. */
function toGeometry(rings: readonly PlaneRing[]): MultiPolygon {
  const sized = rings.map((ring) => ({ ring, size: doubleArea(ring) }));
  const shells = sized.filter(({ size }) => size > 0).sort((a, b) => a.size - b.size);
  const polygons = shells.map(({ ring }) => [ring]);
  for (const { ring } of sized.filter(({ size }) => size < 0)) {
    const home = shells.findIndex((shell) => holds(shell.ring, ring));
    polygons[home < 0 ? polygons.length - 1 : home]?.push(ring);
  }
  const toDegrees = ([x, y]: [number, number]): Position => [xToLon(x), yToLat(y)];
  return {
    type: 'MultiPolygon',
    coordinates: polygons.map((polygon) => polygon.map((ring) => ring.map(toDegrees))),
  };
}

function holds(shell: PlaneRing, hole: PlaneRing): boolean {
  const corners = new Set(shell.map(String));
  const [x, y] = hole.find((corner) => !corners.has(String(corner))) ?? hole[0] ?? [0, 0];
  let inside = false;
  for (let i = 1; i < shell.length; i++) {
    const [[ax, ay], [bx, by]] = [shell[i - 1] ?? [0, 0], shell[i] ?? [0, 0]];
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
}

function doubleArea(ring: PlaneRing): number {
  const [ox, oy] = ring[0] ?? [0, 0];
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [[ax, ay], [bx, by]] = [ring[i - 1] ?? [0, 0], ring[i] ?? [0, 0]];
    sum += (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
  }
  return sum;
}
