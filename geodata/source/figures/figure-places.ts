/** Where each figure of an upload stands, so that whoever doubts it can say the cell. */

export type FigurePlace = { sheet: string | undefined; row: number; column: string };

type Places = { rows: Int32Array; from: Uint16Array };

export class FigurePlaces {
  readonly #columns = new Map<string, Places>();
  /** Sheets and headers; a place points at one by index. */
  readonly #headers: { sheet: string | undefined; column: string }[] = [];

  /** A sheet's column to note places of: its number. */
  addColumn(sheet: string | undefined, column: string): number {
    return this.#headers.push({ sheet, column }) - 1;
  }

  /** `area` is an index among the `length` areas of the level, `row` as a spreadsheet counts. */
  note(key: string, area: number, length: number, column: number, row: number): void {
    let places = this.#columns.get(key);
    if (!places) {
      places = { rows: new Int32Array(length), from: new Uint16Array(length) };
      this.#columns.set(key, places);
    }
    places.rows[area] = row;
    places.from[area] = column;
  }

  /** Where the figure of an area stands, or null when the upload has none. */
  find(key: string, area: number): FigurePlace | null {
    const places = this.#columns.get(key);
    const row = places?.rows[area] ?? 0;
    const header = this.#headers[places?.from[area] ?? 0];
    return row > 0 && header ? { ...header, row } : null;
  }
}

/** The key of a column of figures. */
export function figureKey(indicator: string, level: string, period: string): string {
  return `${indicator}|${level}|${period}`;
}
