/** The scatterplot: its statistics, which areas have a place in it, and what a brush finds. */
import { describe, expect, it } from 'vitest';
import { tieOf } from '../../../../client/src/features/scatter/formula-ties.ts';
import { pairUp } from '../../../../client/src/features/scatter/pairs.ts';
import { relate } from '../../../../client/src/features/scatter/relation.ts';
import {
  bandAt,
  fitLine,
  rankCorrelation,
  ranksOf,
  studentQuantile,
} from '../../../../client/src/features/scatter/statistics.ts';
import { stepOf, strengthOf } from '../../../../client/src/features/scatter/strength.ts';
import { readFigures } from '../../../../server/contract/classify/figures.ts';
import { createRandom, type Random } from '../../../fixtures/random.ts';

/** Anscombe's quartet (1973): four sets of points with the same line. */
const X = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];

const ANSCOMBE = [
  { x: X, y: [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68] },
  { x: X, y: [9.14, 8.14, 8.74, 8.77, 9.26, 8.1, 6.13, 3.1, 9.13, 7.26, 4.74] },
  { x: X, y: [7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73] },
  {
    x: [8, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8],
    y: [6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.5, 5.56, 7.91, 6.89],
  },
];

function createPoints(random: Random) {
  const length = 3 + random.whole(200);
  const x = Array.from({ length }, () => Math.round(random.next() ** 3 * 1000) / 10);
  const y = x.map((value) => Math.round((value * (random.next() - 0.4) + random.next() * 90) * 10));
  const weights = x.map(() => random.whole(50));
  return { x, y, weights };
}

describe('the line through points', () => {
  it.each(ANSCOMBE)('is the published one of Anscombe’s sets', ({ x, y }) => {
    const line = fitLine({ x, y, weights: null });
    expect(line?.slope).toBeCloseTo(0.5, 2);
    expect(line?.intercept).toBeCloseTo(3, 2);
    expect(line?.r).toBeCloseTo(0.8164, 3);
    expect(line?.spread).toBeCloseTo(1.236, 2);
  });

  it('goes through the mean point, has r between -1 and 1, the same r the other way round', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const { x, y, weights } = createPoints(createRandom(seed));
      for (const each of [null, weights]) {
        const line = fitLine({ x, y, weights: each });
        const other = fitLine({ x: y, y: x, weights: each });
        if (!line || !other) continue;
        expect(line.intercept + line.slope * line.meanX, `seed ${seed}`).toBeCloseTo(line.meanY, 6);
        expect(Math.abs(line.r)).toBeLessThanOrEqual(1);
        expect(other.r, `seed ${seed}`).toBeCloseTo(line.r, 9);
        expect(line.slope * other.slope).toBeCloseTo(line.r ** 2, 9);
      }
    }
  });

  it('leaves residuals that add up to nothing and do not go with x', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const { x, y } = createPoints(createRandom(seed));
      const line = fitLine({ x, y, weights: null });
      if (!line) continue;
      const left = y.map((value, i) => value - line.intercept - line.slope * (x[i] ?? 0));
      expect(left.reduce((sum, each) => sum + each, 0)).toBeCloseTo(0, 5);
      expect(left.reduce((sum, each, i) => sum + each * (x[i] ?? 0), 0)).toBeCloseTo(0, 3);
    }
  });

  it('counts a point of weight three as three points, and one of weight zero not at all', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const { x, y, weights } = createPoints(createRandom(seed));
      const small = weights.map((weight) => weight % 4);
      const repeat = (column: number[]) =>
        column.flatMap((value, i) => Array<number>(small[i] ?? 0).fill(value));
      const weighted = fitLine({ x, y, weights: small });
      const repeated = fitLine({ x: repeat(x), y: repeat(y), weights: null });
      expect(weighted?.slope ?? 0).toBeCloseTo(repeated?.slope ?? 0, 8);
      expect(weighted?.r ?? 0).toBeCloseTo(repeated?.r ?? 0, 8);
    }
  });

  it('has equal weights as no weights', () => {
    const [{ x, y } = { x: [], y: [] }] = ANSCOMBE;
    const weights = x.map(() => 0.1);
    const [with_, without] = [fitLine({ x, y, weights }), fitLine({ x, y, weights: null })];
    expect(with_?.spread).toBeCloseTo(without?.spread ?? 0, 9);
    expect(with_?.n).toBe(without?.n);
  });

  it('is none where all x are the same, and flat where all y are', () => {
    expect(fitLine({ x: [2, 2, 2], y: [1, 2, 3], weights: null })).toBeNull();
    expect(fitLine({ x: [0.1, 0.1, 0.1], y: [1, 2, 3], weights: null })).toBeNull();
    expect(fitLine({ x: [1], y: [1], weights: null })).toBeNull();
    expect(fitLine({ x: [1, 2, 3], y: [5, 5, 5], weights: null })).toMatchObject({
      slope: 0,
      r: 0,
    });
  });

  it('has a band that is narrowest at the mean, and of the width in the textbook', () => {
    const [{ x, y } = { x: [], y: [] }] = ANSCOMBE;
    const line = fitLine({ x, y, weights: null });
    if (!line) throw new Error('no line');
    // 2.2622 × 1.2366 × √(1/11 + (14 − 9)²/110)
    expect(bandAt(line, 14)).toBeCloseTo(1.578, 2);
    expect(bandAt(line, 4)).toBeCloseTo(bandAt(line, 14) ?? 0, 9);
    expect(bandAt(line, 9) ?? 9).toBeLessThan(bandAt(line, 10) ?? 0);
  });

  it.each([
    [1, 12.706],
    [4, 2.776],
    [5, 2.571],
    [10, 2.228],
    [30, 2.042],
    [120, 1.98],
  ])('knows Student’s distribution with %d degrees of freedom', (freedom, quantile) => {
    expect(studentQuantile(freedom)).toBeCloseTo(quantile, 2);
  });
});

