import { describe, expect, it } from 'vitest';
import type { AreaKey } from '../../../../client/src/api/areas.ts';
import {
  addPin,
  MAX_PINS,
  movePin,
  NO_PINS,
  type Pin,
  parsePins,
  printPins,
  removePin,
} from '../../../../client/src/link/pins.ts';
import { placeLabels, spreadLabels } from '../../../../client/src/ui/charts/labels.ts';
import { MARK_COLOURS, MARK_SHAPES } from '../../../../client/src/ui/charts/marks.ts';
import {
  createScale,
  extentOf,
  scaleKindFor,
  ticksOf,
} from '../../../../client/src/ui/charts/scale.ts';
import { DOT_PX, nearestDot, pileUp } from '../../../../client/src/ui/charts/swarm.ts';
import {
  differenceWith,
  medianOf,
  rankWithTies,
} from '../../../../server/contract/classify/rank.ts';
import { createRandom } from '../../../fixtures/random.ts';

const area = (code: number | string): AreaKey => ({ level: 'gemeente', code: String(code) });
const createPins = (count: number): readonly Pin[] =>
  Array.from({ length: count }, (_, i) => area(i)).reduce<readonly Pin[]>(
    (pins, each) => addPin(pins, each) ?? pins,
    NO_PINS,
  );
const parseArea = (text: string): AreaKey | undefined => {
  const [level, code] = text.split(':');
  return level && code ? { level, code } : undefined;
};

describe('pinned areas', () => {
  it('keep their mark while others come and go, and a free mark is used again', () => {
    const three = createPins(3);
    const two = removePin(three, area(1));
    expect(two.map(({ code, mark }) => [code, mark])).toEqual([
      ['0', 0],
      ['2', 2],
    ]);
    expect(addPin(two, area(9))?.at(-1)).toEqual({ ...area(9), mark: 1 });
  });

  it('are ten at most, each once', () => {
    const full = createPins(MAX_PINS);
    expect(new Set(full.map((pin) => pin.mark)).size).toBe(MAX_PINS);
    expect(addPin(full, area('x'))).toBeNull();
    expect(addPin(full, area(3))).toBe(full);
  });

  it('change places with the one beside', () => {
    const codes = (pins: readonly Pin[]) => pins.map((pin) => pin.code).join('');
    const three = createPins(3);
    expect(codes(movePin(three, area(1), -1))).toBe('102');
    expect(codes(movePin(three, area(1), 1))).toBe('021');
    expect(movePin(three, area(0), -1)).toBe(three);
    expect(movePin(three, area(2), 1)).toBe(three);
  });

  it('come back from what the link says', () => {
    const pins = removePin(createPins(5), area(2));
    expect(parsePins(printPins(pins), parseArea)).toEqual(pins);
  });

  it.each(['', 'gemeente:1', '0:gemeente:1,', '0:gemeente:1,0:gemeente:2', '0:g:1,1:g:1'])(
    'are not read from "%s"',
    (text) => expect(parsePins(text, parseArea)).toBeUndefined(),
  );
});

describe('a rank', () => {
  it('is shared by equals', () => {
    const sorted = Float64Array.of(1, 2, 2, 2, 5, 9);
    expect(rankWithTies(9, sorted)).toEqual({ from: 1, to: 1, of: 6 });
    expect(rankWithTies(2, sorted)).toEqual({ from: 3, to: 5, of: 6 });
    expect(rankWithTies(1, sorted)).toEqual({ from: 6, to: 6, of: 6 });
  });

  it('is what counting says, whatever the values', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = createRandom(seed);
      const values = Array.from({ length: 1 + random.whole(40) }, () => random.whole(12));
      const sorted = Float64Array.from(values).sort();
      const value = random.pick(values);
      const above = values.filter((each) => each > value).length;
      const same = values.filter((each) => each === value).length;
      const expected = { from: above + 1, to: above + same, of: values.length };
      expect(rankWithTies(value, sorted), `seed ${seed}`).toEqual(expected);
    }
  });
});

describe('a difference', () => {
  it('is absolute and, of what is above zero, in percent', () => {
    expect(differenceWith(30, 40)).toEqual({ absolute: -10, percent: -25 });
    expect(differenceWith(3, 0)).toEqual({ absolute: 3, percent: null });
    expect(differenceWith(3, -2)).toEqual({ absolute: 5, percent: null });
  });

  it('with the middle takes the mean of two middles', () => {
    expect(medianOf([1, 2, 10])).toBe(2);
    expect(medianOf([1, 2, 4, 10])).toBe(3);
    expect(medianOf([])).toBeNull();
  });
});

