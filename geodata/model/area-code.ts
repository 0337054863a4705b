/**
 * Spellings of area codes. Codes are compared case-insensitively with the fillers `-` and `_` folded:
 * `11001a00_` is `11001A00-` (DOMAIN.md §2). The canonical spelling is the one of the area definition.
 */

/** The form in which two spellings of one code are equal. */
export function foldCode(code: string): string {
  return code.trim().toUpperCase().replaceAll('_', '-');
}

const UNKNOWN_MUNICIPALITIES = new Set(['99991', '99992', '99993', '99999']);

/**
 * True for "location unknown" areas: municipality codes 99991–99993 and 99999, sectors ending in
 * `ZZZZ`, neighbourhoods and sub-municipalities ending in `ONB` or `ONBE` (DOMAIN.md §2).
 */
export function isUnknownLocation(code: string): boolean {
  const folded = foldCode(code);
  return UNKNOWN_MUNICIPALITIES.has(folded) || /(ZZZZ|ONBE?)$/.test(folded);
}
