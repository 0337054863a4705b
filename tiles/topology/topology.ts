import type { MultiPolygon, Position } from 'geojson';
import { mergeArcs } from 'topojson-client';
import { topology as joinTopology } from 'topojson-server';
import { presimplify } from 'topojson-simplify';
import type {
  MultiPolygon as ArcPolygons,
  GeometryCollection,
  Topology,
} from 'topojson-specification';
import { latToY, lonToX, xToLon, yToLat } from '../projection/web-mercator.ts';

/** An outline by area index, `[lon, lat]`. */
export type AreaShape = { index: number; geometry: MultiPolygon };

/** A level whose outlines are those of another, taken together. `parentOf[child]` is −1 for none. */
export type Dissolve = { from: string; to: string; parentOf: Int32Array };

/** An outline as arcs: `polygons[polygon][ring]` lists arc numbers, `~arc` for one walked backwards. */
export type ArcArea = {
  index: number;
  /** The polygon with the largest outer ring first. */
  polygons: number[][][];
};

/**
 * Outlines of several levels that share their borders: each stretch of border is one arc, stored once.
 * Arc `a` has the points `start[a]` to `start[a + 1]` of `x`, `y` (whole plane units) and `weight`
 * (plane units²: the area lost when the point goes; Infinity at both ends of an arc).
 */
export type AreaTopology = {
  start: Int32Array;
  x: Int32Array;
  y: Int32Array;
  weight: Float64Array;
  /** Areas by level code. */
  layers: Map<string, ArcArea[]>;
};

type Layers = Record<string, GeometryCollection>;

/**
 * Builds one topology of all levels that share borders, adding dissolved levels. Vertices less than a
 * grid unit (0.19 m) apart become one; rings that vanish by it are left out, but an area always keeps one.
 */
export function buildTopology(
  layers: ReadonlyMap<string, readonly AreaShape[]>,
  dissolves: readonly Dissolve[] = [],
): AreaTopology {
  const objects: Record<string, GeoJSON.GeometryCollection> = {};
  for (const [level, shapes] of layers) {
    const geometries = shapes.map(({ geometry }) => toPlane(geometry));
    objects[level] = { type: 'GeometryCollection', geometries };
  }
  const joined = joinTopology(objects) as unknown as Topology<Layers>;
  const areas = new Map<string, ArcArea[]>();
  for (const [level, shapes] of layers) {
    const geometries = (joined.objects[level]?.geometries ?? []) as ArcPolygons[];
    areas.set(
      level,
      shapes.map(({ index }, i) => ({ index, polygons: geometries[i]?.arcs ?? [] })),
    );
  }
  for (const { from, to, parentOf } of dissolves) {
    areas.set(to, [
      ...(areas.get(to) ?? []),
      ...mergeAreas(joined, areas.get(from) ?? [], parentOf),
    ]);
  }
  return freeze(presimplify(joined), areas);
}

/** The outlines of a level of the topology at full detail, `[lon, lat]`, on the grid. */
export function outlinesOf(topology: AreaTopology, level: string): AreaShape[] {
  return (topology.layers.get(level) ?? []).map(({ index, polygons }) => {
    const coordinates = polygons.map((rings) => rings.map((ring) => ringInDegrees(topology, ring)));
    return { index, geometry: { type: 'MultiPolygon', coordinates } };
  });
}

function ringInDegrees(topology: AreaTopology, ring: readonly number[]): Position[] {
  const positions: Position[] = [];
  for (const arc of ring) {
    const from = topology.start[arc < 0 ? ~arc : arc] ?? 0;
    const to = topology.start[(arc < 0 ? ~arc : arc) + 1] ?? 0;
    // The last point of an arc is the first of the next.
    for (let i = 0; i < to - from - 1; i++) {
      const point = arc < 0 ? to - 1 - i : from + i;
      positions.push([xToLon(topology.x[point] ?? 0), yToLat(topology.y[point] ?? 0)]);
    }
  }
  const [first] = positions;
  return first ? [...positions, [...first]] : [];
}

