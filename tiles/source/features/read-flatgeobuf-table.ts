import { readFile } from 'node:fs/promises';
import { ByteBuffer } from 'flatbuffers';
import { Feature } from 'flatgeobuf/lib/mjs/flat-geobuf/feature.js';
import { parseProperties } from 'flatgeobuf/lib/mjs/generic/feature.js';
import { fromGeometry } from 'flatgeobuf/lib/mjs/geojson/geometry.js';
import { fromByteBuffer } from 'flatgeobuf/lib/mjs/header-meta.js';
import { calcTreeSize } from 'flatgeobuf/lib/mjs/packedrtree.js';
import type { Geometry } from 'geojson';
import type { FeatureRecord, FeatureTable, FileCrs } from '../feature-table.ts';
import { ShapeFileError } from '../shape-file-error.ts';
import { describeChanges } from './read-geopackage.ts';

type Header = ReturnType<typeof fromByteBuffer>;

const MAGIC_BYTES = 8;
const PREFIX_BYTES = 4;
/** Points to collections; what follows in the specification are curves and surfaces in space. */
const LAST_PLAIN_TYPE = 7;

/**
 * Reads a FlatGeobuf file whole, in file order. Heights are dropped. Throws `ShapeFileError` for another
 * file, one that is cut off, and curves, which the format's reader does not know.
 */
export async function readFlatgeobufTable(file: string): Promise<FeatureTable> {
  const bytes = new Uint8Array(await readFile(file));
  if (bytes.length < MAGIC_BYTES + PREFIX_BYTES || textAt(bytes, 3) !== 'fgb') {
    throw new ShapeFileError('unreadable_file', 'not a FlatGeobuf file');
  }
  const view = new DataView(bytes.buffer);
  const headerBytes = view.getUint32(MAGIC_BYTES, true);
  const cutOff = (): ShapeFileError =>
    new ShapeFileError('truncated_file', `cut off: the file has ${bytes.length} bytes`);
  if (MAGIC_BYTES + PREFIX_BYTES + headerBytes > bytes.length) throw cutOff();
  const buffer = new ByteBuffer(bytes);
  buffer.setPosition(MAGIC_BYTES);
  const header = fromByteBuffer(buffer);
  const { featuresCount: count, indexNodeSize } = header;
  const treeBytes = count > 0 && indexNodeSize > 0 ? calcTreeSize(count, indexNodeSize) : 0;
  const records: FeatureRecord[] = [];
  let heights = 0;
  let at = MAGIC_BYTES + PREFIX_BYTES + headerBytes + treeBytes;
  while (at < bytes.length) {
    if (at + PREFIX_BYTES > bytes.length) throw cutOff();
    const end = at + PREFIX_BYTES + view.getUint32(at, true);
    if (end > bytes.length) throw cutOff();
    const read = readFeature(bytes.slice(at, end), header, records.length + 1);
    if (read.hasHeights) heights++;
    records.push(read.record);
    at = end;
  }
  if (count > 0 && records.length !== count) {
    throw new ShapeFileError(
      'truncated_file',
      `cut off: the header says ${count} features, ${records.length} are there`,
    );
  }
  return {
    layer: header.title,
    fields: (header.columns ?? []).map(({ name }) => name),
    crs: crsOf(header),
    records,
    changes: describeChanges({ curved: 0, heights }),
  };
}

function textAt(bytes: Uint8Array, length: number): string {
  return String.fromCharCode(...bytes.subarray(0, length));
}

function crsOf({ crs }: Header): FileCrs | null {
  if (!crs) return null;
  if ((crs.org ?? 'EPSG') === 'EPSG' && crs.code > 0) return `EPSG:${crs.code}`;
  return crs.wkt;
}

/** One feature from its own bytes: a copy begins at a whole multiple of eight, as coordinates need. */
function readFeature(
  bytes: Uint8Array,
  header: Header,
  row: number,
): { record: FeatureRecord; hasHeights: boolean } {
  const feature = Feature.getSizePrefixedRootAsFeature(new ByteBuffer(bytes));
  const properties = parseProperties(feature, header.columns) as Record<string, unknown>;
  const stored = feature.geometry();
  if (!stored) return { record: { row, properties, geometry: null }, hasHeights: false };
  const type = header.geometryType === 0 ? stored.type() : header.geometryType;
  if (type > LAST_PLAIN_TYPE) {
    throw new ShapeFileError(
      'unknown_geometry',
      `row ${row}: geometry of type ${type}, a curve or solid (known: 1 to 7; ogr2ogr -nlt CONVERT_TO_LINEAR draws curves as lines)`,
    );
  }
  const hasHeights = stored.zLength() > 0 || (stored.parts(0)?.zLength() ?? 0) > 0;
  const geometry = fromGeometry(stored, header.geometryType) as Geometry;
  const isEmpty = 'coordinates' in geometry && geometry.coordinates.flat(3).length === 0;
  return { record: { row, properties, geometry: isEmpty ? null : geometry }, hasHeights };
}
