/**
 * Whole numbers under linear constraints: does a solution exist? Exact, by bounds propagation and a
 * complete search; a budget turns a search that takes too long into `undecided`, never into an answer.
 *
 * The search starts from a point that satisfies the constraints as they were before a question was
 * added (the true values) and repairs it: it takes a constraint the point breaks, a variable that can
 * move towards it, and splits that variable's range in "moves that far" and "does not". Both halves are
 * smaller and together are everything, so an exhausted search is a proof that nothing is possible.
 */
import { expandInto, type Reduced, reduce } from './reduce-system.ts';

/** Variable and coefficient. */
export type Term = readonly [variable: number, coefficient: number];

/** `low ≤ Σ coefficient · variable ≤ high`. */
export type Constraint = { terms: readonly Term[]; low: number; high: number };

export type Answer =
  | { kind: 'possible'; values: Float64Array }
  | { kind: 'impossible' }
  | { kind: 'undecided' };

/** Above any count here; sums of thousands of these stay exact in a double. */
export const UNLIMITED = 2 ** 36;

export class IntegerSystem {
  readonly #constraintsOf: number[][];

  /** Variables are 0 or more. `start` satisfies every constraint. */
  constructor(
    readonly constraints: readonly Constraint[],
    readonly start: Float64Array,
    readonly budget = 20_000,
  ) {
    this.#constraintsOf = Array.from(start, () => []);
    for (const [index, { terms, low, high }] of constraints.entries()) {
      let sum = 0;
      for (const [variable, coefficient] of terms) {
        this.#constraintsOf[variable]?.push(index);
        sum += coefficient * (start[variable] ?? 0);
      }
      if (sum < low || sum > high) {
        throw new Error(`start breaks constraint ${index}: ${sum} is not in ${low} … ${high}`);
      }
    }
  }

  /** Whether the system has a solution that also satisfies `question`. */
  ask(question: Constraint): Answer {
    const reduced = reduce(this.#connected(question), this.start);
    if (!reduced) return { kind: 'impossible' };
    const solution = search(reduced, this.budget);
    if (typeof solution === 'string') return { kind: solution };
    const values = this.start.slice();
    expandInto(values, reduced, solution);
    return { kind: 'possible', values };
  }

  /** The question and the constraints connected with it; the others hold as they are. */
  #connected(question: Constraint): Constraint[] {
    const found = [question];
    const taken = new Set<number>();
    const seen = new Set<number>();
    for (let at = 0; at < found.length; at += 1) {
      for (const [variable] of found[at]?.terms ?? []) {
        if (seen.has(variable)) continue;
        seen.add(variable);
        for (const index of this.#constraintsOf[variable] ?? []) {
          const constraint = this.constraints[index];
          if (!taken.has(index) && constraint) found.push(constraint);
          taken.add(index);
        }
      }
    }
    return found;
  }
}

type Ranges = { lows: Float64Array; highs: Float64Array };
type Node = { ranges: Ranges; changed: readonly number[] };

function search(system: Reduced, budget: number): Float64Array | 'impossible' | 'undecided' {
  const { constraints, lows, highs, start } = system;
  const everything = [...constraints.keys()];
  const stack: Node[] = [{ ranges: { lows, highs }, changed: everything }];
  for (let nodes = 0; nodes < budget; nodes += 1) {
    const node = stack.pop();
    if (!node) return 'impossible';
    const { ranges } = node;
    if (!propagate(system, ranges, node.changed)) continue;
    const near = start.map((value, at) =>
      Math.min(Math.max(value, ranges.lows[at] ?? 0), ranges.highs[at] ?? 0),
    );
    const split = chooseSplit(system, ranges, near);
    if (!split) return near;
    const below = { lows: ranges.lows.slice(), highs: ranges.highs.slice() };
    below.highs[split.variable] = split.from - 1;
    const above = { lows: ranges.lows.slice(), highs: ranges.highs.slice() };
    above.lows[split.variable] = split.from;
    const changed = system.constraintsOf[split.variable] ?? [];
    const order = split.up ? [below, above] : [above, below];
    for (const half of order) stack.push({ ranges: half, changed });
  }
  return 'undecided';
}

