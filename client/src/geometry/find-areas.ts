/** Areas under a shape. */
import { area, bbox, feature, featureCollection, intersect } from '@turf/turf';
import Flatbush from 'flatbush';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { Box } from '../../../geodata/model/model.ts';
import { isInRing } from './edges.ts';
import type { LevelGeometry } from './level-geometry.ts';
import type { Overlap } from './overlaps.ts';
import type { Turn } from './turn.ts';

/** Polygons find areas by the overlap rule; lines and points find what they touch. */
export type Shape = { polygons: Polygon[]; lines: Position[][]; points: Position[] };

/** Half of an area, less what rounding takes. */
const HALF = 0.5 - 1e-9;

/** Indices of the areas, ascending. */
export async function findAreas(
  level: LevelGeometry,
  shape: Shape,
  overlap: Overlap,
  turn: Turn,
): Promise<number[]> {
  const shares = new Map<number, number>();
  const parts = shape.polygons.length + shape.lines.length + shape.points.length;
  let done = 0;
  const addAll = (found: Iterable<[number, number]>): void => {
    for (const [index, share] of found) shares.set(index, (shares.get(index) ?? 0) + share);
    done++;
  };
  for (const polygon of shape.polygons) addAll(await underPolygon(level, polygon, overlap, turn));
  for (const line of shape.lines) addAll(await underLine(level, line, turn));
  for (const point of shape.points) {
    addAll(await underPoint(level, point, turn));
    if (turn.isDue()) await turn.yieldToOthers(done / parts);
  }
  const least = overlap === 'half' ? HALF : 0;
  return [...shares]
    .flatMap(([index, share]) => (share > least ? [index] : []))
    .sort((a, b) => a - b);
}

async function underPolygon(
  level: LevelGeometry,
  polygon: Polygon,
  overlap: Overlap,
  turn: Turn,
): Promise<Map<number, number>> {
  const box = boxOf(polygon);
  const candidates = level.meeting(box);
  const found = new Map<number, number>();
  if (overlap === 'centre') {
    for (const index of candidates) {
      if (isInPolygon(pointOf(level, index), polygon)) found.set(index, 1);
      if (turn.isDue()) await turn.yieldToOthers(found.size / candidates.length);
    }
    return found;
  }
  await level.fetchBox(box, turn);
  const edges = new Segments(polygon.coordinates);
  let done = 0;
  for (const index of candidates) {
    const share = shareUnder(level, index, polygon, edges, overlap);
    if (share > 0) found.set(index, share);
    done++;
    if (turn.isDue()) await turn.yieldToOthers(done / candidates.length);
  }
  return found;
}

/** Share of an area under a polygon; 1 for any share when that is all that is asked. */
function shareUnder(
  level: LevelGeometry,
  index: number,
  polygon: Polygon,
  edges: Segments,
  overlap: Overlap,
): number {
  const outline = level.outline(index);
  if (!outline) return 0;
  const start = outline.coordinates[0]?.[0]?.[0] ?? [];
  // No edge of the polygon near: the area is wholly in or wholly out.
  if (!edges.isNear(level.boxOf(index))) return isInPolygon(start, polygon) ? 1 : 0;
  if (overlap === 'any') return touches(outline, polygon, edges) ? 1 : 0;
  const common = intersect(
    featureCollection<Polygon | MultiPolygon>([feature(outline), feature(polygon)]),
  );
  return common ? area(common) / area(outline) : 0;
}

function touches(outline: MultiPolygon, polygon: Polygon, edges: Segments): boolean {
  const rings = outline.coordinates.flat();
  if (rings.some((ring) => edges.crosses(ring))) return true;
  const start = outline.coordinates[0]?.[0]?.[0] ?? [];
  const corner = polygon.coordinates[0]?.[0] ?? [];
  const within = outline.coordinates.some((coordinates) =>
    isInPolygon(corner, { type: 'Polygon', coordinates }),
  );
  return within || isInPolygon(start, polygon);
}

