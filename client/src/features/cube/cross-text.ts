/** A cross table for a spreadsheet: separated by tabs for the clipboard, by commas as a file. */
import type { Cell, CrossFigures } from './cross-figures.ts';

export type CrossMessages = {
  /** What stands above the names of rows. */
  corner: string;
  total: string;
  statusOf: (cell: Cell) => string;
};

/** As on the screen, with plain numbers; what is missing is said in words. */
export function crossText(figures: CrossFigures, t: CrossMessages, decimals: number): string {
  return lines(figures, t, decimals)
    .map((cells) => cells.map((text) => text.replace(/[\t\r\n]+/g, ' ')).join('\t'))
    .join('\n');
}

/** RFC 4180. */
export function crossCsv(figures: CrossFigures, t: CrossMessages, decimals: number): string {
  return lines(figures, t, decimals)
    .map((cells) => `${cells.map(quote).join(',')}\r\n`)
    .join('');
}

function lines(
  figures: CrossFigures,
  { corner, total, statusOf }: CrossMessages,
  decimals: number,
) {
  const print = (cell: Cell): string =>
    cell.value === null ? statusOf(cell) : String(Number(cell.value.toFixed(decimals)));
  const { rows, columns, cells, rowTotals, columnTotals } = figures;
  return [
    [corner, ...columns.map(({ name }) => name), total],
    ...rows.map((row, i) => [
      row.name,
      ...[...(cells[i] ?? []), ...rowTotals.slice(i, i + 1)].map(print),
    ]),
    [total, ...[...columnTotals, figures.total].map(print)],
  ];
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
