import { describe, expect, test } from 'vitest';
import {
  preferFirst,
  sumUp,
  takeOnlyChild,
  weightedMean,
} from '../../../geodata/compute/aggregate.ts';
import type { Column } from '../../../geodata/model/column.ts';
import { STATUSES } from '../../../geodata/model/status.ts';
import { columnOf } from '../../fixtures/create-column.ts';
import { createRandom } from '../../fixtures/random.ts';

const EMPTY = null;
const HIDDEN = -99997;
const NVT = -99998;
const UNANSWERED = -99999;

/** A figure, or the word for what is missing. */
const show = ({ values, statuses }: Column, index = 0): number | string => {
  const status = STATUSES[statuses[index] ?? 1] ?? '?';
  return status === 'value' ? (values[index] ?? 0) : status;
};

const ONE_PARENT = (length: number): Int32Array => new Int32Array(length);

describe('the sum of parts', () => {
  // DOMAIN.md §4: empty and nvt are skipped, hidden and unanswered break, unanswered wins.
  const CASES: [parts: (number | null)[], sum: number | string][] = [
    [[1, 2], 3],
    [[0, 0], 0],
    [[-1, 1], 0],
    [[5], 5],
    [[], 'empty'],
    [[EMPTY], 'empty'],
    [[NVT], 'empty'],
    [[EMPTY, NVT], 'empty'],
    [[0, EMPTY], 0],
    [[3, EMPTY, NVT], 3],
    [[HIDDEN], 'hidden'],
    [[3, HIDDEN], 'hidden'],
    [[HIDDEN, EMPTY], 'hidden'],
    [[HIDDEN, NVT], 'hidden'],
    [[UNANSWERED], 'unanswered'],
    [[3, UNANSWERED], 'unanswered'],
    [[UNANSWERED, EMPTY], 'unanswered'],
    [[NVT, UNANSWERED], 'unanswered'],
    [[HIDDEN, UNANSWERED], 'unanswered'],
    [[3, HIDDEN, EMPTY, NVT, UNANSWERED], 'unanswered'],
    [[1e308, 1e308], 'undefined'],
  ];
  test.each(CASES)('of %j is %j', (parts, sum) => {
    expect(show(sumUp(columnOf(parts), ONE_PARENT(parts.length), 1))).toBe(sum);
    expect(show(sumUp(columnOf([...parts].reverse()), ONE_PARENT(parts.length), 1))).toBe(sum);
  });

  test('follows the rule for every combination of three parts', () => {
    const kinds = [7, 0, EMPTY, HIDDEN, NVT, UNANSWERED];
    for (const a of kinds)
      for (const b of kinds)
        for (const c of kinds) {
          const parts = [a, b, c];
          const numbers = parts.filter((part) => part !== EMPTY && part >= 0) as number[];
          const expected = parts.includes(UNANSWERED)
            ? 'unanswered'
            : parts.includes(HIDDEN)
              ? 'hidden'
              : numbers.length > 0
                ? numbers.reduce((x, y) => x + y)
                : 'empty';
          expect(show(sumUp(columnOf(parts), ONE_PARENT(3), 1))).toBe(expected);
        }
  });

  test('is told per parent; a child without a parent counts nowhere', () => {
    const sums = sumUp(columnOf([1, 2, 4, HIDDEN, 8]), Int32Array.of(0, 2, 2, -1, 0), 4);
    expect([0, 1, 2, 3].map((parent) => show(sums, parent))).toEqual([9, 'empty', 6, 'empty']);
  });

  test('through a level between is the sum without it, whatever is missing', () => {
    const random = createRandom(5).next;
    for (let round = 0; round < 200; round++) {
      const parts = Array.from({ length: 12 }, () =>
        random() < 0.8
          ? Math.floor(random() * 50)
          : ([EMPTY, HIDDEN, NVT, UNANSWERED][Math.floor(random() * 4)] ?? EMPTY),
      );
      const middleOf = Int32Array.from(parts, () => Math.floor(random() * 5) - 1);
      const topOf = Int32Array.from({ length: 4 }, () => Math.floor(random() * 2));
      const directOf = middleOf.map((middle) => (middle < 0 ? -1 : (topOf[middle] ?? -1)));
      const stepwise = sumUp(sumUp(columnOf(parts), middleOf, 4), topOf, 2);
      expect(stepwise).toEqual(sumUp(columnOf(parts), directOf, 2));
    }
  });

  test('does not change the parts', () => {
    const parts = columnOf([1, HIDDEN]);
    sumUp(parts, ONE_PARENT(2), 1);
    expect(parts).toEqual(columnOf([1, HIDDEN]));
  });
});

