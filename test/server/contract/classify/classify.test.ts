import { describe, expect, it } from 'vitest';
import { naturalBreaks } from '../../../../server/contract/classify/breaks.ts';
import {
  type ClassifyOptions,
  classify,
  METHODS,
} from '../../../../server/contract/classify/classify.ts';
import { sortKnown } from '../../../../server/contract/classify/figures.ts';
import { SCHEMES, SHADES } from '../../../../server/contract/classify/schemes.ts';
import { createRandom, type Random } from '../../../fixtures/random.ts';

const options = {
  method: 'quantile',
  decimals: 0,
  mode: 'light',
  scheme: 'plum',
  reversed: false,
  pivot: null,
  classes: 5,
} as const;
const diverging = { scheme: 'dusk', pivot: 0 } as const;

function createOptions(random: Random): Partial<ClassifyOptions> {
  const breaks = Array.from({ length: 1 + random.whole(8) }, () => (random.next() - 0.3) * 900);
  return {
    scheme: random.pick(SCHEMES),
    reversed: random.next() < 0.5,
    pivot: random.pick([null, 0, 3, 40, -1e6, 1e6]),
    classes: 2 + random.whole(8),
    breaks: [...new Set(breaks.map(Math.round))].sort((a, b) => a - b),
  };
}

function classifyValues(values: readonly (number | null)[], how: ClassifyOptions) {
  return classify(sortKnown(Float64Array.from(values, (value) => value ?? Number.NaN)), how);
}

type Shape = { name: string; value: (random: Random) => number };
const SHAPES: Shape[] = [
  { name: 'even', value: (random) => random.next() * 1000 },
  { name: 'skewed', value: (random) => random.next() ** 6 * 50_000 },
  { name: 'few distinct', value: (random) => random.whole(4) },
  { name: 'mostly zero', value: (random) => (random.next() < 0.8 ? 0 : random.whole(90)) },
  { name: 'both signs', value: (random) => (random.next() - 0.4) * 30 },
  { name: 'all the same', value: () => 7 },
];

describe.each(METHODS)('classes by %s', (method) => {
  it.each(SHAPES)('put every value of $name numbers in exactly one class', ({ value }) => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = createRandom(seed);
      const decimals = random.whole(3);
      const values = Array.from({ length: 1 + random.whole(300) }, () =>
        random.next() < 0.1 ? null : Number(value(random).toFixed(decimals)),
      );
      const how = { ...options, ...createOptions(random), method, decimals };
      const made = classifyValues(values, how);
      const known = values.filter((each) => each !== null);
      if (!made) {
        expect(known, `seed ${seed}`).toEqual([]);
        continue;
      }
      for (const each of known) {
        const holding = made.classes.filter(({ from, to }) => each >= from && each <= to);
        expect(holding, `seed ${seed}, value ${each}`).toEqual([made.classes[made.classOf(each)]]);
        expect(made.colourOf(each)).toBe(holding[0]?.colour);
      }
      const counted = made.classes.reduce((sum, each) => sum + each.count, 0);
      expect(counted, `seed ${seed}`).toBe(known.length);
    }
  });

  it.each(SHAPES)('never repeat a break or a colour for $name numbers', ({ value }) => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = createRandom(seed);
      const values = Array.from({ length: 2 + random.whole(200) }, () => Math.round(value(random)));
      const made = classifyValues(values, {
        ...options,
        ...createOptions(random),
        method,
      });
      if (!made) throw new Error('there are values');
      expect(made.breaks).toEqual([...new Set(made.breaks)].sort((a, b) => a - b));
      expect(made.classes.length).toBe(made.breaks.length + 1);
      expect(made.classes.length, `seed ${seed}`).toBeLessThanOrEqual(9);
      if (method !== 'manual') {
        expect(made.classes.length, `seed ${seed}`).toBeLessThanOrEqual(made.wanted);
      }
      expect(new Set(made.classes.map((each) => each.colour)).size).toBe(made.classes.length);
      expect(made.classes.map((each) => SHADES.light[each.shade])).toEqual(
        made.classes.map((each) => each.colour),
      );
      if (method === 'quantile' || method === 'natural') {
        expect(
          made.classes.every((each) => each.count > 0),
          `seed ${seed}`,
        ).toBe(true);
      }
    }
  });
});

