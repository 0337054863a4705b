/** Texts of a file that match nothing, counted so that a message tells each once. */

/** How many wrong texts of one kind are told one by one; the rest is one line with a number. */
export const MAX_EXAMPLES = 5;

/** A text that matches nothing, the first row it stands in, and in how many rows it does. */
export type UnknownCode = { code: string; row: number; times: number };

/** Collects codes that match nothing, so that 4,000 rows with one wrong code are one problem. */
export class UnknownCodes {
  readonly #rows = new Map<string, { row: number; times: number }>();

  add(code: string, row: number): void {
    const seen = this.#rows.get(code);
    if (seen) seen.times += 1;
    else this.#rows.set(code, { row, times: 1 });
  }

  /** The first `MAX_EXAMPLES` codes one by one, the others as a single entry that says how many. */
  examples(): UnknownCode[] {
    const all = [...this.#rows].map(([code, at]) => ({ code, ...at }));
    const others = all.slice(MAX_EXAMPLES);
    const [first] = others;
    if (!first) return all;
    const times = others.reduce((sum, other) => sum + other.times, 0);
    const summary = { code: `… and ${others.length} more`, row: first.row, times };
    return [...all.slice(0, MAX_EXAMPLES), summary];
  }
}

/** The end of a message about a text that stands in `times` rows: nothing for one row. */
export function rowsNote(times: number): string {
  return times > 1 ? ` (${times} rows)` : '';
}
