/**
 * The disclosure auditor: what can a reader work out about the hidden cells of published tables of
 * counts? Shares no code with the engine that hides them; it sees values and states only.
 *
 * **What the reader knows** (DOMAIN.md §6):
 * - counts are whole and 0 or more; a coarser cell is the sum of the atoms in it;
 * - the exact value of every cell that is shown, and any other linear fact that is published;
 * - *told*: of each hidden cell which kind it is. One hidden by its threshold t (*primary*) is 1 … t−1,
 *   one hidden to protect others (*complementary*) is 0 or more. In public both kinds look the same, so
 *   this reader knows more than a page tells, and what is safe here is safe there;
 * - *untold*: only that hidden cells are 0 or more. It is the one that a page makes.
 *
 * **Units.** When a coarser cell is primary, it and everything in it is one unit. Of the parts a told
 * reader knows only that they are 0 or more and sum to 1 … t−1: every cell inside is hidden in the same
 * way, zeros included, so nothing tells which parts are zero, and a part is primary only if it is not
 * zero. Saying which inside are primary would itself be the disclosure; it never leaves the server. Of
 * a unit inside a unit the same holds, so only the widest count.
 *
 * **What can be wrong.**
 * - `shown`: a small number is shown, or a part of a unit is;
 * - `excluded`: a told reader can exclude one of 1 … t−1 for a primary cell, in a unit or not, that the
 *   rule alone would have left possible;
 * - `narrow`: an untold reader knows a complementary cell to less than t, max − min < t;
 * - `narrow when told`: only a told reader does, and the rule alone would have left it wider. The
 *   difference is no fault of what is hidden: where a total of two parts is shown and one part is
 *   1 … t−1, the other has t−1 values by arithmetic, whoever chooses.
 */
import { type Constraint, IntegerSystem, type Term } from './integer-system.ts';
import { type Part, type Piece, piecesOf, sumOf } from './pieces.ts';

export type State = 'shown' | 'primary' | 'complementary';

/** One published cell: the sum of some atoms. */
export type Cell = {
  name: string;
  /** Ascending. */
  atoms: readonly number[];
  state: State;
  threshold: number;
};

export type Table = {
  /** True value of each atom. An atom of which nothing is said anywhere is simply free. */
  values: Float64Array;
  cells: readonly Cell[];
  /** What else is published about sums of atoms, rounded figures for example. */
  facts?: readonly Constraint[];
};

export type LeakKind = 'shown' | 'excluded' | 'narrow' | 'narrow when told';
export type Leak = { kind: LeakKind; cell: string; why: string };

export type Finding = {
  /** Hidden cells that were examined. */
  examined: number;
  leaks: Leak[];
  /** Questions the search gave up on. Anything here means: not proven. */
  undecided: string[];
};

/** Examines every hidden cell of a table. */
export function audit(table: Table, budget?: number): Finding {
  const finding: Finding = { examined: 0, leaks: [], undecided: [] };
  for (const piece of piecesOf(table)) new PieceAudit(piece, finding, budget).run();
  return finding;
}

/** The values among `wanted` that a hidden sum of atoms can take. Throws when a search gives up. */
export function possibleValues(
  table: Table,
  atoms: readonly number[],
  wanted: readonly number[],
): number[] {
  const asked: Cell = { name: 'asked', atoms, state: 'complementary', threshold: 1 };
  const piece = piecesOf({ ...table, cells: [...table.cells, asked] }).find(({ parts }) =>
    parts.some(({ cell }) => cell === asked),
  );
  const part = piece?.parts.find(({ cell }) => cell === asked);
  if (!piece || !part) return [];
  const system = readerSystem(piece, true, 1_000_000);
  return wanted.filter((value) => {
    const { kind } = system.ask(between(part, value, value));
    if (kind === 'undecided') throw new Error(`undecided whether ${value} is possible`);
    return kind === 'possible';
  });
}

/** What the reader knows of a piece, as constraints on its atoms. */
function readerSystem(
  { values, parts, facts }: Piece,
  isTold: boolean,
  budget?: number,
): IntegerSystem {
  const constraints = parts.flatMap((part): Constraint[] => {
    if (part.free.length === 0) return [];
    const value = part.known + sumOf(values, part.free);
    if (part.cell.state === 'shown') return [between(part, value, value)];
    return isTold && part.isUnit ? [between(part, 1, part.cell.threshold - 1)] : [];
  });
  return new IntegerSystem([...constraints, ...facts], values, budget);
}

/** One kind of reader of one piece, who remembers the solutions found: they answer most later questions. */
class Reader {
  readonly #system: IntegerSystem;
  readonly #solutions: Float64Array[];

