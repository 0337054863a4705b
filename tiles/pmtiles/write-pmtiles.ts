/** A PMTiles archive, version 3: all tiles of a level in one file that a browser reads by range. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

/** Gzipped vector tile bytes at a place. */
export type ArchiveTile = { z: number; x: number; y: number; data: Buffer };

export type ArchiveAbout = {
  /** Degrees: west, south, east, north. */
  bbox: readonly [number, number, number, number];
  /** Written into the archive as JSON: name, attribution, `vector_layers`. */
  metadata: object;
};

type DirectoryEntry = { id: number; offset: number; length: number; run: number };

const HEADER_BYTES = 127;
/** A reader fetches the first 16 KiB at once: header and root directory must fit (PMTiles v3, §3). */
const ROOT_LIMIT = 16_384 - HEADER_BYTES;
const LEAF_ENTRIES = 2048;
const GZIP = 2;
const MVT = 1;

/**
 * The bytes of an archive of `tiles`, in any order, clustered by tile id; equal tiles are stored once. The same
 * tiles give the same bytes. Throws when there is no tile.
 */
export function writePmtiles(tiles: readonly ArchiveTile[], about: ArchiveAbout): Buffer {
  if (tiles.length === 0) throw new Error('an archive needs at least one tile, got 0');
  const { entries, data, contents } = placeTiles(tiles);
  const { root, leaves } = writeDirectories(entries);
  const metadata = gzipSync(JSON.stringify(about.metadata));
  const rootAt = HEADER_BYTES;
  const metadataAt = rootAt + root.length;
  const leavesAt = metadataAt + metadata.length;
  const dataAt = leavesAt + leaves.length;
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('PMTiles', 0, 'ascii');
  header.writeUInt8(3, 7);
  const places = [rootAt, root.length, metadataAt, metadata.length, leavesAt, leaves.length];
  const counts = [dataAt, data.length, tiles.length, entries.length, contents];
  [...places, ...counts].forEach((value, i) => {
    header.writeBigUInt64LE(BigInt(value), 8 + i * 8);
  });
  const zooms = tiles.map(({ z }) => z);
  const [minZoom, maxZoom] = [Math.min(...zooms), Math.max(...zooms)];
  // Clustered, directories and tiles gzipped, vector tiles, zooms.
  [1, GZIP, GZIP, MVT, minZoom, maxZoom].forEach((value, i) => {
    header.writeUInt8(value, 96 + i);
  });
  const [west, south, east, north] = about.bbox;
  [west, south, east, north].forEach((degrees, i) => {
    header.writeInt32LE(Math.round(degrees * 1e7), 102 + i * 4);
  });
  header.writeUInt8(minZoom, 118);
  header.writeInt32LE(Math.round(((west + east) / 2) * 1e7), 119);
  header.writeInt32LE(Math.round(((south + north) / 2) * 1e7), 123);
  return Buffer.concat([header, root, metadata, leaves, data]);
}

function placeTiles(tiles: readonly ArchiveTile[]): {
  entries: DirectoryEntry[];
  data: Buffer;
  contents: number;
} {
  const sorted = tiles
    .map(({ z, x, y, data }) => ({ id: tileId(z, x, y), data }))
    .sort((a, b) => a.id - b.id);
  const known = new Map<string, { offset: number; length: number }>();
  const chunks: Buffer[] = [];
  const entries: DirectoryEntry[] = [];
  let end = 0;
  for (const { id, data } of sorted) {
    const hash = createHash('sha256').update(data).digest('base64');
    const place = known.get(hash) ?? { offset: end, length: data.length };
    if (!known.has(hash)) {
      known.set(hash, place);
      chunks.push(data);
      end += data.length;
    }
    const last = entries.at(-1);
    if (last && last.offset === place.offset && last.id + last.run === id) last.run++;
    else entries.push({ id, ...place, run: 1 });
  }
  return { entries, data: Buffer.concat(chunks), contents: known.size };
}

function writeDirectories(entries: readonly DirectoryEntry[]): { root: Buffer; leaves: Buffer } {
  const whole = writeDirectory(entries);
  if (whole.length <= ROOT_LIMIT) return { root: whole, leaves: Buffer.alloc(0) };
  const leaves: Buffer[] = [];
  const pointers: DirectoryEntry[] = [];
  let offset = 0;
  for (let at = 0; at < entries.length; at += LEAF_ENTRIES) {
    const part = entries.slice(at, at + LEAF_ENTRIES);
    const leaf = writeDirectory(part);
    // A run of 0 says: a directory, no tile.
    pointers.push({ id: part[0]?.id ?? 0, offset, length: leaf.length, run: 0 });
    leaves.push(leaf);
    offset += leaf.length;
  }
  return { root: writeDirectory(pointers), leaves: Buffer.concat(leaves) };
}

/** Columns of variable-length numbers, gzipped (PMTiles v3, §4). */
function writeDirectory(entries: readonly DirectoryEntry[]): Buffer {
  const bytes: number[] = [];
  writeVarint(bytes, entries.length);
  let lastId = 0;
  for (const { id } of entries) {
    writeVarint(bytes, id - lastId);
    lastId = id;
  }
  for (const { run } of entries) writeVarint(bytes, run);
  for (const { length } of entries) writeVarint(bytes, length);
  entries.forEach(({ offset }, i) => {
    const before = entries[i - 1];
    const follows = before !== undefined && before.offset + before.length === offset;
    writeVarint(bytes, follows ? 0 : offset + 1);
  });
  return gzipSync(Buffer.from(bytes));
}

function writeVarint(bytes: number[], value: number): void {
  let rest = value;
  while (rest > 127) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}

/** Number of a tile along the Hilbert curves of all zooms, as PMTiles counts them. */
export function tileId(z: number, x: number, y: number): number {
  let id = (4 ** z - 1) / 3;
  let [a, b] = [x, y];
  for (let side = 2 ** (z - 1); side >= 1; side /= 2) {
    const right = (a & side) > 0 ? 1 : 0;
    const down = (b & side) > 0 ? 1 : 0;
    id += side * side * ((3 * right) ^ down);
    if (down === 0) {
      if (right === 1) [a, b] = [side - 1 - (a & (side - 1)), side - 1 - (b & (side - 1))];
      [a, b] = [b, a];
    }
  }
  return id;
}
