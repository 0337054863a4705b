import { readFileSync } from 'node:fs';
import { ByteBuffer } from 'flatbuffers';
import { Feature } from 'flatgeobuf/lib/mjs/flat-geobuf/feature.js';
import { parseProperties } from 'flatgeobuf/lib/mjs/generic/feature.js';
import { fromByteBuffer } from 'flatgeobuf/lib/mjs/header-meta.js';
import { calcTreeSize, generateLevelBounds } from 'flatgeobuf/lib/mjs/packedrtree.js';
import type { Position } from 'geojson';
import type { Box } from '../../geodata/model/model.ts';
import type { FlatGeobufArea } from './write-flatgeobuf.ts';

/** A polygon as stored: `xy` is `[lon0, lat0, …]`, ring `r` ends before vertex `ends[r]`, outer ring first. */
export type FlatPolygon = { xy: Float64Array; ends: Uint32Array };

const MAGIC_BYTES = 8;
const PREFIX_BYTES = 4;
const NODE_BYTES = 40;

/**
 * A FlatGeobuf file of areas, as `writeFlatGeobuf` makes them, read whole into memory (5 MB for 10,000
 * sectors) and decoded piece by piece. Features are addressed by their offset in bytes, as found by
 * `search`. Throws when the file is absent or no FlatGeobuf.
 */
export class FlatGeobufReader {
  readonly count: number;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #buffer: ByteBuffer;
  readonly #header: ReturnType<typeof fromByteBuffer>;
  readonly #indexAt: number;
  readonly #featuresAt: number;
  #offsetOfIndex: Map<number, number> | null = null;

  constructor(path: string) {
    const file = readFileSync(path);
    // A copy of our own: coordinates are read in place, which needs them aligned to eight bytes.
    this.#bytes = new Uint8Array(file);
    if (!(file.length > MAGIC_BYTES + PREFIX_BYTES && file.toString('latin1', 0, 3) === 'fgb')) {
      throw new Error(`not a FlatGeobuf file: ${path}`);
    }
    this.#view = new DataView(this.#bytes.buffer);
    this.#buffer = new ByteBuffer(this.#bytes);
    this.#buffer.setPosition(MAGIC_BYTES);
    this.#header = fromByteBuffer(this.#buffer);
    this.count = this.#header.featuresCount;
    this.#indexAt = MAGIC_BYTES + PREFIX_BYTES + this.#view.getUint32(MAGIC_BYTES, true);
    const { indexNodeSize } = this.#header;
    this.#featuresAt =
      this.#indexAt + (this.count > 0 ? calcTreeSize(this.count, indexNodeSize) : 0);
  }

  /** Offsets of the features whose box meets `box` (a point is a box without extent), in file order. */
  search(box: Box): number[] {
    if (this.count === 0) return [];
    const bounds = generateLevelBounds(this.count, this.#header.indexNodeSize);
    const found: number[] = [];
    this.#searchNodes(0, bounds.length - 1, bounds, box, found);
    return found;
  }

  /** The area at an offset. */
  areaAt(offset: number): FlatGeobufArea {
    const coordinates = this.polygonsAt(offset).map(({ xy, ends }) => {
      const rings: Position[][] = [];
      let start = 0;
      for (const end of ends) {
        const ring: Position[] = [];
        for (let i = start; i < end; i++) ring.push([xy[2 * i] ?? 0, xy[2 * i + 1] ?? 0]);
        rings.push(ring);
        start = end;
      }
      return rings;
    });
    return { ...this.labelAt(offset), geometry: { type: 'MultiPolygon', coordinates } };
  }

  /** The area at an offset without its outline, which costs nothing then. */
  labelAt(offset: number): { index: number; code: string; name: string } {
    const properties = parseProperties(this.#featureAt(offset), this.#header.columns);
    return {
      index: Number(properties.index),
      code: String(properties.code),
      name: String(properties.name),
    };
  }

  /** The outline at an offset, in place: views of the file, not copies. */
  polygonsAt(offset: number): FlatPolygon[] {
    const geometry = this.#featureAt(offset).geometry();
    const polygons: FlatPolygon[] = [];
    for (let part = 0; part < (geometry?.partsLength() ?? 0); part++) {
      const polygon = geometry?.parts(part);
      const xy = polygon?.xyArray();
      if (!xy) continue;
      polygons.push({ xy, ends: polygon?.endsArray() ?? Uint32Array.of(xy.length / 2) });
    }
    return polygons;
  }

  /** Offsets of all features, in file order (along a Hilbert curve). */
  *offsets(): Generator<number> {
    let offset = 0;
    for (let i = 0; i < this.count; i++) {
      yield offset;
      offset += PREFIX_BYTES + this.#view.getUint32(this.#featuresAt + offset, true);
    }
  }

  /** The offset of the area with this index in the level's area order; null without geometry. */
  offsetOf(areaIndex: number): number | null {
    if (this.#offsetOfIndex === null) {
      this.#offsetOfIndex = new Map();
      for (const offset of this.offsets()) {
        this.#offsetOfIndex.set(this.labelAt(offset).index, offset);
      }
    }
    return this.#offsetOfIndex.get(areaIndex) ?? null;
  }

  #featureAt(offset: number): Feature {
    this.#buffer.setPosition(this.#featuresAt + offset);
    return Feature.getSizePrefixedRootAsFeature(this.#buffer);
  }

  /** Looks at the children of a node that start at `first`; level 0 are the leaves. */
  #searchNodes(
    first: number,
    level: number,
    bounds: readonly (readonly number[])[],
    box: Box,
    found: number[],
  ): void {
    const end = Math.min(first + this.#header.indexNodeSize, bounds[level]?.[1] ?? 0);
    for (let node = first; node < end; node++) {
      const at = this.#indexAt + node * NODE_BYTES;
      const side = (i: number): number => this.#view.getFloat64(at + i * 8, true);
      if (box[2] < side(0) || box[3] < side(1) || box[0] > side(2) || box[1] > side(3)) continue;
      const offset = Number(this.#view.getBigUint64(at + 32, true));
      if (level === 0) found.push(offset);
      else this.#searchNodes(offset, level - 1, bounds, box, found);
    }
  }
}
