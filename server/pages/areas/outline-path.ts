/** Outlines as paths of SVG: a box of the earth in a drawing of whole units. */
import type { Box } from '../../../geodata/model/model.ts';
import type { FlatPolygon } from '../../../tiles/flatgeobuf/read-flatgeobuf.ts';
import { clipRing } from './clip-ring.ts';

/** Borders are cut this far outside, where they cannot be seen. */
const MARGIN = 12;

/** `x = (lon − west) · perLon`, `y = (north − lat) · perLat`: true to shape at the middle of the area. */
export type View = { box: Box; perLon: number; perLat: number; width: number; height: number };

/** The view of a box in the middle of a drawing, of which it takes at most `share` in each direction. */
export function createView(
  [west, south, east, north]: Box,
  { width, height }: { width: number; height: number },
  share: number,
): View {
  const [lon, lat] = [(west + east) / 2, (south + north) / 2];
  const squeeze = Math.cos((lat * Math.PI) / 180);
  const perLat = Math.min(
    (share * width) / Math.max((east - west) * squeeze, 1e-6),
    (share * height) / Math.max(north - south, 1e-6),
  );
  const perLon = perLat * squeeze;
  const [halfLon, halfLat] = [width / 2 / perLon, height / 2 / perLat];
  return {
    box: [lon - halfLon, lat - halfLat, lon + halfLon, lat + halfLat],
    perLon,
    perLat,
    width,
    height,
  };
}

/** Whole units: vertices that fall together are one, on both sides of a border alike. */
export function pathOf(
  polygons: readonly FlatPolygon[],
  { box, perLon, perLat, width, height }: View,
): string {
  const [west, , , north] = box;
  const frame: Box = [-MARGIN, -MARGIN, width + MARGIN, height + MARGIN];
  let path = '';
  for (const { xy, ends } of polygons) {
    let start = 0;
    for (const end of ends) {
      const ring: number[] = [];
      for (let i = start; i < end; i++) {
        const x = Math.round(((xy[2 * i] ?? 0) - west) * perLon);
        const y = Math.round((north - (xy[2 * i + 1] ?? 0)) * perLat);
        if (x !== ring.at(-2) || y !== ring.at(-1)) ring.push(x, y);
      }
      path += printRing(clipRing(ring, frame));
      start = end;
    }
  }
  return path;
}

/** Relative steps, which are short. A ring of fewer than three corners is nothing to see. */
function printRing(ring: readonly number[]): string {
  if (ring.length < 6) return '';
  let [x, y] = [Math.round(ring[0] ?? 0), Math.round(ring[1] ?? 0)];
  let path = `M${x} ${y}l`;
  for (let i = 2; i < ring.length; i += 2) {
    const [nextX, nextY] = [Math.round(ring[i] ?? 0), Math.round(ring[i + 1] ?? 0)];
    if (nextX === x && nextY === y) continue;
    path += `${nextX - x} ${nextY - y} `;
    [x, y] = [nextX, nextY];
  }
  return `${path.trimEnd()}z`;
}
