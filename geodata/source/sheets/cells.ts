/** Cells as files write them, and what is read in them. */
import { foldSpelling } from '../../model/indicator-code.ts';

/** A cell of a sheet; a delimited file has texts only. */
export type Cell = string | number | boolean | Date | null;

/** A cell as trimmed text; empty for nothing. Whole numbers keep no decimals: codes may be numbers. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).trim();
}

/** A cell as a number, null for nothing, NaN for text. Decimal point or comma. */
export function cellNumber(cell: Cell | undefined): number | null {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : Number.NaN;
  if (typeof cell !== 'string') return Number.NaN;
  const text = cell.trim();
  if (text === '') return null;
  if (!/^[-+]?(\d+([.,]\d*)?|[.,]\d+)(e[-+]?\d+)?$/i.test(text)) return Number.NaN;
  const number = Number(text.replace(',', '.'));
  // 1e999 is written like a number and is none that can be computed with.
  return Number.isFinite(number) ? number : Number.NaN;
}

/** The letter a spreadsheet gives to the column at `index`: 0 is A, 26 is AA. */
export function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last;
}

/** A header in the form in which headers are compared: case, spaces and punctuation do not count. */
export function foldHeader(cell: Cell | undefined): string {
  return foldSpelling(cellText(cell));
}
