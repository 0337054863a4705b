/** What the page asks the worker, and what comes back. */
import type { MultiPolygon, Position } from 'geojson';
import type { Shape } from './find-areas.ts';
import type { LevelPlaces } from './level-geometry.ts';
import type { Overlap } from './overlaps.ts';

export type { LevelPlaces, Overlap, Shape };

/** A circle is a shape only the worker can draw: its edge is bent by the projection. */
export type Drawn = Shape | { centre: Position; radiusM: number };

export type Whole = { outline: MultiPolygon; areaM2: number; perimeterM: number };
/** What an uploaded file holds: shapes, or a text with codes. */
export type Upload =
  | { kind: 'shapes'; shape: Shape; count: number; reprojected: boolean }
  | { kind: 'text'; text: string };

export type GeometryAnswers = {
  find: Uint32Array;
  neighbours: Uint32Array;
  dissolve: Whole;
  outlines: (MultiPolygon | null)[];
  upload: Upload;
};
export type GeometryQuestion =
  | { kind: 'find'; level: string; shape: Drawn; overlap: Overlap }
  | { kind: 'neighbours'; level: string; of: Uint32Array }
  | { kind: 'dissolve'; level: string; areas: Uint32Array }
  | { kind: 'outlines'; level: string; areas: Uint32Array }
  | { kind: 'upload'; file: File };

export type ToWorker =
  | { id: number; about: 'level'; level: string; places: LevelPlaces }
  | { id: number; about: 'question'; question: GeometryQuestion }
  | { id: number; about: 'give up' };
export type FromWorker =
  | { id: number; about: 'progress'; share: number }
  | { id: number; about: 'answer'; answer: GeometryAnswers[keyof GeometryAnswers] }
  | { id: number; about: 'error'; code: string; message: string };
