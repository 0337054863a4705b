import { afterEach, describe, expect, test } from 'vitest';
import { ValueComputer } from '../../../geodata/compute/compute-values.ts';
import type { Indicator } from '../../../geodata/model/model.ts';
import { STATUSES } from '../../../geodata/model/status.ts';
import { ValuePublisher } from '../../../geodata/publish/publish-values.ts';
import { createFiguresEdition } from '../../fixtures/create-figures-edition.ts';

const opened: (() => void)[] = [];
afterEach(() => {
  for (const remove of opened.splice(0)) remove();
});

const UNANSWERED = -99999;
const QUARTERS = {
  '2023Q1': [10, 1, null],
  '2023Q2': [20, 2, 7],
  '2023Q3': [30, UNANSWERED, 8],
  '2023Q4': [40, 4, 9],
  '2024Q1': [50, 5, 5],
};

function open(indicator: Partial<Indicator>) {
  const { edition, remove } = createFiguresEdition({
    levels: { gewest: ['2000'], gemeente: ['44021', '46030', '11002'] },
    tables: { 'gemeente>gewest': [0, 0, 0] },
    indicators: { sales: { periodType: 'flow', aggregatePeriods: true, ...indicator } },
    figures: { sales: { gemeente: QUARTERS } },
  });
  opened.push(remove);
  const publisher = new ValuePublisher(new ValueComputer(edition));
  const at = (level: string, period: string): unknown[] => {
    const { column } = publisher.publish(publisher.ask('sales', level, period));
    return Array.from(column.values, (value, i) => {
      const status = STATUSES[column.statuses[i] ?? 1];
      return status === 'value' ? value : status;
    });
  };
  return { publisher, at };
}

describe('periods that run add up to longer ones', () => {
  test('a year is the sum of its four quarters, with the missing rules of every sum', () => {
    expect(open({}).at('gemeente', '2023')).toEqual([100, 'unanswered', 24]);
  });

  test('the year is there for the levels above too', () => {
    expect(open({}).at('gewest', '2023')).toEqual(['unanswered']);
    expect(open({}).at('gewest', '2024Q1')).toEqual([60]);
  });

  test('a year with quarters missing is no year', () => {
    expect(() => open({}).at('gemeente', '2024')).toThrow(/no period "2024".*2023/);
  });

  test('a state on one day is not added up', () => {
    expect(() => open({ periodType: 'stock' }).at('gemeente', '2023')).toThrow(/no period "2023"/);
  });

  test('nor is what its definition forbids', () => {
    expect(() => open({ aggregatePeriods: false }).at('gemeente', '2023')).toThrow(
      /no period "2023"/,
    );
  });
});
