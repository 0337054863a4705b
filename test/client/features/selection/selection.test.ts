import { describe, expect, it } from 'vitest';
import { parseCodes } from '../../../../client/src/features/selection/parse-codes.ts';
import {
  filterByValues,
  topAreas,
} from '../../../../client/src/features/selection/value-filter.ts';
import {
  type AreaSet,
  areaSet,
  combine,
  has,
  invert,
  MODES,
  toggle,
} from '../../../../client/src/link/area-set.ts';
import {
  fingerprintOf,
  isSelectionText,
  printSelection,
  readSelection,
  unpack,
} from '../../../../client/src/link/selection-link.ts';
import { createRandom, type Random } from '../../../fixtures/random.ts';

const EDITION = 'fb33839f9e6c';

function createCodes(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${11001 + (i % 300)}A${i}-`);
}

/** Each area in it with a chance of its own, in stretches, as areas that lie together are. */
function createSet(random: Random, count: number): AreaSet {
  const found: number[] = [];
  const change = random.next();
  let inside = random.next() < 0.5;
  for (let i = 0; i < count; i++) {
    if (random.next() < change) inside = !inside;
    if (inside) found.push(i);
  }
  return areaSet(found);
}

function readBack(text: string, codes: readonly string[]): AreaSet {
  const read = readSelection(text);
  if (read === null) throw new Error(`not a selection: ${text}`);
  if (!Array.isArray(read)) return unpack(read, codes.length);
  return areaSet(read.map((code) => codes.indexOf(code)));
}

describe('a set of areas', () => {
  it('joins what is found with what was there as the mode says', () => {
    for (let seed = 1; seed <= 100; seed++) {
      const random = createRandom(seed);
      const [now, found] = [createSet(random, 200), createSet(random, 200)];
      for (const mode of MODES) {
        const joined = combine(mode, now, found);
        for (let i = 0; i < 200; i++) {
          const [before, hit] = [has(now, i), has(found, i)];
          const wanted = {
            new: hit,
            add: before || hit,
            subtract: before && !hit,
            intersect: before && hit,
          }[mode];
          expect(has(joined, i), `${mode} ${i}, seed ${seed}`).toBe(wanted);
        }
        expect([...joined]).toEqual([...joined].sort((a, b) => a - b));
      }
    }
  });

  it('inverted twice is itself, but for what was left out', () => {
    const set = areaSet([7, 2, 2, 5]);
    expect([...set]).toEqual([2, 5, 7]);
    expect([...invert(set, 9, [0])]).toEqual([1, 3, 4, 6, 8]);
    expect([...invert(invert(set, 9), 9)]).toEqual([2, 5, 7]);
  });

  it('takes one area in and out', () => {
    expect([...toggle(toggle(areaSet([3]), 1), 3)]).toEqual([1]);
  });
});

describe('a selection in a link', () => {
  it('is read back as it was written, whatever its size', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = createRandom(seed);
      const codes = createCodes(1 + random.whole(3000));
      const set = createSet(random, codes.length);
      const text = printSelection(set, codes, EDITION);
      if (set.length > 0) expect(isSelectionText(text)).toBe(true);
      if (set.length > 0) expect([...readBack(text, codes)], `seed ${seed}`).toEqual([...set]);
    }
  });

  it('stays usable with 10 000 areas', () => {
    const codes = createCodes(10_000);
    const all = invert(new Uint32Array(), 10_000);
    expect(printSelection(all, codes, EDITION).length).toBeLessThan(40);
    const random = createRandom(4);
    const half = areaSet(codes.flatMap((_, i) => (random.next() < 0.5 ? [i] : [])));
    const text = printSelection(half, codes, EDITION);
    expect(text.length).toBeLessThan(1800);
    expect([...readBack(text, codes)]).toEqual([...half]);
  });

  it('spells out codes while they are few', () => {
    expect(printSelection(areaSet([0, 2]), ['44021A00-', 'x', '44021A02-'], EDITION)).toBe(
      '44021A00-,44021A02-',
    );
  });

  it('marks a level whose codes or order changed', () => {
    const codes = createCodes(50);
    expect(fingerprintOf(codes)).toBe(fingerprintOf(createCodes(50)));
    expect(fingerprintOf(codes)).not.toBe(fingerprintOf([...codes].reverse()));
    expect(fingerprintOf(['ab', 'c'])).not.toBe(fingerprintOf(['a', 'bc']));
  });

  it.each(['', '~', '~x.y.z', '~abc.fb33.', 'a,,b', 'a b', '~abc.fb33839f.A*'])(
    'takes nothing from what it cannot read: %s',
    (text) => {
      const read = readSelection(text);
      const found = read === null || Array.isArray(read) ? [] : [...unpack(read, 100)];
      expect(found).toEqual([]);
    },
  );

  it('keeps within the level when the bytes were tampered with', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const random = createRandom(seed);
      const body = Array.from({ length: 1 + random.whole(12) }, () =>
        random.pick([...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_']),
      ).join('');
      const read = readSelection(`~abc.fb33839f.${body}`);
      if (read === null || Array.isArray(read)) throw new Error(body);
      expect(unpack(read, 60).at(-1) ?? 0, body).toBeLessThan(60);
    }
  });
});

describe('pasted codes', () => {
  const codes = ['44021A00-', '44021A01-', '21004B12_'];
  const names = ['Gent-Centrum', 'Koren Markt', 'Zavel'];

  it('are found whatever stands between them', () => {
    for (const text of [
      '44021A00-, 44021A01-;21004b12-',
      '44021A00-\n44021A01-\r\n21004B12_\n',
      '"44021a00_"\t\'44021A01-\'\t21004B12_',
      '44021A00-|44021A01-|21004B12_',
    ]) {
      expect(parseCodes(text, codes, names), text).toEqual({ found: [0, 1, 2], unknown: [] });
    }
  });

  it('may be names, and those nobody knows are told once', () => {
    expect(parseCodes('gent-centrum\nKOREN MARKT\nNergens; 99\n99', codes, names)).toEqual({
      found: [0, 1],
      unknown: ['Nergens', '99'],
    });
  });

  it('never choose between areas of the same name', () => {
    expect(parseCodes('Centrum', ['a', 'b'], ['Centrum', 'Centrum'])).toEqual({
      found: [],
      unknown: ['Centrum'],
    });
  });
});

describe('filters on values', () => {
  const values = Float64Array.from([5, Number.NaN, 9, 5, 1]);
  const atLeast = (from: number) => ({
    criterion: { comparison: 'atLeast' as const, from, to: 0 },
    values,
  });
  const atMost = (to: number) => ({
    criterion: { comparison: 'atMost' as const, from: 0, to },
    values,
  });

  it('need all criteria, or any', () => {
    expect([...filterByValues([atLeast(5), atMost(5)], 'all', 5)]).toEqual([0, 3]);
    expect([...filterByValues([atLeast(9), atMost(1)], 'any', 5)]).toEqual([2, 4]);
    expect([...filterByValues([], 'all', 5)]).toEqual([]);
  });

  it('find what has no value only when asked', () => {
    const missing = { criterion: { comparison: 'missing' as const, from: 0, to: 0 }, values };
    expect([...filterByValues([missing], 'all', 5)]).toEqual([1]);
    expect([...filterByValues([atMost(100)], 'all', 5)]).toEqual([0, 2, 3, 4]);
  });

  it('take equals of the last one along in a top', () => {
    expect([...topAreas(values, [0, 1, 2, 3, 4], 2, true)]).toEqual([0, 2, 3]);
    expect([...topAreas(values, [0, 1, 2, 3, 4], 1, false)]).toEqual([4]);
    expect([...topAreas(values, [1], 3, true)]).toEqual([]);
  });
});
