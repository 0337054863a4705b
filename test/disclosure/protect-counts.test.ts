/** Complementary suppression against the auditor: hand-made cases, and thousands of random hierarchies. */
import { describe, expect, it } from 'vitest';
import { audit, type Leak, possibleValues } from './audit.ts';
import {
  createHierarchy,
  type Hierarchy,
  primariesOnly,
  protectHierarchy,
  tableOf,
} from './create-tables.ts';

const HIERARCHIES = 3000;

/** Seeds on which a told reader knows a cell that is hidden to protect others to less than its threshold. */
const MOST_NARROW_WHEN_TOLD = HIERARCHIES / 100;

type Case = Hierarchy & {
  name: string;
  /** Without further hiding: an atom and the values it can then take of 1 … t−1. */
  givenAway: { atom: number; possible: number[] };
};

const CASES: Case[] = [
  {
    name: 'two hidden children whose parent shows 2',
    threshold: 5,
    values: [1, 1, 40, 50],
    // The parent is under the threshold itself; as a loaded total it is shown by the closed product.
    levels: [[0, 0, 1, 1]],
    givenAway: { atom: 0, possible: [1, 2, 3, 4] },
  },
  {
    name: 'two hidden children whose parent shows 8',
    threshold: 5,
    values: [4, 4, 40, 50],
    levels: [[0, 0, 1, 1]],
    givenAway: { atom: 0, possible: [4] },
  },
  {
    name: 'two hidden children whose parent shows 5',
    threshold: 5,
    values: [1, 4, 40, 50],
    levels: [[0, 0, 1, 1]],
    givenAway: { atom: 0, possible: [1, 2, 3, 4] },
  },
  {
    name: 'two hidden children whose parent shows 7',
    threshold: 5,
    values: [4, 3, 40, 50],
    levels: [[0, 0, 1, 1]],
    givenAway: { atom: 0, possible: [3, 4] },
  },
  {
    name: 'one hidden child with a shown parent',
    threshold: 5,
    values: [3, 20, 30, 8],
    levels: [[0, 0, 0, 1]],
    givenAway: { atom: 0, possible: [3] },
  },
  {
    name: 'one hidden child beside zeros',
    threshold: 5,
    values: [3, 0, 0, 30, 12, 9],
    levels: [
      [0, 0, 0, 1, 1, 1],
      [0, 0, 0, 0, 0, 0],
    ],
    givenAway: { atom: 0, possible: [3] },
  },
  {
    name: 'a chain of single children over vintages',
    threshold: 5,
    values: [3, 60, 70, 80],
    levels: [
      [0, 1, 2, 3],
      [0, 1, 2, 2],
      [0, 0, 1, 1],
    ],
    givenAway: { atom: 0, possible: [3] },
  },
  {
    name: 'neighbourhoods and sub-municipalities that overlap',
    threshold: 5,
    values: [2, 30, 25, 40, 60, 7],
    levels: [
      [0, 0, 0, 1, 1, 1],
      [0, 1, 1, 1, 2, 2],
      [0, 0, 0, 0, 0, 0],
    ],
    givenAway: { atom: 0, possible: [2] },
  },
  {
    name: 'a hidden neighbourhood of zeros and a small number',
    threshold: 5,
    values: [3, 0, 0, 50, 60, 70],
    levels: [
      [0, 0, 0, 1, 1, 2],
      [0, 1, 1, 1, 2, 2],
      [0, 0, 0, 0, 0, 0],
    ],
    givenAway: { atom: 0, possible: [3] },
  },
  {
    name: 'a vintage that differs by one sector',
    threshold: 5,
    values: [4, 33, 21, 90, 14],
    levels: [
      [0, 0, 0, 1, 1],
      [1, 0, 0, 1, 1],
    ],
    givenAway: { atom: 0, possible: [4] },
  },
];

describe('hand-made cases', () => {
  for (const { name, givenAway, ...hierarchy } of CASES) {
    it(`${name}: safe when protected`, () => {
      expect(audit(tableOf(hierarchy, protectHierarchy(hierarchy)))).toMatchObject({
        leaks: [],
        undecided: [],
      });
    });

    it(`${name}: what thresholds alone leave possible`, () => {
      const table = tableOf(hierarchy, primariesOnly(hierarchy));
      const values = Array.from({ length: hierarchy.threshold - 1 }, (_, index) => index + 1);
      expect(possibleValues(table, [givenAway.atom], values)).toEqual(givenAway.possible);
    });
  }

  it('finds both children where a parent of 2 is shown, whatever its own threshold', () => {
    const shown = (name: string, atoms: number[]) =>
      ({ name, atoms, state: 'shown', threshold: 1 }) as const;
    const hidden = (atom: number) =>
      ({ name: `child ${atom}`, atoms: [atom], state: 'primary', threshold: 5 }) as const;
    const two = audit({
      values: Float64Array.of(1, 1),
      cells: [hidden(0), hidden(1), shown('parent', [0, 1])],
    });
    expect(two.leaks).toEqual([
      { kind: 'excluded', cell: 'child 0', why: '1, cannot be 2, 3, 4' },
      { kind: 'excluded', cell: 'child 1', why: '1, cannot be 2, 3, 4' },
    ]);
    const eight = audit({
      values: Float64Array.of(4, 4),
      cells: [hidden(0), hidden(1), shown('parent', [0, 1])],
    });
    expect(eight.leaks).toEqual([
      { kind: 'excluded', cell: 'child 0', why: '4, cannot be 1, 2, 3' },
      { kind: 'excluded', cell: 'child 1', why: '4, cannot be 1, 2, 3' },
    ]);
  });
});

describe('random hierarchies', () => {
  it(`excludes no possible value in ${HIERARCHIES} hierarchies`, { timeout: 60_000 }, () => {
    let examined = 0;
    let narrowWhenTold = 0;
    const problems: { seed: number; leaks: Leak[]; undecided: string[] }[] = [];
    for (let seed = 1; seed <= HIERARCHIES; seed += 1) {
      const hierarchy = createHierarchy(seed);
      const finding = audit(tableOf(hierarchy, protectHierarchy(hierarchy)));
      examined += finding.examined;
      const leaks = finding.leaks.filter(({ kind }) => kind !== 'narrow when told');
      if (leaks.length < finding.leaks.length) narrowWhenTold += 1;
      const { undecided } = finding;
      if (leaks.length + undecided.length > 0) problems.push({ seed, leaks, undecided });
    }
    expect(problems).toEqual([]);
    expect(examined).toBeGreaterThan(5 * HIERARCHIES);
    expect(narrowWhenTold).toBeLessThan(MOST_NARROW_WHEN_TOLD);
  });

  it('finds leaks in most of them when only small numbers are hidden', { timeout: 60_000 }, () => {
    let leaking = 0;
    let undecided = 0;
    for (let seed = 1; seed <= HIERARCHIES; seed += 1) {
      const hierarchy = createHierarchy(seed);
      const finding = audit(tableOf(hierarchy, primariesOnly(hierarchy)));
      undecided += finding.undecided.length;
      if (finding.leaks.some(({ kind }) => kind === 'excluded')) leaking += 1;
    }
    expect(undecided).toBe(0);
    expect(leaking).toBeGreaterThan(HIERARCHIES / 2);
  });
});
