import type { FunctionComponent } from 'preact';
import type { MapView } from '../../state/map-view/map-view.ts';
import { CircleSizes } from './circle-sizes.tsx';

type Key = FunctionComponent<{ view: MapView }>;

/** What each drawing adds to the legend beside colours. Another drawing is a line here, loaded when first asked for. */
const KEYS: Partial<Record<MapView['drawing'], Key>> = {
  circles: CircleSizes,
};

export function hasDrawingKey({ drawing }: MapView): boolean {
  return KEYS[drawing] !== undefined;
}

/** Sizes, dots, heights: in the legend, in a page of somebody else and on paper. */
export function DrawingKey({ view }: { view: MapView }) {
  const Key = KEYS[view.drawing];
  return Key ? <Key view={view} /> : null;
}
