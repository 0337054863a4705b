import { booleanPointInPolygon, polygon } from '@turf/turf';
import Flatbush from 'flatbush';
import type { MultiPolygon, Position } from 'geojson';
import { surfaceM2 } from '../measure/measure-area.ts';
import { latToY, lonToX, WORLD, xToLon, yToLat } from '../projection/web-mercator.ts';
import type { Shape } from '../source/read-shapes.ts';
import { doubleRingArea } from '../topology/ring-area.ts';
import type { CellPoint } from './compute-cells.ts';
import type { Sites } from './divide-land.ts';
import { fitSites, settleOwners, type Wanted } from './fit-sites.ts';
import { type Land, layLand } from './land-squares.ts';
import { type PlaneRing, traceCells } from './trace-cells.ts';

/** Side of a square, plane units: 72 m at 51° north. Twice that is enough at first. */
const SQUARE = 384;
/** More squares than this are too many; those of a larger territory are larger. */
const MAX_SQUARES = 12_000_000;
/** Rounds with large squares, then with small ones. */
const ROUNDS = { large: 20, small: 4 };
/** Land looked at beyond the outermost coded points, plane units: 6 km. */
const MARGIN = 2 ** 15;
/** How many neighbours tell the surface of a point that has none. */
const NEAREST = 6;

/**
 * Cells around points whose surface is known, in place of Voronoi cells: each has that surface, lies around its
 * point, and may lie around another cell (a village within the fields of the next sector). They cover the outline
 * as far as it is nearest to a coded point, do not overlap, and neighbours have identical vertices. Every coded point
 * gets a cell, one outside the outline on the land nearest to it. Points without a surface take part with the
 * mean surface of their neighbours. Cells come in the order of `points`.
 */
export function computeSizedCells(points: readonly CellPoint[], outline: MultiPolygon): Shape[] {
  const polygons = outline.coordinates.map((rings) =>
    rings.map((ring) => ring.map(([lon = 0, lat = 0]): Position => [lonToX(lon), latToY(lat)])),
  );
  const wanted = readWanted(points);
  const box = boxOfCoded(points, wanted);
  const sites: Sites = {
    x: wanted.x.slice(),
    y: wanted.y.slice(),
    size: sizesOf(wanted),
    lead: new Float64Array(points.length),
  };
  const square = squareFor(box);
  const coarse = layLand(polygons, box, 2 * square);
  for (const [i, { code }] of points.entries()) if (code !== '') moveToLand(coarse, sites, i);
  fitSites(coarse, sites, wanted, ROUNDS.large);
  const land = layLand(polygons, box, square);
  fitSites(land, sites, wanted, ROUNDS.small);
  const isCoded = (site: number): boolean => points[site]?.code !== '';
  const rings = traceCells(land, sites, settleOwners(land, sites, isCoded), isCoded);
  return points.flatMap(({ code }, i) =>
    code === '' ? [] : [{ code, geometry: toGeometry(rings.get(i) ?? []) }],
  );
}

function squareFor([west, north, east, south]: readonly [number, number, number, number]): number {
  const most = ((east - west) * (south - north)) / (SQUARE * SQUARE * MAX_SQUARES);
  return SQUARE * 2 ** Math.max(0, Math.ceil(Math.log2(most) / 2));
}

/** Middles in plane units, surfaces in plane units² at their latitude; 0 where the surface is not known. */
function readWanted(points: readonly CellPoint[]): Wanted {
  const surfaceOf = ({ lon, lat, hectares = null }: CellPoint): number => {
    if (hectares === null || hectares <= 0) return 0;
    const [west, east, south, north] = [lon - 0.01, lon + 0.01, lat - 0.01, lat + 0.01];
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    const plane = (lonToX(east) - lonToX(west)) * (latToY(south) - latToY(north));
    const m2 = surfaceM2({ type: 'MultiPolygon', coordinates: [[ring]] });
    return (hectares * 10_000 * plane) / m2;
  };
  return {
    x: Float64Array.from(points, ({ lon }) => lonToX(lon)),
    y: Float64Array.from(points, ({ lat }) => latToY(lat)),
    surface: Float64Array.from(points, surfaceOf),
  };
}

