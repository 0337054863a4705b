import { afterAll, describe, expect, it } from 'vitest';
import { ValueComputer } from '../../../geodata/compute/compute-values.ts';
import { combineStatuses } from '../../../geodata/formula/evaluate.ts';
import { MEASURES } from '../../../geodata/model/measure.ts';
import { STATUSES, SUPPRESSED, UNDEFINED, VALUE } from '../../../geodata/model/status.ts';
import { REASONS } from '../../../geodata/model/threshold.ts';
import {
  changeBetween,
  decimalsOfRate,
  rateOf,
  unitOfMeasure,
} from '../../../geodata/publish/measure.ts';
import { measuresOf, publishMeasure } from '../../../geodata/publish/publish-measure.ts';
import { type Published, ValuePublisher } from '../../../geodata/publish/publish-values.ts';
import { sameText } from '../../../geodata/source/definitions/minimal-indicator.ts';
import { createFiguresEdition } from '../../fixtures/create-figures-edition.ts';
import { createRandom } from '../../fixtures/random.ts';
import { open } from '../compute/open-places.ts';

const PEOPLE = {
  '2014': [100, 40, 0, 3, null, 200, -99999, 50],
  '2019': [150, 20, 10, 50, 60, 2, 70, 50],
};
const SURFACE = { '2010': [2, 4, 0, 5, 1, 8, 1, 3] };
const padded = (...values: number[]) => PEOPLE['2014'].map((_, i) => values[i] ?? null);
const { edition, remove } = createFiguresEdition({
  levels: { gemeente: PEOPLE['2014'].map((_, i) => `g${i}`) },
  tables: {},
  indicators: {
    people: { threshold: 5, unit: sameText('inwoners'), provisionalPeriods: ['2014'] },
    surface: { unit: sameText('ha') },
    share: { dataType: 'share', unit: sameText('%'), rounding: 0.1 },
    helper: { visible: false },
    rooms: { dataType: 'text' },
    cars: { forecastFrom: '2019' },
    crowd: { formula: 'people * 2', forecastFrom: '2019' },
  },
  figures: {
    people: { gemeente: PEOPLE },
    surface: { gemeente: SURFACE },
    share: { gemeente: { '2014': padded(10.14, 20), '2019': padded(12.26, 19.9) } },
    helper: { gemeente: SURFACE },
    cars: { gemeente: { '2011': padded(1), '2019': padded(60, 10, 0, 20, 30, 40) } },
    rooms: { gemeente: { '2014': padded(1), '2019': padded(2) } },
  },
});
afterAll(remove);
const publisher = new ValuePublisher(new ValueComputer(edition));
const surfaceIndicator = { code: 'surface', perKm2: 100 };
const divisors = { surfaceIndicator, populationIndicator: 'people' };
Object.assign(edition.meta, divisors);

function ask(code: string, measure: (typeof MEASURES)[number], since: string | null = null) {
  return publishMeasure(publisher, publisher.ask(code, 'gemeente', '2019'), { measure, since });
}

function tell({ column, reasons }: Published): (number | string)[] {
  return Array.from(column.values, (value, i) => {
    const status = STATUSES[column.statuses[i] ?? 0] ?? '';
    const reason = REASONS[reasons[i] ?? 0];
    return status === 'value' ? value : reason ? `${status} (${reason})` : status;
  });
}

describe('a change', () => {
  it('is what is shown now less what was shown then, and missing where either is', () => {
    expect(tell(ask('people', 'change', '2014'))).toEqual([
      50,
      -20,
      10,
      'suppressed (privacy)',
      'undefined',
      'suppressed (privacy)',
      'unanswered',
      0,
    ]);
  });

  it('in percent has one decimal, and none where it began at 0', () => {
    const measured = ask('people', 'change_percent', '2014');
    expect(tell(measured).slice(0, 4)).toEqual([50, -50, 'undefined', 'suppressed (privacy)']);
    expect(measured).toMatchObject({ decimals: 1, unit: { nl: '%' }, provisional: true });
  });

  it('as an index is 100 in its base, which its unit names as the calculation has it (FIELD A1)', () => {
    const { publisher: of } = open(
      { people: {} },
      { people: { gemeente: { '2011': [81254, 1, 0], '2020': [87603, 2, 3] } } },
    );
    const indexOf = (period: string) =>
      publishMeasure(of, of.ask('people', 'gemeente', period), { measure: 'index', since: '2011' });
    expect(tell(indexOf('2020'))).toEqual([107.8, 200, 'undefined']);
    expect(indexOf('2020')).toMatchObject({ decimals: 1, unit: { nl: '(2011 = 100)' } });
    expect(tell(indexOf('2011')).slice(0, 2)).toEqual([100, 100]);
  });

  it('of a share is that of its rounded values, in percentage points', () => {
    const measured = ask('share', 'change', '2014');
    expect(tell(measured).slice(0, 2)).toEqual([2.2, -0.1]);
    expect(measured.unit.nl).toBe('procentpunt');
  });
});

