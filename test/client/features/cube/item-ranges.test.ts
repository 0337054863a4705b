import { describe, expect, it } from 'vitest';
import { movedItems, setBetween } from '../../../../client/src/features/cube/item-ranges.ts';
import type { DimensionLevel } from '../../../../client/src/link/slice.ts';
import { createRandom } from '../../../fixtures/random.ts';

function createAges(starts: number[]): DimensionLevel {
  const items = starts.map((start, i) => {
    const next = starts[i + 1];
    const name = next === undefined ? `${start} jaar of ouder` : `${start}-${next - 1} jaar`;
    return { code: `c${i}`, name };
  });
  return { code: `by${starts[1]}`, name: 'age', aggregates: true, items };
}

const FIVE = createAges(Array.from({ length: 20 }, (_, i) => i * 5));
const BROAD = createAges([0, 10, 20, 40, 60, 65, 80]);

describe('ticking a range', () => {
  it('sets all between two places, in either direction, and nothing else', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = createRandom(seed);
      const before = [...Array(20).keys()].filter(() => random.next() < 0.5);
      const [from, to, on] = [random.whole(20), random.whole(20), random.next() < 0.5];
      const after = setBetween(before, from, to, on);
      expect(setBetween(before, to, from, on)).toEqual(after);
      for (const place of Array(20).keys()) {
        const isBetween = place >= Math.min(from, to) && place <= Math.max(from, to);
        expect(after.includes(place), `seed ${seed}`).toBe(isBetween ? on : before.includes(place));
      }
    }
  });
});

describe('the same choice at another level', () => {
  it.each([
    [[4, 5, 6, 7], FIVE, BROAD, [2]],
    [[4, 5, 6], FIVE, BROAD, []],
    [[0, 1, 16, 17, 18, 19], FIVE, BROAD, [0, 6]],
    [[2], BROAD, FIVE, [4, 5, 6, 7]],
    [[6], BROAD, FIVE, [16, 17, 18, 19]],
    [[1, 2], BROAD, FIVE, [2, 3, 4, 5, 6, 7]],
  ])('takes the items that lie wholly in those chosen: %j', (items, from, to, moved) => {
    expect(movedItems(items, from, to)).toEqual(moved);
  });

  it('is none where items are no ranges', () => {
    const sexes = { ...BROAD, items: ['men', 'women'].map((name) => ({ code: name, name })) };
    expect(movedItems([0], sexes, FIVE)).toEqual([]);
    expect(movedItems([0], FIVE, sexes)).toEqual([]);
  });
});
