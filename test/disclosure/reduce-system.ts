/**
 * Makes a system of constraints smaller without changing what is possible: a constraint on one variable
 * becomes its range, and variables that occur in exactly the same constraints, with the same
 * coefficients, become one whose range is the sum of theirs. Any division of that sum will do.
 */
import { type Constraint, type Term, UNLIMITED } from './integer-system.ts';

/** A variable of the reduced system: one of the original ones, or several as one. */
type Merged = { low: number; high: number; parts: Merged[]; variable: number };

export type Reduced = {
  constraints: Constraint[];
  constraintsOf: number[][];
  lows: Float64Array;
  highs: Float64Array;
  start: Float64Array;
  merged: Merged[];
};

/** Null when a range turns out empty: the system has no solution. */
export function reduce(original: readonly Constraint[], point: Float64Array): Reduced | null {
  const numbers = [...new Set(original.flatMap(({ terms }) => terms.map(([v]) => v)))];
  const localOf = new Map(numbers.map((variable, index) => [variable, index]));
  let merged = numbers.map(
    (variable): Merged => ({ low: 0, high: UNLIMITED, parts: [], variable }),
  );
  let constraints = original.map(
    ({ terms, ...rest }): Constraint => ({
      ...rest,
      terms: terms.map(([variable, c]): Term => [localOf.get(variable) ?? 0, c]),
    }),
  );
  for (let size = -1; size !== constraints.length + merged.length; ) {
    size = constraints.length + merged.length;
    for (const { terms, low, high } of constraints) {
      const [only] = terms;
      if (terms.length === 0 && (low > 0 || high < 0)) return null;
      if (terms.length === 1 && only && !narrow(merged[only[0]], only[1], low, high)) return null;
    }
    constraints = constraints.filter(({ terms }) => terms.length > 1);
    [merged, constraints] = mergeEqual(merged, constraints);
  }
  const constraintsOf: number[][] = merged.map(() => []);
  for (const [index, { terms }] of constraints.entries())
    for (const [variable] of terms) constraintsOf[variable]?.push(index);
  return {
    constraints,
    constraintsOf,
    lows: Float64Array.from(merged, ({ low }) => low),
    highs: Float64Array.from(merged, ({ high }) => high),
    start: Float64Array.from(merged, (variable) => valueAt(variable, point)),
    merged,
  };
}

function narrow(
  variable: Merged | undefined,
  coefficient: number,
  low: number,
  high: number,
): boolean {
  if (!variable) return true;
  const ends = [low / coefficient, high / coefficient].sort((a, b) => a - b);
  variable.low = Math.max(variable.low, Math.ceil(ends[0] ?? 0));
  variable.high = Math.min(variable.high, Math.floor(ends[1] ?? 0));
  return variable.low <= variable.high;
}

function mergeEqual(
  variables: readonly Merged[],
  constraints: readonly Constraint[],
): [Merged[], Constraint[]] {
  const signatures: string[] = variables.map(() => '');
  for (const [index, { terms }] of constraints.entries())
    for (const [variable, coefficient] of terms)
      signatures[variable] = `${signatures[variable]} ${coefficient}@${index}`;
  const bySignature = new Map<string, number[]>();
  for (const [variable, signature] of signatures.entries()) {
    // What is in no constraint stays by itself: there is nothing to gain.
    const key = signature || `alone ${variable}`;
    bySignature.set(key, [...(bySignature.get(key) ?? []), variable]);
  }
  const numberOf = new Map<number, number>();
  const merged = [...bySignature.values()].map((members, index): Merged => {
    for (const member of members) numberOf.set(member, index);
    const parts = members.flatMap((member) => variables[member] ?? []);
    const [only] = parts;
    if (parts.length === 1 && only) return only;
    const sum = (end: 'low' | 'high'): number =>
      parts.reduce((total, part) => total + part[end], 0);
    return { low: sum('low'), high: sum('high'), parts, variable: -1 };
  });
  const renumbered = constraints.map(({ terms, low, high }) => {
    const byVariable = new Map(terms.map(([variable, c]) => [numberOf.get(variable) ?? 0, c]));
    return { terms: [...byVariable], low, high };
  });
  return [merged, renumbered];
}

function valueAt({ parts, variable }: Merged, point: Float64Array): number {
  if (parts.length === 0) return point[variable] ?? 0;
  return parts.reduce((sum, part) => sum + valueAt(part, point), 0);
}

/** Writes a solution of the reduced system into `values`, which has a point of the original one. */
export function expandInto(
  values: Float64Array,
  { merged }: Reduced,
  solution: Float64Array,
): void {
  for (const [index, variable] of merged.entries()) spread(values, variable, solution[index] ?? 0);
}

function spread(values: Float64Array, { parts, variable }: Merged, total: number): void {
  if (parts.length === 0) {
    values[variable] = total;
    return;
  }
  const shares = parts.map((part) =>
    Math.min(Math.max(valueAt(part, values), part.low), part.high),
  );
  let rest = total - shares.reduce((sum, share) => sum + share, 0);
  for (const [index, part] of parts.entries()) {
    const share = shares[index] ?? 0;
    const step = Math.min(Math.max(rest, part.low - share), part.high - share);
    spread(values, part, share + step);
    rest -= step;
  }
}
