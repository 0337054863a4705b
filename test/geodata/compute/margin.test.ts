import { describe, expect, it } from 'vitest';
import {
  marginOfMean,
  marginOfShare,
  marginsOfMeans,
  marginsOfShares,
} from '../../../geodata/compute/margin.ts';
import type { Column } from '../../../geodata/model/column.ts';
import { EMPTY, HIDDEN, UNANSWERED, UNDEFINED, VALUE } from '../../../geodata/model/status.ts';

describe('marginOfShare', () => {
  it('reproduces the published example', () => {
    const [numerator, population, sample] = [4602.75, 11626.85, 408];
    const share = (numerator / population) * 100;
    expect(share).toBeCloseTo(39.6, 1);
    const margin = marginOfShare(share, sample, population);
    expect(margin).toBeCloseTo(4.661, 3);
    // The published 4.65 is the same sum with the last factor cut to two decimals: 0.98 for 0.9823.
    const correction = Math.sqrt(1 - sample / population);
    expect((margin / correction) * 0.98).toBeCloseTo(4.65, 2);
  });

  it.each([
    [90, 1.645],
    [95, 1.96],
    [99, 2.576],
  ] as const)(
    'at %d %% of an endless population is z times the standard error',
    (confidence, z) => {
      expect(marginOfShare(50, 100, Infinity, confidence)).toBeCloseTo(z * 5, 12);
    },
  );

  it('is 0 when everybody was asked or everybody agreed', () => {
    expect(marginOfShare(40, 200, 200)).toBe(0);
    expect(marginOfShare(100.00000000000001, 50, 200)).toBe(0);
  });

  it.each([
    [40, 0, 100],
    [40, -1, 100],
    [40, 101, 100],
    [-1, 10, 100],
    [101, 10, 100],
    [Number.NaN, 10, 100],
  ])('is not a number for p %d, n %d, N %d', (share, sample, population) => {
    expect(marginOfShare(share, sample, population)).toBeNaN();
  });
});

it('the margin of a mean falls with the root of the sample', () => {
  expect(marginOfMean(12, 36, Infinity)).toBeCloseTo(1.96 * 2, 12);
  expect(marginOfMean(12, 144, Infinity)).toBeCloseTo(1.96, 12);
  expect(marginOfMean(12, 75, 100, 90)).toBeCloseTo((1.645 * 12) / Math.sqrt(75) / 2, 12);
  expect(marginOfMean(-1, 10, 100)).toBeNaN();
});

describe('columns', () => {
  it('have a margin where all three operands do, and the statuses of a product elsewhere', () => {
    const shares = createColumn([40, 40, 40, HIDDEN], [VALUE, EMPTY, EMPTY, HIDDEN]);
    const samples = createColumn([100, 100, 0, 100], [VALUE, VALUE, EMPTY, UNANSWERED]);
    const populations = createColumn([1000, 1000, 0, 1000], [VALUE, VALUE, EMPTY, VALUE]);
    const margins = marginsOfShares(shares, samples, populations, 99);
    expect([...margins.statuses]).toEqual([VALUE, UNDEFINED, EMPTY, UNANSWERED]);
    expect([...margins.values]).toEqual([marginOfShare(40, 100, 1000, 99), 0, 0, 0]);
  });

  it('are undefined where nobody or more than everybody was asked', () => {
    const margins = marginsOfMeans(
      createColumn([5, 5, 5]),
      createColumn([0, 11, 4]),
      createColumn([10, 10, 10]),
    );
    expect([...margins.statuses]).toEqual([UNDEFINED, UNDEFINED, VALUE]);
    expect([...margins.values]).toEqual([0, 0, marginOfMean(5, 4, 10)]);
  });

  it('must be of one level', () => {
    const [one, two] = [createColumn([1]), createColumn([1, 2])];
    expect(() => marginsOfShares(one, two, one)).toThrow('a column has 2 areas when expected 1');
  });
});

function createColumn(values: number[], statuses = values.map(() => VALUE)): Column {
  return { values: Float64Array.from(values), statuses: Uint8Array.from(statuses) };
}
