/** Every format of an export: a table in, bytes out as they come. */
import { DataError } from '../../geodata/data-error.ts';
import { type CsvOptions, writeCsv } from '../../geodata/export/csv.ts';
import type { ExportSelection, Shape } from '../../geodata/export/selection.ts';
import { type ExportTable, openTable } from '../../geodata/export/table.ts';
import type { AreaOutlines, Crs } from './area-outlines.ts';
import { writeFlatGeobufTable } from './flatgeobuf.ts';
import { writeGeojson } from './geojson.ts';
import { MOST_COLUMNS, writeGeoPackage } from './geopackage.ts';

export const FORMAT_CODES = ['csv', 'geojson', 'fgb', 'gpkg'] as const;
export type FormatCode = (typeof FORMAT_CODES)[number];

export type ExportOptions = {
  csv: CsvOptions;
  /** Null where a format has none, or none are asked for. */
  outlines: AreaOutlines | null;
};

export type ExportFormat = {
  extension: string;
  mediaType: string;
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

const TABLE = { systems: [], canBeBare: true, check: () => {} } as const;

export const FORMATS: Record<FormatCode, ExportFormat> = {
  csv: {
    ...TABLE,
    extension: 'csv',
    mediaType: 'text/csv; charset=utf-8; header=present',
    shapes: ['long', 'wide'],
    write: (table, { csv }) => writeCsv(table, csv),
  },
  geojson: {
    extension: 'geojson',
    mediaType: 'application/geo+json',
    shapes: ['wide'],
    systems: [4326],
    canBeBare: true,
    check: () => {},
    write: (table, { outlines }) => writeGeojson(table, outlines),
  },
  fgb: {
    extension: 'fgb',
    mediaType: 'application/flatgeobuf',
    shapes: ['wide'],
    systems: [4326, 31370],
    canBeBare: false,
    check: () => {},
    write: (table, { outlines }) => writeFlatGeobufTable(table, outlines),
  },
  gpkg: {
    extension: 'gpkg',
    mediaType: 'application/geopackage+sqlite3',
    shapes: ['wide', 'long'],
    systems: [4326, 31370],
    canBeBare: true,
    check: (selection) => checkColumns(selection, MOST_COLUMNS, 'a GeoPackage', 'shape=long'),
    write: (table, { outlines }) => writeGeoPackage(table, outlines),
  },
};

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
