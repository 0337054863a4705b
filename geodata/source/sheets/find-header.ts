/** The header of a sheet: which row it is, and where the wanted columns are. */
import { listKnown, type Problem } from '../../model/data-error.ts';
import { type Cell, cellText, foldHeader } from './cells.ts';

/** One sheet as it stands in the file: `rows[0]` is row 1. A csv file is one sheet without a name. */
export type Sheet = { file: string; sheet?: string; rows: Cell[][] };

/** A sheet whose header row is known. */
export type Table = Sheet & {
  /** Headers as written, trimmed. */
  header: string[];
  /** Index in `rows` of the first row under the header. */
  firstRow: number;
};

/** Columns to find: a name of ours and the headers that files use for it, the first one preferred. */
export type Wanted = Record<string, readonly string[]>;

/** Rows looked at for a header: explanations above it occur (DOMAIN.md §8). */
export const HEADER_SEARCH_ROWS = 6;

/**
 * Finds the header row: the first of the top rows that has every `required` column. Returns the table
 * and the index of each wanted column (-1 when absent), or null.
 */
export function findHeader<W extends Wanted>(
  sheet: Sheet,
  wanted: W,
  required: readonly (keyof W)[],
): { table: Table; at: Record<keyof W, number> } | null {
  for (const [index, row] of sheet.rows.slice(0, HEADER_SEARCH_ROWS).entries()) {
    const folded = row.map(foldHeader);
    const at = {} as Record<keyof W, number>;
    for (const key of Object.keys(wanted) as (keyof W)[]) {
      at[key] = findColumn(folded, wanted[key] ?? []);
    }
    if (required.every((key) => at[key] >= 0)) {
      return { table: { ...sheet, header: row.map(cellText), firstRow: index + 1 }, at };
    }
  }
  return null;
}

/** The index of the first of `spellings` among folded headers; -1 for none, like `indexOf`. */
export function findColumn(folded: readonly string[], spellings: readonly string[]): number {
  return spellings.map((s) => folded.indexOf(foldHeader(s))).find((i) => i >= 0) ?? -1;
}

/** The headers of a row for a message, shortened; `nothing` when it has none. */
export function listHeaders(row: readonly Cell[] | undefined): string {
  const found = (row ?? []).map(cellText).filter((text) => text !== '');
  return listKnown(found.map((text) => `"${text.slice(0, 40)}"`)) || 'nothing';
}

/** The problem of a sheet in which `findHeader` found nothing. */
export function headerProblem(sheet: Sheet, wanted: Wanted, required: readonly string[]): Problem {
  const names = required.map((key) => `"${wanted[key]?.[0] ?? key}"`).join(', ');
  return {
    severity: 'error',
    kind: 'wrong_header',
    file: sheet.file,
    sheet: sheet.sheet,
    row: 1,
    message: `expected columns ${names}, found ${listHeaders(sheet.rows[0])}`,
  };
}
