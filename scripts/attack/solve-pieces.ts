/** What each hidden cell can be, asked of a solver piece by piece: cells that no fact connects do not matter. */
import highsLoader from 'highs';
import type { Fact } from './facts.ts';
import { type Highs, IntegerModel, MAX_COUNT, type Row } from './integer-model.ts';
import type { Link, System } from './link-editions.ts';

export type Range = {
  cell: string;
  /** Lowest and highest value found possible, no further than asked. */
  low: number;
  high: number;
  /** Values of 1 … t−1 that it cannot be. */
  excluded: number[];
  /** In another edition the figure is shown, and nothing says that it was revised. */
  isTold: boolean;
  /** The solver gave up on a question about it: nothing is proved. */
  isUndecided: boolean;
};

export type Question = {
  /** The rule's threshold of a cell. */
  thresholdOf: (cell: string) => number;
  /** Values that a cell cannot be for a reason of its own, by cell. */
  impossible?: (cell: string, value: number) => boolean;
  /** Which cells to ask about; all without. */
  isAsked?: (cell: string) => boolean;
  /** Stops asking after this time of `performance.now()`. */
  untilMs?: number;
};

/** Ranges of all hidden cells that are asked about. */
export async function solvePieces(system: System, question: Question): Promise<Range[]> {
  const highs = await highsLoader();
  const found: Range[] = [];
  for (const piece of piecesOf(system)) {
    const asked = piece.cells.filter((cell) => question.isAsked?.(cell) ?? true);
    if (asked.length === 0) continue;
    if (performance.now() > (question.untilMs ?? Number.POSITIVE_INFINITY)) {
      for (const cell of asked) found.push(unasked(cell));
      continue;
    }
    const solver = new PieceSolver(highs, piece);
    for (const cell of asked) found.push(rangeOf(solver, piece, cell, question));
    solver.dispose();
  }
  return found;
}

function unasked(cell: string): Range {
  return { cell, low: 0, high: 0, excluded: [], isTold: false, isUndecided: true };
}

function rangeOf(
  solver: PieceSolver,
  piece: System,
  cell: string,
  { thresholdOf, impossible }: Question,
): Range {
  const threshold = thresholdOf(cell);
  const isTold =
    solver.revisions === 0 &&
    piece.links.some((link) => link.cell === cell && typeof link.same === 'number');
  const excluded: number[] = [];
  for (let value = 1; value < threshold; value += 1)
    if (impossible?.(cell, value) || !solver.canBe(cell, value, value)) excluded.push(value);
  const [low, high] = solver.range(cell, threshold);
  return { cell, low, high, excluded, isTold, isUndecided: solver.gaveUp.has(cell) };
}

/** Cells that facts and links connect, together with those. */
export function piecesOf({ cells, facts, links }: System): System[] {
  const parent = new Map(cells.map((cell) => [cell, cell]));
  const find = (cell: string): string => {
    let root = cell;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root))
      root = up;
    for (let at = cell; at !== root; ) {
      const up = parent.get(at) ?? root;
      parent.set(at, root);
      at = up;
    }
    return root;
  };
  const join = (all: readonly string[]): void => {
    for (const cell of all) {
      if (!parent.has(cell)) parent.set(cell, cell);
      parent.set(find(cell), find(all[0] ?? cell));
    }
  };
  for (const { terms } of facts) join([...terms.keys()]);
  for (const { cell, same } of links) if (typeof same === 'string') join([cell, same]);
  const pieces = new Map<string, System>();
  for (const cell of parent.keys()) {
    const piece = pieces.get(find(cell)) ?? { cells: [], facts: [], links: [] };
    pieces.set(find(cell), piece);
    piece.cells.push(cell);
  }
  for (const fact of facts) {
    const [first] = fact.terms.keys();
    if (first !== undefined) pieces.get(find(first))?.facts.push(fact);
  }
  for (const link of links) pieces.get(find(link.cell))?.links.push(link);
  return [...pieces.values()];
}