/** The outline on the grid, without repeated vertices, rings of no extent left out. */
function toPlane({ coordinates }: MultiPolygon): MultiPolygon {
  const polygons: Position[][][] = [];
  for (const rings of coordinates) {
    const kept: Position[][] = [];
    for (const [i, ring] of rings.entries()) {
      const rounded = roundRing(ring);
      if (rounded.length >= 4) kept.push(rounded);
      else if (i === 0) break;
    }
    if (kept.length > 0) polygons.push(kept);
  }
  const [first] = coordinates.flat(2);
  if (polygons.length === 0 && first) polygons.push([unitSquare(first)]);
  return { type: 'MultiPolygon', coordinates: polygons };
}

/** One grid unit, for an area without any other extent: no area is lost. */
function unitSquare([lon = 0, lat = 0]: Position): Position[] {
  const [x, y] = [Math.round(lonToX(lon)), Math.round(latToY(lat))];
  return [
    [x, y],
    [x + 1, y],
    [x + 1, y + 1],
    [x, y + 1],
    [x, y],
  ];
}

function roundRing(ring: readonly Position[]): Position[] {
  const rounded: Position[] = [];
  for (const [lon = 0, lat = 0] of ring) {
    const [x, y] = [Math.round(lonToX(lon)), Math.round(latToY(lat))];
    const last = rounded.at(-1);
    if (!last || last[0] !== x || last[1] !== y) rounded.push([x, y]);
  }
  return rounded;
}

function mergeAreas(
  joined: Topology<Layers>,
  children: readonly ArcArea[],
  parentOf: Int32Array,
): ArcArea[] {
  const byParent = new Map<number, ArcPolygons[]>();
  for (const { index, polygons } of children) {
    const parent = parentOf[index] ?? -1;
    if (parent < 0) continue;
    const parts = byParent.get(parent) ?? [];
    parts.push({ type: 'MultiPolygon', arcs: polygons });
    byParent.set(parent, parts);
  }
  return [...byParent].map(([index, parts]) => ({
    index,
    polygons: mergeArcs(joined, parts).arcs as number[][][],
  }));
}

function freeze(joined: Topology, layers: Map<string, ArcArea[]>): AreaTopology {
  const arcs = joined.arcs;
  const start = new Int32Array(arcs.length + 1);
  for (const [i, arc] of arcs.entries()) start[i + 1] = (start[i] ?? 0) + arc.length;
  const pointCount = start[arcs.length] ?? 0;
  const topology: AreaTopology = {
    start,
    x: new Int32Array(pointCount),
    y: new Int32Array(pointCount),
    weight: new Float64Array(pointCount),
    layers,
  };
  let at = 0;
  for (const [x = 0, y = 0, weight = 0] of arcs.flat()) {
    topology.x[at] = x;
    topology.y[at] = y;
    topology.weight[at++] = weight;
  }
  for (const areas of layers.values()) {
    for (const area of areas) area.polygons = largestFirst(topology, area.polygons);
  }
  return topology;
}

function largestFirst(topology: AreaTopology, polygons: number[][][]): number[][][] {
  if (polygons.length < 2) return polygons;
  const sized = polygons.map((rings) => ({ rings, size: ringSize(topology, rings[0] ?? []) }));
  return sized.sort((a, b) => b.size - a.size).map(({ rings }) => rings);
}

/** Twice the area within a ring, plane units². */
function ringSize({ start, x, y }: AreaTopology, ring: readonly number[]): number {
  let sum = 0;
  for (const arc of ring) {
    const from = start[arc < 0 ? ~arc : arc] ?? 0;
    const to = start[(arc < 0 ? ~arc : arc) + 1] ?? 0;
    let part = 0;
    for (let i = from + 1; i < to; i++) {
      part += (x[i - 1] ?? 0) * (y[i] ?? 0) - (x[i] ?? 0) * (y[i - 1] ?? 0);
    }
    sum += arc < 0 ? -part : part;
  }
  return Math.abs(sum);
}
