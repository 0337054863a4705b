import { describe, expect, test } from 'vitest';
import { DataError } from '../../../geodata/model/data-error.ts';
import { open } from './open-places.ts';

const HIDDEN = -99997;

const UNANSWERED = -99999;

describe('a count', () => {
  test('adds up to every level above, unknown locations included', () => {
    const { of, available, originOf } = open(
      { v: {} },
      { v: { statsec2024: { '2024': [100, 200, 10, 300, 50, 400] } } },
    );
    expect(of('v', 'gemeente2024')).toEqual([310, 300, 50, 400]);
    expect(of('v', 'gemeente')).toEqual([310, 350, 400]);
    expect(of('v', 'provincie')).toEqual([660, 400]);
    expect(of('v', 'gewest')).toEqual([1060]);
    expect(of('v', 'gemeente2018')).toBeNull();
    expect(Object.keys(available('v'))).toEqual([
      'gewest',
      'provincie',
      'gemeente',
      'gemeente2024',
      'statsec2024',
    ]);
    expect(originOf('v', 'gewest')).toEqual({ kind: 'computed', from: ['statsec2024'] });
  });

  test('follows a municipality into another province', () => {
    const { of } = open({ v: {} }, { v: { gemeente2024: { '2020': [1, 10, 100, 1000] } } });
    expect(of('v', 'provincie', '2020')).toEqual([111, 1000]);
  });

  test('that is loaded wins over the sum, area by area, and feeds the levels above', () => {
    const { of, originOf } = open(
      { v: {} },
      {
        v: {
          gemeente2024: { '2024': [999, null, HIDDEN, null] },
          statsec2024: { '2024': [100, 200, 10, 300, 50, 400] },
        },
      },
    );
    expect(of('v', 'gemeente2024')).toEqual([999, 300, 'hidden', 400]);
    expect(of('v', 'gemeente')).toEqual([999, 'hidden', 400]);
    expect(of('v', 'provincie')).toEqual(['hidden', 400]);
    expect(originOf('v', 'gemeente2024')).toEqual({
      kind: 'mixed',
      from: ['gemeente2024', 'statsec2024'],
    });
  });

  test('of the nearest level with figures is taken, period by period', () => {
    const { of } = open(
      { v: {} },
      {
        v: {
          gemeente2018: { '2014': [1, 2, 3, 4, 5] },
          gemeente: { '2025': [7, 8, 9] },
          statsec2024: { '2024': [1, 1, 1, 1, 1, 1], '2025': [1, 1, 1, 1, 1, 1] },
        },
      },
    );
    expect(of('v', 'provincie', '2014')).toEqual([10, 5]);
    expect(of('v', 'gemeente2024', '2014')).toEqual([3, 3, 4, 5]);
    expect(of('v', 'provincie', '2024')).toEqual([5, 1]);
    expect(of('v', 'provincie', '2025')).toEqual([15, 9]);
  });

  test('is added up past a level that is loaded as empty, and says from which (FIELD A14)', () => {
    const { of, originOf, computer, edition } = open(
      { v: {} },
      {
        v: {
          wijk: { '2024': [null, null, 7] },
          gemeente2018: { '2024': [10, 20, 5, 1] },
        },
      },
      {
        levels: {
          provincie: ['P'],
          gemeente: ['A', 'B'],
          gemeente2018: ['A1', 'A2', 'B1', 'B2'],
          wijk: ['w1', 'w2', 'w3'],
        },
        tables: {
          'wijk>gemeente': [0, 0, 1],
          'gemeente2018>gemeente': [0, 0, 1, 1],
          'gemeente>provincie': [0, 0],
        },
      },
    );
    expect(of('v', 'gemeente')).toEqual([30, 7]);
    expect(originOf('v', 'gemeente')?.from).toEqual(['wijk', 'gemeente2018']);
    const { made } = computer.compute(edition.indicator('v'), 'gemeente', '2024') ?? {};
    expect([...(made?.at ?? [])].map((at) => made?.levels[at - 1])).toEqual([
      'gemeente2018',
      'wijk',
    ]);
  });

  test('with unanswered parts leaves its neighbours alone', () => {
    const { of } = open(
      { v: {} },
      { v: { statsec2024: { '2024': [1, 2, null, 3, HIDDEN, UNANSWERED] } } },
    );
    expect(of('v', 'gemeente')).toEqual([3, 'hidden', 'unanswered']);
    expect(of('v', 'provincie')).toEqual(['hidden', 'unanswered']);
    expect(of('v', 'gewest')).toEqual(['unanswered']);
  });
});

