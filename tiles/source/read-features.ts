import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { FeatureTable } from './feature-table.ts';
import { readFlatgeobufTable } from './features/read-flatgeobuf-table.ts';
import { readGeopackage } from './features/read-geopackage.ts';
import { readGeoparquet } from './features/read-geoparquet.ts';
import { readGeojson } from './read-geojson.ts';
import { readShapefile } from './read-shapefile.ts';
import { ShapeFileError } from './shape-file-error.ts';

type Reader = (file: string, layer: string | undefined) => FeatureTable | Promise<FeatureTable>;

const READERS: Readonly<Record<string, Reader>> = {
  '.shp': (file) => readShapefile(file),
  '.geojson': (file) => readGeojson(file),
  '.json': (file) => readGeojson(file),
  '.gpkg': readGeopackage,
  '.sqlite': readGeopackage,
  '.db': readGeopackage,
  '.fgb': (file) => readFlatgeobufTable(file),
  '.parquet': (file) => readGeoparquet(file),
  '.geoparquet': (file) => readGeoparquet(file),
};

/** Extensions of files that `readFeatures` reads. */
export const FEATURE_EXTENSIONS = Object.keys(READERS);

/**
 * Reads a file of features by its extension. `layer` names the table of a GeoPackage or SQLite file that has
 * several. Throws `ShapeFileError` where there is no such file or format, and for whatever is wrong in it.
 */
export async function readFeatures(file: string, layer?: string): Promise<FeatureTable> {
  const extension = path.extname(file).toLowerCase();
  if (!(await stat(file).catch(() => null))?.isFile()) {
    throw new ShapeFileError('missing_file', 'no such file');
  }
  const read = READERS[extension];
  if (read) return read(file, layer);
  throw new ShapeFileError(
    'unsupported_format',
    `unknown geometry format "${extension}" (known: ${FEATURE_EXTENSIONS.join(', ')})`,
  );
}