describe('classify', () => {
  it('answers null when nothing is known', () => {
    expect(classifyValues([null, null], options)).toBeNull();
  });

  it('gives each of a few distinct values its own class', () => {
    const made = classifyValues([3, 3, 3, 1, 2, 2, null], options);
    expect(made?.classes.map(({ from, to, count }) => [from, to, count])).toEqual([
      [1, 1, 1],
      [2, 2, 2],
      [3, 3, 3],
    ]);
  });

  it('puts about as many values in each quantile', () => {
    const values = Array.from({ length: 1000 }, (_, i) => i * i);
    const made = classifyValues(values, options);
    expect(made?.classes.map((each) => each.count)).toEqual([200, 200, 200, 200, 200]);
  });

  it('finds the natural gaps', () => {
    const values = [1, 2, 3, 50, 51, 52, 200, 201, 400, 402, 900, 901];
    const made = classifyValues(values, { ...options, method: 'natural' });
    expect(made?.breaks).toEqual([50, 200, 400, 900]);
  });

  it('separates both sides of zero when the values diverge', () => {
    const made = classifyValues([-9, -5, -1, 0, 2, 4, 8, 16], { ...options, ...diverging });
    expect(made?.pivot).toBe(0);
    expect(made?.breaks).toContain(0);
    expect(made?.classOf(-0.6)).toBeLessThan(made?.classOf(0) ?? 0);
  });

  it('keeps breaks on the steps of the unit', () => {
    const random = createRandom(5);
    const values = Array.from({ length: 200 }, () => Number((random.next() * 3).toFixed(1)));
    for (const method of METHODS) {
      const made = classifyValues(values, { ...options, method, decimals: 1 });
      for (const start of made?.breaks ?? [])
        expect(start).toBeCloseTo(Number(start.toFixed(1)), 9);
    }
  });

  it('steps by standard deviations around the mean', () => {
    const made = classifyValues([2, 4, 4, 4, 5, 5, 7, 9, 0, 10], {
      ...options,
      method: 'deviation',
      classes: 4,
      decimals: 2,
    });
    // Mean 5, variance (9+1+1+1+0+0+4+16+25+25)/10 = 8.2.
    expect(made?.breaks).toEqual([2.14, 5, 7.86]);
  });

  it('steps by a factor when logarithmic, also across zero', () => {
    const how = { ...options, method: 'logarithmic', classes: 4 } as const;
    expect(classifyValues([1, 3, 7, 40, 900, 10_000], how)?.breaks).toEqual([10, 100, 1000]);
    const across = classifyValues([-1000, -30, -1, 0, 1, 30, 1000], how)?.breaks ?? [];
    expect(across[1]).toBe(0);
    expect(across[0]).toBe(-(across[2] ?? 0));
  });

  it('says when there are fewer classes than asked for', () => {
    const made = classifyValues([1, 1, 1, 2, 2], { ...options, classes: 7 });
    expect([made?.classes.length, made?.wanted]).toEqual([2, 7]);
  });

  it.each(METHODS)('has a pivot on a class border: %s', (method) => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = createRandom(seed);
      const values = Array.from({ length: 60 }, () => Math.round(random.next() * 500 - 100));
      const pivot = random.whole(300) - 50;
      const breaks = [-20, 10, 77, 200];
      const made = classifyValues(values, {
        ...options,
        scheme: 'shore',
        method,
        pivot,
        breaks,
        classes: 2 + random.whole(8),
      });
      expect(made?.breaks, `seed ${seed}`).toContain(pivot);
      expect(made?.classOf(pivot)).toBe((made?.classOf(pivot - 1) ?? 0) + 1);
    }
  });

  it('colours one side only when all values lie on it', () => {
    const low = classifyValues([1, 2, 3, 4, 5, 6, 7], { ...options, ...diverging, pivot: 100 });
    const high = classifyValues([1, 2, 3, 4, 5, 6, 7], { ...options, ...diverging, pivot: -100 });
    const shades = new Set(low?.classes.map((each) => each.shade));
    expect(high?.classes.some((each) => shades.has(each.shade))).toBe(false);
  });

  it('keeps the breaks of the reader, also those beyond the values', () => {
    const made = classifyValues([5, 6, 7], { ...options, method: 'manual', breaks: [6, 20] });
    expect(made?.classes.map(({ from, to, count }) => [from, to, count])).toEqual([
      [5, 5, 1],
      [6, 19, 2],
      [20, 20, 0],
    ]);
  });

  it('is made of one set of values and counts another', () => {
    const all = Float64Array.from({ length: 100 }, (_, i) => i);
    const made = classify(all, { ...options, classes: 4 }, Float64Array.of(0, 1, 99));
    expect(made?.breaks).toEqual([25, 50, 75]);
    expect(made?.classes.map((each) => each.count)).toEqual([2, 0, 0, 1]);
  });
});

describe('natural breaks', () => {
  it('are the best there are, which trying all of them shows', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = createRandom(seed);
      const values = Array.from({ length: 12 }, () => random.whole(200)).sort((a, b) => a - b);
      const wanted = 2 + random.whole(3);
      const found = spreadOf(values, naturalBreaks(Float64Array.from(values), wanted));
      expect(found, `seed ${seed}`).toBeCloseTo(leastSpread(values, wanted), 6);
    }
  });
});

/** Sum of squared distances to the mean of one's class. */
function spreadOf(values: readonly number[], starts: readonly number[]): number {
  const edges = [Number.NEGATIVE_INFINITY, ...starts, Number.POSITIVE_INFINITY];
  return edges.slice(1).reduce((sum, end, i) => {
    const part = values.filter((value) => value >= (edges[i] ?? 0) && value < end);
    const mean = part.reduce((all, value) => all + value, 0) / Math.max(1, part.length);
    return sum + part.reduce((all, value) => all + (value - mean) ** 2, 0);
  }, 0);
}

function leastSpread(values: readonly number[], classes: number): number {
  const distinct = [...new Set(values)].slice(1);
  const choose = (from: number, left: number): number[][] =>
    left === 0
      ? [[]]
      : distinct
          .slice(from)
          .flatMap((start, i) => choose(from + i + 1, left - 1).map((rest) => [start, ...rest]));
  return Math.min(...choose(0, classes - 1).map((starts) => spreadOf(values, starts)));
}
