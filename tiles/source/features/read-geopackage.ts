import { type Database, openDatabase } from '../../../geodata/edition/database.ts';
import { listKnown } from '../../../geodata/model/data-error.ts';
import type { FeatureRecord, FeatureTable, FileCrs } from '../feature-table.ts';
import { ShapeFileError } from '../shape-file-error.ts';
import { readWkb, type WkbGeometry } from './read-wkb.ts';

type Layer = { table: string; column: string; crs: FileCrs | null; format: string };

/** Bytes of the box in the header of a GeoPackage geometry, by its kind (§2.1.3). */
const ENVELOPE_BYTES = [0, 32, 48, 48, 64];
/** A SpatiaLite blob: 0, byte order, system, box, 0x7c; then the geometry, then 0xfe. */
const SPATIALITE = { order: 1, mark: 38, start: 0, end: 0xfe, body: 0x7c };

/**
 * Reads one layer of a GeoPackage, of a SpatiaLite file, or of the plain SQLite that GDAL writes. Without
 * `layer` the file must have one only. Throws `ShapeFileError` for another file, a layer it has not, and
 * geometry that is damaged, naming layer and row.
 */
export function readGeopackage(file: string, layer: string | undefined): FeatureTable {
  const db = openLayers(file);
  try {
    const layers = findLayers(db);
    const names = layers.map(({ table }) => table);
    const found = layer === undefined ? layers[0] : layers.find(({ table }) => table === layer);
    if (!found || (layer === undefined && layers.length > 1)) {
      const wanted = layer === undefined ? 'which layer is not said' : `no layer "${layer}"`;
      throw new ShapeFileError('missing_layer', `${wanted} (found: ${listKnown(names) || 'none'})`);
    }
    return readLayer(db, found);
  } finally {
    db.close();
  }
}