describe('a scale', () => {
  it('puts its ends at the ends, in both kinds', () => {
    for (const kind of ['linear', 'log'] as const) {
      const scale = createScale(kind, [1, 1000], [10, 310]);
      expect(scale.at(1)).toBeCloseTo(10);
      expect(scale.at(1000)).toBeCloseTo(310);
    }
    expect(createScale('log', [1, 1000], [0, 300]).at(10)).toBeCloseTo(100);
    expect(createScale('linear', [4, 4], [0, 300]).at(4)).toBe(150);
  });

  it('has round ticks in its domain, few and ascending', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const random = createRandom(seed);
      const kind = random.pick(['linear', 'log'] as const);
      const low = kind === 'log' ? 0.1 + random.next() * 100 : random.next() * 200 - 100;
      const high = low + 0.5 + random.next() * 10 ** random.whole(6);
      const ticks = ticksOf(createScale(kind, [low, high], [0, 1]), 5);
      expect(ticks.length, `seed ${seed}`).toBeGreaterThan(0);
      expect(ticks.length, `seed ${seed}`).toBeLessThanOrEqual(12);
      expect([...ticks].sort((a, b) => a - b)).toEqual(ticks);
      for (const tick of ticks) {
        expect(tick).toBeGreaterThanOrEqual(low - 1e-9);
        expect(tick).toBeLessThanOrEqual(high + high * 1e-9);
      }
    }
  });

  it('goes by powers only where a few are far above the rest, and never with zero', () => {
    expect(scaleKindFor(80, 14_000, 530_000)).toBe('log');
    expect(scaleKindFor(0, 14_000, 530_000)).toBe('linear');
    expect(scaleKindFor(12, 20, 31)).toBe('linear');
  });

  it('spans what is known', () => {
    expect(extentOf([3, null, Number.NaN, -1])).toEqual([-1, 3]);
    expect(extentOf([null])).toBeNull();
  });
});

describe('labels', () => {
  it('never lie over one another nor outside', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const random = createRandom(seed);
      const width = 300 + random.whole(600);
      const wishes = Array.from({ length: 1 + random.whole(11) }, () => ({
        at: random.next() * width,
        width: 30 + random.whole(140),
      }));
      const placed = placeLabels(wishes, width);
      placed.forEach((a, i) => {
        const right = a.left + (wishes[i]?.width ?? 0);
        expect(a.left).toBeGreaterThanOrEqual(0);
        expect(right).toBeLessThanOrEqual(width + 1e-9);
        placed.forEach((b, j) => {
          if (j <= i || a.row !== b.row) return;
          const apart = right <= b.left || b.left + (wishes[j]?.width ?? 0) <= a.left;
          expect(apart, `seed ${seed}: ${i} and ${j}`).toBe(true);
        });
      });
    }
  });

  it('at the ends of lines keep their distance, and their order', () => {
    const spread = spreadLabels([50, 52, 10, 99], 14, [0, 100]);
    expect(spread).toEqual([50, 64, 10, 99]);
    const low = spreadLabels([95, 96, 97], 14, [0, 100]);
    expect(low).toEqual([72, 86, 100]);
  });
});

describe('a pile of dots', () => {
  it('has a dot for each value, none outside its room, and finds each by its place', () => {
    const random = createRandom(7);
    const values = Array.from({ length: 4000 }, (_, i) =>
      i % 50 === 0 ? Number.NaN : random.next() ** 3 * 1000,
    );
    const swarm = pileUp(values, createScale('linear', [0, 1000], [0, 700]).at, 120);
    values.forEach((value, i) => {
      expect(Number.isNaN(swarm.x[i] ?? 0)).toBe(Number.isNaN(value));
      expect(swarm.above[i] ?? 0).toBeLessThanOrEqual(120);
    });
    const at = values.findIndex((value) => value > 990);
    const found = nearestDot(swarm, swarm.x[at] ?? 0, swarm.above[at] ?? 0);
    expect([swarm.x[found], swarm.above[found]]).toEqual([swarm.x[at], swarm.above[at]]);
    expect(nearestDot(swarm, -500, 0)).toBe(-1);
    expect(DOT_PX).toBeGreaterThan(3);
  });
});

describe('marks', () => {
  const GROUNDS = { light: '#ffffff', dark: '#262c31' } as const;

  it('are ten, each with a shape and a colour of its own', () => {
    for (const list of [MARK_SHAPES, MARK_COLOURS.light, MARK_COLOURS.dark]) {
      expect(new Set(list).size).toBe(MAX_PINS);
    }
  });

  it.each(['light', 'dark'] as const)('can be seen on the %s ground', (mode) => {
    for (const colour of MARK_COLOURS[mode]) {
      expect(contrast(colour, GROUNDS[mode]), colour).toBeGreaterThanOrEqual(3);
    }
  });

  it.each(['light', 'dark'] as const)('stay apart for colour-blind eyes (%s)', (mode) => {
    const all = MARK_COLOURS[mode];
    for (const sight of Object.values(SIGHTS)) {
      const seen = all.map((colour) => toLab(see(sight, linear(colour))));
      seen.forEach((a, i) => {
        seen.slice(i + 1).forEach((b, j) => {
          const distance = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
          expect(distance, `${all[i]} and ${all[i + 1 + j]}`).toBeGreaterThan(0.08);
        });
      });
    }
  });
});

type Three = [number, number, number];

/** Machado, Oliveira and Fernandes 2009, severity 1, on linear light. */
const SIGHTS: Record<string, Three[]> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function see(sight: Three[], [r, g, b]: Three): Three {
  const channel = (row: Three | undefined) =>
    Math.min(1, Math.max(0, (row?.[0] ?? 0) * r + (row?.[1] ?? 0) * g + (row?.[2] ?? 0) * b));
  return [channel(sight[0]), channel(sight[1]), channel(sight[2])];
}

function linear(colour: string): Three {
  const channel = (at: number) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [a, b]
    .map(linear)
    .map(([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b)
    .sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/** Oklab, in which equal distances look equal. */
function toLab([r, g, b]: Three): Three {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
