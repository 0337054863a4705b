import { readFile } from 'node:fs/promises';
import type { Position } from 'geojson';
import { z } from 'zod';
import { findField, ShapeFileError } from './shape-file-error.ts';
import type { ShapeRecord } from './shape-record.ts';

const collectionSchema = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      properties: z.record(z.string(), z.unknown()).nullish(),
      geometry: z.object({ type: z.string(), coordinates: z.unknown() }).nullish(),
    }),
  ),
});

/**
 * Reads the polygons and codes of a GeoJSON FeatureCollection, in file order, coordinates as stored.
 * Throws `ShapeFileError` when it is not valid, is cut off, or no feature has the code field.
 */
export async function readGeojson(file: string, codeField: string): Promise<ShapeRecord[]> {
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
  const { features } = parsed.data;
  const fields = new Set(features.flatMap(({ properties }) => Object.keys(properties ?? {})));
  const field = findField([...fields], codeField);
  return features.map(({ properties, geometry }, index) => ({
    row: index + 1,
    code: codeText(properties?.[field]),
    polygons: geometry ? polygonsOf(geometry, index + 1) : [],
  }));
}

function codeText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function polygonsOf(
  geometry: { type: string; coordinates?: unknown },
  row: number,
): Position[][][] {
  if (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') {
    const depth = geometry.type === 'Polygon' ? 3 : 4;
    if (isNested(geometry.coordinates, depth)) {
      const coordinates = geometry.coordinates;
      return (depth === 3 ? [coordinates] : coordinates) as Position[][][];
    }
  }
  throw new ShapeFileError(
    'not_polygons',
    `feature ${row} is a ${geometry.type} that cannot be used, expected a Polygon or MultiPolygon`,
  );
}

/** True for arrays of arrays, `depth` deep, with at least two numbers at the bottom. */
function isNested(value: unknown, depth: number): boolean {
  if (!Array.isArray(value)) return false;
  if (depth > 1) return value.every((child) => isNested(child, depth - 1));
  return value.length >= 2 && Number.isFinite(value[0]) && Number.isFinite(value[1]);
}
