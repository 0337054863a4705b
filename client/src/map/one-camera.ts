/** Two maps, one camera: what is in the middle of what can be seen of one is in the middle of the other. */
import type { Camera } from '../link/url-state.ts';
import type { Padding } from './map-padding.ts';

const TILE_PX = 512;

/**
 * The camera of a map that shows the same place in the middle of its uncovered part.
 * @param camera of the map that moved; a camera is about the middle of the whole map
 * @param zoom of the other one, where it differs
 */
export function cameraBeside(
  camera: Camera,
  from: Padding,
  to: Padding,
  zoom = camera.zoom,
): Camera {
  const [fromX, fromY] = middleOf(from);
  const [toX, toY] = middleOf(to);
  if (zoom === camera.zoom) return shift(camera, fromX - toX, fromY - toY);
  return shift({ ...shift(camera, fromX, fromY), zoom }, -toX, -toY);
}

/** How many pixels the middle of the uncovered part is right of, and below, the middle of the map. */
function middleOf({ left, right, top, bottom }: Padding): [number, number] {
  return [(left - right) / 2, (top - bottom) / 2];
}

/** A camera so many pixels to the right and down, in the map's own projection (Web Mercator). */
function shift({ zoom, lon, lat }: Camera, right: number, down: number): Camera {
  if (right === 0 && down === 0) return { zoom, lon, lat };
  const worldPx = TILE_PX * 2 ** zoom;
  const angle = (lat * Math.PI) / 180;
  const north = Math.log(Math.tan(angle) + 1 / Math.cos(angle)) - (2 * Math.PI * down) / worldPx;
  return {
    zoom,
    lon: lon + (360 * right) / worldPx,
    lat: (Math.atan(Math.sinh(north)) * 180) / Math.PI,
  };
}
