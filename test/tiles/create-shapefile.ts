import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Position } from 'geojson';

export type ShapefileField = { name: string; type: 'C' | 'N'; length: number };

export type ShapefileRecord = {
  /** Values in field order, as they are to stand in the table. */
  values: string[];
  /** Rings, outer ones clockwise; empty for a null shape. */
  rings: Position[][];
};

/** Writes `<name>.shp` and `<name>.dbf` in `dir`, as little as the formats ask for. */
export function createShapefile(
  dir: string,
  name: string,
  fields: readonly ShapefileField[],
  records: readonly ShapefileRecord[],
): void {
  writeFileSync(path.join(dir, `${name}.shp`), shpBytes(records));
  writeFileSync(path.join(dir, `${name}.dbf`), dbfBytes(fields, records));
}

function shpBytes(records: readonly ShapefileRecord[]): Buffer {
  const bodies = records.map(({ rings }, i) => {
    const points = rings.flat();
    const content = points.length > 0 ? 44 + 4 * rings.length + 16 * points.length : 4;
    const body = Buffer.alloc(8 + content);
    body.writeInt32BE(i + 1, 0);
    body.writeInt32BE(content / 2, 4);
    if (points.length === 0) return body;
    body.writeInt32LE(5, 8);
    body.writeInt32LE(rings.length, 44);
    body.writeInt32LE(points.length, 48);
    let start = 0;
    for (const [r, ring] of rings.entries()) {
      body.writeInt32LE(start, 52 + 4 * r);
      start += ring.length;
    }
    for (const [p, [x = 0, y = 0]] of points.entries()) {
      body.writeDoubleLE(x, 52 + 4 * rings.length + 16 * p);
      body.writeDoubleLE(y, 60 + 4 * rings.length + 16 * p);
    }
    return body;
  });
  const header = Buffer.alloc(100);
  header.writeInt32BE(9994, 0);
  header.writeInt32BE((100 + bodies.reduce((sum, body) => sum + body.length, 0)) / 2, 24);
  header.writeInt32LE(1000, 28);
  header.writeInt32LE(5, 32);
  return Buffer.concat([header, ...bodies]);
}

function dbfBytes(fields: readonly ShapefileField[], records: readonly ShapefileRecord[]): Buffer {
  const recordLength = 1 + fields.reduce((sum, { length }) => sum + length, 0);
  const header = Buffer.alloc(32 + 32 * fields.length + 1);
  header[0] = 3;
  header.writeUInt32LE(records.length, 4);
  header.writeUInt16LE(header.length, 8);
  header.writeUInt16LE(recordLength, 10);
  for (const [i, { name, type, length }] of fields.entries()) {
    header.write(name.slice(0, 10), 32 + 32 * i, 'latin1');
    header.write(type, 43 + 32 * i, 'latin1');
    header[48 + 32 * i] = length;
  }
  header[header.length - 1] = 0x0d;
  const rows = records.map(({ values }) => {
    const cells = fields.map(({ type, length }, i) => {
      const value = values[i] ?? '';
      return type === 'N' ? value.padStart(length) : value.padEnd(length);
    });
    return Buffer.from(` ${cells.join('')}`, 'latin1');
  });
  return Buffer.concat([header, ...rows, Buffer.of(0x1a)]);
}
