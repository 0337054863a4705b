import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { z } from 'zod';
import { listKnown } from '../../../geodata/model/data-error.ts';
import type { FeatureRecord, FeatureTable, FileCrs } from '../feature-table.ts';
import { ShapeFileError } from '../shape-file-error.ts';
import { describeChanges } from './read-geopackage.ts';
import { readWkb } from './read-wkb.ts';

/** The part of GeoParquet's metadata that reading needs (geoparquet.org, versions 0.4 to 1.1). */
const geoSchema = z.object({
  primary_column: z.string(),
  columns: z.record(
    z.string(),
    z.object({ encoding: z.string(), crs: z.record(z.string(), z.unknown()).nullish() }),
  ),
});

/** What an absent system means in GeoParquet; a null one is unknown. */
const DEGREES = 'EPSG:4326';

/**
 * Reads a GeoParquet file with its primary geometry as well-known binary, in row order. Throws
 * `ShapeFileError` for Parquet without geometry, other encodings, and files that are cut off.
 */
export async function readGeoparquet(path: string): Promise<FeatureTable> {
  try {
    const file = await asyncBufferFromFile(path);
    const metadata = await parquetMetadataAsync(file, { geoparquet: false });
    const names = (metadata.schema[0]?.num_children ?? 0) > 0 ? topColumns(metadata.schema) : [];
    const stored = metadata.key_value_metadata?.find(({ key }) => key === 'geo')?.value;
    const { column, crs } = geometryColumn(stored, names);
    const keepBytes = (bytes: Uint8Array): Uint8Array => bytes;
    const rows: Record<string, unknown>[] = await parquetReadObjects({
      file,
      metadata,
      compressors,
      geoparquet: false,
      utf8: false,
      parsers: { geometryFromBytes: keepBytes, geographyFromBytes: keepBytes },
    });
    return toTable(rows, names, column, crs);
  } catch (error) {
    if (error instanceof ShapeFileError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ShapeFileError('unreadable_file', `no Parquet, or cut off: ${reason}`);
  }
}

type SchemaElement = { name: string; num_children?: number | undefined };

/** Names of the columns directly below the root: a nested one counts as one. */
function topColumns(schema: readonly SchemaElement[]): string[] {
  const names: string[] = [];
  const skip = (at: number): number => {
    let next = at + 1;
    for (let i = 0; i < (schema[at]?.num_children ?? 0); i++) next = skip(next);
    return next;
  };
  for (let at = 1; at < schema.length; at = skip(at)) names.push(schema[at]?.name ?? '');
  return names;
}

function geometryColumn(
  stored: string | undefined,
  names: readonly string[],
): { column: string; crs: FileCrs | null } {
  if (stored === undefined) {
    throw new ShapeFileError(
      'not_polygons',
      `Parquet without the "geo" metadata of GeoParquet (columns: ${listKnown(names)})`,
    );
  }
  const parsed = geoSchema.safeParse(JSON.parse(stored));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ShapeFileError(
      'unreadable_file',
      `"geo" metadata: ${issue?.path.join('.')}: ${issue?.message}`,
    );
  }
  const { primary_column: column, columns } = parsed.data;
  const found = columns[column];
  if (!found || !names.includes(column)) {
    throw new ShapeFileError(
      'missing_field',
      `no geometry column "${column}" (found: ${listKnown(names)})`,
    );
  }
  if (found.encoding !== 'WKB') {
    throw new ShapeFileError(
      'unknown_geometry',
      `column "${column}" is encoded as ${found.encoding} (known: WKB)`,
    );
  }
  return { column, crs: found.crs === undefined ? DEGREES : found.crs };
}

function toTable(
  rows: readonly Record<string, unknown>[],
  names: readonly string[],
  column: string,
  crs: FileCrs | null,
): FeatureTable {
  const changed = { curved: 0, heights: 0 };
  const records = rows.map(({ [column]: blob, ...properties }, i): FeatureRecord => {
    const row = i + 1;
    if (blob === null || blob === undefined) return { row, properties, geometry: null };
    try {
      if (!(blob instanceof Uint8Array)) {
        throw new ShapeFileError('damaged_geometry', `${typeof blob}, expected bytes`);
      }
      const { geometry, isCurved, hasHeights } = readWkb(blob);
      if (isCurved) changed.curved++;
      if (hasHeights) changed.heights++;
      return { row, properties, geometry };
    } catch (error) {
      if (!(error instanceof ShapeFileError)) throw error;
      throw new ShapeFileError(error.kind, `row ${row}, column "${column}": ${error.message}`);
    }
  });
  const fields = names.filter((name) => name !== column);
  return { layer: null, fields, crs, records, changes: describeChanges(changed) };
}
