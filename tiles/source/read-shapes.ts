import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Geometry, MultiPolygon, Position } from 'geojson';
import type { Problem } from '../../geodata/model/data-error.ts';
import { listKnown } from '../../geodata/model/data-error.ts';
import type { ManifestGeometry } from '../../geodata/model/manifest.ts';
import { type CoordinateSystem, findCoordinateSystem } from '../projection/coordinate-system.ts';
import type { FeatureTable } from './feature-table.ts';
import { mendRings } from './mend-rings.ts';
import { readFeatures } from './read-features.ts';
import { findField, ShapeFileError } from './shape-file-error.ts';

/** The outline of one code, `[lon, lat]`, rings closed. */
export type Shape = { code: string; geometry: MultiPolygon };

export type ShapeFileEntry = Pick<
  Extract<ManifestGeometry, { file: string }>,
  'file' | 'layer' | 'codeField' | 'crs'
>;

/** One record with a code: what it is and its outline as stored. */
type ShapeRecord = { row: number; code: string; polygons: Position[][][] };
type Report = (severity: Problem['severity'], kind: string, message: string) => void;

/** Belgium and its surroundings, degrees: a coordinate outside was read in the wrong system. */
const SURROUNDINGS = { west: 1.5, south: 48.5, east: 7.5, north: 52.5 };
/** What a file without a system of its own is in, unless the manifest says: a shapefile without `.prj`, mostly. */
const SYSTEM_UNSAID = 'EPSG:31370';

/**
 * Reads the geometry file of a manifest entry, or every match of its pattern (`dir/*.geojson`), as
 * outlines by code. Codes are trimmed text. The system of coordinates is the entry's, else the file's. Records without
 * a code are dropped, several records of one code become one outline, rings that are no rings of a simple polygon
 * are mended; all is noted. Whatever else is wrong with a file is an error in `problems`, and that file gives no shapes.
 */
export async function readShapes(
  folder: string,
  entry: ShapeFileEntry,
): Promise<{ shapes: Shape[]; problems: Problem[] }> {
  const problems: Problem[] = [];
  const records: ShapeRecord[] = [];
  for (const file of await matchFiles(folder, entry.file)) {
    const report: Report = (severity, kind, message) => {
      problems.push({ severity, kind, file, sheet: entry.layer, message });
    };
    try {
      records.push(...(await readFile(path.join(folder, file), entry, report)));
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

/** The records of one file that have a code and an outline, in degrees. */
async function readFile(
  file: string,
  entry: ShapeFileEntry,
  report: Report,
): Promise<ShapeRecord[]> {
  const table = await readFeatures(file, entry.layer);
  for (const change of table.changes) report('note', 'changed_geometry', change);
  const system = systemOf(table, entry, report);
  const records = toRecords(table, entry.codeField);
  const empty = records.filter((record) => record.code === '').length;
  if (empty > 0) report('note', 'empty_code', `${empty} records have no code and are left out`);
  const coded = records.filter((record) => record.code !== '');
  const mended = mendAll(coded, report);
  const bare = mended.filter((record) => record.polygons.length === 0);
  if (bare.length > 0) {
    const codes = listKnown(bare.map((record) => record.code));
    report('warning', 'no_outline', `${bare.length} records have no outline: ${codes}`);
  }
  return mended
    .filter((record) => record.polygons.length > 0)
    .map((record) => toDegrees(record, system));
}

function systemOf(table: FeatureTable, entry: ShapeFileEntry, report: Report): CoordinateSystem {
  let system: CoordinateSystem;
  try {
    system = findCoordinateSystem(entry.crs ?? table.crs ?? SYSTEM_UNSAID);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ShapeFileError('unknown_system', reason);
  }
  if (!system.hasDatum) {
    report(
      'warning',
      'unknown_datum',
      `"${system.name}" does not say how its datum lies to WGS84: positions may be 100 m off; name the system in the manifest (crs)`,
    );
  }
  return system;
}

function toRecords(table: FeatureTable, codeField: string): ShapeRecord[] {
  const field = findField(table.fields, codeField);
  return table.records.map(({ row, properties, geometry }) => {
    const code = codeText(properties[field]);
    return { row, code, polygons: geometry ? polygonsOf(geometry, row) : [] };
  });
}

function codeText(value: unknown): string {
  const isText = ['string', 'number', 'bigint'].includes(typeof value);
  return isText ? String(value).trim() : '';
}

/** The polygons of a geometry; a collection gives those of its parts and may have no others. */
function polygonsOf(geometry: Geometry, row: number): Position[][][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates;
  if (geometry.type === 'GeometryCollection') {
    return geometry.geometries.flatMap((part) => polygonsOf(part, row));
  }
  throw new ShapeFileError(
    'not_polygons',
    `feature ${row} is a ${geometry.type} that cannot be used, expected a Polygon or MultiPolygon`,
  );
}

/** Rings as they can be used; what was done is reported once for the file, with the codes. */
function mendAll(records: readonly ShapeRecord[], report: Report): ShapeRecord[] {
  const divided: string[] = [];
  const crossed: string[] = [];
  const mended = records.map((record) => {
    const { polygons, divided: parts, crossing } = mendRings(record.polygons);
    if (parts > 0) divided.push(record.code);
    if (crossing) crossed.push(`${record.code} at ${crossing.map((n) => Number(n.toFixed(5)))}`);
    return { ...record, polygons };
  });
  if (divided.length > 0) {
    const message = `${divided.length} outlines meet themselves in a vertex and were divided there: ${listKnown(divided)}`;
    report('note', 'divided_ring', message);
  }
  if (crossed.length > 0) {
    const message = `${crossed.length} outlines cross themselves and were redrawn: ${listKnown(crossed)}`;
    report('warning', 'crossing_ring', message);
  }
  return mended;
}

/** The record in degrees. */
function toDegrees(record: ShapeRecord, system: CoordinateSystem): ShapeRecord {
  const project = ([x = 0, y = 0]: Position): Position => {
    // A system may be undefined so far away, and say so by throwing.
    const [lon, lat] =
      Number.isFinite(x) && Number.isFinite(y) ? degreesOf(system, x, y) : [NaN, NaN];
    const inside =
      lon >= SURROUNDINGS.west &&
      lon <= SURROUNDINGS.east &&
      lat >= SURROUNDINGS.south &&
      lat <= SURROUNDINGS.north;
    if (inside) return [lon, lat];
    throw new ShapeFileError(
      'outside_belgium',
      `record ${record.row} (${record.code}) has coordinate [${x}, ${y}], far from Belgium when read as ${system.name}`,
    );
  };
  const polygons = record.polygons.map((rings) => rings.map((ring) => ring.map(project)));
  return { ...record, polygons };
}

function degreesOf(system: CoordinateSystem, x: number, y: number): [number, number] {
  try {
    return system.toDegrees([x, y]);
  } catch {
    return [Number.NaN, Number.NaN];
  }
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
