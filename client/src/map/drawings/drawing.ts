/** What a drawing over the areas is, as the map knows it. One file in this folder for each, named in `registry.ts`. */
import type { Layer } from '@deck.gl/core';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Mode } from '../../../../server/contract/classify/schemes.ts';
import type { GpuTiles } from '../layers/gpu-tiles.ts';
import type { ValueColumns } from '../layers/value-columns.ts';
import type { Scene } from '../scene.ts';
import type { DrawnTile } from '../tiles/level-tiles.ts';

/** What layers are made with, the scene apart. */
export type DrawnWith = {
  /** Those in sight of the scene's level. */
  tiles: readonly DrawnTile[];
  mode: Mode;
  columns: ValueColumns;
  gpuTiles: GpuTiles;
  /** Indices; -1 for none. */
  hovered: number;
  chosen: number;
  beforeId: string;
};

/** A place under the pointer, in shares of the world and in pixels of the map. */
export type Place = {
  x: number;
  y: number;
  screen: { x: number; y: number };
  tiles: readonly DrawnTile[];
};

export interface Drawing {
  /** Over areas and borders, lowest first. */
  layers(scene: Scene, drawnWith: DrawnWith): Layer[];
  /** Index of the area whose figure lies at a place; null where the ground decides. */
  areaAt?(scene: Scene, place: Place): number | null;
  /** False while something of it is still under way. */
  isComplete?(scene: Scene): boolean;
  /** What is still to be seen of it once it is left, on its way back into the map; nothing once that is over. */
  layersAfter?(): Layer[];
  /** The reader looks at another drawing now: what it changed goes back, and what it holds is freed. */
  leave?(): void;
}

/** @param redraw asks for new layers */
export type CreateDrawing = (map: MapLibreMap, redraw: () => void) => Drawing;
