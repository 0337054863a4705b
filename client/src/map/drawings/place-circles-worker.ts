/** Places the circles of cartograms off the page's own thread. */
import { placeCircles } from './place-circles.ts';

export type ToPlace = { id: number; x: Float64Array; y: Float64Array; radii: Float64Array };
export type Placed = { id: number; places: Float64Array };

self.addEventListener('message', ({ data: { id, x, y, radii } }: MessageEvent<ToPlace>) => {
  const places = placeCircles(x, y, radii);
  const placed: Placed = { id, places };
  self.postMessage(placed, { transfer: [places.buffer] });
});
