/** What the page asks the worker, and what comes back. */
import type { MultiPolygon, Position } from 'geojson';
import type { Shape } from './find-areas.ts';
import type { LevelPlaces } from './level-geometry.ts';
import type { Overlap } from './overlaps.ts';

export type { LevelPlaces, Overlap, Shape };

/** A circle is a shape only the worker can draw: its edge is bent by the projection. */
export type Drawn = Shape | { centre: Position; radiusM: number };

/** A picture of the map: a rectangle at a place on a sheet, in pixels, and what lies in its upper left corner. */
export type View = {
  x: number;
  y: number;
  width: number;
  height: number;
  /** Of the map, with tiles of 512 pixels. */
  zoom: number;
  west: number;
  north: number;
  east: number;
  south: number;
};

export type Whole = { outline: MultiPolygon; areaM2: number; perimeterM: number };
/** What an uploaded file holds: shapes, or a text with codes. */
export type Upload =
  | { kind: 'shapes'; shape: Shape; count: number; reprojected: boolean }
  | { kind: 'text'; text: string };

export type GeometryAnswers = {
  find: Uint32Array;
  neighbours: Uint32Array;
  dissolve: Whole;
  paths: { index: number; path: string }[];
  path: string;
  upload: Upload;
};
export type GeometryQuestion =
  | { kind: 'find'; level: string; shape: Drawn; overlap: Overlap }
  | { kind: 'neighbours'; level: string; of: Uint32Array }
  | { kind: 'dissolve'; level: string; areas: Uint32Array }
  | { kind: 'paths'; level: string; view: View }
  | { kind: 'path'; outline: MultiPolygon; view: View }
  | { kind: 'upload'; file: File };

export type ToWorker =
  | { id: number; about: 'level'; level: string; places: LevelPlaces }
  | { id: number; about: 'question'; question: GeometryQuestion }
  | { id: number; about: 'abort' };
export type FromWorker =
  | { id: number; about: 'progress'; share: number }
  | { id: number; about: 'answer'; answer: GeometryAnswers[keyof GeometryAnswers] }
  | { id: number; about: 'error'; code: string; message: string };
