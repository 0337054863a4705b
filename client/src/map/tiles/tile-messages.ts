import type { TileGeometry } from './tile-geometry.ts';

/** A tile to load, or one that is not needed any more. */
export type ToTileWorker = { id: number; url: string; level: string } | { id: number };

export type FromTileWorker =
  | { id: number; geometry: TileGeometry | null }
  | { id: number; failed: string };
