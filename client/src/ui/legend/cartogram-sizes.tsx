import { radiusOfOne, worldPoints } from '../../../../server/contract/classify/cartogram.ts';
import type { MapView } from '../../state/map-view/map-view.ts';
import { zoom } from '../../state/page/camera.ts';
import { NestedCircles } from './circle-sizes.tsx';

/** Pixels of the world at zoom 0. */
const WORLD_PX = 512;

/** Circles of a cartogram grow as the map does. */
export function CartogramSizes({ view }: { view: MapView }) {
  const { values } = view.sizes.figures;
  const one = radiusOfOne(worldPoints(view.areas.points), values);
  const scale = one * Math.sqrt(view.peak) * WORLD_PX * 2 ** zoom.value;
  return <NestedCircles view={view} scale={scale} />;
}