describe('a rate', () => {
  it('is per square kilometre of the surface that there is', () => {
    const measured = ask('people', 'density');
    expect(measured.divisor).toEqual({ indicator: 'surface', period: '2010' });
    expect(measured.unit.nl).toBe('inwoners per km²');
    expect(tell(measured).slice(0, 4)).toEqual([7500, 500, 'undefined', 1000]);
    expect(measured.decimals).toBe(0);
  });

  it('is per thousand inhabitants of the same period, a forecast when either is', () => {
    const measured = ask('cars', 'per_1000');
    expect(measured).toMatchObject({
      ...{ divisor: { indicator: 'people', period: '2019' }, decimals: 0, forecast: true },
    });
    expect(tell(measured).slice(0, 6)).toEqual([
      ...[400, 500, 0, 400, 500],
      'suppressed (privacy)',
    ]);
    expect(measuresOf(publisher, edition.indicator('cars')).get('per_1000')).toEqual(
      new Map([['gemeente', ['2019']]]),
    );
  });

  it('has two or three digits of what is usual', () => {
    expect([494, 50, 5, 0.5, 0.066].map(decimalsOfRate)).toEqual([0, 1, 1, 2, 3]);
  });
});

describe('a measure', () => {
  it('is offered where it makes sense', () => {
    const offered = (code: string) => [...measuresOf(publisher, edition.indicator(code)).keys()];
    expect(offered('people')).toEqual(['value', 'change', 'change_percent', 'index', 'density']);
    expect(offered('share')).toEqual(['value', 'change']);
    expect(offered('rooms')).toEqual(['value']);
    // Of one period only, and itself what is divided by; made of inhabitants, so not per inhabitant.
    expect(offered('surface')).toEqual(['value']);
    expect(offered('crowd')).toEqual(['value', 'change', 'change_percent', 'index', 'density']);
    expect(measuresOf(publisher, edition.indicator('people')).get('change')).toEqual(
      new Map([['gemeente', ['2019']]]),
    );
  });

  it('is refused with what there is instead', () => {
    expect(() => ask('share', 'density')).toThrow(
      'share has no measure density as it is a share (available: value, change)',
    );
    expect(() => ask('people', 'change')).toThrow('parameter "since" is missing');
    expect(() => ask('people', 'change', '2019')).toThrow('expected a period before 2019');
    expect(() => ask('people', 'change', '2011')).toThrow('people has no period "2011"');
    expect(() => ask('people', 'density', '2014')).toThrow('"since" is for measure=change');
  });

  it('is not divided by what is not published', () => {
    Object.assign(edition.meta, { surfaceIndicator: { code: 'helper', perKm2: 1 } });
    expect(() => ask('people', 'density')).toThrow('has no measure density');
    Object.assign(edition.meta, divisors);
  });

  it('of every pair of statuses is what the formula says, and tells nothing where one is hidden', () => {
    const random = createRandom(40).next;
    const create = (): Published => {
      const statuses = Uint8Array.from({ length: 400 }, () => Math.floor(random() * 7));
      const values = Float64Array.from(statuses, (status) =>
        status === VALUE ? Math.round(random() * 20) : 0,
      );
      const reasons = statuses.map((status) =>
        status === SUPPRESSED ? 1 + (random() > 0.5 ? 1 : 0) : 0,
      );
      const shown = ask('people', 'value');
      return { ...shown, column: { values, statuses }, reasons };
    };
    const [one, other] = [create(), create()];
    for (const { column, reasons } of [
      changeBetween('change', one, other),
      changeBetween('change_percent', one, other),
      rateOf(other, one, 1000),
    ]) {
      for (const [i, status] of column.statuses.entries()) {
        const expected = combineStatuses(
          '/',
          other.column.statuses[i] ?? 0,
          one.column.statuses[i] ?? 0,
        );
        if (status !== UNDEFINED || expected !== VALUE) expect(status).toBe(expected);
        if (status !== VALUE) expect(column.values[i]).toBe(0);
        expect((reasons[i] ?? 0) > 0).toBe(status === SUPPRESSED);
      }
    }
  });

  it('has a unit in every language', () => {
    for (const measure of MEASURES)
      for (const unit of Object.values(unitOfMeasure(measure, sameText('kWh'))))
        expect(unit).not.toBe('');
  });
});
