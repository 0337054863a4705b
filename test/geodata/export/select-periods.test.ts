import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ValueComputer } from '../../../geodata/compute/compute-values.ts';
import { parsePeriods, selectPeriods } from '../../../geodata/export/select-periods.ts';
import { ValuePublisher } from '../../../geodata/publish/publish-values.ts';
import { createFiguresEdition, type OpenEdition } from '../../fixtures/create-figures-edition.ts';

let open: OpenEdition;
let publisher: ValuePublisher;
beforeAll(() => {
  open = createFiguresEdition({
    levels: { gemeente: ['44021', '11002'] },
    tables: {},
    indicators: { yearly: { forecastFrom: '2026' }, quarterly: {} },
    figures: {
      yearly: {
        gemeente: { '2020': [1, 2], '2022': [1, 2], '2024': [1, 2], '2026': [3, 4] },
      },
      quarterly: { gemeente: { '2023Q4': [1, 2], '2024Q1': [1, 2], '2024Q4': [1, 2] } },
    },
  });
  publisher = new ValuePublisher(new ValueComputer(open.edition));
});
afterAll(() => open.remove());

function select(text: string): string[][] {
  const indicators = ['yearly', 'quarterly'].map((code) => open.edition.indicator(code));
  return selectPeriods(publisher, indicators, 'gemeente', parsePeriods(text));
}

describe('periods of an export', () => {
  it.each([
    ['all', ['2020', '2022', '2024', '2026'], ['2023Q4', '2024Q1', '2024Q4']],
    ['latest', ['2024'], ['2024Q4']],
    ['2022', ['2022'], []],
    ['2021..2024', ['2022', '2024'], ['2023Q4', '2024Q1', '2024Q4']],
    ['2024Q1..2024Q4', [], ['2024Q1', '2024Q4']],
    ['2020,latest', ['2020', '2024'], ['2024Q4']],
    ['2024,2020..2024', ['2020', '2022', '2024'], ['2023Q4', '2024Q1', '2024Q4']],
  ])('%s', (text, yearly, quarterly) => {
    expect(select(text)).toEqual([yearly, quarterly]);
  });

  it.each(['', '2020,', '2020..', '..2020', '2024..2020', '2020..2022..2024'])(
    'refuses "%s"',
    (text) => {
      expect(() => select(text)).toThrow(/expected a period, "latest", "all" or a range/);
    },
  );

  it('refuses a period that none of the indicators has', () => {
    expect(() => select('2021')).toThrow(/no period "2021".*2020, 2022, 2023Q4/);
    expect(() => select('1990..1999')).toThrow(/no periods in this range/);
  });
});
