import type { Position } from 'geojson';
import type { View } from '../../geometry/geometry-messages.ts';
import { toPixels } from '../../geometry/to-pixels.ts';

/** Where a place stands in a picture of the map. */
export function project(place: Position, view: View): { x: number; y: number } {
  const [x, y] = toPixels(view)(place);
  return { x, y };
}
