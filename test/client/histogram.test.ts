import { describe, expect, it } from 'vitest';
import { countBins } from '../../client/src/histogram.ts';
import { createRandom } from './random.ts';

describe('the histogram', () => {
  it('counts every known value once, in the class it belongs to', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const random = createRandom(seed);
      const values = Array.from({ length: 20 + random.whole(500) }, () =>
        random.next() < 0.1 ? null : random.next() ** 5 * 10_000,
      );
      const classOf = (value: number) => (value < 100 ? 0 : 1);
      const chart = countBins(values, 20, classOf);
      const known = values.filter((value) => value !== null);
      const total = chart?.bins.reduce((sum, bin) => sum + bin.total, 0);
      const small = chart?.bins.reduce((sum, bin) => sum + (bin.counts[0] ?? 0), 0);
      expect(total, `seed ${seed}`).toBe(known.length);
      expect(small, `seed ${seed}`).toBe(known.filter((value) => value < 100).length);
    }
  });

  it('does not let one extreme value press the others together', () => {
    const values = [...Array.from({ length: 99 }, (_, i) => i), 1_000_000];
    const chart = countBins(values, 10, () => 0);
    expect(chart?.beyondHigh).toBe(true);
    expect(chart?.high).toBeLessThan(1000);
  });

  it('is nothing for one value or none', () => {
    expect(countBins([4, 4, null], 10, () => 0)).toBeNull();
    expect(countBins([], 10, () => 0)).toBeNull();
  });
});
