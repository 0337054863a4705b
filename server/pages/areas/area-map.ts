/** A small drawing of an area among its neighbours, from the outlines of the edition. */
import type { Box } from '../../../geodata/model/model.ts';
import type { FlatGeobufReader, FlatPolygon } from '../../../tiles/flatgeobuf/read-flatgeobuf.ts';
import type { EditionBundle } from '../../edition/edition-bundle.ts';
import type { Place } from '../../edition/place.ts';
import type { AreaFacts } from './area-facts.ts';
import { clipRing } from './clip-ring.ts';

/** Paths in a box of `WIDTH` by `HEIGHT` units, as SVG writes them. */
export type Drawing = { land: string; own: string; edge: string };

export const MAP_WIDTH = 800;
export const MAP_HEIGHT = 600;
/** How much of the drawing the area takes, at most. */
const SHARE = 0.56;
const SHARE_ALONE = 0.86;
/** Borders are cut this far outside, where they cannot be seen. */
const MARGIN = 12;

/** Null for an area without an outline. */
export function drawArea(
  { outlines }: EditionBundle,
  { place, context }: AreaFacts,
): Drawing | null {
  const { data, index } = place;
  const reader = outlines.of(data.level.code);
  const offset = reader?.offsetOf(index);
  const box = data.bboxes[index];
  if (!reader || offset === null || offset === undefined || !box) return null;
  const view = createView(box, (data.neighbours[index] ?? []).length > 1 ? SHARE : SHARE_ALONE);
  const inView = reader.search(view.box);
  const land = inView.filter((one) => one !== offset);
  return {
    land: land.map((one) => pathOf(reader.polygonsAt(one), view)).join(''),
    own: pathOf(reader.polygonsAt(offset), view),
    edge: context ? outlineOf(outlines.of(context.data.level.code), context, view) : '',
  };
}

function outlineOf(reader: FlatGeobufReader | null, { index }: Place, view: View): string {
  const offset = reader?.offsetOf(index) ?? null;
  return reader && offset !== null ? pathOf(reader.polygonsAt(offset), view) : '';
}

/** `x = (lon − west) · perLon`, `y = (north − lat) · perLat`: true to shape at the middle of the area. */
type View = { box: Box; perLon: number; perLat: number };

function createView([west, south, east, north]: Box, share: number): View {
  const [lon, lat] = [(west + east) / 2, (south + north) / 2];
  const squeeze = Math.cos((lat * Math.PI) / 180);
  const perLat = Math.min(
    (share * MAP_WIDTH) / Math.max((east - west) * squeeze, 1e-6),
    (share * MAP_HEIGHT) / Math.max(north - south, 1e-6),
  );
  const perLon = perLat * squeeze;
  const [halfLon, halfLat] = [MAP_WIDTH / 2 / perLon, MAP_HEIGHT / 2 / perLat];
  return {
    box: [lon - halfLon, lat - halfLat, lon + halfLon, lat + halfLat],
    perLon,
    perLat,
  };
}

/** Whole units: vertices that fall together are one, on both sides of a border alike. */
function pathOf(polygons: readonly FlatPolygon[], { box, perLon, perLat }: View): string {
  const [west, , , north] = box;
  const frame: Box = [-MARGIN, -MARGIN, MAP_WIDTH + MARGIN, MAP_HEIGHT + MARGIN];
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
