import { afterEach, describe, expect, test } from 'vitest';
import { ValueComputer } from '../../../geodata/compute/compute-values.ts';
import type { Indicator } from '../../../geodata/model/model.ts';
import { STATUSES } from '../../../geodata/model/status.ts';
import { REASONS } from '../../../geodata/model/threshold.ts';
import {
  decimalsOf,
  roundColumn,
  ValuePublisher,
} from '../../../geodata/publish/publish-values.ts';
import { minimalIndicator } from '../../../geodata/source/definitions/minimal-indicator.ts';
import { columnOf } from '../../fixtures/create-column.ts';
import {
  createFiguresEdition,
  type FiguresOptions,
} from '../../fixtures/create-figures-edition.ts';
import { createRandom } from '../../fixtures/random.ts';

const opened: (() => void)[] = [];
afterEach(() => {
  for (const remove of opened.splice(0)) remove();
});

/** What is shown of `code` in 2024 at the only level: numbers, or `status (reason)`. */
function show(
  indicators: FiguresOptions['indicators'],
  figures: Record<string, (number | null)[]>,
  code: string,
): (number | string)[] {
  const areas = Object.values(figures)[0]?.map((_, i) => `g${i}`) ?? [];
  const { edition, remove } = createFiguresEdition({
    levels: { gemeente: areas },
    tables: {},
    indicators,
    figures: Object.fromEntries(
      Object.entries(figures).map(([key, numbers]) => [key, { gemeente: { '2024': numbers } }]),
    ),
  });
  opened.push(remove);
  const publisher = new ValuePublisher(new ValueComputer(edition));
  const { column, reasons } = publisher.publish(publisher.ask(code, 'gemeente', 'latest'));
  return Array.from(column.values, (value, i) => {
    const status = STATUSES[column.statuses[i] ?? 1] ?? '';
    const reason = REASONS[reasons[i] ?? 0] ?? null;
    if (status !== 'value') expect(value).toBe(0);
    return status === 'value' ? value : reason === null ? status : `${status} (${reason})`;
  });
}

describe('a threshold', () => {
  test('hides counts below it for privacy; 0 and what is missing stay as they are', () => {
    expect(show({ v: { threshold: 5 } }, { v: [0, 1, 4, 5, 100, -99997, null] }, 'v')).toEqual([
      0,
      'suppressed (privacy)',
      'suppressed (privacy)',
      5,
      100,
      'hidden',
      'empty',
    ]);
  });

  test('on another indicator hides a share of few cases', () => {
    const indicators = {
      n: {},
      t: {},
      p: { formula: 'n / t * 100', dataType: 'share', threshold: 5, thresholdIndicator: 'n' },
    } as const;
    expect(show(indicators, { n: [4, 5, 0, 4], t: [10, 10, 10, 0] }, 'p')).toEqual([
      'suppressed (too_few_cases)',
      50,
      0,
      'undefined',
    ]);
  });

  test('that cannot be tested hides too', () => {
    const p = { dataType: 'share', threshold: 5, thresholdIndicator: 'weg' } as const;
    expect(show({ p }, { p: [50, null] }, 'p')).toEqual(['suppressed (too_few_cases)', 'empty']);
  });

  test('comes before rounding: what rounds up to it is still hidden', () => {
    expect(show({ v: { threshold: 5, rounding: 10 } }, { v: [4, 5, 6, 14, 15] }, 'v')).toEqual([
      'suppressed (privacy)',
      10,
      10,
      10,
      20,
    ]);
  });
});

describe('rounding', () => {
  test.each<[step: number, values: number[], rounded: number[]]>([
    [1, [0.4, 0.5, 1.5, -0.5, -0.4, -1.5], [0, 1, 2, -1, 0, -2]],
    [0.1, [0.05, 0.15, 2.349, -0.05], [0.1, 0.2, 2.3, -0.1]],
    [0.01, [1.005, 39.588], [1, 39.59]],
    [10, [4, 5, 14.9, -15], [0, 10, 10, -20]],
    [0.5, [0.2, 0.25, 0.74], [0, 0.5, 0.5]],
  ])('to %d', (step, values, rounded) => {
    expect([...roundColumn(columnOf(values), step).values]).toEqual(rounded);
  });

  test('gives a multiple of the step, not further away than half of it, and never −0', () => {
    const random = createRandom(9).next;
    for (const step of [1, 0.1, 0.01, 0.001, 10, 100]) {
      const values = Array.from({ length: 200 }, () => (random() - 0.5) * 2000 * step);
      for (const [i, rounded] of roundColumn(columnOf(values), step).values.entries()) {
        expect(Math.abs(rounded - (values[i] ?? 0))).toBeLessThanOrEqual(step / 2 + 1e-9 * step);
        expect(Math.abs(rounded / step - Math.round(rounded / step))).toBeLessThan(1e-6);
        expect(Object.is(rounded, -0)).toBe(false);
        // Shown as a short decimal number, without the noise of binary fractions.
        expect(String(rounded).length).toBeLessThan(12);
      }
    }
  });

  test('takes as many decimals as its step has', () => {
    const of = (rest: Partial<Indicator>): number =>
      decimalsOf({ ...minimalIndicator('v', ''), ...rest });
    expect([1, 10, 0.1, 0.01, 0.5, 0.25, 1e-7].map((rounding) => of({ rounding }))).toEqual([
      0, 0, 1, 2, 1, 2, 7,
    ]);
    expect([of({}), of({ dataType: 'mean' }), of({ dataType: 'share' })]).toEqual([0, 1, 1]);
  });
});
