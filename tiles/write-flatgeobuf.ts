import { writeFile } from 'node:fs/promises';
import { Builder } from 'flatbuffers';
import { Column } from 'flatgeobuf/lib/mjs/flat-geobuf/column.js';
import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js';
import { Crs } from 'flatgeobuf/lib/mjs/flat-geobuf/crs.js';
import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js';
import { Header } from 'flatgeobuf/lib/mjs/flat-geobuf/header.js';
import { buildFeature } from 'flatgeobuf/lib/mjs/generic/feature.js';
import type { MultiPolygon, Position } from 'geojson';
import type { Box } from '../geodata/model.ts';
import { emptyBox, growBox } from './grow-box.ts';

/** An area to write; `index` is its place in the level's area order. */
export type FlatGeobufArea = { index: number; code: string; name: string; geometry: MultiPolygon };

const MAGIC = Uint8Array.of(0x66, 0x67, 0x62, 0x03, 0x66, 0x67, 0x62, 0x00);
/** Children of a node of the index; 16 is what every reader assumes by default. */
const NODE_SIZE = 16;
/** Bytes of a node: west, south, east, north as float64 and an offset as uint64. */
const NODE_BYTES = 40;
/** Coordinates are whole multiples of 2⁻¹⁷° (0.85 m): half the size when compressed (DESIGN.md §6). */
const STEPS_PER_DEGREE = 2 ** 17;
/** Cells per axis of the Hilbert curve: 16 bits. */
const HILBERT_MAX = 2 ** 16 - 1;

const COLUMNS = [
  { name: 'code', type: ColumnType.String },
  { name: 'name', type: ColumnType.String },
  { name: 'index', type: ColumnType.Int },
];

type Item = { box: Box; bytes: Uint8Array };

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
  const items = sortAlongHilbert(areas.map(toItem));
  const header = buildHeader(level, items);
  const index = items.length > 0 ? buildIndex(items) : new Uint8Array(0);
  await writeFile(path, Buffer.concat([MAGIC, header, index, ...items.map(({ bytes }) => bytes)]));
}

function toItem({ index, code, name, geometry }: FlatGeobufArea): Item {
  const box: Box = emptyBox();
  const polygons = geometry.coordinates.map((rings) => {
    const [outer, ...holes] = rings.map(roundRing);
    // A ring smaller than the rounding keeps its exact coordinates: an area must not lose its place.
    const kept = outer && outer.length >= 4 ? outer : (rings[0] ?? []);
    return [kept, ...holes.filter((hole) => hole.length >= 4)];
  });
  const parts = polygons.map((rings) => {
    const xy: number[] = [];
    const ends: number[] = [];
    for (const ring of rings) {
      for (const [lon = 0, lat = 0] of ring) {
        xy.push(lon, lat);
        growBox(box, [lon, lat, lon, lat]);
      }
      ends.push(xy.length / 2);
    }
    return { xy, ends, parts: [], type: GeometryType.Polygon };
  });
  const bytes = buildFeature(
    {
      xy: [],
      ends: [],
      // An empty list of parts means "has parts" to the package: polygons must not have the key.
      parts: parts.map(({ xy, ends, type }) => ({ xy, ends, type }) as (typeof parts)[number]),
      type: GeometryType.MultiPolygon,
    },
    { code, name, index },
    HEADER_META,
  );
  return { box, bytes };
}

const HEADER_META = {
  geometryType: GeometryType.MultiPolygon,
  columns: COLUMNS.map((column) => ({
    ...column,
    title: null,
    description: null,
    width: -1,
    precision: -1,
    scale: -1,
    nullable: false,
    unique: false,
    primary_key: false,
  })),
  envelope: null,
  featuresCount: 0,
  indexNodeSize: NODE_SIZE,
  crs: null,
  title: null,
  description: null,
  metadata: null,
};

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

function envelopeOf(items: readonly Item[]): Box {
  const envelope: Box = emptyBox();
  for (const { box } of items) growBox(envelope, box);
  return envelope;
}

