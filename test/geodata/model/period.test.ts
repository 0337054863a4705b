import { describe, expect, test } from 'vitest';
import { comparePeriods, parsePeriod, shiftPeriod } from '../../../geodata/model/period.ts';

describe('parsePeriod', () => {
  test.each([
    [2018, '2018'],
    ['2018', '2018'],
    [' 2018 ', '2018'],
    ['2018.00', '2018'],
    ['2018,0', '2018'],
    ['2023Q1', '2023Q1'],
    ['2023q4', '2023Q4'],
    ['2023K2', '2023Q2'],
    ['2023-Q3', '2023Q3'],
    ['2023 Q3', '2023Q3'],
    ['q1y2014', '2014Q1'],
    ['Q04Y2014', '2014Q4'],
    ['2023M7', '2023M07'],
    ['2023M12', '2023M12'],
    ['2023-07', '2023M07'],
    ['m7y2023', '2023M07'],
    ['2023-07-01', '2023-07-01'],
    ['2024-02-29', '2024-02-29'],
  ])('%j is %s', (raw, period) => expect(parsePeriod(raw)).toBe(period));

  test.each([
    '',
    'mrp',
    '18',
    '20188',
    2018.5,
    '2018.50',
    '1700',
    '2300',
    '2023Q5',
    '2023Q0',
    '2023M13',
    '2023-13',
    'q5y2014',
    'm13y2014',
    '2023-02-30',
    '2023-13-01',
    '2023-00-10',
    '2018-2019',
    '٢٠١٨',
    'Infinity',
    '-2018',
  ])('%j is no period', (raw) => expect(parsePeriod(raw)).toBeNull());

  test('reads what it wrote', () => {
    for (const raw of ['2018', '2023Q1', '2023M07', '2023-07-01']) {
      expect(parsePeriod(parsePeriod(raw) ?? '')).toBe(raw);
    }
  });
});

test.each([
  ['2018', -1, '2017'],
  ['2018', 3, '2021'],
  ['2023Q1', -1, '2022Q4'],
  ['2023Q4', 1, '2024Q1'],
  ['2023M01', -13, '2021M12'],
  ['2023M12', 1, '2024M01'],
  ['2023-07-01', -1, null],
])('%s moved by %i is %s', (period, by, moved) => expect(shiftPeriod(period, by)).toBe(moved));

test('moving there and back gives the same period', () => {
  for (const period of ['1999', '2023Q1', '2023Q3', '2023M01', '2023M11']) {
    for (let by = -30; by <= 30; by++) {
      expect(shiftPeriod(shiftPeriod(period, by) ?? '', -by)).toBe(period);
    }
  }
});

test('a year stands before its quarters and months, and those before the next year', () => {
  const periods = ['2024', '2023M12', '2023Q4', '2023', '2023M02', '2023Q1'];
  expect(periods.sort(comparePeriods)).toEqual([
    '2023',
    '2023M02',
    '2023M12',
    '2023Q1',
    '2023Q4',
    '2024',
  ]);
});
