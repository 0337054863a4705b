import Flatbush from 'flatbush';
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js';
import type { MultiPolygon } from 'geojson';
import type { Box } from '../../../geodata/model/model.ts';
import type { Turn } from './turn.ts';

/** What the page knows of a level: where its outlines are, and a label point and a box per area. */
export type LevelPlaces = {
  /** Address of the level's FlatGeobuf. */
  url: string;
  /** `lon, lat` per area in area order, NaN for areas without a place. */
  points: Float64Array;
  /** `west, south, east, north` per area, NaN likewise. */
  boxes: Float64Array;
};

/** Where more than this share of the areas is wanted, one request for the whole file is quicker than ranges. */
const MAX_BY_BOX = 0.2;

/** The outlines of a level, fetched when needed and kept. */
export class LevelGeometry {
  readonly places: LevelPlaces;
  readonly count: number;
  readonly #outlines = new Map<number, MultiPolygon>();
  readonly #fetched: Box[] = [];
  #boxIndex: { tree: Flatbush; indices: number[] } | null = null;
  #hasAll = false;

  constructor(places: LevelPlaces) {
    this.places = places;
    this.count = places.points.length / 2;
  }

  boxOf(index: number): Box {
    const [w = 0, s = 0, e = 0, n = 0] = this.places.boxes.subarray(index * 4, index * 4 + 4);
    return [w, s, e, n];
  }

  /** Areas whose box meets a box, ascending. */
  meeting(box: Box): number[] {
    this.#boxIndex ??= this.#indexBoxes();
    const { tree, indices } = this.#boxIndex;
    if (!tree) return [];
    const found = tree.search(...box).flatMap((at) => indices[at] ?? []);
    return found.sort((a, b) => a - b);
  }

  /** The outline of an area that `fetchBox` has brought in; undefined for one without a place. */
  outline(index: number): MultiPolygon | undefined {
    return this.#outlines.get(index);
  }

  /** Brings in the outlines of all areas that meet a box. */
  async fetchBox(box: Box, turn: Turn): Promise<void> {
    if (this.#hasAll || this.#fetched.some((known) => contains(known, box))) return;
    const wanted = this.meeting(box).length;
    if (wanted === 0) return;
    if (wanted > this.count * MAX_BY_BOX) return this.fetchAll(turn);
    const [minX, minY, maxX, maxY] = box;
    await this.#keep(
      deserialize(this.places.url, { rect: { minX, minY, maxX, maxY } }),
      wanted,
      turn,
    );
    this.#fetched.push(box);
  }

  async fetchAll(turn: Turn): Promise<void> {
    if (this.#hasAll) return;
    const response = await fetch(this.places.url);
    if (!response.ok || !response.body) throw new Error(`${response.status} ${this.places.url}`);
    await this.#keep(deserialize(response.body), this.count, turn);
    this.#hasAll = true;
  }

  async #keep(features: ReturnType<typeof deserialize>, of: number, turn: Turn): Promise<void> {
    let done = 0;
    for await (const { geometry, properties } of features) {
      const index = Number(properties?.index);
      if (geometry.type === 'MultiPolygon') this.#outlines.set(index, geometry);
      done++;
      if (turn.isDue()) await turn.yieldToOthers(Math.min(1, done / of));
    }
  }

  #indexBoxes(): { tree: Flatbush; indices: number[] } {
    const indices: number[] = [];
    for (let i = 0; i < this.count; i++)
      if (!Number.isNaN(this.places.boxes[i * 4])) indices.push(i);
    const tree = new Flatbush(Math.max(1, indices.length));
    for (const index of indices) tree.add(...this.boxOf(index));
    if (indices.length === 0) tree.add(0, 0, 0, 0);
    tree.finish();
    return { tree, indices };
  }
}

function contains([w, s, e, n]: Box, inner: Box): boolean {
  return w <= inner[0] && s <= inner[1] && e >= inner[2] && n >= inner[3];
}
