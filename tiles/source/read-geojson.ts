import { readFile } from 'node:fs/promises';
import type { Geometry } from 'geojson';
import { z } from 'zod';
import type { FeatureTable, FileCrs } from './feature-table.ts';
import { ShapeFileError } from './shape-file-error.ts';

const geometrySchema = z.object({
  type: z.string(),
  coordinates: z.unknown().optional(),
  geometries: z.unknown().optional(),
});

const collectionSchema = z.object({
  type: z.literal('FeatureCollection'),
  /** Of before RFC 7946; Statbel and GDAL still write it for coordinates in metres. */
  crs: z.object({ properties: z.object({ name: z.string() }) }).nullish(),
  features: z.array(
    z.object({
      properties: z.record(z.string(), z.unknown()).nullish(),
      geometry: geometrySchema.nullish(),
    }),
  ),
});

/** How deep the arrays of coordinates are, and the last one holds numbers. */
const DEPTHS: Readonly<Record<string, number>> = {
  Point: 1,
  MultiPoint: 2,
  LineString: 2,
  MultiLineString: 3,
  Polygon: 3,
  MultiPolygon: 4,
};

/** What coordinates are without a `crs` (RFC 7946 §4). */
const DEGREES = 'EPSG:4326';

/**
 * Reads a GeoJSON FeatureCollection in file order, coordinates as stored. Throws `ShapeFileError` when it is
 * not valid, is cut off, or holds a geometry whose coordinates are not those of its type.
 */
export async function readGeojson(file: string): Promise<FeatureTable> {
  const text = await readFile(file, 'utf8');
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ShapeFileError('unreadable_file', `not valid JSON, or cut off: ${reason}`);
  }
  const parsed = collectionSchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ShapeFileError(
      'unreadable_file',
      `not a GeoJSON FeatureCollection: ${issue?.path.join('.') || 'top'}: ${issue?.message}`,
    );
  }
  const { features, crs } = parsed.data;
  const fields = new Set(features.flatMap(({ properties }) => Object.keys(properties ?? {})));
  const records = features.map(({ properties, geometry }, index) => {
    const row = index + 1;
    return {
      row,
      properties: properties ?? {},
      geometry: geometry ? checkGeometry(geometry, row) : null,
    };
  });
  const system: FileCrs = crs?.properties.name ?? DEGREES;
  return { layer: null, fields: [...fields], crs: system, records, changes: [] };
}

function checkGeometry(geometry: z.infer<typeof geometrySchema>, row: number): Geometry | null {
  const { type, coordinates, geometries } = geometry;
  if (type === 'GeometryCollection' && Array.isArray(geometries)) {
    const parts = geometries.flatMap((part) => {
      const parsed = geometrySchema.safeParse(part);
      return parsed.success ? (checkGeometry(parsed.data, row) ?? []) : [];
    });
    return { type, geometries: parts };
  }
  const depth = DEPTHS[type];
  if (depth !== undefined && Array.isArray(coordinates) && coordinates.length === 0) return null;
  if (depth !== undefined && isNested(coordinates, depth)) return { type, coordinates } as Geometry;
  throw new ShapeFileError(
    'not_polygons',
    `feature ${row} is a ${type} that cannot be used, expected coordinates as GeoJSON has them`,
  );
}

/** True for arrays of arrays, `depth` deep, with at least two numbers at the bottom. */
function isNested(value: unknown, depth: number): boolean {
  if (!Array.isArray(value)) return false;
  if (depth > 1) return value.every((child) => isNested(child, depth - 1));
  return value.length >= 2 && Number.isFinite(value[0]) && Number.isFinite(value[1]);
}
