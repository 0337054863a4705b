import type { View } from '../geometry/geometry-messages.ts';
import { askMap } from './main-map.tsx';
import { mapSight } from './map-padding.ts';

export type Frame = { map: DOMRect; box: View };

/** The uncovered part of the map: where it is in the map, in pixels, and in the world. */
export function frameOfMap(): Frame | null {
  const map = document.querySelector('.map-canvas')?.getBoundingClientRect();
  const zoom = askMap((each) => each.zoom);
  if (!map || zoom === null) return null;
  const { left, right, top, bottom } = mapSight.peek();
  const [width, height] = [map.width - left - right, map.height - top - bottom];
  const [west, north] = askMap((each) => each.degreesAt(left, top)) ?? [0, 0];
  const [east, south] = askMap((each) => each.degreesAt(left + width, top + height)) ?? [0, 0];
  return { map, box: { x: left, y: top, width, height, zoom, west, north, east, south } };
}
