import Flatbush from 'flatbush';
import { circleRadii, largestRadius } from '../../../server/contract/classify/circle-radii.ts';
import type { Figures } from '../../../server/contract/classify/figures.ts';
import type { AreasAnswer } from '../../../server/contract/levels.ts';

/** Pixels of the world at zoom 0. */
const WORLD_PX = 512;

type Middles = { index: Flatbush; ids: number[]; x: Float64Array; y: Float64Array };
type Sizes = { peak: number; radii: Float64Array };

const middles = new WeakMap<AreasAnswer, Middles>();
const sizes = new WeakMap<Figures, Sizes>();

/** A place in shares of the world, and how much larger circles are at this zoom than at zoom 8. */
export type CirclePlace = { x: number; y: number; zoom: number; grown: number };

/** Index of the smallest circle at a place, which is the one on top; null where there is none. */
export function findCircle(
  areas: AreasAnswer,
  figures: Figures,
  peak: number,
  { x, y, zoom, grown }: CirclePlace,
): number | null {
  const { index, ids, x: across, y: down } = middlesOf(areas);
  const radii = radiiOf(figures, peak);
  const pixel = 1 / (WORLD_PX * 2 ** zoom);
  const reach = largestRadius(radii.length) * grown * pixel;
  let found: number | null = null;
  let smallest = Infinity;
  for (const at of index.search(x - reach, y - reach, x + reach, y + reach)) {
    const id = ids[at] ?? 0;
    const radius = (radii[id] ?? 0) * grown * pixel;
    if (radius === 0 || radius >= smallest) continue;
    if (Math.hypot((across[at] ?? 0) - x, (down[at] ?? 0) - y) > radius) continue;
    smallest = radius;
    found = id;
  }
  return found;
}

function middlesOf(areas: AreasAnswer): Middles {
  let known = middles.get(areas);
  if (!known) {
    const ids = [...areas.points.keys()].filter((id) => areas.points[id]);
    const index = new Flatbush(Math.max(1, ids.length));
    const x = new Float64Array(ids.length);
    const y = new Float64Array(ids.length);
    ids.forEach((id, at) => {
      const [lon, lat] = areas.points[id] ?? [0, 0];
      const angle = (lat * Math.PI) / 180;
      x[at] = (lon + 180) / 360;
      y[at] = 0.5 - Math.log(Math.tan(angle) + 1 / Math.cos(angle)) / (2 * Math.PI);
      index.add(x[at] ?? 0, y[at] ?? 0);
    });
    if (ids.length === 0) index.add(Infinity, Infinity);
    index.finish();
    known = { index, ids, x, y };
    middles.set(areas, known);
  }
  return known;
}

function radiiOf(figures: Figures, peak: number): Float64Array {
  let known = sizes.get(figures);
  if (known?.peak !== peak) {
    known = { peak, radii: circleRadii(figures.values, peak) };
    sizes.set(figures, known);
  }
  return known.radii;
}
