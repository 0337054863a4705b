/** The auditor itself, against trying every combination. */
import { expect, it } from 'vitest';
import { possibleValues, type Table } from './audit.ts';
import { createHierarchy, primariesOnly, tableOf } from './create-tables.ts';
import { type Constraint, IntegerSystem } from './integer-system.ts';

const MOST = 12;

/** All values 0 … `MOST` that a told reader finds possible for an atom, by trying everything. */
function tryEverything(table: Table, atom: number): number[] {
  const found = new Set<number>();
  const count = table.values.length;
  const values = new Float64Array(count);
  const sumOf = (atoms: readonly number[], of: Float64Array): number =>
    atoms.reduce((sum, index) => sum + (of[index] ?? 0), 0);
  const isInside = (inner: readonly number[], outer: readonly number[]): boolean =>
    inner.length < outer.length && inner.every((index) => outer.includes(index));
  const checks = table.cells.flatMap(({ atoms, state, threshold }) => {
    const truth = sumOf(atoms, table.values);
    if (state === 'shown') return [{ atoms, low: truth, high: truth }];
    const wider = table.cells.some((c) => c.state === 'primary' && isInside(atoms, c.atoms));
    return state === 'primary' && !wider ? [{ atoms, low: 1, high: threshold - 1 }] : [];
  });
  const last = (atoms: readonly number[]): number => Math.max(...atoms);
  const fill = (index: number): void => {
    if (index === count) {
      found.add(values[atom] ?? 0);
      return;
    }
    for (let value = 0; value <= MOST; value += 1) {
      values[index] = value;
      const isPossible = checks.every(({ atoms, low, high }) => {
        if (last(atoms) !== index) return true;
        const sum = sumOf(atoms, values);
        return sum >= low && sum <= high;
      });
      if (isPossible) fill(index + 1);
    }
  };
  fill(0);
  return [...found].sort((a, b) => a - b);
}

it('finds the same possible values as trying everything', () => {
  let compared = 0;
  for (let seed = 1; compared < 150; seed += 1) {
    const drawn = createHierarchy(seed);
    // Small enough to try everything, and bounded by a shown total of all.
    const values = drawn.values.slice(0, 6).map((value) => value % 7);
    const total = values.reduce((sum, value) => sum + value, 0);
    const hierarchy = {
      threshold: Math.min(drawn.threshold, 5),
      values,
      levels: [...drawn.levels.map((groups) => groups.slice(0, 6)), values.map(() => 0)],
    };
    if (total > MOST || total < 6) continue;
    const table = tableOf(hierarchy, primariesOnly(hierarchy));
    const everything = Array.from({ length: MOST + 1 }, (_, value) => value);
    for (const atom of values.keys()) {
      expect(possibleValues(table, [atom], everything), `seed ${seed} atom ${atom}`).toEqual(
        tryEverything(table, atom),
      );
    }
    compared += 1;
  }
});

it('says undecided rather than guess when the budget is spent', () => {
  // Every sum of even numbers is even: propagation alone does not see it.
  const even: Constraint = {
    terms: Array.from({ length: 12 }, (_, index) => [index, 2] as const),
    low: 40,
    high: 40,
  };
  const mixed: Constraint = {
    terms: Array.from({ length: 12 }, (_, index) => [index, index % 2 === 0 ? 2 : 4] as const),
    low: 60,
    high: 60,
  };
  const start = new Float64Array(12);
  start.set([5, 5, 5, 5]);
  const system = new IntegerSystem([even, mixed], start, 3);
  const odd: Constraint = {
    terms: Array.from({ length: 12 }, (_, index) => [index, 2 + 4 * (index % 3)] as const),
    low: 41,
    high: 41,
  };
  expect(system.ask(odd).kind).toBe('undecided');
});

it('keeps facts that are published about sums', () => {
  const cell = (atom: number) =>
    ({ name: `atom ${atom}`, atoms: [atom], state: 'complementary', threshold: 5 }) as const;
  const total = { name: 'total', atoms: [0, 1], state: 'shown', threshold: 5 } as const;
  const table: Table = { values: Float64Array.of(3, 50), cells: [cell(0), cell(1), total] };
  const wanted = [0, 2, 3, 4, 9];
  expect(possibleValues(table, [0], wanted)).toEqual(wanted);
  const facts: Constraint[] = [
    {
      terms: [
        [0, 10],
        [1, -1],
      ],
      low: -35,
      high: -15,
    },
  ];
  expect(possibleValues({ ...table, facts }, [0], wanted)).toEqual([2, 3]);
});
