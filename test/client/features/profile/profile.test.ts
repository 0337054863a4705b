import { describe, expect, it } from 'vitest';
import {
  filterLines,
  linesOf,
  type ProfileLine,
  sortLines,
  spreadOut,
  standsOut,
  weaknessOf,
} from '../../../../client/src/features/profile/profile-lines.ts';
import {
  foldersIn,
  nodesUnder,
  themeChoices,
} from '../../../../client/src/features/profile/themes-of.ts';
import {
  arcPath,
  fillRadius,
  WHEEL,
  wheelOf,
} from '../../../../client/src/features/profile/wheel.ts';
import type { ThemeNode } from '../../../../geodata/model/model.ts';
import {
  type ClassRule,
  optionsOf,
  PIVOTS,
  ruleOfOthers,
} from '../../../../server/contract/classify/class-rule.ts';
import { classify, METHODS } from '../../../../server/contract/classify/classify.ts';
import { readFigures } from '../../../../server/contract/classify/figures.ts';
import { countBins } from '../../../../server/contract/classify/histogram.ts';
import { SCHEMES } from '../../../../server/contract/classify/schemes.ts';
import type { IndicatorSummary } from '../../../../server/contract/indicators.ts';
import type { ProfileRow } from '../../../../server/contract/profile.ts';
import { spreadOf, standingOf } from '../../../../server/edition/level-spread.ts';
import { createRandom, type Random } from '../../../fixtures/random.ts';

const text = (nl: string) => ({ nl, fr: nl, en: nl });

function createIndicator(code: string, rest: Partial<IndicatorSummary> = {}): IndicatorSummary {
  return {
    code,
    name: text(`naam ${code}`),
    unit: text('%'),
    type: 'share',
    decimals: 1,
    ...rest,
  } as IndicatorSummary;
}

/** Figures of a level as the server has them, and the row it makes of one of them. */
function createRow(random: Random, indicator: string) {
  const length = 20 + random.whole(300);
  const skew = 1 + random.whole(4);
  const shift = random.pick([0, 0, 0.4]);
  const values = Float64Array.from(
    { length },
    () => Math.round((random.next() ** skew - shift) * 1000) / 10 + 0,
  );
  const statuses = Uint8Array.from({ length }, () => (random.next() < 0.8 ? 0 : 5));
  statuses[0] = 0;
  const spread = spreadOf(
    { column: { values, statuses }, decimals: 1 } as never,
    {
      areas: Array.from(values, () => ({ unknownLocation: false })),
    } as never,
  );
  if (!spread) throw new Error('no value');
  const row = {
    indicator,
    period: '2024',
    value: values[0],
    status: 'value',
    reason: null,
    reference: null,
    distribution: spread,
    standing: standingOf(values[0] ?? 0, spread),
  } as ProfileRow;
  return { row, values, statuses };
}

function createRule(random: Random): ClassRule {
  return {
    method: random.pick(METHODS),
    classes: 2 + random.whole(8),
    scheme: random.pick([null, ...SCHEMES]),
    reversed: random.next() < 0.5,
    pivot: random.pick(PIVOTS.slice(0, 2)),
    breaks: random.pick([null, [3, 40]]),
  };
}

describe('the colour of a line', () => {
  it('is that of the map that a click on it would draw, in table, strip and wheel', () => {
    for (let seed = 1; seed <= 80; seed++) {
      const random = createRandom(seed);
      const { row, values, statuses } = createRow(random, 'a');
      const rule = ruleOfOthers(createRule(random));
      const mode = random.pick(['light', 'dark'] as const);
      const indicator = createIndicator('a');
      const [line] = linesOf({ rows: [row] }, new Map([['a', indicator]]), () => '', {
        ruleOf: () => rule,
        drawnClasses: () => null,
        mode,
        againstMiddle: false,
        againstOther: false,
      });
      const { sorted } = readFigures({
        values: Array.from(values, (value, i) => (statuses[i] === 0 ? value : null)),
        statuses: null,
      });
      const figures = {
        type: indicator.type,
        decimals: 1,
        sorted,
        reference: null,
        middle: null,
      };
      const onMap = classify(sorted, optionsOf(rule, figures, mode));
      expect(line?.sorted, `seed ${seed}`).toEqual(sorted);
      expect(line?.colour).toBe(onMap?.colourOf(values[0] ?? 0));
      expect(line?.classes?.breaks).toEqual(onMap?.breaks);
      const chart = line?.classes && countBins(line.sorted, 37, line.classes.classOf);
      const inStrip = onMap?.classes.map((_, at) =>
        (chart?.bins ?? []).reduce((sum, bin) => sum + (bin.counts[at] ?? 0), 0),
      );
      if (chart) expect(inStrip).toEqual(onMap?.classes.map(({ count }) => count));
    }
  });
});

