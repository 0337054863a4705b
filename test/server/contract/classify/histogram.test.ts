import { describe, expect, it } from 'vitest';
import { sortKnown } from '../../../../server/contract/classify/figures.ts';
import { countBins } from '../../../../server/contract/classify/histogram.ts';
import { createRandom } from '../../../fixtures/random.ts';

describe('the histogram', () => {
  it('counts every known value once, in the class it belongs to', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const random = createRandom(seed);
      const values = Array.from({ length: 20 + random.whole(500) }, () =>
        random.next() < 0.1 ? Number.NaN : random.next() ** 5 * 10_000,
      );
      const known = sortKnown(Float64Array.from(values));
      const classOf = (value: number) => (value < 100 ? 0 : 1);
      const chart = countBins(known, 20, classOf);
      const total = chart?.bins.reduce((sum, bin) => sum + bin.total, 0);
      const small = chart?.bins.reduce((sum, bin) => sum + (bin.counts[0] ?? 0), 0);
      expect(total, `seed ${seed}`).toBe(known.length);
      expect(small, `seed ${seed}`).toBe(known.filter((value) => value < 100).length);
    }
  });

  it('does not let one extreme value press the others together', () => {
    const values = [...Array.from({ length: 99 }, (_, i) => i), 1_000_000];
    const chart = countBins(Float64Array.from(values), 10, () => 0);
    expect(chart?.beyondHigh).toBe(true);
    expect(chart?.high).toBeLessThan(1000);
  });

  it('is nothing for one value or none', () => {
    expect(countBins(Float64Array.of(4, 4), 10, () => 0)).toBeNull();
    expect(countBins(new Float64Array(), 10, () => 0)).toBeNull();
  });
});