  constructor(
    readonly piece: Piece,
    isTold: boolean,
    private readonly undecided: string[],
    budget?: number,
  ) {
    this.#system = readerSystem(piece, isTold, budget);
    this.#solutions = [piece.values];
  }

  /** Whether a cell can lie in `low … high`; true when that could not be decided, which is noted. */
  canBe(part: Part, low: number, high: number): boolean {
    if (this.#solutions.some((values) => isWithin(valueIn(part, values), low, high))) return true;
    const answer = this.#system.ask(between(part, low, high));
    if (answer.kind === 'possible') this.#solutions.push(answer.values);
    if (answer.kind === 'undecided') this.undecided.push(`${part.cell.name} in ${low} … ${high}`);
    return answer.kind !== 'impossible';
  }

  /** The range of a cell, no wider than `width`: as far up as it goes, then down. */
  range(part: Part, width: number): [number, number] {
    const known = this.#solutions.map((values) => valueIn(part, values));
    let [low, high] = [Math.min(...known), Math.max(...known)];
    if (high - low >= width) return [low, high];
    const truth = valueIn(part, this.piece.values);
    for (let up = truth + width; up > high; up -= 1) if (this.canBe(part, up, UNBOUNDED)) high = up;
    for (let down = Math.max(0, high - width); down < low; down += 1)
      if (this.canBe(part, -UNBOUNDED, down)) low = down;
    return [low, high];
  }
}

class PieceAudit {
  readonly #told: Reader;
  readonly #untold: Reader;
  #rule: Reader | null = null;

  constructor(
    private readonly piece: Piece,
    private readonly finding: Finding,
    budget?: number,
  ) {
    this.#told = new Reader(piece, true, finding.undecided, budget);
    this.#untold = new Reader(piece, false, finding.undecided, budget);
  }

  run(): void {
    for (const part of this.piece.parts) {
      if (part.cell.state === 'shown') this.#checkShown(part);
      else if (part.cell.state === 'primary') this.#checkEachValue(part);
      else this.#checkWidth(part);
    }
  }

  #checkShown(part: Part): void {
    const { cell, unit } = part;
    const value = valueIn(part, this.piece.values);
    if (value > 0 && value < cell.threshold) this.#leak('shown', part, `${value} is shown`);
    else if (unit) this.#leak('shown', part, `${value} is shown inside ${unit.name}`);
  }

  #checkEachValue(part: Part): void {
    this.finding.examined += 1;
    const excluded: number[] = [];
    for (let value = 1; value < part.cell.threshold; value += 1) {
      if (!this.#told.canBe(part, value, value) && this.#ruleAlone().canBe(part, value, value))
        excluded.push(value);
    }
    const truth = valueIn(part, this.piece.values);
    if (excluded.length > 0)
      this.#leak('excluded', part, `${truth}, cannot be ${excluded.join(', ')}`);
  }

  #checkWidth(part: Part): void {
    this.finding.examined += 1;
    const { threshold } = part.cell;
    const [low, high] = this.#told.range(part, threshold);
    if (high - low >= threshold || this.#isAllTheRuleAllows(part, low, high)) return;
    const [lowest, highest] = this.#untold.range(part, threshold);
    const kind = highest - lowest >= threshold ? 'narrow when told' : 'narrow';
    const truth = valueIn(part, this.piece.values);
    const known = kind === 'narrow' ? `${lowest} … ${highest}` : `${low} … ${high}`;
    this.#leak(kind, part, `${truth}, known to lie in ${known}`);
  }

  /** Two counts of 1 or 2 sum to 2 … 4 whatever is published: that is the rule, and tells nothing. */
  #isAllTheRuleAllows(part: Part, low: number, high: number): boolean {
    const rule = this.#ruleAlone();
    return !rule.canBe(part, high + 1, UNBOUNDED) && !rule.canBe(part, -UNBOUNDED, low - 1);
  }

  /** A told reader of nothing: what the states alone say. */
  #ruleAlone(): Reader {
    const parts = this.piece.parts.filter(({ isUnit }) => isUnit);
    this.#rule ??= new Reader({ ...this.piece, parts, facts: [] }, true, this.finding.undecided);
    return this.#rule;
  }

  #leak(kind: LeakKind, { cell }: Part, why: string): void {
    this.finding.leaks.push({ kind, cell: cell.name, why });
  }
}

function valueIn({ free, known }: Part, values: Float64Array): number {
  return known + sumOf(values, free);
}

function isWithin(value: number, low: number, high: number): boolean {
  return value >= low && value <= high;
}

const UNBOUNDED = 2 ** 50;

/** A cell's value lies in `low … high`. */
function between({ free, known }: Part, low: number, high: number): Constraint {
  const terms = free.map((atom): Term => [atom, 1]);
  return { terms, low: low - known, high: high - known };
}
