import { describe, expect, it } from 'vitest';
import { moveBreak, roomOf } from '../../../../client/src/features/legend/move-break.ts';
import { LEGEND_MESSAGES } from '../../../../client/src/messages/legend-messages.ts';
import { findOutliers } from '../../../../server/contract/classify/histogram.ts';
import { createRandom } from '../../../fixtures/random.ts';

describe('a dragged break', () => {
  it('stays between its neighbours and on the unit’s steps, wherever it is dragged', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = createRandom(seed);
      const decimals = random.whole(3);
      const step = 10 ** -decimals;
      const places = Array.from({ length: 8 }, () => random.whole(2000));
      const breaks = [...new Set(places)]
        .sort((a, b) => a - b)
        .map((place) => Number((place * step).toFixed(decimals)));
      const at = random.whole(breaks.length);
      const room = roomOf(breaks, at, { low: -step, high: 2001 * step, step });
      const moved = moveBreak(breaks, at, (random.next() * 4000 - 1000) * step, decimals, room);
      expect(moved.length).toBe(breaks.length);
      for (let i = 1; i < moved.length; i++) {
        const gap = ((moved[i] ?? 0) - (moved[i - 1] ?? 0)) / step;
        expect(gap, `seed ${seed}: ${moved}`).toBeGreaterThan(0.99);
      }
      const [own = 0] = moved.slice(at);
      expect(own).toBe(Number(own.toFixed(decimals)));
      expect(moved.filter((_, i) => i !== at)).toEqual(breaks.filter((_, i) => i !== at));
    }
  });
});

describe('outliers', () => {
  const values = Float64Array.of(
    ...[10, 11, 12, 13, 14, 15, 16, 17, 18, 900, 12, -400, 500, Number.NaN],
  );
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();

  it('are named farthest out first, on both sides', () => {
    expect(findOutliers(values, sorted, null)).toEqual({ low: [11], high: [9, 12] });
  });

  it('are looked for among the shown areas only', () => {
    expect(findOutliers(values, sorted, [0, 1, 12])).toEqual({ low: [], high: [12] });
  });

  it('are none where half of all are the same', () => {
    const same = Float64Array.of(0, 0, 0, 0, 0, 7);
    expect(findOutliers(same, same, null)).toEqual({ low: [], high: [] });
  });
});

describe('the words of the legend', () => {
  it.each(['fr', 'en'] as const)('are said in %s where they are in Dutch', (language) => {
    const keys = (messages: object) =>
      JSON.stringify(messages, (_, word) =>
        typeof word === 'function' ? 'f' : typeof word === 'string' ? 's' : word,
      );
    expect(keys(LEGEND_MESSAGES[language])).toBe(keys(LEGEND_MESSAGES.nl));
  });
});
