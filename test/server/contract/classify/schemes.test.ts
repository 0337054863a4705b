import { describe, expect, it } from 'vitest';
import { shadeOfMissing } from '../../../../server/contract/classify/colour-of-area.ts';
import { HATCHINGS, MARK_COLOURS } from '../../../../server/contract/classify/hatching.ts';
import { MISSING_ORDER } from '../../../../server/contract/classify/kind-of-value.ts';
import {
  isDiverging,
  MAX_CLASSES,
  PAIR_SIDE,
  pairShades,
  SCHEMES,
  type Scheme,
  SHADES,
  shadesOfClasses,
} from '../../../../server/contract/classify/schemes.ts';
import { ciede2000, differenceBetween, EYES, type Eye } from './colour-vision.ts';

const MODES = ['light', 'dark'] as const;
const CASES = MODES.flatMap((mode) => SCHEMES.map((scheme) => ({ mode, scheme })));
const eyes = Object.keys(EYES) as Eye[];
const counts = Array.from({ length: MAX_CLASSES - 1 }, (_, i) => i + 2);

/** Least CIEDE2000 between two neighbouring classes, by how many classes there are. */
function leastApart(count: number): number {
  if (count <= 5) return 7;
  return count <= 7 ? 4.5 : 3.5;
}

function ramps(scheme: Scheme, count: number, mode: 'light' | 'dark'): string[][] {
  const belows = isDiverging(scheme) ? Array.from({ length: count + 1 }, (_, i) => i) : [0];
  return belows.map((below) =>
    shadesOfClasses({ scheme, reversed: false }, count, below).map(
      (shade) => SHADES[mode][shade] ?? '',
    ),
  );
}

describe('differences between colours', () => {
  // Pairs 1, 7, 13, 17 and 25 of the table that Sharma, Wu and Dalal publish with the formula.
  it.each([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 0, 0], [50, -1, 2], 2.3669],
    [[50, 2.5, 0], [50, 0, -2.5], 4.3065],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  ] as [[number, number, number], [number, number, number], number][])(
    'are those that are published: %j and %j',
    (one, other, published) => {
      expect(ciede2000(one, other)).toBeCloseTo(published, 4);
    },
  );
});

describe.each(CASES)('the $scheme colours, $mode', ({ mode, scheme }) => {
  it.each(eyes)('keep neighbouring classes apart for eyes with %s vision', (eye) => {
    for (const count of counts) {
      for (const colours of ramps(scheme, count, mode)) {
        for (let i = 1; i < count; i++) {
          const [one = '', other = ''] = [colours[i - 1], colours[i]];
          const apart = differenceBetween(one, other, eye);
          expect(apart, `${one} beside ${other} of ${count}`).toBeGreaterThan(leastApart(count));
        }
      }
    }
  });

  it.each(eyes)('differ from areas without a value, for eyes with %s vision', (eye) => {
    for (const kind of MISSING_ORDER) {
      const ground = SHADES[mode][shadeOfMissing(kind)] ?? '';
      const { path, mark } = HATCHINGS[kind];
      for (const colour of ramps(scheme, MAX_CLASSES, mode).flat()) {
        const ofGround = differenceBetween(ground, colour, eye);
        // Marks of another shade than their ground: no class has a pattern.
        const ofMarks = path ? differenceBetween(ground, MARK_COLOURS[mode][mark], eye) : 0;
        expect(Math.max(ofGround, ofMarks), `${kind} and ${colour}`).toBeGreaterThan(7);
      }
    }
  });

  it('are the same ones the other way round when reversed', () => {
    for (const count of counts) {
      const usual = shadesOfClasses({ scheme, reversed: false }, count, 1);
      const reversed = shadesOfClasses({ scheme, reversed: true }, count, count - 1);
      expect(reversed).toEqual([...usual].reverse());
    }
  });
});

describe('distinct colours', () => {
  it.each(eyes)('are all apart for eyes with %s vision', (eye) => {
    for (const mode of MODES) {
      const [colours = []] = ramps('distinct', MAX_CLASSES, mode);
      for (const [i, one] of colours.entries()) {
        for (const other of colours.slice(i + 1)) {
          const apart = differenceBetween(one, other, eye);
          expect(apart, `${mode}: ${one} and ${other}`).toBeGreaterThan(7);
        }
      }
    }
  });
});

describe.each(MODES)('the colours of two figures at once, %s', (mode) => {
  const colours = pairShades().map((shade) => SHADES[mode][shade] ?? '');

  it.each(eyes)('are all apart, and apart from what is missing, for eyes with %s vision', (eye) => {
    for (const [i, one] of colours.entries()) {
      for (const other of colours.slice(i + 1)) {
        expect(differenceBetween(one, other, eye), `${one} and ${other}`).toBeGreaterThan(8);
      }
      for (const kind of MISSING_ORDER) {
        const ground = SHADES[mode][shadeOfMissing(kind)] ?? '';
        const { path, mark } = HATCHINGS[kind];
        const ofMarks = path ? differenceBetween(ground, MARK_COLOURS[mode][mark], eye) : 0;
        const apart = Math.max(differenceBetween(ground, one, eye), ofMarks);
        expect(apart, `${kind} and ${one}`).toBeGreaterThan(7);
      }
    }
  });

  it('are of this book only', () => {
    expect(new Set(colours).size).toBe(PAIR_SIDE ** 2);
  });
});

describe('areas without a value', () => {
  it('look different for each reason', () => {
    const looks = MISSING_ORDER.map((kind) =>
      JSON.stringify([HATCHINGS[kind].path, HATCHINGS[kind].edge]),
    );
    expect(new Set(looks).size).toBe(looks.length);
  });
});
