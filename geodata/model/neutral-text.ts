/**
 * Text that a spreadsheet would take for a formula when it opens a CSV: `=HYPERLINK(…)` in a name would run where
 * somebody reads figures. An apostrophe before it makes it text (OWASP, CSV injection). Numbers are not texts and stay.
 */
export function neutralText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
