/** Every format of an export: a table in, bytes out as they come. */

import { type CsvOptions, writeCsv } from '../../geodata/export/csv.ts';
import { countValues, MAX_VALUES, writeJsonStat } from '../../geodata/export/json-stat.ts';
import { writeParquet } from '../../geodata/export/parquet.ts';
import type { ExportSelection, Shape } from '../../geodata/export/selection.ts';
import { type ExportTable, openTable } from '../../geodata/export/table.ts';
import {
  MAX_ROWS,
  MAX_COLUMNS as MAX_SHEET_COLUMNS,
  writeXlsx,
} from '../../geodata/export/xlsx.ts';
import { DataError } from '../../geodata/model/data-error.ts';
import type { AreaOutlines, Crs } from './area-outlines.ts';
import { writeFlatGeobufTable } from './flatgeobuf.ts';
import { writeGeojson } from './geojson.ts';
import { MAX_COLUMNS, writeGeoPackage } from './geopackage.ts';

export const FORMAT_CODES = [
  'csv',
  'xlsx',
  'geojson',
  'fgb',
  'gpkg',
  'jsonstat',
  'parquet',
] as const;
export type FormatCode = (typeof FORMAT_CODES)[number];

export type ExportOptions = {
  csv: CsvOptions;
  /** Null where a format has none, or none are asked for. */
  outlines: AreaOutlines | null;
};

export type ExportFormat = {
  extension: string;
  mediaType: string;
  /** Whether it becomes smaller when compressed on its way. */
  isText: boolean;
  /** What it can be; the first unless something else is asked for. */
  shapes: readonly [Shape, ...Shape[]];
  /** Coordinate systems of its outlines; none for a format without. */
  systems: readonly Crs[];
  /** False where outlines cannot be left out. */
  canBeBare: boolean;
  /** Throws `bad_request` for what the format cannot hold. */
  check: (selection: ExportSelection) => void;
  /** Reads the table once. An empty chunk is a turn for others; returning early frees everything. */
  write: (table: ExportTable, options: ExportOptions) => Generator<Uint8Array>;
};

const TABLE = { isText: false, systems: [], canBeBare: true, check: () => {} } as const;

export const FORMATS: Record<FormatCode, ExportFormat> = {
  csv: {
    ...TABLE,
    extension: 'csv',
    isText: true,
    mediaType: 'text/csv; charset=utf-8; header=present',
    shapes: ['long', 'wide'],
    write: (table, { csv }) => writeCsv(table, csv),
  },
  xlsx: {
    ...TABLE,
    extension: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    shapes: ['long', 'wide'],
    check: checkSheet,
    write: writeXlsx,
  },
  geojson: {
    extension: 'geojson',
    isText: true,
    mediaType: 'application/geo+json',
    shapes: ['wide'],
    systems: [4326],
    canBeBare: true,
    check: () => {},
    write: (table, { outlines }) => writeGeojson(table, outlines),
  },
  fgb: {
    extension: 'fgb',
    isText: false,
    mediaType: 'application/flatgeobuf',
    shapes: ['wide'],
    systems: [4326, 31370],
    canBeBare: false,
    check: () => {},
    write: (table, { outlines }) => writeFlatGeobufTable(table, outlines),
  },
  gpkg: {
    extension: 'gpkg',
    isText: false,
    mediaType: 'application/geopackage+sqlite3',
    shapes: ['wide', 'long'],
    systems: [4326, 31370],
    canBeBare: true,
    check: (selection) => checkColumns(selection, MAX_COLUMNS, 'a GeoPackage', 'shape=long'),
    write: (table, { outlines }) => writeGeoPackage(table, outlines),
  },
  jsonstat: {
    ...TABLE,
    extension: 'json',
    isText: true,
    mediaType: 'application/json; charset=utf-8',
    shapes: ['long'],
    check: checkJsonStat,
    write: writeJsonStat,
  },
  parquet: {
    ...TABLE,
    extension: 'parquet',
    mediaType: 'application/vnd.apache.parquet',
    shapes: ['long', 'wide'],
    write: writeParquet,
  },
};

function checkSheet(selection: ExportSelection): void {
  checkColumns(selection, MAX_SHEET_COLUMNS, 'an Excel sheet', 'shape=long, format=csv or parquet');
  const rows = openTable(selection).rows + 1;
  if (rows <= MAX_ROWS) return;
  throw new DataError(
    'bad_request',
    `an Excel sheet has at most ${MAX_ROWS} rows, these are ${rows} with the header: ask for format=csv, parquet or gpkg, shape=wide, or fewer indicators or periods`,
  );
}

/** It has values, statuses and reasons; there is no place for more beside each value. */
function checkJsonStat(selection: ExportSelection): void {
  const { margin, withDenominator, classes } = selection;
  if (margin !== null || withDenominator || classes) {
    throw new DataError(
      'bad_request',
      'format=jsonstat has no margins, denominators and classes: ask for csv, xlsx, parquet, geojson, fgb or gpkg',
    );
  }
  const values = countValues(selection);
  if (values <= MAX_VALUES) return;
  throw new DataError(
    'bad_request',
    `format=jsonstat has at most ${MAX_VALUES} values, these are ${values} (every indicator in every period): ask for format=csv or parquet, or fewer`,
  );
}

function checkColumns(
  selection: ExportSelection,
  most: number,
  what: string,
  instead: string,
): void {
  const { length } = openTable(selection).columns;
  if (length <= most) return;
  throw new DataError(
    'bad_request',
    `${what} has at most ${most} columns, these are ${length}: ask for ${instead}, or fewer indicators or periods`,
  );
}
