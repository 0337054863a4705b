import { describe, expect, it } from 'vitest';
import { placeCircles } from '../../../client/src/map/drawings/place-circles.ts';
import { radiusOfOne, refuseCartogram } from '../../../server/contract/classify/cartogram.ts';
import { createRandom } from '../../fixtures/random.ts';

function createCircles(count: number) {
  const random = createRandom(11);
  const x = Float64Array.from({ length: count }, () => 0.5 + random.next() * 0.01);
  const y = Float64Array.from({ length: count }, () => 0.33 + random.next() * 0.005);
  const values = Float64Array.from({ length: count }, () => 1 + random.next() ** 3 * 400);
  const one = radiusOfOne({ x, y }, values);
  return { x, y, values, one, radii: values.map((value) => one * Math.sqrt(value)) };
}

describe('circles of a cartogram', () => {
  it('hardly cover each other, and stay near home', () => {
    const { x, y, radii } = createCircles(304);
    const places = placeCircles(x, y, radii);
    let covered = 0;
    let moved = 0;
    radii.forEach((radius, i) => {
      moved += Math.hypot(
        (places[i * 2] ?? 0) - (x[i] ?? 0),
        (places[i * 2 + 1] ?? 0) - (y[i] ?? 0),
      );
      for (let j = 0; j < i; j++) {
        const apart = Math.hypot(
          (places[i * 2] ?? 0) - (places[j * 2] ?? 0),
          (places[i * 2 + 1] ?? 0) - (places[j * 2 + 1] ?? 0),
        );
        covered = Math.max(covered, (radius + (radii[j] ?? 0) - apart) / radius);
      }
    });
    // Beside the smaller one's radius.
    expect(covered).toBeLessThan(0.25);
    expect(moved / radii.length).toBeLessThan(0.0012);
  });

  it('lie at the same places for the same values', () => {
    const { x, y, radii } = createCircles(120);
    expect(placeCircles(x, y, radii)).toEqual(placeCircles(x, y, radii));
  });

  it('have surfaces in proportion to values, and none without a value or a place', () => {
    const { x, y, radii, values, one } = createCircles(4);
    expect((radii[0] ?? 0) ** 2 / (radii[1] ?? 1) ** 2).toBeCloseTo(
      (values[0] ?? 0) / (values[1] ?? 1),
    );
    const places = placeCircles(
      Float64Array.of(Number.NaN, ...x),
      Float64Array.of(Number.NaN, ...y),
      Float64Array.of(one, 0, one, one, one),
    );
    expect([...places.slice(0, 4)]).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
    expect(places.slice(4).every(Number.isFinite)).toBe(true);
  });

  it('are refused for what is no count, and for more areas than circles can stand for', () => {
    expect(refuseCartogram(304, true)).toBeNull();
    expect(refuseCartogram(304, false)).toBe('values');
    expect(refuseCartogram(401, true)).toBe('areas');
  });
});
