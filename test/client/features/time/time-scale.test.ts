import { describe, expect, it } from 'vitest';
import {
  namedOf,
  nearestTo,
  placesOf,
  stepOf,
  stretchesOf,
  yearOf,
} from '../../../../client/src/ui/charts/time-scale.ts';
import { createRandom } from '../../../fixtures/random.ts';

describe('the line of time', () => {
  it('is as long between two periods as the time between them', () => {
    expect(placesOf(['2001', '2009', '2010', '2021'])).toEqual([0, 0.4, 0.45, 1]);
    expect(placesOf(['2024'])).toEqual([0]);
    expect(['2023', '2023Q3', '2023M07', '2023-07-01'].map(yearOf)).toEqual([
      ...[2023, 2023.5, 2023.5, 2023.5],
    ]);
  });

  it('has a gap where it is longer than usual to the next', () => {
    const gaps = stretchesOf(placesOf(['1990', '1995', '2000', '2001', '2002']));
    expect(gaps.map(({ isGap }) => isGap)).toEqual([true, true, false, false]);
  });

  it('names the first and the last, and no two that would touch', () => {
    const random = createRandom(8);
    for (let i = 0; i < 50; i++) {
      const years = Array.from({ length: 40 }, (_, at) => String(1990 + at));
      const some = years.filter(() => random.next() < 0.5);
      if (some.length < 2) continue;
      const places = placesOf(some);
      const named = namedOf(places, 0.17);
      expect([named[0], named.at(-1)]).toEqual([0, some.length - 1]);
      for (const [at, index] of named.entries()) {
        if (at === 0) continue;
        const before = places[named[at - 1] ?? 0] ?? 0;
        expect((places[index] ?? 0) - before).toBeGreaterThanOrEqual(0.17);
      }
    }
  });

  it('brings a press to the nearest period', () => {
    const places = placesOf(['2001', '2009', '2010', '2021']);
    expect([0, 0.19, 0.21, 0.44, 0.9].map((place) => nearestTo(places, place))).toEqual([
      ...[0, 0, 1, 2, 3],
    ]);
  });

  it('is walked with keys, not beyond what there is nor past the other handle', () => {
    expect(stepOf('ArrowRight', 3, 0, 9)).toBe(4);
    expect(stepOf('ArrowDown', 3, 3, 9)).toBe(3);
    expect(stepOf('PageUp', 3, 0, 9)).toBe(8);
    expect(stepOf('PageUp', 7, 0, 9)).toBe(9);
    expect(stepOf('Home', 7, 2, 9)).toBe(2);
    expect(stepOf('a', 7, 2, 9)).toBeNull();
  });
});
