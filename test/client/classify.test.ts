import { describe, expect, it } from 'vitest';
import { type ClassifyOptions, classify, METHODS } from '../../client/src/classify.ts';
import { sortKnown } from '../../client/src/figures.ts';
import { SHADES } from '../../client/src/schemes.ts';
import { createRandom, type Random } from './random.ts';

const options = { method: 'quantile', decimals: 0, mode: 'light', diverging: false } as const;

function classifyValues(values: readonly (number | null)[], how: ClassifyOptions) {
  return classify(sortKnown(values.map((value) => value ?? Number.NaN)), how);
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
      const diverging = random.next() < 0.5;
      const made = classifyValues(values, { ...options, method, decimals, diverging });
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
      const made = classifyValues(values, { ...options, method, diverging: seed % 2 === 0 });
      if (!made) throw new Error('there are values');
      expect(made.breaks).toEqual([...new Set(made.breaks)].sort((a, b) => a - b));
      expect(made.classes.length).toBe(made.breaks.length + 1);
      expect(made.classes.length).toBeLessThanOrEqual(Math.min(6, new Set(values).size + 1));
      expect(new Set(made.classes.map((each) => each.colour)).size).toBe(made.classes.length);
      expect(made.classes.map((each) => SHADES.light[each.shade])).toEqual(
        made.classes.map((each) => each.colour),
      );
      if (method !== 'equal') {
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
    const made = classifyValues([-9, -5, -1, 0, 2, 4, 8, 16], { ...options, diverging: true });
    expect(made?.diverging).toBe(true);
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
});
