/** The tables that make an SQLite database a GeoPackage 1.3 (OGC 12-128r17). */
import type { Database } from '../../geodata/edition/database.ts';
import type { Box } from '../../geodata/model/model.ts';
import type { Crs } from './area-outlines.ts';

/** `GPKG`, and version 1.3. */
const APPLICATION_ID = 0x47504b47;
const USER_VERSION = 10300;
export const GEOMETRY_COLUMN = 'geom';

const SYSTEMS: Record<Crs, { name: string; definition: string }> = {
  4326: {
    name: 'WGS 84',
    definition:
      'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],' +
      'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]',
  },
  31370: {
    name: 'Belge 1972 / Belgian Lambert 72',
    definition:
      'PROJCS["Belge 1972 / Belgian Lambert 72",GEOGCS["Belge 1972",DATUM["Reseau_National_Belge_1972",' +
      'SPHEROID["International 1924",6378388,297,AUTHORITY["EPSG","7022"]],' +
      'TOWGS84[-106.8686,52.2978,-103.7239,0.3366,-0.457,1.8422,-1.2747],AUTHORITY["EPSG","6313"]],' +
      'PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4313"]],' +
      'PROJECTION["Lambert_Conformal_Conic_2SP"],PARAMETER["latitude_of_origin",90],' +
      'PARAMETER["central_meridian",4.36748666666667],PARAMETER["standard_parallel_1",51.1666672333333],' +
      'PARAMETER["standard_parallel_2",49.8333339],PARAMETER["false_easting",150000.013],' +
      'PARAMETER["false_northing",5400088.438],UNIT["metre",1],AXIS["X",EAST],AXIS["Y",NORTH],' +
      'AUTHORITY["EPSG","31370"]]',
  },
};

export function createGeoPackage(db: Database, crs: Crs): void {
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.pragma(`user_version = ${USER_VERSION}`);
  db.exec(`
    CREATE TABLE gpkg_spatial_ref_sys (
      srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
      organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
    CREATE TABLE gpkg_contents (
      table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
      description TEXT DEFAULT '', last_change DATETIME NOT NULL,
      min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
      srs_id INTEGER REFERENCES gpkg_spatial_ref_sys (srs_id));
    CREATE TABLE gpkg_geometry_columns (
      table_name TEXT NOT NULL UNIQUE REFERENCES gpkg_contents (table_name), column_name TEXT NOT NULL,
      geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL REFERENCES gpkg_spatial_ref_sys (srs_id),
      z TINYINT NOT NULL, m TINYINT NOT NULL, PRIMARY KEY (table_name, column_name));
    CREATE TABLE gpkg_extensions (
      table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
      scope TEXT NOT NULL, UNIQUE (table_name, column_name, extension_name));
  `);
  const insert = db.prepare('INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)');
  insert.run('Undefined cartesian', -1, 'NONE', -1, 'undefined');
  insert.run('Undefined geographic', 0, 'NONE', 0, 'undefined');
  for (const code of new Set<Crs>([4326, crs])) {
    const { name, definition } = SYSTEMS[code];
    insert.run(name, code, 'EPSG', code, definition);
  }
}

export type Contents = {
  table: string;
  type: 'features' | 'attributes';
  /** How programs show it. */
  identifier: string;
  description: string;
  /** ISO 8601, UTC, with milliseconds. */
  changedAt: string;
  box: Box | null;
  crs: Crs | null;
};

export function addContents(db: Database, contents: Contents): void {
  const { table, type, identifier, description, changedAt, box, crs } = contents;
  db.prepare('INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
    table,
    type,
    identifier,
    description,
    changedAt,
    ...(box ?? [null, null, null, null]),
    crs,
  );
  if (type === 'features') {
    db.prepare(`INSERT INTO gpkg_geometry_columns VALUES (?, ?, 'MULTIPOLYGON', ?, 0, 0)`).run(
      table,
      GEOMETRY_COLUMN,
      crs,
    );
  }
}

/** A name as SQL has it. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The name of the R-tree of a table. */
export function indexName(table: string): string {
  return `rtree_${table}_${GEOMETRY_COLUMN}`;
}

/**
 * Makes the R-tree of a table (extension `gpkg_rtree_index`, Annex F.3). Its triggers are made by
 * `keepIndex` when the table is filled, since they call functions that SQLite itself does not have.
 */
export function createIndex(db: Database, table: string): void {
  const index = quoteName(indexName(table));
  db.exec(`CREATE VIRTUAL TABLE ${index} USING rtree(id, minx, maxx, miny, maxy)`);
  db.prepare(`INSERT INTO gpkg_extensions VALUES (?, ?, 'gpkg_rtree_index', ?, 'write-only')`).run(
    table,
    GEOMETRY_COLUMN,
    'http://www.geopackage.org/spec120/#extension_rtree',
  );
}

/** Triggers by which whoever edits the file keeps its index right, as the extension asks for by name. */
export function keepIndex(db: Database, table: string, id: string): void {
  const [at, index] = [quoteName(table), quoteName(indexName(table))];
  const [geom, key] = [quoteName(GEOMETRY_COLUMN), quoteName(id)];
  const isThere = (row: string): string =>
    `${row}.${geom} NOTNULL AND NOT ST_IsEmpty(${row}.${geom})`;
  const isGone = (row: string): string => `(${row}.${geom} ISNULL OR ST_IsEmpty(${row}.${geom}))`;
  const isSame = `OLD.${key} = NEW.${key}`;
  const put = `INSERT OR REPLACE INTO ${index} VALUES (NEW.${key},
    ST_MinX(NEW.${geom}), ST_MaxX(NEW.${geom}), ST_MinY(NEW.${geom}), ST_MaxY(NEW.${geom}));`;
  const drop = (...rows: string[]): string =>
    `DELETE FROM ${index} WHERE id IN (${rows.map((row) => `${row}.${key}`).join(', ')});`;
  const triggers = [
    ['insert', 'AFTER INSERT', isThere('NEW'), put],
    ['update1', `AFTER UPDATE OF ${geom}`, `${isSame} AND ${isThere('NEW')}`, put],
    ['update2', `AFTER UPDATE OF ${geom}`, `${isSame} AND ${isGone('NEW')}`, drop('OLD')],
    ['update3', 'AFTER UPDATE', `NOT (${isSame}) AND ${isThere('NEW')}`, `${drop('OLD')} ${put}`],
    ['update4', 'AFTER UPDATE', `NOT (${isSame}) AND ${isGone('NEW')}`, drop('OLD', 'NEW')],
    ['delete', 'AFTER DELETE', `OLD.${geom} NOTNULL`, drop('OLD')],
  ];
  for (const [name, when, condition, action] of triggers) {
    const trigger = quoteName(`${indexName(table)}_${name}`);
    db.exec(`CREATE TRIGGER ${trigger} ${when} ON ${at} WHEN (${condition}) BEGIN ${action} END`);
  }
}
