import type { Box } from '../../geodata/model/model.ts';
import { emptyBox, growBox } from '../measure/grow-box.ts';
import type { Polygons } from './area-outlines.ts';

/** Little-endian, and an envelope of x and y. */
const FLAGS = 0b0000_0011;
const HEADER_BYTES = 8 + 4 * 8;
const WKB_POLYGON = 3;
const WKB_MULTIPOLYGON = 6;

/** A multipolygon as GeoPackage stores it (§2.1.3): a header with its box, then well-known binary. */
export function encodeGeometry(polygons: Polygons, srsId: number): { bytes: Buffer; box: Box } {
  const box: Box = emptyBox();
  const bytes = Buffer.alloc(HEADER_BYTES + sizeOf(polygons));
  let at = bytes.write('GP', 0, 'latin1');
  at = bytes.writeUInt8(0, at);
  at = bytes.writeUInt8(FLAGS, at);
  bytes.writeInt32LE(srsId, at);
  at = bytes.writeUInt8(1, HEADER_BYTES);
  at = bytes.writeUInt32LE(WKB_MULTIPOLYGON, at);
  at = bytes.writeUInt32LE(polygons.length, at);
  for (const rings of polygons) {
    at = bytes.writeUInt8(1, at);
    at = bytes.writeUInt32LE(WKB_POLYGON, at);
    at = bytes.writeUInt32LE(rings.length, at);
    for (const ring of rings) {
      at = bytes.writeUInt32LE(ring.length, at);
      for (const [x = 0, y = 0] of ring) {
        at = bytes.writeDoubleLE(x, at);
        at = bytes.writeDoubleLE(y, at);
        growBox(box, [x, y, x, y]);
      }
    }
  }
  const [west, south, east, north] = box;
  for (const [i, side] of [west, east, south, north].entries()) {
    bytes.writeDoubleLE(side, 8 + i * 8);
  }
  return { bytes, box };
}

function sizeOf(polygons: Polygons): number {
  let size = 9;
  for (const rings of polygons) {
    size += 9;
    for (const ring of rings) size += 4 + ring.length * 16;
  }
  return size;
}