describe('the weighted mean of parts', () => {
  const CASES: [parts: [mean: number | null, weight: number | null][], mean: number | string][] = [
    [
      [
        [10, 1],
        [20, 3],
      ],
      17.5,
    ],
    [
      [
        [10, 0],
        [20, 5],
      ],
      20,
    ],
    [[], 'empty'],
    [[[EMPTY, 5]], 'empty'],
    [
      [
        [10, 2],
        [EMPTY, 8],
      ],
      10,
    ],
    [
      [
        [10, 2],
        [NVT, 8],
      ],
      10,
    ],
    [
      [
        [10, 2],
        [HIDDEN, 8],
      ],
      'hidden',
    ],
    [
      [
        [10, 2],
        [UNANSWERED, 8],
      ],
      'unanswered',
    ],
    [
      [
        [HIDDEN, 1],
        [UNANSWERED, 8],
      ],
      'unanswered',
    ],
    // Nobody lives there: a missing mean of no cases takes nothing away.
    [
      [
        [10, 2],
        [HIDDEN, 0],
      ],
      10,
    ],
    // A mean of nobody knows how many is not a mean of the whole.
    [[[10, EMPTY]], 'undefined'],
    [
      [
        [10, 2],
        [20, EMPTY],
      ],
      'undefined',
    ],
    [
      [
        [10, 2],
        [20, NVT],
      ],
      'undefined',
    ],
    [
      [
        [10, 2],
        [20, HIDDEN],
      ],
      'hidden',
    ],
    [
      [
        [10, 2],
        [20, UNANSWERED],
      ],
      'unanswered',
    ],
    [
      [
        [10, 0],
        [20, 0],
      ],
      'undefined',
    ],
  ];
  test.each(CASES)('of %j is %j', (parts, mean) => {
    for (const order of [parts, [...parts].reverse()]) {
      const values = columnOf(order.map(([value]) => value));
      const weights = columnOf(order.map(([, weight]) => weight));
      expect(show(weightedMean(values, weights, ONE_PARENT(order.length), 1))).toBe(mean);
    }
  });

  test('lies between its parts and is the same by way of a level between', () => {
    const random = createRandom(8).next;
    for (let round = 0; round < 100; round++) {
      const values = columnOf(Array.from({ length: 9 }, () => random() * 100));
      const weights = columnOf(Array.from({ length: 9 }, () => 1 + Math.floor(random() * 9)));
      const thirds = Int32Array.from({ length: 9 }, (_, i) => i % 3);
      const direct = weightedMean(values, weights, ONE_PARENT(9), 1);
      const between = weightedMean(values, weights, thirds, 3);
      const above = weightedMean(between, sumUp(weights, thirds, 3), ONE_PARENT(3), 1);
      expect(above.values[0]).toBeCloseTo(direct.values[0] ?? Number.NaN, 9);
      expect(direct.values[0]).toBeGreaterThanOrEqual(Math.min(...values.values));
      expect(direct.values[0]).toBeLessThanOrEqual(Math.max(...values.values));
    }
  });
});

describe('a figure that cannot be added up', () => {
  test.each<[parts: (number | null)[], taken: number | string]>([
    [[31], 31],
    [[HIDDEN], 'hidden'],
    [[EMPTY], 'empty'],
    [[], 'empty'],
    [[31, 28], 'undefined'],
    [[31, EMPTY], 'undefined'],
    [[EMPTY, 31], 'undefined'],
    [[EMPTY, EMPTY, 31], 'undefined'],
    [[EMPTY, EMPTY], 'empty'],
    [[HIDDEN, EMPTY, EMPTY], 'undefined'],
  ])('of %j is %j for what they became', (parts, taken) => {
    const column = takeOnlyChild(columnOf(parts), ONE_PARENT(parts.length), 1);
    expect(show(column)).toBe(taken);
    if (typeof taken === 'string') expect(column.values[0]).toBe(0);
  });
});

test('what is loaded wins over what is computed, whatever it says', () => {
  const loaded = columnOf([1, 0, HIDDEN, NVT, UNANSWERED, EMPTY, EMPTY]);
  const computed = columnOf([9, 9, 9, 9, 9, 9, HIDDEN]);
  const merged = preferFirst(loaded, computed);
  expect(loaded.values.length).toBe(7);
  expect([0, 1, 2, 3, 4, 5, 6].map((i) => show(merged, i))).toEqual([
    1,
    0,
    'hidden',
    'not_applicable',
    'unanswered',
    9,
    'hidden',
  ]);
});
