/**
 * The one error of the domain, and the one record of a problem in a source file.
 */

export type DataErrorCode =
  | 'unknown_level'
  | 'unknown_area'
  | 'unknown_indicator'
  | 'unknown_period'
  | 'unknown_edition'
  | 'not_available'
  | 'bad_request'
  | 'bad_formula'
  | 'bad_source'
  | 'not_found';

/** Thrown by the domain; the server maps `code` to an HTTP status. The message says what is allowed. */
export class DataError extends Error {
  constructor(
    readonly code: DataErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'DataError';
  }
}

/** One thing wrong in a source folder. Errors stop the build; warnings and notes go in the report. */
export type Problem = {
  severity: 'error' | 'warning' | 'note';
  /** A stable word for the kind of problem: `missing_file`, `unknown_code`, `not_a_number` … */
  kind: string;
  file: string;
  sheet?: string | undefined;
  /** 1-based, as a spreadsheet shows it. */
  row?: number | undefined;
  /** Header of the column, or its letter. */
  column?: string | undefined;
  message: string;
};

/** `values.csv, sheet "upload1", row 12, column "v1101_t"`. */
export function placeOf(problem: Problem): string {
  const parts = [problem.file];
  if (problem.sheet !== undefined) parts.push(`sheet "${problem.sheet}"`);
  if (problem.row !== undefined) parts.push(`row ${problem.row}`);
  if (problem.column !== undefined) parts.push(`column "${problem.column}"`);
  return parts.join(', ');
}

/** Lists what is allowed, cut off where it would flood: `a, b, c … (312 in all)`. */
export function listKnown(known: readonly string[], most = 12): string {
  if (known.length <= most) return known.join(', ');
  return `${known.slice(0, most).join(', ')} … (${known.length} in all)`;
}
