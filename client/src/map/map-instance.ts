/** One map on the screen, as others know it: what it is fed with, and how it is. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Camera } from '../link/url-state.ts';
import type { AtlasMap } from './atlas-map.ts';
import type { Padding } from './map-padding.ts';
import type { Scene } from './scene.ts';

export type MapInstance = {
  /** Null until it is made, and where WebGL is refused. */
  map: Signal<AtlasMap | null>;
  /** What takes the focus; the map can be walked even where the picture cannot be drawn. */
  frame: Signal<HTMLElement | null>;
  state: Signal<'loading' | 'drawn' | 'refused'>;
  settled: Signal<boolean>;
  scene: ReadonlySignal<Scene | null>;
  /** How much of it is covered, from each edge. */
  sight: ReadonlySignal<Padding>;
  begin: () => Camera;
  /** Where its corner is on the stage, in pixels. */
  corner: () => { x: number; y: number };
  /** @param isLed whether the other map moves it */
  onMove: (isLed: boolean) => void;
  onRest: (camera: Camera) => void;
  /** What only this map listens to; returns how to stop. */
  follow: (map: AtlasMap) => () => void;
};

type Given = Pick<
  MapInstance,
  'scene' | 'sight' | 'begin' | 'corner' | 'onMove' | 'onRest' | 'follow'
>;

export function createMapInstance(given: Given): MapInstance {
  return {
    map: signal(null),
    frame: signal(null),
    state: signal('loading'),
    settled: signal(false),
    ...given,
  };
}
