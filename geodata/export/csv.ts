/** CSV as RFC 4180 has it: a header, lines ended by CRLF, quotes where needed, UTF-8. */
import { neutralText } from '../model/neutral-text.ts';
import type { Cell, ExportTable } from './table.ts';

export type CsvOptions = {
  separator: ',' | ';';
  /** A byte order mark, by which Excel knows UTF-8. */
  bom: boolean;
};

export function* writeCsv(
  table: ExportTable,
  { separator, bom }: CsvOptions,
): Generator<Uint8Array> {
  const special = new RegExp(`["\r\n${separator}]`);
  const print = (cell: Cell): string => {
    if (cell === null) return '';
    if (typeof cell === 'number') return String(cell);
    const text = neutralText(cell);
    return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const line = (cells: readonly Cell[]): string => `${cells.map(print).join(separator)}\r\n`;
  yield Buffer.from(`${bom ? '\uFEFF' : ''}${line(table.columns.map(({ name }) => name))}`);
  for (const batch of table.batches()) yield Buffer.from(batch.map(line).join(''));
}
