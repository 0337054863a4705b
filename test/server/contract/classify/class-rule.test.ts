import { describe, expect, it } from 'vitest';
import {
  type ClassedFigures,
  type ClassRule,
  optionsOf,
} from '../../../../server/contract/classify/class-rule.ts';

function createRule(change: Partial<ClassRule> = {}): ClassRule {
  return {
    method: 'quantile',
    classes: 5,
    scheme: null,
    reversed: false,
    pivot: 'zero',
    breaks: null,
    ...change,
  };
}

function createFigures(values: number[], change: Partial<ClassedFigures> = {}): ClassedFigures {
  const sorted = Float64Array.from(values).sort();
  return { type: 'share', middle: null, decimals: 1, sorted, reference: null, ...change };
}

const GROWTH = createFigures([-4, -1, 0.5, 2, 8], { reference: 1.3 });
const schemeFor = (rule: ClassRule, figures: ClassedFigures) =>
  optionsOf(rule, figures, 'light').scheme;
const pivotFor = (change: Partial<ClassRule>, figures: ClassedFigures) =>
  optionsOf(createRule(change), figures, 'light').pivot;

describe('without a wish of the reader', () => {
  it('a change has two sides around zero, though all of it be growth', () => {
    const growth = createFigures([0.5, 2, 8], { type: 'ratio', middle: 0 });
    expect(schemeFor(createRule(), growth)).toBe('dusk');
    expect(pivotFor({}, growth)).toBe(0);
  });

  it('figures on both sides of zero get two sides, counts too, as a circle has no size below zero', () => {
    expect(schemeFor(createRule(), GROWTH)).toBe('dusk');
    expect(schemeFor(createRule(), { ...GROWTH, type: 'count' })).toBe('dusk');
    expect(schemeFor(createRule(), createFigures([1, 2, 3]))).toBe('plum');
  });

  it('names of kinds get colours without order, as long as there are colours enough', () => {
    const kinds = createFigures([1, 1, 2, 3], { type: 'text' });
    const many = createFigures(
      Array.from({ length: 30 }, (_, i) => i),
      { type: 'text' },
    );
    expect(schemeFor(createRule(), kinds)).toBe('distinct');
    expect(schemeFor(createRule(), many)).toBe('plum');
  });
});

describe('the middle of a diverging scheme', () => {
  it('is zero, the mean of the areas, or the value of the area around', () => {
    expect(pivotFor({}, GROWTH)).toBe(0);
    expect(pivotFor({ pivot: 'mean' }, GROWTH)).toBeCloseTo(1.1, 9);
    expect(pivotFor({ pivot: 'area' }, GROWTH)).toBe(1.3);
  });

  it('is none in a scheme without sides', () => {
    expect(pivotFor({ scheme: 'green', pivot: 'mean' }, GROWTH)).toBeNull();
  });
});

it('own borders that are not there are those of quantiles', () => {
  expect(optionsOf(createRule({ method: 'manual' }), GROWTH, 'light').method).toBe('quantile');
  const own = createRule({ method: 'manual', breaks: [0] });
  expect(optionsOf(own, GROWTH, 'light').method).toBe('manual');
});
