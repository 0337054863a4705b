/** Where rows of cube figures go while they are read, and where each came from. */

import type { CubeScratch, CubeTable } from '../../edition/cube-store.ts';
import { type CubeDefinition, type CubePattern, cellCount } from '../../model/cube.ts';
import type { Problem } from '../../model/data-error.ts';
import type { KeyContext, SheetPlace } from '../keys/row-keys.ts';
import { MAX_EXAMPLES } from '../keys/unknown-codes.ts';

/** The tables of one cube, made when their first row comes, and where every row was. */
export class CubeTables {
  readonly #tables = new Map<string, CubeTable>();
  /** Rows are counted through all files: the first count of each file or sheet. */
  readonly #places: { from: number; place: SheetPlace }[] = [];
  #rows = 0;

  constructor(
    readonly definition: CubeDefinition,
    readonly context: KeyContext,
    private readonly scratch: CubeScratch,
  ) {}

  startPlace(place: SheetPlace): void {
    this.#places.push({ from: this.#rows, place });
  }

  nextRow(): number {
    this.#rows += 1;
    return this.#rows;
  }

  tableOf(pattern: CubePattern, key: string, level: string, period: string): CubeTable {
    const name = `${key} ${level} ${period}`;
    const known = this.#tables.get(name);
    if (known) return known;
    const areas = this.context.codes.get(level)?.size ?? 0;
    const cells = cellCount(this.definition, pattern);
    const at = { level, period, areas, cells };
    const table = this.scratch.createTable(this.definition, pattern, at);
    this.#tables.set(name, table);
    return table;
  }

  write(problems: Problem[]): void {
    let conflicts = 0;
    for (const table of this.#tables.values()) {
      table.write(({ row, earlierRow }) => {
        conflicts += 1;
        if (conflicts > MAX_EXAMPLES) return;
        const { place, number } = this.#placeOf(row);
        const earlier = this.#placeOf(earlierRow);
        const where =
          earlier.place === place
            ? `row ${earlier.number}`
            : `${earlier.place.file} row ${earlier.number}`;
        problems.push({
          ...place,
          severity: 'error',
          kind: 'conflicting_value',
          row: number,
          column: this.definition.code,
          message: `${table.at.level} in ${table.at.period} has another value for the same items in ${where}`,
        });
      });
    }
    if (conflicts > MAX_EXAMPLES) {
      problems.push({
        ...(this.#places[0]?.place ?? { file: '' }),
        severity: 'error',
        kind: 'conflicting_value',
        message: `${conflicts - MAX_EXAMPLES} more rows contradict an earlier one`,
      });
    }
  }

  #placeOf(count: number): { place: SheetPlace; number: number } {
    const start = this.#places.findLast(({ from }) => from < count);
    return { place: start?.place ?? { file: '' }, number: count - (start?.from ?? 0) };
  }
}