describe('a share', () => {
  const figures = {
    n: { statsec2024: { '2024': [10, 90, 0, 30, 5, 0] } },
    t: { statsec2024: { '2024': [100, 100, 10, 300, 50, 0] } },
  };

  test('is the ratio of sums, never the mean of ratios', () => {
    const { of, originOf } = open(
      { n: {}, t: {}, p: { formula: 'n / t * 100', dataType: 'share', aggregationIndicator: 't' } },
      figures,
    );
    expect(of('p', 'gemeente')).toEqual([(100 / 210) * 100, 10, 'undefined']);
    expect(of('p', 'provincie')).toEqual([(135 / 560) * 100, 'undefined']);
    expect(originOf('p', 'provincie')).toEqual({ kind: 'computed', from: ['n', 't'] });
  });

  test('of shares is evaluated at the level that is asked', () => {
    const { of } = open(
      {
        n: {},
        t: {},
        p: { formula: 'n / t * 100', dataType: 'share' },
        rest: { formula: '100 - p', dataType: 'share' },
      },
      figures,
    );
    expect(of('rest', 'gemeente')?.[1]).toBe(90);
  });

  test('loaded without operands for a period is weighted by its aggregation indicator', () => {
    const { of } = open(
      { n: {}, t: {}, p: { formula: 'n / t * 100', dataType: 'share', aggregationIndicator: 't' } },
      {
        n: { statsec2024: { '2024': [10, 90, 0, 30, 5, 0] } },
        t: {
          statsec2024: { '2024': [100, 100, 10, 300, 50, 10] },
          gemeente2024: { '2011': [200, 300, 100, 9] },
        },
        p: { gemeente2024: { '2011': [50, 20, 40, 3] } },
      },
    );
    expect(of('p', 'gemeente', '2011')).toEqual([50, 25, 3]);
    expect(of('p', 'gemeente', '2024')?.[1]).toBe(10);
  });

  test('takes neighbouring periods, and has a value where both are', () => {
    const { of, available } = open(
      { t: {}, groei: { formula: 't - data_from_period(t, "-1")' } },
      { t: { gemeente: { '2022': [1, 2, 3], '2023': [5, 5, 5], '2025': [9, 9, 9] } } },
    );
    expect(available('groei')).toEqual({
      gewest: ['2023'],
      provincie: ['2023'],
      gemeente: ['2023'],
    });
    expect(of('groei', 'gemeente', '2023')).toEqual([4, 3, 2]);
    expect(of('groei', 'gewest', '2023')).toEqual([9]);
  });
});

describe('a mean', () => {
  const mean = { dataType: 'mean', aggregationIndicator: 't' } as const;

  test('is weighted by its aggregation indicator', () => {
    const { of } = open(
      { m: mean, t: {} },
      {
        m: { gemeente2024: { '2024': [20, 24, 18, 30] } },
        t: { statsec2024: { '2024': [100, 100, 0, 300, 100, 400] } },
      },
    );
    expect(of('m', 'gemeente')).toEqual([20, 22.5, 30]);
    expect(of('m', 'gewest')).toEqual([(20 * 200 + 24 * 300 + 18 * 100 + 30 * 400) / 1000]);
  });

  test('without weights for its period stays where it is loaded', () => {
    const { available, publisher } = open(
      { m: mean, t: {} },
      { m: { gemeente: { '2020': [1, 2, 3] } }, t: { gemeente: { '2024': [1, 1, 1] } } },
    );
    expect(available('m')).toEqual({ gemeente: ['2020'] });
    expect(() => publisher.ask('m', 'provincie', '2020')).toThrow(
      'm is not available at level provincie (available: gemeente)',
    );
  });
});

describe('a median', () => {
  const setup = () =>
    open(
      { m: { dataType: 'mean', aggregateAreas: false } },
      { m: { gemeente2024: { '2024': [19, 23, 17.5, 14] }, gewest: { '2024': [21] } } },
    );

  test('carries over to today where nothing merged, and is undefined where something did', () => {
    expect(setup().of('m', 'gemeente')).toEqual([19, 'undefined', 14]);
  });

  test('says that it has no value at another level, and why', () => {
    const { publisher, available } = setup();
    expect(Object.keys(available('m'))).toEqual(['gewest', 'gemeente', 'gemeente2024']);
    try {
      publisher.ask('m', 'provincie', '2024');
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(DataError);
      expect(error).toMatchObject({
        code: 'not_available',
        message:
          'm is not available at level provincie because its figures cannot be added up or averaged (available: gewest, gemeente, gemeente2024)',
      });
    }
  });
});

describe('a question', () => {
  const setup = () =>
    open(
      { v: { forecastFrom: '2025' }, f: { formula: 'v * 2' }, w: { forecastFrom: '2000' } },
      {
        v: {
          gemeente: { '2023': [1, 2, 3], '2024': [4, 5, 6], '2025': [7, 8, 9], '2030': [1, 1, 1] },
        },
        w: { gemeente: { '2023': [1, 2, 3] } },
      },
    );

  test('for the latest period skips forecasts, of operands too', () => {
    const { publisher } = setup();
    expect(publisher.ask('v', 'gemeente', 'latest').period).toBe('2024');
    expect(publisher.ask('F', 'provincie', 'latest').period).toBe('2024');
    expect(publisher.publish(publisher.ask('f', 'gemeente', '2025')).forecast).toBe(true);
    expect(publisher.publish(publisher.ask('f', 'gemeente', 'latest')).forecast).toBe(false);
  });

  test('for the latest of nothing but forecasts gets the last', () => {
    const { publisher } = setup();
    expect(publisher.ask('w', 'gemeente', 'latest').period).toBe('2023');
  });

  test('for a period or level without data is an error, not an empty map', () => {
    const { publisher } = setup();
    expect(() => publisher.ask('v', 'gemeente', '2026')).toThrow(
      'v has no period "2026" at level gemeente (available: latest, 2023, 2024, 2025, 2030)',
    );
    expect(() => publisher.ask('v', 'wijk', '2024')).toThrow('unknown level: "wijk" (known: ');
    expect(() => publisher.ask('v', 'statsec2024', '2024')).toThrow(
      'not available at level statsec2024',
    );
    expect(() => publisher.ask('x', 'gemeente', '2024')).toThrow('unknown indicator: "x"');
  });
});
