/**
 * GeoPackage: areas with their outlines in a table named after the level, figures beside them in the same
 * table (wide) or in a table `figures` (long), and what the file is in tables of text.
 */
import path from 'node:path';
import { createDatabase, type Database } from '../../geodata/edition/database.ts';
import { describeExport, type OutlineAbout } from '../../geodata/export/about.ts';
import { type AboutSheet, aboutSheets } from '../../geodata/export/about-sheets.ts';
import type { Cell, ExportTable, Row, TableColumn } from '../../geodata/export/table.ts';
import { inTemporaryFolder, NO_BYTES, readChunks } from '../../geodata/export/temporary-file.ts';
import type { Box } from '../../geodata/model/model.ts';
import { emptyBox, growBox } from '../measure/grow-box.ts';
import type { AreaOutlines } from './area-outlines.ts';
import { encodeGeometry } from './geopackage-binary.ts';
import {
  addContents,
  type Contents,
  createGeoPackage,
  createIndex,
  GEOMETRY_COLUMN,
  indexName,
  keepIndex,
  quoteName,
} from './geopackage-tables.ts';

/** SQLite's own limit, with room for the key and the geometry. */
export const MAX_COLUMNS = 1998;
const FIGURES = 'figures';
const ID = 'fid';
const AREAS_AT_ONCE = 500;
/** What every SQLite database begins with. */
const MAGIC = Buffer.from('SQLite format 3\0', 'latin1');
const SQL_TYPES: Record<TableColumn['type'], string> = {
  text: 'TEXT',
  integer: 'INTEGER',
  number: 'DOUBLE',
};

/**
 * A database is whole only at its end, so it is made as a temporary file first; the first bytes, which are
 * always the same, go out at once.
 * @param outlines null for a file of tables alone
 */
export function* writeGeoPackage(
  table: ExportTable,
  outlines: AreaOutlines | null,
): Generator<Uint8Array> {
  yield MAGIC;
  yield* inTemporaryFolder(function* (folder) {
    const file = path.join(folder, 'export.gpkg');
    const db = createDatabase(file);
    try {
      yield* fill(db, table, outlines);
    } finally {
      db.close();
    }
    yield* readChunks(file, MAGIC.length);
  });
}

function* fill(
  db: Database,
  table: ExportTable,
  outlines: AreaOutlines | null,
): Generator<Uint8Array> {
  const { selection } = table;
  createGeoPackage(db, outlines?.crs ?? 4326);
  const areas = new AreaTable(db, table, outlines);
  const isWide = selection.shape === 'wide';
  let at = 0;
  if (!isWide) yield* addAreas(db, table, areas);
  const figures = isWide ? null : createFigures(db, table.columns);
  for (const batch of table.batches()) {
    db.transaction(() => {
      for (const row of batch) {
        if (figures) figures(row);
        else areas.add(selection.areas[at++] ?? 0, row);
      }
    })();
    yield NO_BYTES;
  }
  const known: OutlineAbout | null = outlines && {
    crs: `EPSG:${outlines.crs}`,
    detail: outlines.detail,
    withoutOutline: areas.withoutOutline,
  };
  const about = describeExport(table, known);
  const changedAt = about.edition.builtAt;
  const description = [about.citation, ...about.notices].join(' ');
  areas.finish({ identifier: about.title, description, changedAt });
  if (figures) addAttributes(db, FIGURES, FIGURES, description, changedAt);
  for (const sheet of aboutSheets(about)) {
    writeSheet(db, sheet);
    addAttributes(db, sheet.name, sheet.name, '', changedAt);
  }
}

/** Of a long export: each area once, with its outline. */
function* addAreas(
  db: Database,
  { selection }: ExportTable,
  areas: AreaTable,
): Generator<Uint8Array> {
  for (let first = 0; first < selection.areas.length; first += AREAS_AT_ONCE) {
    db.transaction(() => {
      for (const area of selection.areas.slice(first, first + AREAS_AT_ONCE)) {
        const { code = '', name = '' } = selection.data.areas[area] ?? {};
        areas.add(area, [code, name]);
      }
    })();
    yield NO_BYTES;
  }
}