/** The wanted surfaces; where there is none the mean of the nearest that have one. */
function sizesOf({ x, y, surface }: Wanted): Float64Array {
  const known = [...surface.keys()].filter((i) => surface[i] !== 0);
  if (known.length === 0) throw new Error('no point has a surface');
  const index = new Flatbush(known.length);
  for (const i of known) index.add(x[i] as number, y[i] as number);
  index.finish();
  return surface.map((own, i) => {
    if (own !== 0) return own;
    const near = index.neighbors(x[i] as number, y[i] as number, NEAREST);
    return near.reduce((sum, k) => sum + (surface[known[k] as number] as number), 0) / near.length;
  });
}

/** `[west, north, east, south]` around coded points and their surroundings, within the plane. */
function boxOfCoded(
  points: readonly CellPoint[],
  { x, y, surface }: Wanted,
): [number, number, number, number] {
  const box: [number, number, number, number] = [WORLD, WORLD, 0, 0];
  for (const [i, { code }] of points.entries()) {
    if (code === '') continue;
    const [px, py] = [x[i] as number, y[i] as number];
    const room = MARGIN + Math.sqrt(surface[i] as number);
    box[0] = Math.max(0, Math.min(box[0], px - room));
    box[1] = Math.max(0, Math.min(box[1], py - room));
    box[2] = Math.min(WORLD, Math.max(box[2], px + room));
    box[3] = Math.min(WORLD, Math.max(box[3], py + room));
  }
  return box;
}

/** Puts a site outside the land in the middle of the nearest square of land. */
function moveToLand({ grid, isLand }: Land, sites: Sites, site: number): void {
  const column = Math.floor(((sites.x[site] as number) - grid.west) / grid.size);
  const row = Math.floor(((sites.y[site] as number) - grid.north) / grid.size);
  let [nearest, least] = [-1, Infinity];
  for (let ring = 0; ring < grid.columns && ring * ring <= least; ring++) {
    for (const [c, r] of squaresAround(column, row, ring)) {
      if (c < 0 || r < 0 || c >= grid.columns || r >= grid.rows) continue;
      const away = (c - column) ** 2 + (r - row) ** 2;
      if (isLand[r * grid.columns + c] !== 1 || away >= least) continue;
      [nearest, least] = [r * grid.columns + c, away];
    }
  }
  if (nearest < 0 || least === 0) return;
  sites.x[site] = grid.west + ((nearest % grid.columns) + 0.5) * grid.size;
  sites.y[site] = grid.north + (Math.floor(nearest / grid.columns) + 0.5) * grid.size;
}

function squaresAround(column: number, row: number, ring: number): [number, number][] {
  if (ring === 0) return [[column, row]];
  const squares: [number, number][] = [];
  for (let i = -ring; i < ring; i++) {
    squares.push([column + i, row - ring], [column + ring, row + i]);
    squares.push([column - i, row + ring], [column - ring, row - i]);
  }
  return squares;
}

/** Outer rings with the holes within them, in degrees. */
function toGeometry(rings: readonly PlaneRing[]): MultiPolygon {
  const outer = rings.filter((ring) => doubleRingArea(ring) < 0);
  const polygons = outer.map((ring) => [ring]);
  for (const hole of rings.filter((ring) => doubleRingArea(ring) > 0)) {
    const place: Position = [hole[0] as number, hole[1] as number];
    const around = polygons.find(
      ([ring = []]) => outer.length === 1 || booleanPointInPolygon(place, polygon([toRing(ring)])),
    );
    around?.push(hole);
  }
  const inDegrees = ([x = 0, y = 0]: Position): Position => [xToLon(x), yToLat(y)];
  return {
    type: 'MultiPolygon',
    coordinates: polygons.map((own) => own.map((ring) => toRing(ring).map(inDegrees))),
  };
}

function toRing(ring: PlaneRing): Position[] {
  const positions: Position[] = [];
  for (let i = 0; i < ring.length; i += 2) {
    positions.push([ring[i] as number, ring[i + 1] as number]);
  }
  return positions;
}
