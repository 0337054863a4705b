import { afterEach, describe, expect, test } from 'vitest';
import { ValueComputer } from '../../../geodata/compute/compute-values.ts';
import { DataError } from '../../../geodata/model/data-error.ts';
import { STATUSES } from '../../../geodata/model/status.ts';
import { ValuePublisher } from '../../../geodata/publish/publish-values.ts';
import {
  createFiguresEdition,
  type FiguresOptions,
} from '../../fixtures/create-figures-edition.ts';
import { createRandom } from '../../fixtures/random.ts';

const HIDDEN = -99997;
const UNANSWERED = -99999;

/**
 * Gent, and Beveren with Zwijndrecht that became one; Zwijndrecht changed province. A sector of Gent has
 * an unknown location.
 */
const PLACES = {
  levels: {
    gewest: ['2000'],
    provincie: ['40000', '10000'],
    gemeente: ['44021', '46030', '11002'],
    gemeente2024: ['44021', '46003', '11056', '11002'],
    gemeente2018: ['44021', '44011', '46003', '11056', '11002'],
    statsec2024: ['44021A00-', '44021A01-', '44021ZZZZ', '46003A00-', '11056A00-', '11002A00-'],
  },
  tables: {
    'statsec2024>gemeente2024': [0, 0, 0, 1, 2, 3],
    'gemeente2018>gemeente2024': [0, 0, 1, 2, 3],
    'gemeente2024>gemeente': [0, 1, 1, 2],
    'gemeente>provincie': [0, 0, 1],
    'provincie>gewest': [0, 0],
  },
};

const opened: (() => void)[] = [];
afterEach(() => {
  for (const remove of opened.splice(0)) remove();
});

function open(
  indicators: FiguresOptions['indicators'],
  figures: FiguresOptions['figures'],
  places: Pick<FiguresOptions, 'levels' | 'tables'> = PLACES,
) {
  const { edition, remove } = createFiguresEdition({ ...places, indicators, figures });
  opened.push(remove);
  const computer = new ValueComputer(edition);
  const publisher = new ValuePublisher(computer);
  return {
    edition,
    computer,
    publisher,
    /** Full-precision values in area order, a word for what is missing. */
    of: (code: string, level: string, period = '2024') => {
      const computed = computer.compute(edition.indicator(code), level, period);
      return (
        computed &&
        Array.from(computed.column.values, (value, i) => {
          const status = STATUSES[computed.column.statuses[i] ?? 1];
          return status === 'value' ? value : status;
        })
      );
    },
    originOf: (code: string, level: string, period = '2024') =>
      computer.compute(edition.indicator(code), level, period)?.origin,
    available: (code: string) => Object.fromEntries(computer.availability(edition.indicator(code))),
  };
}

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

test('in random hierarchies children add up to their parent at every level', () => {
  const random = createRandom(2024).next;
  const pick = (count: number): number => Math.floor(random() * count);
  for (let round = 0; round < 25; round++) {
    const sizes = [1, 2 + pick(3), 4 + pick(6), 5 + pick(8), 12 + pick(30)];
    const names = ['gewest', 'provincie', 'gemeente', 'gemeente2024', 'statsec2024'];
    const levels = Object.fromEntries(
      names.map((name, i) => [
        name,
        Array.from({ length: sizes[i] ?? 0 }, (_, k) => `${name}${k}`),
      ]),
    );
    const tables = Object.fromEntries(
      names
        .slice(1)
        .map((child, i) => [
          `${child}>${names[i]}`,
          (levels[child] ?? []).map(() => pick(sizes[i] ?? 1)),
        ]),
    );
    const missing = random() < 0.5 ? 0 : 0.08;
    const column = (level: string): (number | null)[] =>
      (levels[level] ?? []).map(() =>
        random() >= missing ? pick(1000) : ([null, HIDDEN, -99998, UNANSWERED][pick(4)] ?? null),
      );
    const { edition, computer } = open(
      { v: {} },
      { v: { statsec2024: { '2024': column('statsec2024'), '2023': column('statsec2024') } } },
      { levels, tables },
    );
    const indicator = edition.indicator('v');
    for (const child of names.slice(1)) {
      for (const { level: parent } of edition.coarserLevels(child)) {
        for (const period of ['2023', '2024']) {
          const below = computer.compute(indicator, child, period)?.column;
          const above = computer.compute(indicator, parent.code, period)?.column;
          const children = edition.childrenOf(child, parent.code);
          if (!below || !above || !children) throw new Error('no values');
          for (const [index, own] of children.entries()) {
            const statuses = own.map((i) => STATUSES[below.statuses[i] ?? 1]);
            const status = statuses.includes('unanswered')
              ? 'unanswered'
              : statuses.includes('hidden')
                ? 'hidden'
                : statuses.includes('value')
                  ? 'value'
                  : 'empty';
            expect(STATUSES[above.statuses[index] ?? 1]).toBe(status);
            const sum = own.reduce((total, i) => total + (below.values[i] ?? 0), 0);
            expect(above.values[index]).toBe(status === 'value' ? sum : 0);
          }
        }
      }
    }
  }
});
