import Flatbush from 'flatbush';
import type { MultiPolygon, Position } from 'geojson';
import { latToY, lonToX } from '../projection/web-mercator.ts';

/** Rings of one outline on the grid, `[x0, y0, x1, y1, …]`, closed; which are holes does not matter. */
export type PlaneRings = Float64Array[];

/** The outline on whole plane units, without repeated vertices and without rings of no extent. */
export function toPlaneRings({ coordinates }: MultiPolygon): PlaneRings {
  return coordinates.flat().flatMap((ring) => {
    const xy = roundedRing(ring);
    return xy.length >= 8 ? [Float64Array.from(xy)] : [];
  });
}

function roundedRing(ring: readonly Position[]): number[] {
  const xy: number[] = [];
  for (const [lon = 0, lat = 0] of ring) {
    const [x, y] = [Math.round(lonToX(lon)), Math.round(latToY(lat))];
    if (xy.at(-2) !== x || xy.at(-1) !== y) xy.push(x, y);
  }
  return xy;
}

/** Finds which outlines a place lies in, lowest number first. */
export class PlaneLocator {
  readonly #rings: readonly PlaneRings[];
  readonly #index: Flatbush;

  constructor(rings: readonly PlaneRings[]) {
    this.#rings = rings;
    this.#index = new Flatbush(Math.max(1, rings.length));
    for (const outline of rings) {
      const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
      for (const ring of outline) {
        for (let i = 0; i < ring.length; i += 2) {
          const [x = 0, y = 0] = [ring[i], ring[i + 1]];
          box[0] = Math.min(box[0], x);
          box[1] = Math.min(box[1], y);
          box[2] = Math.max(box[2], x);
          box[3] = Math.max(box[3], y);
        }
      }
      this.#index.add(...box);
    }
    if (rings.length === 0) this.#index.add(0, 0, 0, 0);
    this.#index.finish();
  }

  /** Numbers of the outlines around a place, ascending. */
  at(x: number, y: number): number[] {
    const found = this.#index.search(x, y, x, y);
    return found.filter((i) => isInside(this.#rings[i] ?? [], x, y)).sort((a, b) => a - b);
  }
}

function isInside(rings: PlaneRings, x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 2; i < ring.length; i += 2) {
      const [ax = 0, ay = 0, bx = 0, by = 0] = ring.subarray(i - 2, i + 2);
      if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
    }
  }
  return inside;
}