async function underLine(
  level: LevelGeometry,
  line: Position[],
  turn: Turn,
): Promise<[number, number][]> {
  const box = boxOf({ type: 'LineString', coordinates: line });
  await level.fetchBox(box, turn);
  const edges = new Segments([line]);
  return level.meeting(box).flatMap((index): [number, number][] => {
    const outline = level.outline(index);
    if (!outline || !edges.isNear(level.boxOf(index))) return [];
    const crossed = outline.coordinates.flat().some((ring) => edges.crosses(ring));
    const start = line[0] ?? [];
    const within = outline.coordinates.some((coordinates) =>
      isInPolygon(start, { type: 'Polygon', coordinates }),
    );
    return crossed || within ? [[index, 1]] : [];
  });
}

async function underPoint(
  level: LevelGeometry,
  point: Position,
  turn: Turn,
): Promise<[number, number][]> {
  const box: Box = [point[0] ?? 0, point[1] ?? 0, point[0] ?? 0, point[1] ?? 0];
  await level.fetchBox(box, turn);
  return level.meeting(box).flatMap((index): [number, number][] => {
    const inside = level
      .outline(index)
      ?.coordinates.some((coordinates) => isInPolygon(point, { type: 'Polygon', coordinates }));
    return inside ? [[index, 1]] : [];
  });
}

/** The edges of a shape by place, so that an area is compared only with those near it. */
class Segments {
  readonly #ends: [Position, Position][] = [];
  readonly #tree: Flatbush;

  constructor(rings: readonly Position[][]) {
    for (const ring of rings) {
      for (let i = 1; i < ring.length; i++) this.#ends.push([ring[i - 1] ?? [], ring[i] ?? []]);
    }
    this.#tree = new Flatbush(Math.max(1, this.#ends.length));
    for (const ends of this.#ends) this.#tree.add(...boxOfEdge(ends));
    if (this.#ends.length === 0) this.#tree.add(1e9, 1e9, 1e9, 1e9);
    this.#tree.finish();
  }

  isNear(box: Box): boolean {
    return this.#tree.search(...box).length > 0;
  }

  crosses(ring: readonly Position[]): boolean {
    for (let i = 1; i < ring.length; i++) {
      const edge: [Position, Position] = [ring[i - 1] ?? [], ring[i] ?? []];
      const near = this.#tree.search(...boxOfEdge(edge));
      if (near.some((at) => doCross(edge, this.#ends[at] ?? edge))) return true;
    }
    return false;
  }
}

function boxOfEdge([[x1 = 0, y1 = 0], [x2 = 0, y2 = 0]]: [Position, Position]): Box {
  return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
}

/** Whether two edges have a point in common: the ends of each lie on different sides of the other, or on it. */
function doCross([a, b]: [Position, Position], [c, d]: [Position, Position]): boolean {
  const apart = (p: Position, q: Position, r: Position, s: Position): boolean =>
    sideOf(p, q, r) * sideOf(p, q, s) > 0;
  return !apart(a, b, c, d) && !apart(c, d, a, b);
}

function sideOf([x1 = 0, y1 = 0]: Position, [x2 = 0, y2 = 0]: Position, p: Position): number {
  return Math.sign((x2 - x1) * ((p[1] ?? 0) - y1) - (y2 - y1) * ((p[0] ?? 0) - x1));
}

function isInPolygon(point: Position, { coordinates }: Polygon): boolean {
  return coordinates.reduce((inside, ring) => inside !== isInRing(point, ring), false);
}

function pointOf({ places }: LevelGeometry, index: number): Position {
  return [places.points[index * 2] ?? Number.NaN, places.points[index * 2 + 1] ?? Number.NaN];
}

function boxOf(shape: Parameters<typeof bbox>[0]): Box {
  const [west, south, east, north] = bbox(shape);
  return [west, south, east, north];
}