/** The table of areas while it is filled. */
class AreaTable {
  withoutOutline = 0;
  readonly #db: Database;
  readonly #name: string;
  readonly #outlines: AreaOutlines | null;
  readonly #box: Box = emptyBox();
  readonly #insert;
  readonly #insertBox;

  constructor(db: Database, { selection, columns }: ExportTable, outlines: AreaOutlines | null) {
    const { code } = selection.data.level;
    this.#db = db;
    this.#name = code === FIGURES ? `${code}_` : code;
    this.#outlines = outlines;
    const own = selection.shape === 'wide' ? columns : columns.filter(isOfArea);
    const definitions = [
      `${ID} INTEGER PRIMARY KEY`,
      ...(outlines ? [`${quoteName(GEOMETRY_COLUMN)} MULTIPOLYGON`] : []),
      ...own.map(defineColumn),
    ];
    db.exec(`CREATE TABLE ${quoteName(this.#name)} (${definitions.join(', ')})`);
    this.#insert = prepareInsert(db, this.#name, definitions.length);
    if (outlines) createIndex(db, this.#name);
    this.#insertBox = outlines ? prepareInsert(db, indexName(this.#name), 5) : null;
  }

  /** @param row the cells of its columns after key and geometry */
  add(areaIndex: number, row: Row): void {
    const outlines = this.#outlines;
    if (!outlines) {
      this.#insert.run(null, ...row);
      return;
    }
    const polygons = outlines.of(areaIndex);
    const encoded = polygons && encodeGeometry(polygons, outlines.crs);
    const { lastInsertRowid } = this.#insert.run(null, encoded?.bytes ?? null, ...row);
    if (!encoded) {
      this.withoutOutline++;
      return;
    }
    const [west, south, east, north] = encoded.box;
    this.#insertBox?.run(lastInsertRowid, west, east, south, north);
    growBox(this.#box, encoded.box);
  }

  finish(about: Pick<Contents, 'identifier' | 'description' | 'changedAt'>): void {
    const outlines = this.#outlines;
    if (outlines) keepIndex(this.#db, this.#name, ID);
    const box = Number.isFinite(this.#box[0]) ? this.#box : null;
    addContents(this.#db, {
      table: this.#name,
      type: outlines ? 'features' : 'attributes',
      ...about,
      box,
      crs: outlines?.crs ?? null,
    });
  }
}

function isOfArea({ holds }: TableColumn): boolean {
  return holds === 'area' || holds === 'name';
}

function defineColumn({ name, type }: Pick<TableColumn, 'name' | 'type'>): string {
  return `${quoteName(name)} ${SQL_TYPES[type]}`;
}

function prepareInsert(db: Database, table: string, columns: number) {
  const places = Array.from({ length: columns }, () => '?').join(', ');
  return db.prepare<(Cell | Buffer | bigint)[]>(
    `INSERT INTO ${quoteName(table)} VALUES (${places})`,
  );
}

/** The table of a long export without what its areas say already; the function adds a row. */
function createFigures(db: Database, columns: readonly TableColumn[]): (row: Row) => void {
  const kept = [...columns.entries()].filter(
    ([, { holds }]) => holds !== 'level' && holds !== 'name',
  );
  const definitions = [
    `${ID} INTEGER PRIMARY KEY`,
    ...kept.map(([, column]) => defineColumn(column)),
  ];
  db.exec(`CREATE TABLE ${FIGURES} (${definitions.join(', ')})`);
  const insert = prepareInsert(db, FIGURES, definitions.length);
  return (row) => {
    insert.run(null, ...kept.map(([at]) => row[at] ?? null));
  };
}

function writeSheet(db: Database, { name, columns, rows }: AboutSheet): void {
  const definitions = columns.map((column) => `${quoteName(column)} TEXT`);
  db.exec(`CREATE TABLE ${quoteName(name)} (${ID} INTEGER PRIMARY KEY, ${definitions.join(', ')})`);
  const insert = prepareInsert(db, name, columns.length + 1);
  for (const row of rows)
    insert.run(null, ...row.map((cell) => (cell === null ? null : String(cell))));
}

function addAttributes(
  db: Database,
  table: string,
  identifier: string,
  description: string,
  changedAt: string,
): void {
  addContents(db, {
    table,
    type: 'attributes',
    identifier,
    description,
    changedAt,
    box: null,
    crs: null,
  });
}
