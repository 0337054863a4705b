import type { ComponentType } from 'preact';
import type { MapView } from '../../state/map-view/map-view.ts';
import { lazy } from '../lazy.tsx';
import { CircleSizes } from './circle-sizes.tsx';

type Key = ComponentType<{ view: MapView }>;

/** What each drawing adds to the legend beside colours. Another drawing is a line here, loaded when first asked for. */
const KEYS: Partial<Record<MapView['drawing'], Key>> = {
  circles: CircleSizes,
  cartogram: lazy(() => import('./cartogram-sizes.tsx').then((key) => key.CartogramSizes)),
  flows: lazy(() => import('./flow-key.tsx').then((key) => key.FlowKey)),
};

export function hasDrawingKey({ drawing }: MapView): boolean {
  return KEYS[drawing] !== undefined;
}

/** Sizes, dots, heights: in the legend, in a page of somebody else and on paper. */
export function DrawingKey({ view }: { view: MapView }) {
  const Key = KEYS[view.drawing];
  return Key ? <Key view={view} /> : null;
}
