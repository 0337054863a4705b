/** What the server makes files of, as far as the reader has a choice (see `GET /api/export`). */
export const GEOMETRIES = ['full', 'simplified', 'none'] as const;
export type Geometry = (typeof GEOMETRIES)[number];

export const FORMAT_CODES = [
  'csv',
  'xlsx',
  'geojson',
  'fgb',
  'gpkg',
  'jsonstat',
  'parquet',
] as const;
export type Format = (typeof FORMAT_CODES)[number];

type Choices = {
  name: string;
  shapes: readonly ('long' | 'wide')[];
  geometries: readonly Geometry[];
  hasCrs: boolean;
};

const BOTH = ['long', 'wide'] as const;

export const FORMATS: Record<Format, Choices> = {
  csv: { name: 'CSV', shapes: BOTH, geometries: [], hasCrs: false },
  xlsx: { name: 'Excel (xlsx)', shapes: BOTH, geometries: [], hasCrs: false },
  geojson: { name: 'GeoJSON', shapes: ['wide'], geometries: GEOMETRIES, hasCrs: false },
  fgb: { name: 'FlatGeobuf', shapes: ['wide'], geometries: ['full', 'simplified'], hasCrs: true },
  gpkg: { name: 'GeoPackage', shapes: BOTH, geometries: GEOMETRIES, hasCrs: true },
  jsonstat: { name: 'JSON-stat 2.0', shapes: ['long'], geometries: [], hasCrs: false },
  parquet: { name: 'Parquet', shapes: BOTH, geometries: [], hasCrs: false },
};
