import type { Geometry } from 'geojson';

/** One feature of a file as stored: `row` is 1-based (a GeoPackage's own row number), no geometry for a null one. */
export type FeatureRecord = {
  row: number;
  properties: Record<string, unknown>;
  geometry: Geometry | null;
};

/** The system of a file's coordinates as the file says it: `EPSG:31370`, its WKT, or PROJJSON. */
export type FileCrs = string | Record<string, unknown>;

/** A file of features, coordinates as stored, x (or longitude) first. */
export type FeatureTable = {
  /** The layer that was read, where the format has layers. */
  layer: string | null;
  fields: readonly string[];
  /** Null where the file does not say. */
  crs: FileCrs | null;
  records: readonly FeatureRecord[];
  /** What was changed on reading, for the report: arcs drawn as lines, heights dropped. */
  changes: readonly string[];
};
