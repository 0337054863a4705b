/** Dots of a plot: which lies nearest, which have names, and their trails. */
import { describe, expect, it } from 'vitest';
import {
  boxOf,
  type Corner,
  indexDots,
  placeDots,
  radiiOf,
} from '../../../../client/src/features/scatter/dots.ts';
import { placeNames } from '../../../../client/src/features/scatter/place-names.ts';
import { trailOf, yearsAlong } from '../../../../client/src/features/scatter/trails.ts';
import { readFigures } from '../../../../server/contract/classify/figures.ts';
import { createRandom, type Random } from '../../../fixtures/random.ts';

describe('dots', () => {
  /** Random dots in a square of 400 pixels, some areas without one. */
  function createDots(random: Random) {
    const length = 1 + random.whole(500);
    const column = () => Float64Array.from({ length }, () => random.next() * 400);
    const values = { x: column(), y: column() };
    const indices = Uint32Array.from(
      Array.from({ length }, (_, i) => i).filter(() => random.next() < 0.8),
    );
    const at = { x: (value: number) => value, y: (value: number) => 400 - value };
    const places = placeDots(indices, values, at);
    return { indices, places, index: indexDots(places, indices, radiiOf(length, length, null)) };
  }

  it('are found in a box and in a ring as by looking at each', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = createRandom(seed);
      const { indices, places, index } = createDots(random);
      const corner = (): Corner => [random.next() * 400, random.next() * 400];
      const box = boxOf([corner(), corner()]);
      const inBox = Array.from(indices).filter((i) => {
        const [x, y] = [places.x[i] ?? 0, places.y[i] ?? 0];
        return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
      });
      const byNumber = (a: number, b: number) => a - b;
      expect(index.inBox(box).sort(byNumber), `seed ${seed}`).toEqual(inBox);
      const ring: Corner[] = [
        [box.left, box.top],
        [box.right, box.top],
        [box.right, box.bottom],
        [box.left, box.bottom],
      ];
      expect(index.inRing(ring).sort(byNumber), `seed ${seed}`).toEqual(inBox);
    }
  });

  it('are found under a pointer: the nearest within reach, and none far from all', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = createRandom(seed);
      const { indices, places, index } = createDots(random);
      const [x, y] = [random.next() * 400, random.next() * 400];
      const away = (i: number) => Math.hypot((places.x[i] ?? 0) - x, (places.y[i] ?? 0) - y);
      const nearest = Array.from(indices).sort((a, b) => away(a) - away(b))[0];
      const isNear = nearest !== undefined && away(nearest) <= 14;
      expect(index.nearest(x, y), `seed ${seed}`).toBe(isNear ? nearest : -1);
    }
  });

  it('are found among ten thousand within two milliseconds', () => {
    const random = createRandom(7);
    const length = 10_000;
    const column = () => Float64Array.from({ length }, () => random.next() * 600);
    const indices = Uint32Array.from({ length }, (_, i) => i);
    const at = { x: (value: number) => value, y: (value: number) => value };
    const places = placeDots(indices, { x: column(), y: column() }, at);
    const index = indexDots(places, indices, radiiOf(length, length, null));
    const times = Array.from({ length: 400 }, () => {
      const [x, y] = [random.next() * 600, random.next() * 600];
      const start = performance.now();
      index.nearest(x, y);
      return performance.now() - start;
    }).sort((a, b) => a - b);
    expect(times[200]).toBeLessThan(2);
  });

  it('are as large in surface as their value', () => {
    const radii = radiiOf(3, 3, Float64Array.of(100, 25, Number.NaN));
    expect((radii[0] ?? 0) / (radii[1] ?? 1)).toBeCloseTo(2, 5);
    expect(radii[2]).toBeLessThan(radii[1] ?? 0);
  });
});

describe('names and trails', () => {
  it('lays no name over another or over a named dot', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = createRandom(seed);
      const wishes = Array.from({ length: 12 }, () => ({
        x: random.next() * 300,
        y: random.next() * 200,
        width: 40 + random.whole(90),
        gap: 8,
      }));
      const frame = { left: 0, top: 0, right: 300, bottom: 200 };
      const rooms = placeNames(wishes, frame).flatMap((place, i) =>
        place ? [{ ...place, right: place.left + (wishes[i]?.width ?? 0) }] : [],
      );
      rooms.forEach((a, i) => {
        expect(a.left).toBeGreaterThanOrEqual(0);
        expect(a.right).toBeLessThanOrEqual(300);
        for (const b of rooms.slice(i + 1)) {
          const apart = a.right <= b.left || b.right <= a.left || Math.abs(a.top - b.top) >= 18;
          expect(apart, `seed ${seed}`).toBe(true);
        }
      });
    }
  });

  it('breaks a trail where a period has no value', () => {
    const column = (value: number | null) => readFigures({ values: [value], statuses: null });
    const columns = [1, 2, null, 4].map((value, i) => ({
      period: String(2000 + i),
      x: column(value),
      y: column(5),
    }));
    const parts = trailOf(columns, 0).map((part) => part.map(({ period }) => period));
    expect(parts).toEqual([['2000', '2001'], ['2003']]);
  });

  it('writes the first and last year, and between them what has room', () => {
    expect(
      yearsAlong(
        [
          [0, 0],
          [5, 0],
          [30, 0],
          [31, 0],
          [60, 0],
        ],
        25,
      ),
    ).toEqual([0, 2, 4]);
    expect(
      yearsAlong(
        [
          [0, 0],
          [5, 0],
        ],
        25,
      ),
    ).toEqual([1]);
    expect(yearsAlong([], 25)).toEqual([]);
  });
});
