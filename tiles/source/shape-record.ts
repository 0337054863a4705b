import type { Position } from 'geojson';

/** One record of a file as stored; no polygons for a null shape. `row` is 1-based. */
export type ShapeRecord = { row: number; code: string; polygons: Position[][][] };
