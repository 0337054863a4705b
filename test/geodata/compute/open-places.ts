/** An edition of a few places with the figures of a test, closed after it. */
import { afterEach } from 'vitest';
import { ValueComputer } from '../../../geodata/compute/compute-values.ts';
import { STATUSES } from '../../../geodata/model/status.ts';
import { ValuePublisher } from '../../../geodata/publish/publish-values.ts';
import {
  createFiguresEdition,
  type FiguresOptions,
} from '../../fixtures/create-figures-edition.ts';

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

export function open(
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
