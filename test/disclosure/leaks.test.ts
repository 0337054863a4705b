/** Cases the auditor once found, and random tables of parts beside their total. */
import { afterEach, describe, expect, it } from 'vitest';
import { removeSmallEditions, type SmallEdition } from '../fixtures/create-small-edition.ts';
import { audit } from './audit.ts';
import {
  auditParts,
  createParts,
  createRandomParts,
  NOTHING,
  PARTS,
  publish,
  TABLES,
} from './create-parts.ts';
import { createHierarchy, type Hierarchy, protectHierarchy, tableOf } from './create-tables.ts';
import { exposedCells, operandsByText, tableOfEdition } from './read-edition.ts';

afterEach(removeSmallEditions);

describe('a total beside its parts', () => {
  const CASES: [name: string, figures: Record<string, number[]>][] = [
    [
      'two small parts whose total of 8 is shown',
      { m: [4, 40, 50, 60, 70, 80], v: [4, 41, 52, 63, 74, 85] },
    ],
    ['small parts everywhere', { m: [3, 2, 5, 6, 1, 8], v: [9, 4, 5, 3, 7, 2] }],
  ];
  for (const [name, figures] of CASES) {
    it(`${name}: nothing is excluded`, async () => {
      expect(await auditParts(createParts(figures), Object.keys(figures))).toEqual(NOTHING);
    });
  }
  for (const count of [2, 3, 4]) {
    it(`excludes nothing in ${TABLES} random tables of ${count} parts`, async () => {
      const parts = PARTS.slice(0, count);
      const publisher = await publish(createRandomParts(parts));
      const problems: number[] = [];
      for (let seed = 1; seed <= TABLES; seed += 1) {
        const asked = { parts, level: 'statsec', period: String(seed), total: 't' };
        const { leaks, undecided } = audit(tableOfEdition(publisher, asked));
        const serious = leaks.filter(({ kind }) => kind !== 'narrow when told');
        if (serious.length + undecided.length > 0) problems.push(seed);
      }
      expect(problems).toEqual([]);
    });
  }
});

describe('formulas', () => {
  const counts = (a: number[], b: number[], code: string, formula: string): SmallEdition => ({
    ...createParts({ a, b }),
    indicators: [{ code: 'a' }, { code: 'b' }, { code: 't' }, { code, formula }],
    totals: [],
  });

  it('does not tell by a division by zero that a hidden count is 0', async () => {
    // The whole municipality is under the threshold: which of its sectors is empty is not told.
    const small = counts([30, 30, 50, 60, 70, 80], [3, 0, 20, 20, 20, 20], 'r', 'a / b * 100');
    small.indicators[3] = { code: 'r', formula: 'a / b * 100', threshold: null, dataType: 'ratio' };
    const publisher = await publish(small);
    expect(publisher.publish(publisher.ask('b', 'statsec', '2024')).column.statuses[1]).toBe(5);
    expect(exposedCells(publisher, operandsByText(publisher.computer.edition))).toEqual([]);
  });
});

describe('a mean beside its weights', () => {
  it('does not give a hidden weight away', async () => {
    // 10 and 20 average to 19.1 with the weights 4 and 40 and to no other pair that sums to 44; what
    // is shown is their average with the 44 shared equally, which anyone can work out.
    const small = createParts({ a: [4, 40, 50, 60, 70, 80] });
    const publisher = await publish({
      ...small,
      totals: [],
      indicators: [
        { code: 'a' },
        { code: 't', threshold: null },
        {
          code: 'mean',
          dataType: 'mean',
          aggregationIndicator: 'a',
          threshold: null,
          rounding: 0.1,
        },
      ],
      figures: {
        a: small.figures.a ?? {},
        mean: { statsec: { '2024': [10, 20, 12, 14, 16, 18] } },
      },
    });
    const shown = (code: string, level: string): (number | null)[] => {
      const { column } = publisher.publish(publisher.ask(code, level, '2024'));
      return Array.from(column.values, (value, area) =>
        column.statuses[area] === 0 ? value : null,
      );
    };
    const [total] = shown('a', 'gewest');
    const weights = shown('a', 'statsec');
    const known = weights.reduce<number>((sum, weight) => sum + (weight ?? 0), 0);
    const hidden = weights.filter((weight) => weight === null).length;
    expect(hidden).toBeGreaterThan(1);
    const each = ((total ?? 0) - known) / hidden;
    const sum = shown('mean', 'statsec').reduce<number>(
      (all, mean, area) => all + (mean ?? 0) * (weights[area] ?? each),
      0,
    );
    expect(shown('mean', 'gewest')[0]).toBeCloseTo(sum / (total ?? 0), 1);
  });
});

describe('hierarchies', () => {
  const CASES: [name: string, hierarchy: Hierarchy][] = [
    [
      'two overlapping areas under the threshold, the rest of the second all zeros',
      {
        threshold: 3,
        values: [1, 1, 1, 0],
        levels: [
          [0, 0, -1, -1],
          [-1, 0, -1, 0],
        ],
      },
    ],
    [
      'the same area hidden at one level and shown at another',
      {
        threshold: 3,
        values: [1, 3, 0, 1, 3, 1, 3, 0],
        levels: [
          [0, 0, 1, 1, 1, 2, 2, 2],
          [0, 0, 0, 0, 0, 1, 1, 1],
          [0, -1, 1, 0, 0, 1, 1, 0],
        ],
      },
    ],
    ...[6704, 7217, 8025, 10002, 11911, 16464, 18614, 21392, 21463].map(
      (seed): [string, Hierarchy] => [`seed ${seed}`, createHierarchy(seed)],
    ),
  ];
  for (const [name, hierarchy] of CASES) {
    it(`${name}: nothing is excluded`, () => {
      const { leaks } = audit(tableOf(hierarchy, protectHierarchy(hierarchy)));
      expect(leaks.filter(({ kind }) => kind !== 'narrow when told')).toEqual([]);
    });
  }
});
