import {
  bboxClip,
  booleanPointInPolygon,
  featureCollection,
  intersect,
  multiPolygon,
  polygon,
  union,
} from '@turf/turf';
import { Delaunay } from 'd3-delaunay';
import Flatbush from 'flatbush';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { latToY, lonToX, xToLon, yToLat } from '../projection/web-mercator.ts';
import type { Shape } from '../source/read-shapes.ts';

/**
 * A place in degrees; an empty code is a place outside, which takes its space and gets no cell. `hectares` is
 * the surface of the area around it, null where that is not known.
 */
export type CellPoint = { code: string; lon: number; lat: number; hectares?: number | null };

type Region = Feature<Polygon | MultiPolygon>;

/** How far a point is moved from another at the same place, plane units: 3 m. */
const NUDGE = 16;
/**
 * Radius of the ground given to a point outside the outline, plane units: 450 m. Beach sectors, the
 * exclaves of Baarle and places beside a border that Natural Earth draws straight.
 */
const OUTPOST_RADIUS = 2400;
const OUTPOST_CORNERS = 16;
/** Room around a cell in which the outline is looked at, plane units: 20 m. */
const MARGIN = 100;

/**
 * The Voronoi cell of every coded point, cut by the outline: approximate borders where official ones
 * are missing. Cells cover the outline as far as it is nearest to a coded point, do not
 * overlap, and neighbours have identical vertices. Points at one place are set 3 m apart, in order.
 * Every coded point gets a cell: one outside the outline gets at least the ground within 450 m that no
 * other point is nearer to. Cells come in the order of `points`.
 *
 * Works in the mercator plane, which keeps angles, so that "nearest" is true at the scale of a cell.
 */
export function computeCells(points: readonly CellPoint[], outline: MultiPolygon): Shape[] {
  const sites = placeSites(points);
  const land = addOutposts(projectOutline(outline), points, sites);
  const landEdges = indexEdges(land);
  const voronoi = new Delaunay(sites).voronoi(boundsOf(sites, land));
  return points.flatMap(({ code }, index) => {
    if (code === '') return [];
    const cell = roundRing(voronoi.cellPolygon(index));
    const site: Position = [sites[2 * index] ?? 0, sites[2 * index + 1] ?? 0];
    const polygons = cutCell(cell, site, land, landEdges);
    if (polygons.length === 0) {
      throw new Error(`point ${index + 1} of ${points.length} (${code}) got no cell`);
    }
    const toDegrees = ([x, y]: Position): Position => [xToLon(x ?? 0), yToLat(y ?? 0)];
    const coordinates = polygons.map((rings) => rings.map((ring) => ring.map(toDegrees)));
    return [{ code, geometry: { type: 'MultiPolygon', coordinates } }];
  });
}

/** Points on the plane's grid, `[x0, y0, x1, y1, …]`, moved by `NUDGE` and more where one is taken. */
function placeSites(points: readonly CellPoint[]): Float64Array {
  const sites = new Float64Array(points.length * 2);
  const taken = new Set<string>();
  for (const [index, { lon, lat }] of points.entries()) {
    let [x, y] = [Math.round(lonToX(lon)), Math.round(latToY(lat))];
    for (let step = 1; taken.has(`${x} ${y}`); step++) {
      if (step % 2 === 1) x += step * NUDGE;
      else y += step * NUDGE;
    }
    taken.add(`${x} ${y}`);
    sites[2 * index] = x;
    sites[2 * index + 1] = y;
  }
  return sites;
}

function projectOutline(outline: MultiPolygon): Region {
  const project = ([lon, lat]: Position): Position => [
    Math.round(lonToX(lon ?? 0)),
    Math.round(latToY(lat ?? 0)),
  ];
  return multiPolygon(outline.coordinates.map((rings) => rings.map((ring) => ring.map(project))));
}

