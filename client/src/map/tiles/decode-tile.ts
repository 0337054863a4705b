/** The bytes of a vector tile as geometry that can be drawn and pointed at. */
import { VectorTile } from '@mapbox/vector-tile';
import earcut from 'earcut';
import Flatbush from 'flatbush';
import { PbfReader } from 'pbf';
import { joinEdges } from './join-edges.ts';
import type { TileGeometry } from './tile-geometry.ts';

type Ring = { x: number; y: number }[];

/** Null where the tile has nothing of the level. @param bytes not compressed */
export function decodeTile(bytes: Uint8Array, level: string): TileGeometry | null {
  const layer = new VectorTile(new PbfReader(bytes)).layers[level];
  if (!layer) return null;
  const positions: number[] = [];
  const vertexAreas: number[] = [];
  const triangles: number[] = [];
  const pieceAreas: number[] = [];
  const pieceRings: number[] = [];
  const ringStarts: number[] = [];
  const boxes: [number, number, number, number][] = [];
  for (let i = 0; i < layer.length; i++) {
    const feature = layer.feature(i);
    const area = Number(feature.id);
    const rings = feature
      .loadGeometry()
      .map(withoutEnd)
      .filter((ring) => ring.length >= 3);
    if (rings.length === 0) continue;
    pieceAreas.push(area);
    pieceRings.push(ringStarts.length);
    boxes.push(boxOf(rings));
    for (const polygon of polygonsOf(rings)) {
      const first = vertexAreas.length;
      const flat: number[] = [];
      const holes: number[] = [];
      polygon.forEach((ring, at) => {
        ringStarts.push(vertexAreas.length);
        if (at > 0) holes.push(flat.length / 2);
        for (const { x, y } of ring) {
          flat.push(x, y);
          vertexAreas.push(area);
        }
      });
      for (const each of flat) positions.push(each);
      for (const corner of earcut(flat, holes)) triangles.push(first + corner);
    }
  }
  if (pieceAreas.length === 0) return null;
  pieceRings.push(ringStarts.length);
  ringStarts.push(vertexAreas.length);
  const index = new Flatbush(boxes.length, 16, Int16Array);
  for (const box of boxes) index.add(...box);
  index.finish();
  const flat = {
    positions: Int16Array.from(positions),
    vertexAreas: Uint32Array.from(vertexAreas),
    ringStarts: Uint32Array.from(ringStarts),
  };
  return {
    ...flat,
    ...joinEdges(flat),
    triangles: Uint32Array.from(triangles),
    pieceAreas: Uint32Array.from(pieceAreas),
    pieceRings: Uint32Array.from(pieceRings),
    boxes: index.data as ArrayBuffer,
  };
}

/** A ring ends where it begins; the last point says nothing. */
function withoutEnd(ring: Ring): Ring {
  const [first, last] = [ring[0], ring.at(-1)];
  return first && last && first.x === last.x && first.y === last.y ? ring.slice(0, -1) : ring;
}

/** An outer ring and its holes each; rings of a tile are wound by role (MVT 2.1, 4.3.4.4). */
function polygonsOf(rings: readonly Ring[]): Ring[][] {
  const polygons: Ring[][] = [];
  for (const ring of rings) {
    const around = polygons.at(-1);
    if (doubleArea(ring) < 0 && around) around.push(ring);
    else polygons.push([ring]);
  }
  return polygons;
}

/** Above 0 for a ring that is clockwise on the screen. */
function doubleArea(ring: Ring): number {
  let sum = 0;
  let before = ring.at(-1) ?? { x: 0, y: 0 };
  for (const point of ring) {
    sum += before.x * point.y - point.x * before.y;
    before = point;
  }
  return sum;
}

function boxOf(rings: readonly Ring[]): [number, number, number, number] {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (const { x, y } of ring) {
      west = Math.min(west, x);
      north = Math.min(north, y);
      east = Math.max(east, x);
      south = Math.max(south, y);
    }
  }
  return [west, north, east, south];
}
