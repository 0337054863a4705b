/** Spellings of indicator codes: the codes of columns and references occur in any case. */

/** A text in the form in which headers are compared: case, spaces and punctuation do not count. */
export function foldSpelling(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s_\-.]+/g, ' ')
    .trim();
}

/** The form in which two spellings of one indicator code are equal: `Inw-Gem` is `inw_gem`. */
export function foldIndicator(code: string): string {
  return foldSpelling(code).replaceAll(' ', '_');
}
