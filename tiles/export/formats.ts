/** Every format of an export: a table in, bytes out as they come. */
import { type CsvOptions, writeCsv } from '../../geodata/export/csv.ts';
import type { ExportSelection, Shape } from '../../geodata/export/selection.ts';
import type { ExportTable } from '../../geodata/export/table.ts';

export const FORMAT_CODES = ['csv'] as const;
export type FormatCode = (typeof FORMAT_CODES)[number];

export type ExportOptions = { csv: CsvOptions };

export type ExportFormat = {
  extension: string;
  mediaType: string;
  /** Whether it holds outlines. */
  hasOutlines: boolean;
  /** What it can be; the first unless something else is asked for. */
  shapes: readonly [Shape, ...Shape[]];
  /** Throws `bad_request` for what the format cannot hold. */
  check: (selection: ExportSelection) => void;
  /** Reads the table once. An empty chunk is a turn for others; returning early frees everything. */
  write: (table: ExportTable, options: ExportOptions) => Generator<Uint8Array>;
};

export const FORMATS: Record<FormatCode, ExportFormat> = {
  csv: {
    extension: 'csv',
    mediaType: 'text/csv; charset=utf-8; header=present',
    hasOutlines: false,
    shapes: ['long', 'wide'],
    check: () => {},
    write: (table, { csv }) => writeCsv(table, csv),
  },
};
