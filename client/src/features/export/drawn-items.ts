/** Flows and cartograms as shapes, where the map has them. */
import { colourAt } from '../../../../server/contract/classify/colour-of-area.ts';
import {
  FLOW_COLOURS,
  FLOW_TAPER,
  FLOW_WIDTHS,
} from '../../../../server/contract/classify/flow-style.ts';
import type { Mode } from '../../../../server/contract/classify/schemes.ts';
import type { View } from '../../geometry/geometry-messages.ts';
import { circlePlacesOf } from '../../map/drawings/circle-places.ts';
import { bendFlows } from '../../map/drawings/flow-curves.ts';
import { MAP_COLOURS } from '../../map/map-colours.ts';
import { flowMap } from '../../state/flows/flow-store.ts';
import type { MapView } from '../../state/map-view/map-view.ts';
import { project } from './mercator.ts';
import type { Item } from './sheet-items.ts';

const STEPS = 14;
/** Pixels of the world at zoom 0. */
const WORLD_PX = 512;

/** Curves that taper, the largest on top. */
export function flowItems(viewport: View, mode: Mode): Item[] {
  const map = flowMap.peek();
  if (!map) return [];
  const placed = map.lines.flatMap(({ from, to, value }) => {
    const [start, end] = [map.areas.points[from], map.areas.points[to]];
    if (!start || !end) return [];
    const [one, other] = [project(start, viewport), project(end, viewport)];
    // Curves bow as on the map, whose coordinates go up.
    return [{ x0: one.x, y0: -one.y, x1: other.x, y1: -other.y, value }];
  });
  const controls = bendFlows(placed);
  return placed
    .map(({ x0, y0, x1, y1, value }, i): Item => {
      const width = Math.max(FLOW_WIDTHS.least, (FLOW_WIDTHS.most * value) / map.peak);
      const middle = { x: controls[i * 2] ?? 0, y: -(controls[i * 2 + 1] ?? 0) };
      const path = taperedPath({ x: x0, y: -y0 }, middle, { x: x1, y: -y1 }, width);
      return { kind: 'path', path, fill: FLOW_COLOURS[mode], stroke: null };
    })
    .reverse();
}

type Point = { x: number; y: number };

/** A quadratic curve as a shape, `width` pixels wide where it begins. */
export function taperedPath(a: Point, b: Point, c: Point, width: number): string {
  const sides: [string[], string[]] = [[], []];
  for (let step = 0; step <= STEPS; step++) {
    const t = step / STEPS;
    const along = (p: number, q: number, r: number): number =>
      (1 - t) ** 2 * p + 2 * (1 - t) * t * q + t ** 2 * r;
    const [dx, dy] = [
      (1 - t) * (b.x - a.x) + t * (c.x - b.x),
      (1 - t) * (b.y - a.y) + t * (c.y - b.y),
    ];
    const long = Math.hypot(dx, dy) || 1;
    const half = (width * (1 + (FLOW_TAPER - 1) * t)) / 2;
    const [x, y] = [along(a.x, b.x, c.x), along(a.y, b.y, c.y)];
    const point = (side: number): string =>
      `${(x - (dy / long) * half * side).toFixed(1)} ${(y + (dx / long) * half * side).toFixed(1)}`;
    sides[0].push(point(1));
    sides[1].unshift(point(-1));
  }
  return `M${[...sides[0], ...sides[1]].join('L')}Z`;
}

/** Circles in their places; none until they have been placed. */
export function cartogramItems(view: MapView, viewport: View, mode: Mode): Item[] {
  const circles = circlePlacesOf(view.areas, view.sizes.figures, () => {});
  if (!circles) return [];
  const scale = WORLD_PX * 2 ** viewport.zoom;
  return view.areas.codes.flatMap((_, index): Item[] => {
    const [x = Number.NaN, y = Number.NaN] = circles.places.subarray(index * 2, index * 2 + 2);
    const radius = (circles.radii[index] ?? 0) * scale;
    if (radius === 0 || Number.isNaN(x)) return [];
    const lat = (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
    const at = project([x * 360 - 180, lat], viewport);
    const stroke = { colour: MAP_COLOURS[mode].circleEdge, widthPx: 0.8 };
    return [{ kind: 'circle', ...at, radius, fill: colourAt(view, index, mode), stroke }];
  });
}
