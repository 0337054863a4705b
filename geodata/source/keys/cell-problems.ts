/** Cells that cannot be read, told once per column and text, whatever the kind of file. */
import type { Problem } from '../../model/data-error.ts';
import type { SheetPlace } from './row-keys.ts';
import { UnknownCodes } from './unknown-codes.ts';

/** What is wrong with cells of one column in one way. */
export type CellProblem = Pick<Problem, 'severity' | 'kind' | 'column'> & {
  /** The words about a text that stands in `times` rows. */
  message: (got: string, times: number) => string;
};

/** Collects wrong cells of one sheet and reports them in the order in which their kinds were met. */
export class CellProblems {
  readonly #found = new Map<string, { problem: CellProblem; cells: UnknownCodes }>();

  /** @param key what belongs together in one list of examples, such as kind and column */
  add(key: string, problem: CellProblem, got: string, row: number): void {
    const found = this.#found.get(key) ?? { problem, cells: new UnknownCodes() };
    this.#found.set(key, found);
    found.cells.add(got, row);
  }

  report(place: SheetPlace, problems: Problem[]): void {
    for (const { problem, cells } of this.#found.values()) {
      const { message, ...known } = problem;
      for (const { code, row, times } of cells.examples()) {
        problems.push({ ...place, ...known, row, message: message(code, times) });
      }
    }
  }
}
