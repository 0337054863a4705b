import { describe, expect, it } from 'vitest';
import type { Position } from '../../../../geodata/model/model.ts';
import { readFigures } from '../../../../server/contract/classify/figures.ts';
import { findPattern, quantile } from '../../../../server/contract/classify/pattern.ts';
import { createRandom } from '../../../fixtures/random.ts';

/** A row of areas from west to east with the given values. */
function createRow(values: (number | null)[]) {
  const figures = readFigures({ values, statuses: null, reasons: null });
  const points = values.map((_, i): Position => [3 + i / 100, 51]);
  return { figures, points };
}

describe('the pattern of a picture', () => {
  it('names the extremes, equal ones in area order', () => {
    const { figures, points } = createRow([5, 9, 9, 1, 7, 3, 2]);
    const { highest, lowest, known, areas } = findPattern(figures, points, null);
    expect({ highest, lowest, known, areas }).toEqual({
      highest: [1, 2, 4],
      lowest: [3, 6, 5],
      known: 7,
      areas: 7,
    });
  });

  it('names no area as highest and as lowest', () => {
    const { figures, points } = createRow([1, 2, 3]);
    const { highest, lowest } = findPattern(figures, points, null);
    expect(highest).toEqual([2]);
    expect(lowest).toEqual([0]);
  });

  it('counts what is missing by kind', () => {
    const figures = readFigures({
      values: [1, null, null, null],
      statuses: ['value', 'suppressed', 'suppressed', 'empty'],
      reasons: [null, 'privacy', 'too_few_cases', null],
    });
    expect(findPattern(figures, [], null).missing).toEqual([
      { kind: 'suppressed', count: 1 },
      { kind: 'too_few_cases', count: 1 },
      { kind: 'empty', count: 1 },
    ]);
  });

  it('is about the given areas only', () => {
    const { figures, points } = createRow([100, 1, 2, 3, 200]);
    const { highest, median, areas } = findPattern(figures, points, [1, 2, 3]);
    expect({ highest, median, areas }).toEqual({ highest: [3], median: 2, areas: 3 });
  });

  it('says where high values lie when they clearly do', () => {
    const { figures, points } = createRow(Array.from({ length: 60 }, (_, i) => i));
    expect(findPattern(figures, points, null).slopes).toEqual([
      { high: 'east', highShare: 1, low: 'west', lowShare: 0 },
    ]);
  });

  it('says nothing of where when values lie at random, or are few', () => {
    const { next } = createRandom(4);
    const random = createRow(Array.from({ length: 600 }, () => next()));
    expect(findPattern(random.figures, random.points, null).slopes).toEqual([]);
    const few = createRow(Array.from({ length: 20 }, (_, i) => i));
    expect(findPattern(few.figures, few.points, null).slopes).toEqual([]);
  });

  it('has quartiles that half of the values lie between', () => {
    const { next } = createRandom(9);
    const values = Array.from({ length: 401 }, () => next() * 1000);
    const { figures, points } = createRow(values);
    const { quartiles, median } = findPattern(figures, points, null);
    expect(values.filter((v) => v >= quartiles[0] && v <= quartiles[1])).toHaveLength(201);
    expect(values.filter((value) => value < median)).toHaveLength(200);
    expect(quantile([], 0.5)).toBeNaN();
  });
});
