import type { Feature, MultiPolygon, Position } from 'geojson';
import GeoJSONVT from 'geojson-vt';
import { TILE_EXTENT, WORLD, xToLon, yToLat } from '../projection/web-mercator.ts';
import { doubleRingArea } from '../topology/ring-area.ts';
import type { TileShape } from '../topology/simplify-topology.ts';

/** A piece of an area in one tile; rings `[x0, y0, …]` in tile units, closed, outer rings clockwise on screen. */
export type TilePiece = { index: number; rings: Int32Array[] };

export type CutTile = { x: number; y: number; pieces: TilePiece[] };

/** Room around a tile, tile units (8 of 512 pixels): hides the seams of outlines drawn along tile edges. */
const BUFFER = 64;

/**
 * Cuts the shapes of one level and zoom into tiles, tolerance 0: they are simplified already. Tiles
 * with nothing inside their own square are left out. Pieces come in the order of `shapes`.
 */
export function cutTiles(shapes: readonly TileShape[], zoom: number): CutTile[] {
  const index = new GeoJSONVT(
    { type: 'FeatureCollection', features: shapes.map((shape) => toFeature(shape, zoom)) },
    {
      maxZoom: zoom,
      indexMaxZoom: zoom,
      indexMaxPoints: 0,
      tolerance: 0,
      extent: TILE_EXTENT,
      buffer: BUFFER,
    },
  );
  const tiles: CutTile[] = [];
  for (const { z, x, y } of index.tileCoords) {
    if (z !== zoom) continue;
    const pieces: TilePiece[] = [];
    for (const feature of index.getTileRaw(z, x, y)?.features ?? []) {
      if (feature.type !== 3) continue;
      const rings = cleanRings(feature.geometry);
      if (rings.length > 0) pieces.push({ index: Number(feature.id), rings });
    }
    if (pieces.some((piece) => piece.rings.some(reachesInside))) tiles.push({ x, y, pieces });
  }
  return tiles.sort((a, b) => a.x - b.x || a.y - b.y);
}

/** The shape in degrees, as geojson-vt takes it; its grid at `zoom` rounds back to the same tile units. */
function toFeature({ index, polygons }: TileShape, zoom: number): Feature<MultiPolygon> {
  const unit = WORLD / (TILE_EXTENT * 2 ** zoom);
  const coordinates = polygons.map((rings) =>
    rings.map((ring) => {
      const positions: Position[] = [];
      for (let i = 0; i < ring.length; i += 2) {
        positions.push([xToLon((ring[i] ?? 0) * unit), yToLat((ring[i + 1] ?? 0) * unit)]);
      }
      return positions;
    }),
  );
  return {
    type: 'Feature',
    id: index,
    properties: null,
    geometry: { type: 'MultiPolygon', coordinates },
  };
}

/**
 * Drops repeated vertices and what clipping left without area. Rings arrive wound by role: positive
 * area for an outer ring, negative for a hole of the outer ring before it.
 */
function cleanRings(rings: readonly (Int16Array | Int32Array)[]): Int32Array[] {
  const kept: Int32Array[] = [];
  for (const ring of rings) {
    const clean = withoutRepeats(ring);
    const area = doubleRingArea(clean);
    if (area > 0 || (area < 0 && kept.length > 0)) kept.push(clean);
  }
  return kept;
}

function withoutRepeats(ring: Int16Array | Int32Array): Int32Array {
  const points = new Int32Array(ring.length);
  let length = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const [x, y] = [ring[i] ?? 0, ring[i + 1] ?? 0];
    if (length > 0 && points[length - 2] === x && points[length - 1] === y) continue;
    points[length++] = x;
    points[length++] = y;
  }
  return points.subarray(0, length);
}

/** True when the ring's box reaches the tile's own square, beyond its buffer. */
function reachesInside(ring: Int32Array): boolean {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < ring.length; i += 2) {
    const [x, y] = [ring[i] ?? 0, ring[i + 1] ?? 0];
    west = Math.min(west, x);
    east = Math.max(east, x);
    north = Math.min(north, y);
    south = Math.max(south, y);
  }
  return west < TILE_EXTENT && east > 0 && north < TILE_EXTENT && south > 0;
}
