import { gzipSync } from 'node:zlib';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { TILE_EXTENT } from '../projection/web-mercator.ts';
import type { TilePiece } from './cut-tiles.ts';

/**
 * A tile as gzipped vector tile bytes (MVT 2.1), one layer named after the level. A feature carries its
 * area index as id and as `i` (binary accessors of deck.gl do not see ids) and the area's code as `c`;
 * values never travel in tiles. `codes` is in area order.
 */
export function encodeTile(
  level: string,
  pieces: readonly TilePiece[],
  codes: readonly string[],
): Buffer {
  const features = pieces.map(({ index, rings }) => ({
    id: index,
    type: 3 as const,
    tags: { i: index, c: codes[index] ?? '' },
    geometry: rings.map(toPairs),
  }));
  // The type asks for the counters of a whole index; the writer reads the features only.
  const tile = { features } as unknown as Parameters<typeof fromGeojsonVt>[0][string];
  return gzipSync(fromGeojsonVt({ [level]: tile }, { version: 2, extent: TILE_EXTENT }), {
    level: 9,
  });
}

function toPairs(ring: Int32Array): [number, number][] {
  const pairs: [number, number][] = [];
  for (let i = 0; i < ring.length; i += 2) pairs.push([ring[i] ?? 0, ring[i + 1] ?? 0]);
  return pairs;
}