/** The outline with a disc around every coded point outside it, as one region: cut once, so that neighbours agree. */
function addOutposts(land: Region, points: readonly CellPoint[], sites: Float64Array): Region {
  const discs: Feature<Polygon>[] = [];
  for (const [index, { code }] of points.entries()) {
    const [x, y] = [sites[2 * index] ?? 0, sites[2 * index + 1] ?? 0];
    if (code !== '' && !booleanPointInPolygon([x, y], land)) discs.push(discAround(x, y));
  }
  if (discs.length === 0) return land;
  return union(featureCollection<Polygon | MultiPolygon>([land, ...discs])) ?? land;
}

function discAround(x: number, y: number): Feature<Polygon> {
  const ring = Array.from({ length: OUTPOST_CORNERS }, (_, corner): Position => {
    const angle = (corner / OUTPOST_CORNERS) * 2 * Math.PI;
    return [
      Math.round(x + OUTPOST_RADIUS * Math.cos(angle)),
      Math.round(y + OUTPOST_RADIUS * Math.sin(angle)),
    ];
  });
  return polygon([[...ring, ring[0] ?? [x, y]]]);
}

/** Boxes of all edges of the region, to tell cells that it crosses from cells wholly inside. */
function indexEdges(region: Region): Flatbush {
  const boxes: [number, number, number, number][] = [];
  for (const ring of polygonsOf(region).flat()) {
    for (let i = 1; i < ring.length; i++) {
      const [[x0 = 0, y0 = 0], [x1 = 0, y1 = 0]] = [ring[i - 1] ?? [], ring[i] ?? []];
      boxes.push([Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)]);
    }
  }
  const index = new Flatbush(boxes.length);
  for (const box of boxes) index.add(...box);
  index.finish();
  return index;
}

/** A box around everything with ample room: open cells at the hull end there, far outside the land. */
function boundsOf(sites: Float64Array, land: Region): [number, number, number, number] {
  const xs: number[] = [];
  const ys: number[] = [];
  for (const [x = 0, y = 0] of polygonsOf(land).flat(2)) {
    xs.push(x);
    ys.push(y);
  }
  for (let i = 0; i < sites.length; i += 2) {
    xs.push(sites[i] ?? 0);
    ys.push(sites[i + 1] ?? 0);
  }
  const low = (values: number[]): number => values.reduce((a, b) => Math.min(a, b), Infinity);
  const high = (values: number[]): number => values.reduce((a, b) => Math.max(a, b), -Infinity);
  const [west, north, east, south] = [low(xs), low(ys), high(xs), high(ys)];
  const room = Math.max(east - west, south - north);
  return [west - room, north - room, east + room, south + room];
}

/** The part of a cell inside the land, as polygons on the grid. */
function cutCell(cell: Position[], site: Position, land: Region, edges: Flatbush): Position[][][] {
  const [west, north, east, south] = boxOf(cell);
  if (edges.search(west, north, east, south).length === 0) {
    return booleanPointInPolygon(site, land) ? [[cell]] : [];
  }
  // The whole outline is slow to intersect with; its part around the cell gives the same answer.
  const box = bboxClip(land, [west - MARGIN, north - MARGIN, east + MARGIN, south + MARGIN]);
  const near = polygonsOf(box as Region).filter(([outer]) => outer && outer.length >= 4);
  if (near.length === 0) return [];
  const cut = intersect(
    featureCollection<Polygon | MultiPolygon>([polygon([cell]), multiPolygon(near)]),
  );
  if (!cut) return [];
  return polygonsOf(cut)
    .map((rings) => rings.map(roundRing).filter((ring) => ring.length >= 4))
    .filter((rings) => rings.length > 0);
}

function boxOf(ring: readonly Position[]): [number, number, number, number] {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of ring) {
    west = Math.min(west, x);
    north = Math.min(north, y);
    east = Math.max(east, x);
    south = Math.max(south, y);
  }
  return [west, north, east, south];
}

function polygonsOf({ geometry }: Region): Position[][][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

/** The ring on the grid without repeated vertices, still closed. */
function roundRing(ring: readonly Position[]): Position[] {
  const rounded: Position[] = [];
  for (const [x = 0, y = 0] of ring) {
    const [rx, ry] = [Math.round(x), Math.round(y)];
    const last = rounded.at(-1);
    if (!last || last[0] !== rx || last[1] !== ry) rounded.push([rx, ry]);
  }
  return rounded;
}