function openLayers(file: string): Database {
  try {
    return openDatabase(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ShapeFileError('unreadable_file', `no GeoPackage or SQLite: ${reason}`);
  }
}

function findLayers(db: Database): Layer[] {
  let tables: Set<unknown>;
  try {
    const listed = db.prepare("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')");
    tables = new Set(listed.pluck().all());
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ShapeFileError('unreadable_file', `no GeoPackage or SQLite: ${reason}`);
  }
  if (tables.has('gpkg_geometry_columns')) {
    return db
      .prepare<[], Record<string, unknown>>(
        `SELECT g.table_name AS name, g.column_name AS geom, s.organization AS org,
                s.organization_coordsys_id AS id, s.definition AS wkt
         FROM gpkg_geometry_columns g LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
         ORDER BY g.table_name`,
      )
      .all()
      .map((row) => ({
        table: String(row.name),
        column: String(row.geom),
        crs: crsOf(row.org, row.id, row.wkt),
        format: 'GeoPackage',
      }));
  }
  if (tables.has('geometry_columns')) return findSqliteLayers(db, tables.has('spatial_ref_sys'));
  throw new ShapeFileError(
    'unreadable_file',
    'no table of geometry columns: neither a GeoPackage nor SpatiaLite',
  );
}

function findSqliteLayers(db: Database, hasSystems: boolean): Layer[] {
  const rows = db.prepare<[], Record<string, unknown>>('SELECT * FROM geometry_columns').all();
  const system = hasSystems
    ? db.prepare<[unknown], Record<string, unknown>>('SELECT * FROM spatial_ref_sys WHERE srid = ?')
    : null;
  return rows.map((row) => {
    const srs = system?.get(row.srid) ?? {};
    return {
      table: String(row.f_table_name),
      column: String(row.f_geometry_column),
      crs: crsOf(srs.auth_name, srs.auth_srid, srs.srtext),
      format: String(row.geometry_format ?? 'SpatiaLite'),
    };
  });
}

/** The authority's number where it is the EPSG's, else the text of the definition. */
function crsOf(authority: unknown, id: unknown, wkt: unknown): FileCrs | null {
  if (String(authority).toUpperCase() === 'EPSG' && Number(id) > 0) return `EPSG:${id}`;
  return typeof wkt === 'string' && wkt.includes('[') ? wkt : null;
}

function readLayer(db: Database, { table, column, crs, format }: Layer): FeatureTable {
  const quoted = `"${table.replaceAll('"', '""')}"`;
  const info = db.prepare<[], { name: string; pk: number }>(`PRAGMA table_info(${quoted})`).all();
  const geometryField = info.find(({ name }) => name.toLowerCase() === column.toLowerCase())?.name;
  if (geometryField === undefined) {
    const names = listKnown(info.map(({ name }) => name));
    throw new ShapeFileError(
      'missing_field',
      `layer "${table}" has no geometry column "${column}" (found: ${names})`,
    );
  }
  const key = info.find(({ pk }) => pk === 1)?.name;
  const records: FeatureRecord[] = [];
  const changed = { curved: 0, heights: 0 };
  for (const row of db.prepare<[], Record<string, unknown>>(`SELECT * FROM ${quoted}`).iterate()) {
    const { [geometryField]: blob, ...properties } = row;
    const number = key === undefined ? records.length + 1 : Number(row[key]);
    const read = readBlob(blob, format, `layer "${table}", row ${number}`);
    if (read?.isCurved) changed.curved++;
    if (read?.hasHeights) changed.heights++;
    records.push({ row: number, properties, geometry: read?.geometry ?? null });
  }
  const fields = info.map(({ name }) => name).filter((name) => name !== geometryField);
  return { layer: table, fields, crs, records, changes: describeChanges(changed) };
}

/** What reading changed, in words. */
export function describeChanges(changed: { curved: number; heights: number }): string[] {
  const changes: string[] = [];
  if (changed.curved > 0) changes.push(`arcs of ${changed.curved} records are drawn as lines`);
  if (changed.heights > 0) changes.push(`heights of ${changed.heights} records are left out`);
  return changes;
}

function readBlob(blob: unknown, format: string, place: string): WkbGeometry | null {
  if (blob === null || blob === undefined) return null;
  try {
    if (!(blob instanceof Uint8Array)) {
      throw new ShapeFileError(
        'damaged_geometry',
        `the geometry is ${typeof blob}, expected bytes`,
      );
    }
    if (format === 'GeoPackage') return readGeopackageBlob(blob);
    if (format.toUpperCase() === 'WKB') return readWkb(blob);
    if (format === 'SpatiaLite') return readSpatialiteBlob(blob);
    throw new ShapeFileError(
      'unknown_geometry',
      `geometry stored as ${format} (known: GeoPackage, WKB, SpatiaLite)`,
    );
  } catch (error) {
    if (!(error instanceof ShapeFileError)) throw error;
    throw new ShapeFileError(error.kind, `${place}: ${error.message}`);
  }
}

function readGeopackageBlob(blob: Uint8Array): WkbGeometry | null {
  const flags = blob[3];
  if (blob[0] !== 0x47 || blob[1] !== 0x50 || flags === undefined) {
    throw new ShapeFileError('damaged_geometry', 'the geometry does not begin with "GP"');
  }
  const envelope = ENVELOPE_BYTES[(flags >> 1) & 7];
  if (envelope === undefined || (flags & 0x20) !== 0) {
    throw new ShapeFileError('unknown_geometry', 'an extended geometry (known: standard ones)');
  }
  if ((flags & 0x10) !== 0) return null;
  return readWkb(blob.subarray(8 + envelope));
}

function readSpatialiteBlob(blob: Uint8Array): WkbGeometry {
  const { order, mark, start, end, body } = SPATIALITE;
  if (blob[0] !== start || blob[mark] !== body || blob.at(-1) !== end) {
    throw new ShapeFileError('damaged_geometry', 'the geometry is no SpatiaLite blob');
  }
  return readWkb(blob.subarray(mark, -1), blob[order] === 1 ? 'little' : 'big');
}