describe('the correlation of orders', () => {
  it('shares the middle of equal places', () => {
    expect([...ranksOf([3, 1, 3, 7])]).toEqual([2.5, 1, 2.5, 4]);
  });

  it('is 1 for whatever rises together, and has the sign of what does not', () => {
    const x = [1, 2, 3, 4, 5];
    expect(rankCorrelation(x, [1, 10, 100, 1000, 10_000])).toBeCloseTo(1, 12);
    expect(rankCorrelation(x, [9, 7, 5, 3, -100])).toBeCloseTo(-1, 12);
    expect(rankCorrelation(ANSCOMBE[0]?.x ?? [], ANSCOMBE[0]?.y ?? [])).toBeCloseTo(0.818, 3);
  });

  it.each([
    [0.05, 'none'],
    [-0.2, 'weak'],
    [0.31, 'moderate'],
    [-0.6, 'strong'],
    [0.93, 'veryStrong'],
  ])('calls r = %d %s', (r, word) => {
    expect(strengthOf(r)).toBe(word);
  });
});

describe('the areas of a plot', () => {
  const x = readFigures({
    values: [1, 2, null, 4, 0, 6],
    statuses: ['value', 'value', 'suppressed', 'value', 'value', 'value'],
  });
  const y = readFigures({
    values: [10, null, 30, 40, 50, 60],
    statuses: ['value', 'empty', 'value', 'value', 'value', 'value'],
  });

  it('are those with both figures; of the others it is said why, once each', () => {
    const { indices, leftOut } = pairUp({
      x: { figures: x, kind: 'log' },
      y: { figures: y, kind: 'linear' },
      size: null,
      members: null,
      unknown: [5],
    });
    expect([...indices]).toEqual([0, 3]);
    expect(leftOut).toContainEqual({ of: 'x', why: 'suppressed', count: 1 });
    expect(leftOut).toContainEqual({ of: 'y', why: 'empty', count: 1 });
    expect(leftOut).toContainEqual({ of: 'x', why: 'notPositive', count: 1 });
    expect(leftOut).toContainEqual({ of: 'place', why: 'noPlace', count: 1 });
    expect(leftOut.reduce((sum, { count }) => sum + count, 0) + indices.length).toBe(6);
  });

  it('have a line through themselves alone, and residuals from it', () => {
    const options = {
      x: { figures: x, kind: 'linear' as const },
      y: { figures: y, kind: 'linear' as const },
      size: null,
      members: [0, 1, 3, 5],
      unknown: [],
    };
    const found = relate(options);
    expect([...found.indices]).toEqual([0, 3, 5]);
    expect(found.line?.slope).toBeCloseTo(10, 9);
    expect(found.residuals[3]).toBeCloseTo(0, 9);
    expect(found.residuals[4]).toBeNaN();
  });

  it('names a lone outlier', () => {
    const values = Array.from({ length: 40 }, (_, i) => i);
    const off = values.map((value) => (value === 20 ? 400 : value));
    const column = (of: number[]) => ({
      figures: readFigures({ values: of, statuses: null }),
      kind: 'linear' as const,
    });
    const options = { size: null, members: null, unknown: [] };
    expect(relate({ x: column(values), y: column(off), ...options }).outliers).toEqual([20]);
    expect(relate({ x: column(values), y: column(values), ...options }).outliers).toEqual([]);
  });

  it('says a round step of about the standard deviation', () => {
    const line = fitLine({ x: X, y: X, weights: null });
    expect(line && stepOf(line, [4, 14])).toBe(2);
  });
});

describe('formulas of two indicators', () => {
  const old = { code: 'vp_old', formula: 'v_old / v_all * 100' };
  const crime = { code: 'vp_crime', formula: 'v_crime/V_ALL*1000' };
  it.each([
    [old, crime, { kind: 'denominator', code: 'v_all' }],
    [{ code: 'v_old', formula: null }, old, { kind: 'computed', code: 'v_old' }],
    [old, { code: 'v_all', formula: null }, { kind: 'computed', code: 'v_all' }],
    [
      old,
      { code: 'grey', formula: 'v_old / (v_young + v_mid) * 100' },
      { kind: 'part', code: 'v_old' },
    ],
    [old, { code: 'v_income', formula: null }, null],
    [
      { code: 'a', formula: 'x / (y + z)' },
      { code: 'b', formula: 'q * 2 / z' },
      { kind: 'denominator', code: 'z' },
    ],
  ])('%o and %o', (x, y, tie) => {
    expect(tieOf(x, y)).toEqual(tie);
  });
});
