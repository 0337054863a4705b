/**
 * Areas of one level share their vertices: an edge between two areas is in both outlines, one on the outer
 * border of a group in one only. That is all it takes to dissolve areas and to find neighbours.
 */
import type { MultiPolygon, Position } from 'geojson';
import type { Turn } from './turn.ts';

/** As outlines are stored: steps of 2⁻¹⁷ degrees. */
const STEPS_PER_DEGREE = 2 ** 17;
const SHIFT = 2 ** 26;

type Edge = { from: Position; to: Position };
type Outlined = { index: number; outline: MultiPolygon };

/** A number for a position; those a step apart have different ones. */
function keyOf([lon = 0, lat = 0]: Position): number {
  const x = Math.round((lon + 180) * STEPS_PER_DEGREE);
  const y = Math.round((lat + 90) * STEPS_PER_DEGREE);
  return x * SHIFT + y;
}

/** Gives vertices small numbers, so that a pair of them is one number too. */
class Vertices {
  readonly #ids = new Map<number, number>();

  edgeKey(from: Position, to: Position): number {
    const [a, b] = [this.#idOf(from), this.#idOf(to)];
    return a < b ? a * SHIFT + b : b * SHIFT + a;
  }

  #idOf(position: Position): number {
    const key = keyOf(position);
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    this.#ids.set(key, this.#ids.size);
    return this.#ids.size - 1;
  }
}

/** Areas that have an edge in common with one of `of`, those left out, ascending. */
export async function findNeighbours(
  areas: readonly Outlined[],
  of: ReadonlySet<number>,
  turn: Turn,
): Promise<number[]> {
  const vertices = new Vertices();
  const borders = new Set<number>();
  const [inside, outside] = [
    areas.filter(({ index }) => of.has(index)),
    areas.filter(({ index }) => !of.has(index)),
  ];
  for (const { outline } of inside) {
    for (const { from, to } of edgesOf(outline)) borders.add(vertices.edgeKey(from, to));
    if (turn.isDue()) await turn.yieldToOthers(0.3);
  }
  const found: number[] = [];
  for (const { index, outline } of outside) {
    for (const { from, to } of edgesOf(outline)) {
      if (!borders.has(vertices.edgeKey(from, to))) continue;
      found.push(index);
      break;
    }
    if (turn.isDue()) await turn.yieldToOthers(0.6);
  }
  return found.sort((a, b) => a - b);
}

/** Areas as one: rings of the edges that only one of them has, outer rings counterclockwise. */
export async function dissolve(areas: readonly Outlined[], turn: Turn): Promise<MultiPolygon> {
  const vertices = new Vertices();
  const open = new Map<number, Edge>();
  let done = 0;
  for (const { outline } of areas) {
    for (const edge of edgesOf(outline)) {
      const key = vertices.edgeKey(edge.from, edge.to);
      if (!open.delete(key)) open.set(key, edge);
    }
    done++;
    if (turn.isDue()) await turn.yieldToOthers(done / areas.length);
  }
  const rings = chain([...open.values()]).filter((ring) => ring.length >= 4);
  return { type: 'MultiPolygon', coordinates: nest(rings) };
}

/** Edges with the area always on the same side: outer rings counterclockwise, holes clockwise. */
function* edgesOf({ coordinates }: MultiPolygon): Generator<Edge> {
  for (const polygon of coordinates) {
    for (const [at, ring] of polygon.entries()) {
      const turned = surfaceOf(ring) > 0 !== (at === 0);
      for (let i = 1; i < ring.length; i++) {
        const [from, to] = [ring[i - 1] ?? [], ring[i] ?? []];
        if (keyOf(from) !== keyOf(to)) yield turned ? { from: to, to: from } : { from, to };
      }
    }
  }
}

/** Follows edges into closed rings. Where a walk meets itself the loop is cut off, so that no ring touches itself. */
function chain(edges: readonly Edge[]): Position[][] {
  const leaving = new Map<number, Edge[]>();
  for (const edge of edges) {
    const key = keyOf(edge.from);
    const list = leaving.get(key);
    if (list) list.push(edge);
    else leaving.set(key, [edge]);
  }
  const rings: Position[][] = [];
  for (const start of leaving.keys()) {
    const path: Position[] = [];
    const places = new Map<number, number>();
    for (let edge = leaving.get(start)?.pop(); edge; edge = leaving.get(keyOf(edge.to))?.pop()) {
      if (path.length === 0) {
        path.push(edge.from);
        places.set(keyOf(edge.from), 0);
      }
      const met = places.get(keyOf(edge.to));
      path.push(edge.to);
      if (met === undefined) {
        places.set(keyOf(edge.to), path.length - 1);
        continue;
      }
      const loop = path.splice(met + 1);
      for (const position of loop.slice(0, -1)) places.delete(keyOf(position));
      rings.push([path[met] ?? [], ...loop]);
    }
  }
  return rings;
}

/** Puts each hole in the smallest outer ring around it. */
function nest(rings: readonly Position[][]): Position[][][] {
  const outer = rings
    .filter((ring) => surfaceOf(ring) > 0)
    .map((ring) => ({ ring, surface: surfaceOf(ring), holes: [] as Position[][] }))
    .sort((a, b) => a.surface - b.surface);
  for (const hole of rings.filter((ring) => surfaceOf(ring) < 0)) {
    const around = outer.find(
      ({ ring, surface }) => surface > -surfaceOf(hole) && isAround(ring, hole),
    );
    around?.holes.push(hole);
  }
  return outer.map(({ ring, holes }) => [ring, ...holes]);
}

/** A hole touches its outer ring in single vertices at most, so the middle of an edge is safely in or out. */
function isAround(ring: readonly Position[], hole: readonly Position[]): boolean {
  const [[x1 = 0, y1 = 0] = [], [x2 = 0, y2 = 0] = []] = hole;
  return isInRing([(x1 + x2) / 2, (y1 + y2) / 2], ring);
}

export function isInRing([x = 0, y = 0]: Position, ring: readonly Position[]): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi = 0, yi = 0] = ring[i] ?? [];
    const [xj = 0, yj = 0] = ring[j] ?? [];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** Twice the surface in square degrees, positive for a counterclockwise ring. */
function surfaceOf(ring: readonly Position[]): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [x1 = 0, y1 = 0] = ring[i - 1] ?? [];
    const [x2 = 0, y2 = 0] = ring[i] ?? [];
    sum += x1 * y2 - x2 * y1;
  }
  return sum;
}
