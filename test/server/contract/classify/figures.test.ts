import { describe, expect, it } from 'vitest';
import { countKinds, readFigures } from '../../../../server/contract/classify/figures.ts';
import { HATCHINGS } from '../../../../server/contract/classify/hatching.ts';
import { KINDS, MISSING_ORDER } from '../../../../server/contract/classify/kind-of-value.ts';

const figures = readFigures({
  values: [3, null, 1, null, 0],
  statuses: ['value', 'suppressed', 'value', 'suppressed', 'value'],
  reasons: [null, 'privacy', null, 'too_few_cases', null],
});

describe('figures', () => {
  it('keep values and kinds in area order, and the known values ascending', () => {
    expect([...figures.values]).toEqual([3, Number.NaN, 1, Number.NaN, 0]);
    expect([...figures.kinds].map((kind) => KINDS[kind])).toEqual([
      'value',
      'suppressed',
      'value',
      'too_few_cases',
      'value',
    ]);
    expect([...figures.sorted]).toEqual([0, 1, 3]);
  });

  it('count kinds over all areas or over some', () => {
    const counts = (members: number[] | null) =>
      Object.fromEntries(
        KINDS.map((kind, i) => [kind, countKinds(figures.kinds, members)[i]]).filter(
          ([, count]) => count !== 0,
        ),
      );
    expect(counts(null)).toEqual({ value: 3, suppressed: 1, too_few_cases: 1 });
    expect(counts([0, 3])).toEqual({ value: 1, too_few_cases: 1 });
  });
});

describe('the marks of what is missing', () => {
  it('differ for every kind, and not by colour alone', () => {
    const shapes = MISSING_ORDER.map((kind) => HATCHINGS[kind].path);
    expect(new Set(shapes).size).toBe(MISSING_ORDER.length);
  });
});
