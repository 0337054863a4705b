/** Whole numbers that are not negative, under linear constraints, in a solver that keeps them between questions. */
import type highsLoader from 'highs';

export type Highs = Awaited<ReturnType<typeof highsLoader>>;

/** A sum of variables lies in `low … high`. */
export type Row = { indices: number[]; values: number[]; low: number; high: number };

export type Answer =
  | { kind: 'possible'; objective: number; values: Float64Array }
  | { kind: 'impossible' }
  | { kind: 'undecided' };

/** Above any sum that is asked about, and small enough for the solver's tolerance. */
export const MAX_COUNT = 1e6;

const SECONDS_PER_QUESTION = 10;
const TOLERANCE = 1e-6;

export class IntegerModel {
  readonly #model;
  readonly #constants;
  /** Variables that are whole only when this has been asked for: an answer without it often is whole. */
  #isWhole = false;

  /** @param switches variables of 0 or 1 that come after the others */
  constructor(
    highs: Highs,
    private readonly size: number,
    rows: readonly Row[],
    private readonly switches = 0,
  ) {
    this.#constants = highs.constants;
    this.#model = highs.createModel();
    this.#model.options.set({ output_flag: false, time_limit: SECONDS_PER_QUESTION });
    for (let index = 0; index < size; index += 1) this.#model.addVar(0, MAX_COUNT);
    for (let index = 0; index < switches; index += 1) this.#model.addVar(0, 1);
    for (const row of rows) this.addRow(row);
  }

  addRow({ indices, values, low, high }: Row): void {
    this.#model.addRow(low, high, { indices, values });
  }

  dispose(): void {
    this.#model.dispose();
  }

  /** The least of a weighted sum, with one variable bound more tightly for this question. */
  solve(
    objective: readonly [index: number, weight: number][] = [],
    bound?: { index: number; low: number; high: number },
  ): Answer {
    if (bound) this.#model.changeColBounds(bound.index, bound.low, bound.high);
    for (const [index, weight] of objective) this.#model.changeColCost(index, weight);
    const answer = this.#run();
    for (const [index] of objective) this.#model.changeColCost(index, 0);
    if (bound) this.#model.changeColBounds(bound.index, 0, MAX_COUNT);
    return answer;
  }

  #run(): Answer {
    // Most of these systems have whole corners: the relaxed answer settles them.
    if (this.switches === 0) {
      this.#setWhole(false);
      const relaxed = this.#ask();
      if (relaxed.kind !== 'possible' || relaxed.values.every(isWhole)) return relaxed;
    }
    this.#setWhole(true);
    return this.#ask();
  }

  #ask(): Answer {
    // The limit is one of time since the model was made, unless its clocks are set back.
    this.#model.zeroAllClocks();
    this.#model.run();
    const { modelStatus } = this.#constants;
    const status = this.#model.getModelStatus();
    if (status === modelStatus.infeasible) return { kind: 'impossible' };
    if (status !== modelStatus.optimal) return { kind: 'undecided' };
    const values = Float64Array.from(this.#model.getSolution().colValue, roundIfWhole);
    return { kind: 'possible', objective: this.#model.getObjectiveValue(), values };
  }

  #setWhole(isAsked: boolean): void {
    if (this.#isWhole === isAsked) return;
    this.#isWhole = isAsked;
    const { integer, continuous } = this.#constants.variableType;
    for (let index = 0; index < this.size + this.switches; index += 1)
      this.#model.changeColIntegrality(index, isAsked ? integer : continuous);
  }
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) <= TOLERANCE;
}

function roundIfWhole(value: number): number {
  return isWhole(value) ? Math.round(value) : value;
}
