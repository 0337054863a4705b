import { describe, expect, it } from 'vitest';
import type { Status } from '../../../../geodata/model/status.ts';
import {
  classAt,
  colourAt,
  kindsOf,
  shadesOf,
} from '../../../../server/contract/classify/colour-of-area.ts';
import { readFigures } from '../../../../server/contract/classify/figures.ts';
import { IS_VALUE, KINDS } from '../../../../server/contract/classify/kind-of-value.ts';
import { type PairSide, pairClasses } from '../../../../server/contract/classify/pairs.ts';
import { PAIR_SIDE, SHADES } from '../../../../server/contract/classify/schemes.ts';
import { createRandom, type Random } from '../../../fixtures/random.ts';

const MISSING: Status[] = ['empty', 'hidden', 'not_applicable', 'suppressed'];

function createSide(random: Random, length: number): PairSide {
  const decimals = random.whole(2);
  const values: (number | null)[] = [];
  const statuses: Status[] = [];
  for (let i = 0; i < length; i++) {
    const isKnown = random.next() < 0.8;
    values.push(isKnown ? Number((random.next() * 1000).toFixed(decimals)) : null);
    statuses.push(isKnown ? 'value' : random.pick(MISSING));
  }
  return { figures: readFigures({ values, statuses }), decimals };
}

describe('two figures in one classification', () => {
  it('puts every area with both in one cell, the one its thirds say, and counts it there', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = createRandom(seed);
      const length = 9 + random.whole(300);
      const [first, second] = [createSide(random, length), createSide(random, length)];
      const counted = seed % 3 === 0 ? Array.from({ length: length >> 1 }, (_, i) => 2 * i) : null;
      const mode = random.pick(['light', 'dark'] as const);
      const pairs = pairClasses(first, second, counted, mode);
      if (!pairs) continue;
      const view = { figures: first.figures, classes: null, pairs };
      const shades = shadesOf(view);
      const counts = new Array(PAIR_SIDE ** 2).fill(0);
      for (let index = 0; index < length; index++) {
        const at = classAt(view, index);
        const isKnown =
          !Number.isNaN(first.figures.values[index]) && !Number.isNaN(second.figures.values[index]);
        expect(at !== null, `seed ${seed}`).toBe(isKnown);
        expect(colourAt(view, index, mode)).toBe(SHADES[mode][shades[index] ?? -1]);
        if (at === null) continue;
        const cell = pairs.cells[at];
        expect(cell?.x).toBe(pairs.x.classOf(first.figures.values[index] ?? 0));
        expect(cell?.y).toBe(pairs.y.classOf(second.figures.values[index] ?? 0));
        expect(cell?.colour).toBe(colourAt(view, index, mode));
        if (!counted || counted.includes(index)) counts[at]++;
      }
      expect(pairs.cells.map(({ count }) => count)).toEqual(counts);
    }
  });

  it('shows an area that lacks one value as the one that lacks, the first before the second', () => {
    const of = (statuses: Status[]): PairSide => ({
      figures: readFigures({
        values: statuses.map((status, i) => (status === 'value' ? i : null)),
        statuses,
      }),
      decimals: 0,
    });
    const first = of(['value', 'suppressed', 'value', 'hidden']);
    const second = of(['value', 'value', 'not_applicable', 'empty']);
    const pairs = pairClasses(first, second, null, 'light');
    const kinds = kindsOf({ figures: first.figures, classes: null, pairs });
    expect([...kinds].map((kind) => KINDS[kind])).toEqual([
      'value',
      'suppressed',
      'not_applicable',
      'hidden',
    ]);
    expect(kinds[0]).toBe(IS_VALUE);
  });

  it('is none where one of them has no value', () => {
    const none = { figures: readFigures({ values: [null], statuses: ['empty'] }), decimals: 0 };
    const some = { figures: readFigures({ values: [3], statuses: null }), decimals: 0 };
    expect(pairClasses(none, some, null, 'light')).toBeNull();
    expect(pairClasses(some, none, null, 'light')).toBeNull();
  });
});
