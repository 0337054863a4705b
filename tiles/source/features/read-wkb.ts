import type { Geometry, Position } from 'geojson';
import { ShapeFileError } from '../shape-file-error.ts';
import { drawArcs } from './draw-arcs.ts';

/** A geometry, and what reading it as lines in the plane left out. */
export type WkbGeometry = { geometry: Geometry; isCurved: boolean; hasHeights: boolean };

/** Where reading stands. SpatiaLite writes a mark where WKB has a byte order, and one order for all. */
type Cursor = {
  view: DataView;
  at: number;
  order: 'each' | 'little' | 'big';
  littleEndian: boolean;
  isCurved: boolean;
  hasHeights: boolean;
};

type Header = { type: number; dimensions: number };

const POINT = 1;
const LINE = 2;
const POLYGON = 3;
const MULTI_POINT = 4;
const MULTI_LINE = 5;
const MULTI_POLYGON = 6;
const COLLECTION = 7;
const CIRCULAR_STRING = 8;
const COMPOUND_CURVE = 9;
const CURVE_POLYGON = 10;
const MULTI_CURVE = 11;
const MULTI_SURFACE = 12;

/** Bits of EWKB, as PostGIS writes it; ISO adds 1000 for heights, 2000 for measures instead. */
const EWKB = { heights: 0x80000000, measures: 0x40000000, srid: 0x20000000 };
const KNOWN = 'points, lines, polygons, their multiples and curves';

/**
 * Reads well-known binary: ISO (SQL/MM, with curves), EWKB and, with `order`, the body of a SpatiaLite blob.
 * Heights and measures are dropped and arcs become lines, which the result tells. Throws `ShapeFileError`
 * where the bytes end early or hold another type.
 */
export function readWkb(bytes: Uint8Array, order: Cursor['order'] = 'each'): WkbGeometry {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const littleEndian = order === 'little';
  const cursor = { view, at: 0, order, littleEndian, isCurved: false, hasHeights: false };
  try {
    const geometry = readGeometry(cursor);
    return { geometry, isCurved: cursor.isCurved, hasHeights: cursor.hasHeights };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ShapeFileError(
      'damaged_geometry',
      `the geometry is cut off: it has ${bytes.byteLength} bytes and needs more`,
    );
  }
}

function readHeader(cursor: Cursor): Header {
  const mark = cursor.view.getUint8(cursor.at++);
  if (cursor.order === 'each') {
    if (mark > 1)
      throw new ShapeFileError('damaged_geometry', `byte order ${mark}, expected 0 or 1`);
    cursor.littleEndian = mark === 1;
  }
  const code = readCount(cursor);
  if ((code & EWKB.srid) !== 0) cursor.at += 4;
  const iso = Math.floor((code & 0xffff) / 1000);
  const hasZ = (code & EWKB.heights) !== 0 || iso === 1 || iso === 3;
  const hasM = (code & EWKB.measures) !== 0 || iso === 2 || iso === 3;
  if (hasZ || hasM) cursor.hasHeights = true;
  return { type: (code & 0xffff) % 1000, dimensions: 2 + Number(hasZ) + Number(hasM) };
}

function readCount(cursor: Cursor): number {
  const count = cursor.view.getUint32(cursor.at, cursor.littleEndian);
  cursor.at += 4;
  return count;
}

function readGeometry(cursor: Cursor): Geometry {
  const header = readHeader(cursor);
  switch (header.type) {
    case POINT:
      return { type: 'Point', coordinates: readPosition(cursor, header) };
    case LINE:
    case CIRCULAR_STRING:
    case COMPOUND_CURVE:
      return { type: 'LineString', coordinates: readCurve(cursor, header) };
    case POLYGON:
    case CURVE_POLYGON:
      return { type: 'Polygon', coordinates: readRings(cursor, header) };
    case MULTI_POINT:
      return { type: 'MultiPoint', coordinates: readParts(cursor, readPosition) };
    case MULTI_LINE:
    case MULTI_CURVE:
      return { type: 'MultiLineString', coordinates: readParts(cursor, readCurve) };
    case MULTI_POLYGON:
    case MULTI_SURFACE:
      return { type: 'MultiPolygon', coordinates: readParts(cursor, readRings) };
    case COLLECTION: {
      const count = readCount(cursor);
      return {
        type: 'GeometryCollection',
        geometries: Array.from({ length: count }, () => readGeometry(cursor)),
      };
    }
    default:
      throw new ShapeFileError(
        'unknown_geometry',
        `geometry of type ${header.type} (known: ${KNOWN})`,
      );
  }
}

function readParts<T>(cursor: Cursor, read: (cursor: Cursor, header: Header) => T): T[] {
  return Array.from({ length: readCount(cursor) }, () => read(cursor, readHeader(cursor)));
}

function readPosition(cursor: Cursor, { dimensions }: Header): Position {
  const x = cursor.view.getFloat64(cursor.at, cursor.littleEndian);
  const y = cursor.view.getFloat64(cursor.at + 8, cursor.littleEndian);
  cursor.at += dimensions * 8;
  return [x, y];
}

function readPositions(cursor: Cursor, header: Header): Position[] {
  const count = readCount(cursor);
  // A damaged count must not ask for gigabytes before the end of the bytes is noticed.
  if (count * header.dimensions * 8 > cursor.view.byteLength) throw new RangeError('cut off');
  return Array.from({ length: count }, () => readPosition(cursor, header));
}

function readCurve(cursor: Cursor, header: Header): Position[] {
  switch (header.type) {
    case LINE:
      return readPositions(cursor, header);
    case CIRCULAR_STRING:
      cursor.isCurved = true;
      return drawArcs(readPositions(cursor, header));
    case COMPOUND_CURVE: {
      cursor.isCurved = true;
      const parts = readParts(cursor, readCurve);
      return parts.flatMap((part, i) => (i === 0 ? part : part.slice(1)));
    }
    default:
      throw new ShapeFileError('unknown_geometry', `curve of type ${header.type} (known: 2, 8, 9)`);
  }
}

function readRings(cursor: Cursor, header: Header): Position[][] {
  if (header.type === CURVE_POLYGON) return readParts(cursor, readCurve);
  if (header.type !== POLYGON) {
    throw new ShapeFileError('unknown_geometry', `surface of type ${header.type} (known: 3, 10)`);
  }
  return Array.from({ length: readCount(cursor) }, () => readPositions(cursor, header));
}
