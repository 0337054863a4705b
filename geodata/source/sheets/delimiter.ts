/** Which character stands between the cells of a delimited file. */
import { HEADER_SEARCH_ROWS } from './find-header.ts';

const DELIMITERS = [',', ';', '\t', '|'];

/**
 * The delimiter that occurs in most of the first lines, most often of those: a line of explanation may
 * stand above the header, and decimal commas below it.
 */
export function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 65_536)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, HEADER_SEARCH_ROWS + 4);
  let best = { delimiter: ',', lines: 0, count: 0 };
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const found = {
      delimiter,
      lines: counts.filter((count) => count > 0).length,
      count: counts.reduce((sum, count) => sum + count, 0),
    };
    const isBetter =
      found.lines === best.lines ? found.count > best.count : found.lines > best.lines;
    if (isBetter) best = found;
  }
  return best.delimiter;
}