function sortAlongHilbert(items: readonly Item[]): Item[] {
  const [west, south, east, north] = envelopeOf(items);
  const place = (low: number, high: number, from: number, to: number): number =>
    high > low ? Math.floor((HILBERT_MAX * ((from + to) / 2 - low)) / (high - low)) : 0;
  const keyed = items.map((item) => ({
    item,
    key: hilbertDistance(
      place(west, east, item.box[0], item.box[2]),
      place(south, north, item.box[1], item.box[3]),
    ),
  }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}

/** Distance along a Hilbert curve of order 16 of the cell `x, y` (0 to 65535). */
function hilbertDistance(x: number, y: number): number {
  let distance = 0;
  for (let side = 2 ** 15; side >= 1; side /= 2) {
    const [right, up] = [(x & side) > 0 ? 1 : 0, (y & side) > 0 ? 1 : 0];
    distance += side * side * ((3 * right) ^ up);
    if (up === 0) {
      if (right === 1) {
        x = HILBERT_MAX - x;
        y = HILBERT_MAX - y;
      }
      [x, y] = [y, x];
    }
  }
  return distance;
}

function buildHeader(level: string, items: readonly Item[]): Uint8Array {
  const builder = new Builder();
  const columns = COLUMNS.map(({ name, type }) => {
    const nameAt = builder.createString(name);
    Column.startColumn(builder);
    Column.addName(builder, nameAt);
    Column.addType(builder, type);
    return Column.endColumn(builder);
  });
  const columnsAt = Header.createColumnsVector(builder, columns);
  const orgAt = builder.createString('EPSG');
  Crs.startCrs(builder);
  Crs.addOrg(builder, orgAt);
  Crs.addCode(builder, 4326);
  const crsAt = Crs.endCrs(builder);
  const envelopeAt =
    items.length > 0 ? Header.createEnvelopeVector(builder, [...envelopeOf(items)]) : 0;
  const nameAt = builder.createString(level);
  Header.startHeader(builder);
  Header.addName(builder, nameAt);
  if (envelopeAt) Header.addEnvelope(builder, envelopeAt);
  Header.addGeometryType(builder, GeometryType.MultiPolygon);
  Header.addColumns(builder, columnsAt);
  Header.addFeaturesCount(builder, BigInt(items.length));
  Header.addIndexNodeSize(builder, items.length > 0 ? NODE_SIZE : 0);
  Header.addCrs(builder, crsAt);
  builder.finishSizePrefixed(Header.endHeader(builder));
  return builder.asUint8Array();
}

/**
 * The packed R-tree: levels from the root down to one leaf per feature. A leaf's offset is the place of
 * its feature in bytes after the index, a node's the number of its first child.
 */
function buildIndex(items: readonly Item[]): Uint8Array {
  const levels: { box: Box; offset: number }[][] = [];
  let featureAt = 0;
  let nodes = items.map(({ box, bytes }) => {
    const offset = featureAt;
    featureAt += bytes.length;
    return { box, offset };
  });
  // One feature still has a root above its leaf: readers count nodes that way.
  do {
    levels.unshift(nodes);
    const parents: typeof nodes = [];
    for (let first = 0; first < nodes.length; first += NODE_SIZE) {
      const box: Box = emptyBox();
      for (const child of nodes.slice(first, first + NODE_SIZE)) growBox(box, child.box);
      parents.push({ box, offset: first });
    }
    nodes = parents;
  } while (nodes.length > 1);
  levels.unshift(nodes);
  return packLevels(levels);
}

function packLevels(levels: readonly { box: Box; offset: number }[][]): Uint8Array {
  const count = levels.reduce((sum, nodes) => sum + nodes.length, 0);
  const view = new DataView(new ArrayBuffer(count * NODE_BYTES));
  let at = 0;
  let nextLevel = 0;
  for (const [depth, nodes] of levels.entries()) {
    nextLevel += nodes.length;
    const isLeaf = depth === levels.length - 1;
    for (const { box, offset } of nodes) {
      for (const [i, side] of box.entries()) view.setFloat64(at + i * 8, side, true);
      view.setBigUint64(at + 32, BigInt(isLeaf ? offset : nextLevel + offset), true);
      at += NODE_BYTES;
    }
  }
  return new Uint8Array(view.buffer);
}
