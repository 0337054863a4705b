/** Outlines of areas as exports hold them: full or simplified, in WGS84 or Lambert 72. */
import type { Position } from 'geojson';
import type { FlatGeobufReader } from '../flatgeobuf/read-flatgeobuf.ts';
import { toLambert72 } from '../projection/lambert-72.ts';
import { TILE_EXTENT, WORLD, xToLon, yToLat } from '../projection/web-mercator.ts';
import type { TileShape } from '../topology/simplify-topology.ts';

export type Crs = 4326 | 31370;

/** `[polygon][ring][position]`, rings closed, the outer one first and counterclockwise, holes clockwise. */
export type Polygons = Position[][][];

export type AreaOutlines = {
  crs: Crs;
  /** `full`, or the zoom they are simplified for. */
  detail: string;
  /**
   * The outline of the area with this index in its level, or null where it has none. Degrees with at most
   * 7 decimals (1 cm), metres with at most 3.
   */
  of: (areaIndex: number) => Polygons | null;
};

const DECIMALS: Record<Crs, number> = { 4326: 7, 31370: 3 };

/** Outlines as they are stored, the vertices on the grid of the level's FlatGeobuf. */
export function fullOutlines(reader: FlatGeobufReader | null, crs: Crs): AreaOutlines {
  const finish = finisher(crs);
  return {
    crs,
    detail: 'full',
    of: (areaIndex) => {
      const offset = reader?.offsetOf(areaIndex) ?? null;
      return offset === null || !reader ? null : finish(reader.areaAt(offset).geometry.coordinates);
    },
  };
}

/** Outlines that look right at a zoom. `shapes` in tile units of that zoom, as `simplifyTopology` gives them. */
export function simplifiedOutlines(
  shapes: readonly TileShape[],
  zoom: number,
  crs: Crs,
): AreaOutlines {
  const finish = finisher(crs);
  const byIndex = new Map(shapes.map((shape) => [shape.index, shape]));
  const unit = WORLD / (TILE_EXTENT * 2 ** zoom);
  return {
    crs,
    detail: `simplified for zoom ${zoom}`,
    of: (areaIndex) => {
      const shape = byIndex.get(areaIndex);
      return shape
        ? finish(shape.polygons.map((rings) => rings.map((r) => ringInDegrees(r, unit))))
        : null;
    },
  };
}

function ringInDegrees(ring: Int32Array, unit: number): Position[] {
  return Array.from({ length: ring.length / 2 }, (_, at) => [
    xToLon((ring[2 * at] ?? 0) * unit),
    yToLat((ring[2 * at + 1] ?? 0) * unit),
  ]);
}

/** From degrees of any winding to the coordinates of a file. */
function finisher(crs: Crs): (polygons: Polygons) => Polygons {
  const scale = 10 ** DECIMALS[crs];
  const place = (position: Position): Position => {
    const [x = 0, y = 0] = crs === 31370 ? toLambert72(position) : position;
    return [Math.round(x * scale) / scale, Math.round(y * scale) / scale];
  };
  return (polygons) =>
    polygons.map((rings) => rings.map((ring, at) => wind(ring.map(place), at === 0)));
}

/** RFC 7946 §3.1.6: outer rings counterclockwise, holes clockwise. */
function wind(ring: Position[], isOuter: boolean): Position[] {
  let doubleArea = 0;
  for (let at = 1; at < ring.length; at++) {
    const [x0 = 0, y0 = 0] = ring[at - 1] ?? [];
    const [x1 = 0, y1 = 0] = ring[at] ?? [];
    doubleArea += x0 * y1 - x1 * y0;
  }
  return doubleArea > 0 === isOuter ? ring : ring.reverse();
}
