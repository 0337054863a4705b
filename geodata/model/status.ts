/**
 * Missing is not one thing (DOMAIN.md §4). A status travels beside every value, as a byte in columns
 * and as a word on the wire.
 */

export const STATUSES = [
  'value',
  'empty',
  'hidden',
  'not_applicable',
  'unanswered',
  'suppressed',
  'undefined',
] as const;

export type Status = (typeof STATUSES)[number];

export const VALUE = 0;
export const EMPTY = 1;
export const HIDDEN = 2;
export const NOT_APPLICABLE = 3;
export const UNANSWERED = 4;
export const SUPPRESSED = 5;
export const UNDEFINED = 6;

/** Codes that files use for the kinds of missing. */
const FILE_CODES = new Map<number, number>([
  [-99996, EMPTY],
  [-99997, HIDDEN],
  [-99998, NOT_APPLICABLE],
  [-99999, UNANSWERED],
]);

/** The status a number in a file stands for: `VALUE` for every number that is not a missing code. */
export function statusOfFileNumber(value: number): number {
  return FILE_CODES.get(value) ?? VALUE;
}

/** True for the statuses that break a sum: the source censored or does not cover a part. */
export function breaks(status: number): boolean {
  return status === HIDDEN || status === UNANSWERED || status === UNDEFINED;
}

/**
 * Status of a sum after one more part. Skipped parts (`empty`, `not_applicable`) change nothing;
 * of two breaking kinds `unanswered` wins over `hidden`, and both over `undefined`.
 */
export function addStatus(sum: number, part: number): number {
  if (sum === UNANSWERED || part === UNANSWERED) return UNANSWERED;
  if (sum === HIDDEN || part === HIDDEN) return HIDDEN;
  if (sum === UNDEFINED || part === UNDEFINED) return UNDEFINED;
  return sum === VALUE || part === VALUE ? VALUE : EMPTY;
}