class PieceSolver {
  /** Fewest figures that must have been revised between editions. */
  readonly revisions: number = 0;
  /** Cells about which the solver gave up on a question. */
  readonly gaveUp = new Set<string>();
  readonly #model: IntegerModel;
  readonly #indexOf: Map<string, number>;
  readonly #solutions: Float64Array[] = [];

  constructor(highs: Highs, { cells, facts, links }: System) {
    this.#indexOf = new Map(cells.map((cell, at) => [cell, at]));
    const rowOf = ({ terms, low, high }: Fact): Row => ({
      indices: [...terms.keys()].map((cell) => this.#index(cell)),
      values: [...terms.values()],
      low,
      high,
    });
    const rows = facts.map(rowOf);
    const equal = links.map((link) => rowOf(asFact(link)));
    const strict = new IntegerModel(highs, cells.length, [...rows, ...equal]);
    const first = strict.solve();
    if (first.kind !== 'impossible' || links.length === 0) {
      this.#model = strict;
      if (first.kind === 'possible') this.#solutions.push(first.values);
      return;
    }
    strict.dispose();
    // One switch per link: turned on, the link says nothing.
    const loose = equal.flatMap(({ indices, values, low }, at): Row[] => {
      const own = [...indices, cells.length + at];
      return [
        { indices: own, values: [...values, -MAX_COUNT], low: -Infinity, high: low },
        { indices: own, values: [...values, MAX_COUNT], low, high: Infinity },
      ];
    });
    const switches = links.map((_, at) => cells.length + at);
    this.#model = new IntegerModel(highs, cells.length, [...rows, ...loose], links.length);
    const fewest = this.#model.solve(switches.map((index) => [index, 1]));
    this.revisions = fewest.kind === 'possible' ? Math.round(fewest.objective) : links.length;
    this.#model.addRow({
      indices: switches,
      values: switches.map(() => 1),
      low: 0,
      high: this.revisions,
    });
    if (fewest.kind === 'possible') this.#solutions.push(fewest.values);
  }

  dispose(): void {
    this.#model.dispose();
  }

  /** Whether a cell can lie in `low … high`; true when that could not be decided. */
  canBe(cell: string, low: number, high: number): boolean {
    const index = this.#index(cell);
    if (this.#solutions.some((values) => isWithin(values[index], low, high))) return true;
    const answer = this.#model.solve([], { index, low, high });
    if (answer.kind === 'undecided') this.gaveUp.add(cell);
    if (answer.kind === 'possible') this.#solutions.push(answer.values);
    return answer.kind !== 'impossible';
  }

  /** The range of a cell, as far as it takes to see that it is at least `width` wide. */
  range(cell: string, width: number): [low: number, high: number] {
    const index = this.#index(cell);
    const seen = this.#solutions.map((values) => values[index] ?? 0);
    if (seen.length === 0) return [0, 0];
    let [low, high] = [Math.min(...seen), Math.max(...seen)];
    for (const sign of [1, -1]) {
      if (high - low >= width) break;
      const answer = this.#model.solve([[index, sign]]);
      if (answer.kind === 'undecided') this.gaveUp.add(cell);
      if (answer.kind !== 'possible') continue;
      this.#solutions.push(answer.values);
      low = Math.min(low, answer.values[index] ?? low);
      high = Math.max(high, answer.values[index] ?? high);
    }
    return [low, high];
  }

  #index(cell: string): number {
    const index = this.#indexOf.get(cell);
    if (index === undefined) throw new Error(`no such cell in this piece: ${cell}`);
    return index;
  }
}

function isWithin(value: number | undefined, low: number, high: number): boolean {
  return value !== undefined && value >= low && value <= high;
}

function asFact({ cell, same }: Link): Fact {
  if (typeof same === 'number') return { terms: new Map([[cell, 1]]), low: same, high: same };
  return {
    terms: new Map([
      [cell, 1],
      [same, -1],
    ]),
    low: 0,
    high: 0,
  };
}
