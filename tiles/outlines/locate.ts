import type { FlatPolygon } from '../flatgeobuf/read-flatgeobuf.ts';
import type { Outlines } from './outlines.ts';

/** Answers "which area is here" from the outlines of an edition. */
export class Locator {
  readonly #outlines: Outlines;

  constructor(outlines: Outlines) {
    this.#outlines = outlines;
  }

  /**
   * The index of the area of `level` that contains a place in degrees; null where there is none or the
   * level has no geometry. On a shared border the first in file order.
   */
  locate(level: string, lon: number, lat: number): number | null {
    const reader = this.#outlines.of(level);
    if (!reader) return null;
    for (const offset of reader.search([lon, lat, lon, lat])) {
      if (contains(reader.polygonsAt(offset), lon, lat)) return reader.labelAt(offset).index;
    }
    return null;
  }
}

/** Even–odd rule over all rings: a place in a hole crosses the outer ring and the hole. */
function contains(polygons: readonly FlatPolygon[], lon: number, lat: number): boolean {
  let inside = false;
  for (const { xy, ends } of polygons) {
    let start = 0;
    for (const end of ends) {
      for (let i = start, j = end - 1; i < end; j = i++) {
        const [xi, yi] = [xy[2 * i] ?? 0, xy[2 * i + 1] ?? 0];
        const [xj, yj] = [xy[2 * j] ?? 0, xy[2 * j + 1] ?? 0];
        if (yi > lat !== yj > lat && lon < ((xj - xi) * (lat - yi)) / (yj - yi) + xi)
          inside = !inside;
      }
      start = end;
    }
  }
  return inside;
}