/** Narrows ranges in place until nothing changes. False when a constraint cannot be met. */
function propagate(
  { constraints, constraintsOf }: Reduced,
  { lows, highs }: Ranges,
  changed: readonly number[],
): boolean {
  const queue = [...changed];
  const queued = new Set(queue);
  for (let index = queue.pop(); index !== undefined; index = queue.pop()) {
    queued.delete(index);
    const { terms, low, high } = constraints[index] as Constraint;
    let least = 0;
    let most = 0;
    for (const [variable, coefficient] of terms) {
      const [a, b] = ends(coefficient, lows[variable] ?? 0, highs[variable] ?? 0);
      least += a;
      most += b;
    }
    if (least > high || most < low) return false;
    for (const [variable, coefficient] of terms) {
      const [oldLow, oldHigh] = [lows[variable] ?? 0, highs[variable] ?? 0];
      const [a, b] = ends(coefficient, oldLow, oldHigh);
      // What the others leave for this term.
      const from = (low - (most - b)) / coefficient;
      const to = (high - (least - a)) / coefficient;
      const newLow = Math.max(oldLow, Math.ceil(Math.min(from, to)));
      const newHigh = Math.min(oldHigh, Math.floor(Math.max(from, to)));
      if (newLow > newHigh) return false;
      if (newLow === oldLow && newHigh === oldHigh) continue;
      lows[variable] = newLow;
      highs[variable] = newHigh;
      const [newA, newB] = ends(coefficient, newLow, newHigh);
      least += newA - a;
      most += newB - b;
      for (const other of constraintsOf[variable] ?? []) {
        if (other === index || queued.has(other)) continue;
        queued.add(other);
        queue.push(other);
      }
    }
  }
  return true;
}

/** Least and most of a term. */
function ends(coefficient: number, low: number, high: number): [number, number] {
  return coefficient > 0
    ? [coefficient * low, coefficient * high]
    : [coefficient * high, coefficient * low];
}

/** How far a point is below (positive) or above (negative) what a constraint asks. */
function lackOf({ terms, low, high }: Constraint, near: Float64Array): number {
  let sum = 0;
  for (const [variable, coefficient] of terms) sum += coefficient * (near[variable] ?? 0);
  return sum < low ? low - sum : sum > high ? high - sum : 0;
}

type Move = { variable: number; step: number };

/** Where to split, in the broken constraint with the fewest variables to move; null when none is broken. */
function chooseSplit(
  { constraints, constraintsOf }: Reduced,
  ranges: Ranges,
  near: Float64Array,
): { variable: number; from: number; up: boolean } | null {
  const lacks = constraints.map((constraint) => lackOf(constraint, near));
  let chosen: Move[] | null = null;
  for (const [index, lack] of lacks.entries()) {
    if (lack === 0) continue;
    const moves = movesOf(constraints[index] as Constraint, lack, ranges, near);
    if (!chosen || moves.length < chosen.length) chosen = moves;
  }
  if (!chosen) return null;
  const costOf = ({ variable, step }: Move): number => {
    const moved = near.slice();
    moved[variable] = (near[variable] ?? 0) + step;
    let change = 0;
    for (const index of constraintsOf[variable] ?? []) {
      change += Math.abs(lackOf(constraints[index] as Constraint, moved));
      change -= Math.abs(lacks[index] ?? 0);
    }
    return change;
  };
  const best = chosen
    .map((move) => ({ ...move, cost: costOf(move) }))
    .sort((a, b) => a.cost - b.cost || Math.abs(b.step) - Math.abs(a.step))[0];
  // A broken constraint whose ranges can still meet it always has something that can move.
  if (!best) throw new Error('broken constraint without a variable to move');
  const to = (near[best.variable] ?? 0) + best.step;
  return { variable: best.variable, from: best.step > 0 ? to : to + 1, up: best.step > 0 };
}

function movesOf(
  { terms }: Constraint,
  lack: number,
  { lows, highs }: Ranges,
  near: Float64Array,
): Move[] {
  return terms.flatMap(([variable, coefficient]): Move[] => {
    const wanted = lack / coefficient;
    const size = Math.max(1, Math.floor(Math.abs(wanted)));
    const value = near[variable] ?? 0;
    const room = wanted > 0 ? (highs[variable] ?? 0) - value : value - (lows[variable] ?? 0);
    return room > 0 ? [{ variable, step: Math.sign(wanted) * Math.min(size, room) }] : [];
  });
}
