/** Copies of the canvas, for pictures and for paper. */
import type { Map as MapLibreMap } from 'maplibre-gl';

/** A canvas of more dots than this on a side is more than many a graphics card draws. */
const LARGEST_SIDE = 4096;

/** A canvas keeps nothing of a frame once it is out, so the copy is made while the frame is drawn. */
export async function takePicture(map: MapLibreMap, ratio: number): Promise<HTMLCanvasElement> {
  const before = map.getPixelRatio();
  map.setPixelRatio(fittingRatio(map, ratio));
  await map.once('idle');
  const copy = await new Promise<HTMLCanvasElement>((resolve) => {
    map.once('render', () => resolve(copyOf(map)));
    map.triggerRepaint();
  });
  map.setPixelRatio(before);
  return copy;
}

/** The map at once, of what has come by now: paper waits for nothing, not even for colours to change. */
export function snapshot(map: MapLibreMap, ratio: number): HTMLCanvasElement {
  const before = map.getPixelRatio();
  const { stylesheet } = map.style;
  const { transition } = stylesheet;
  stylesheet.transition = { duration: 0, delay: 0 };
  map.setPixelRatio(fittingRatio(map, ratio));
  map.redraw();
  const copy = copyOf(map);
  if (transition) stylesheet.transition = transition;
  map.setPixelRatio(before);
  return copy;
}

function fittingRatio(map: MapLibreMap, ratio: number): number {
  const { clientWidth, clientHeight } = map.getContainer();
  return Math.min(ratio, LARGEST_SIDE / Math.max(clientWidth, clientHeight));
}

function copyOf(map: MapLibreMap): HTMLCanvasElement {
  const canvas = map.getCanvas();
  const copy = document.createElement('canvas');
  copy.width = canvas.width;
  copy.height = canvas.height;
  copy.getContext('2d')?.drawImage(canvas, 0, 0);
  return copy;
}