describe('standing out', () => {
  it('is 0 in the middle, follows the order of values, and takes no notice of an extreme area', () => {
    for (let seed = 1; seed <= 80; seed++) {
      const { row } = createRow(createRandom(seed), 'a');
      const spread = row.distribution;
      if (!spread) throw new Error('no spread');
      const scores = spread.values.map((value) => standingOf(value, spread).score);
      expect(scores).toEqual(scores.toSorted((a, b) => a - b));
      expect(standingOf(spread.quartiles[2], spread).score).toBe(0);
      const extreme = { ...spread, values: [...spread.values.slice(0, -1), 1e9] };
      const second = spread.values.at(-2) ?? 0;
      expect(standingOf(second, extreme).score).toBe(standingOf(second, spread).score);
    }
  });

  it('orders lines, counts after the others, those without a value last; and narrows them', () => {
    const line = (code: string, score: number | null, rest: Partial<IndicatorSummary> = {}) =>
      ({
        indicator: createIndicator(code, rest),
        row: { standing: score === null ? null : { score, percentile: 50, ties: 0 } },
      }) as ProfileLine;
    const lines = [
      line('b', 1),
      line('a', -3),
      line('d', null),
      line('c', 9, { type: 'count' }),
      line('é', 2),
    ];
    const nameOf = ({ indicator }: ProfileLine) => indicator.code;
    const { compare } = new Intl.Collator('nl');
    const codes = (some: ProfileLine[]) => some.map(nameOf).join('');
    expect(codes(sortLines(lines, 'out', nameOf, compare))).toBe('aébdc');
    expect(codes(sortLines(lines, 'name', nameOf, compare))).toBe('abcdé');
    expect(codes(sortLines(lines, 'theme', nameOf, compare))).toBe('badcé');
    expect(codes(filterLines(lines, '', true, nameOf))).toBe('acé');
    expect(codes(filterLines(lines, 'E', false, nameOf))).toBe('é');
    expect(lines.map(standsOut)).toEqual([false, true, false, true, true]);
  });

  it('is faded where chance weighs much, with the reason', () => {
    const weak = (row: Partial<ProfileRow>) =>
      weaknessOf({ indicator: createIndicator('a'), row: { value: 40, ...row } } as ProfileLine);
    expect(weak({ margin: 4 })).toBeNull();
    expect(weak({ margin: 14 })).toEqual({ kind: 'margin', margin: 14 });
    expect(weak({ value: 2, margin: 2 })).toEqual({ kind: 'margin', margin: 2 });
    expect(weak({ precision: { of: 50, cases: 20, error: 7, weak: true } })).toEqual({
      kind: 'cases',
      cases: 20,
      of: 50,
    });
    expect(weak({ precision: { of: 12, cases: null, error: null, weak: true } })).toEqual({
      kind: 'few',
      of: 12,
    });
    expect(weak({ value: null, precision: null })).toBeNull();
  });
});

describe('the wheel', () => {
  it('covers the circle with slices that do not overlap, all as wide, under the sector of their theme', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = createRandom(seed);
      const themes = Array.from({ length: 1 + random.whole(60) }, () =>
        random.pick(['a', 'b', 'c']),
      ).sort();
      const { slices, sectors } = wheelOf(themes);
      expect(slices.map(({ at }) => at)).toEqual(themes.map((_, at) => at));
      const widths = slices.map(({ from, to }) => to - from);
      for (const width of widths) expect(width).toBeCloseTo(widths[0] ?? 0, 9);
      slices.forEach(({ from, to, at }, i) => {
        const next = slices[i + 1];
        if (next) expect(next.from).toBeGreaterThanOrEqual(to - 1e-9);
        const around = sectors.find((one) => from >= one.from - 1e-9 && to <= one.to + 1e-9);
        expect(around?.name).toBe(themes[at]);
      });
      const gaps = sectors.map((one, i) => (sectors[i + 1]?.from ?? 2 * Math.PI) - one.to);
      const covered = widths.reduce((sum, width) => sum + width, 0);
      const first = sectors[0]?.from ?? 0;
      const all = covered + gaps.reduce((sum, gap) => sum + gap, 0) + first;
      expect(all).toBeCloseTo(2 * Math.PI, 9);
    }
  });

  it('is filled further the more areas have less, by surface', () => {
    expect(fillRadius(100)).toBeCloseTo(WHEEL.outer, 9);
    expect(fillRadius(0)).toBeGreaterThan(WHEEL.sliceStart);
    expect(fillRadius(60)).toBeGreaterThan(fillRadius(40));
    expect(arcPath(0, 1, 10, 20)).toMatch(/^M.*A.*Z$/);
  });
});

describe('themes', () => {
  const tree: ThemeNode[] = [
    {
      kind: 'folder',
      name: text('WONEN'),
      children: [
        { kind: 'indicator', code: 'a', alias: null },
        {
          kind: 'folder',
          name: text('Prijzen'),
          children: [
            {
              kind: 'folder',
              name: text('Dieper'),
              children: [{ kind: 'indicator', code: 'b', alias: null }],
            },
          ],
        },
      ],
    },
    {
      kind: 'folder',
      name: text('LEEG'),
      children: [{ kind: 'indicator', code: 'x', alias: null }],
    },
  ];

  it('are offered two deep where they have something, and found by their path', () => {
    const paths = themeChoices(tree, (code) => code !== 'x').map(({ path }) => path);
    expect(paths).toEqual(['WONEN', 'WONEN/Prijzen']);
    expect(nodesUnder(tree, 'WONEN/Prijzen')).toHaveLength(1);
    expect(nodesUnder(tree, 'WONEN/Niets')).toBeNull();
    expect([...foldersIn(nodesUnder(tree, 'WONEN') ?? [])]).toEqual([['b', text('Prijzen')]]);
  });

  it('has every value again that a spread tells once', () => {
    const spread = { quartiles: [1, 1, 1, 3, 4] as never, values: [1, 4], counts: [3, 2] };
    expect([...spreadOut(spread)]).toEqual([1, 1, 1, 4, 4]);
  });
});
