import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { MultiPolygon, Position } from 'geojson';
import type { Problem } from '../../geodata/model/data-error.ts';
import { listKnown } from '../../geodata/model/data-error.ts';
import type { ManifestGeometry } from '../../geodata/model/manifest.ts';
import { fromLambert72 } from '../projection/lambert-72.ts';
import { readGeojson } from './read-geojson.ts';
import { readShapefile } from './read-shapefile.ts';
import { ShapeFileError } from './shape-file-error.ts';
import type { ShapeRecord } from './shape-record.ts';

/** The outline of one code, `[lon, lat]`, rings closed. */
export type Shape = { code: string; geometry: MultiPolygon };

export type ShapeFileEntry = Pick<
  Extract<ManifestGeometry, { file: string }>,
  'file' | 'codeField' | 'crs'
>;

/** Belgium and its surroundings, degrees: a coordinate outside was read in the wrong system. */
const SURROUNDINGS = { west: 1.5, south: 48.5, east: 7.5, north: 52.5 };

/**
 * Reads the geometry file of a manifest entry, or every match of its pattern (`dir/*.geojson`), as
 * outlines by code. Codes are trimmed text. Records without a code are dropped and several records of
 * one code become one outline; both are noted. Whatever is wrong with a file is an error in
 * `problems`, and that file gives no shapes.
 */
export async function readShapes(
  folder: string,
  entry: ShapeFileEntry,
): Promise<{ shapes: Shape[]; problems: Problem[] }> {
  const problems: Problem[] = [];
  const records: ShapeRecord[] = [];
  for (const file of await matchFiles(folder, entry.file)) {
    const report = (severity: Problem['severity'], kind: string, message: string): void => {
      problems.push({ severity, kind, file, message });
    };
    try {
      const read = await readRecords(path.join(folder, file), entry.codeField);
      const empty = read.filter((record) => record.code === '').length;
      if (empty > 0) report('note', 'empty_code', `${empty} records have no code and are left out`);
      const bare = read.filter((record) => record.code !== '' && record.polygons.length === 0);
      if (bare.length > 0) {
        const codes = listKnown(bare.map((record) => record.code));
        report('warning', 'no_outline', `${bare.length} records have no outline: ${codes}`);
      }
      const used = read.filter((record) => record.code !== '' && record.polygons.length > 0);
      for (const record of used) records.push(toDegrees(record, entry.crs));
    } catch (error) {
      if (!(error instanceof ShapeFileError)) throw error;
      report('error', error.kind, error.message);
    }
  }
  const { shapes, repeated } = mergeByCode(records);
  if (repeated.length > 0) {
    problems.push({
      severity: 'note',
      kind: 'repeated_code',
      file: entry.file,
      message: `${repeated.length} codes have several records, taken together: ${listKnown(repeated)}`,
    });
  }
  return { shapes, problems };
}

/** Files matching a pattern with `*` in its last part, sorted; else the path itself. */
async function matchFiles(folder: string, pattern: string): Promise<string[]> {
  const base = path.posix.basename(pattern);
  if (!base.includes('*')) return [pattern];
  const dir = path.posix.dirname(pattern);
  const parts = base.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const matcher = new RegExp(`^${parts.join('.*')}$`);
  const names = await readdir(path.join(folder, dir)).catch(() => []);
  const found = names.filter((name) => matcher.test(name)).sort();
  return found.length > 0 ? found.map((name) => path.posix.join(dir, name)) : [pattern];
}

async function readRecords(file: string, codeField: string): Promise<ShapeRecord[]> {
  const extension = path.extname(file).toLowerCase();
  if (!(await stat(file).catch(() => null))?.isFile()) {
    throw new ShapeFileError('missing_file', 'no such file');
  }
  if (extension === '.shp') return readShapefile(file, codeField);
  if (extension === '.geojson' || extension === '.json') return readGeojson(file, codeField);
  throw new ShapeFileError(
    'unsupported_format',
    `unknown geometry format "${extension}" (known: .shp, .geojson)`,
  );
}

/** The record in degrees, rings closed, rings of fewer than three corners left out. */
function toDegrees(record: ShapeRecord, crs: ShapeFileEntry['crs']): ShapeRecord {
  const project = (position: Position): Position => {
    const [x, y] = position as [number, number];
    const [lon, lat] = crs === 'EPSG:31370' ? fromLambert72([x, y]) : [x, y];
    const inside =
      lon >= SURROUNDINGS.west &&
      lon <= SURROUNDINGS.east &&
      lat >= SURROUNDINGS.south &&
      lat <= SURROUNDINGS.north;
    if (inside) return [lon, lat];
    throw new ShapeFileError(
      'outside_belgium',
      `record ${record.row} (${record.code}) has coordinate [${x}, ${y}], far from Belgium when read as ${crs}`,
    );
  };
  const polygons = record.polygons
    .map((rings) => rings.map((ring) => closeRing(ring.map(project))))
    .filter(([outer]) => outer !== undefined && outer.length >= 4)
    .map((rings) => rings.filter((ring) => ring.length >= 4));
  return { ...record, polygons };
}

function closeRing(ring: Position[]): Position[] {
  const first = ring[0];
  const last = ring.at(-1);
  if (!first || !last || (first[0] === last[0] && first[1] === last[1])) return ring;
  return [...ring, [...first]];
}

function mergeByCode(records: readonly ShapeRecord[]): { shapes: Shape[]; repeated: string[] } {
  const byCode = new Map<string, Shape>();
  const repeated = new Set<string>();
  for (const { code, polygons } of records) {
    const shape = byCode.get(code);
    if (shape) {
      repeated.add(code);
      shape.geometry.coordinates.push(...polygons);
    } else {
      byCode.set(code, { code, geometry: { type: 'MultiPolygon', coordinates: [...polygons] } });
    }
  }
  return { shapes: [...byCode.values()], repeated: [...repeated] };
}
