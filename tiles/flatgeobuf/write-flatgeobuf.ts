import { writeFile } from 'node:fs/promises';
import type { MultiPolygon, Position } from 'geojson';
import {
  encodeHeader,
  FLATGEOBUF_MAGIC,
  type FlatGeobufColumn,
  featureEncoder,
} from './encode-flatgeobuf.ts';
import { buildIndex, envelopeOf, hilbertOrder } from './flatgeobuf-index.ts';

/** An area to write; `index` is its place in the level's area order. */
export type FlatGeobufArea = { index: number; code: string; name: string; geometry: MultiPolygon };

/** Coordinates are whole multiples of 2⁻¹⁷° (0.85 m): half the size when compressed. */
const STEPS_PER_DEGREE = 2 ** 17;

const COLUMNS: FlatGeobufColumn[] = [
  { name: 'code', type: 'text' },
  { name: 'name', type: 'text' },
  { name: 'index', type: 'integer' },
];

/**
 * Writes areas as FlatGeobuf 3 in WGS84, multipolygons with columns `code`, `name` and `index`, sorted
 * along a Hilbert curve and with a packed R-tree, which the flatgeobuf package itself cannot make:
 * readers fetch a box with a few ranges. Without areas the file has no index and no features.
 */
export async function writeFlatGeobuf(
  path: string,
  level: string,
  areas: readonly FlatGeobufArea[],
): Promise<void> {
  const encode = featureEncoder(COLUMNS);
  const encoded = areas.map(({ index, code, name, geometry }) =>
    encode(roundPolygons(geometry), { code, name, index }),
  );
  const order = hilbertOrder(encoded.map(({ box }) => box));
  const items = order.flatMap((at) => encoded[at] ?? []);
  const header = encodeHeader({
    name: level,
    columns: COLUMNS,
    crs: 4326,
    envelope: envelopeOf(items.map(({ box }) => box)),
    count: items.length,
  });
  const index = buildIndex(items.map(({ box, bytes }) => ({ box, bytes: bytes.length })));
  const features = items.map(({ bytes }) => bytes);
  await writeFile(path, Buffer.concat([FLATGEOBUF_MAGIC, header, index, ...features]));
}

function roundPolygons({ coordinates }: MultiPolygon): Position[][][] {
  return coordinates.map((rings) => {
    const [outer, ...holes] = rings.map(roundRing);
    // A ring smaller than the rounding keeps its exact coordinates: an area must not lose its place.
    const kept = outer && outer.length >= 4 ? outer : (rings[0] ?? []);
    return [kept, ...holes.filter((hole) => hole.length >= 4)];
  });
}

function roundRing(ring: readonly Position[]): Position[] {
  const rounded: Position[] = [];
  for (const [lon = 0, lat = 0] of ring) {
    const x = Math.round(lon * STEPS_PER_DEGREE) / STEPS_PER_DEGREE;
    const y = Math.round(lat * STEPS_PER_DEGREE) / STEPS_PER_DEGREE;
    const last = rounded.at(-1);
    if (!last || last[0] !== x || last[1] !== y) rounded.push([x, y]);
  }
  return rounded;
}
