import { type Camera, roundCamera } from '../../link/url-state.ts';
import { askMap } from '../../map/main-map.tsx';
import { mapSight } from '../../map/map-padding.ts';
import { zoomInFrame } from './embed-code.ts';

/** A camera that shows in the frame what is uncovered on the screen now; null while there is no map. */
export function embedCamera(heightPx: number): Camera | null {
  const map = document.querySelector('.map-canvas')?.getBoundingClientRect();
  const zoom = askMap((each) => each.zoom);
  if (!map || zoom === null) return null;
  const { left, right, top, bottom } = mapSight.peek();
  const [width, height] = [map.width - left - right, map.height - top - bottom];
  if (width <= 0 || height <= 0) return null;
  const middle = askMap((each) => each.degreesAt(left + width / 2, top + height / 2));
  if (!middle) return null;
  const [lon, lat] = middle;
  return roundCamera({ zoom: zoomInFrame(zoom, { width, height }, heightPx), lon, lat });
}
