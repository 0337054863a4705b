/** The table beside the map: change, places, and the order of its rows. */
import { describe, expect, it } from 'vitest';
import { changesOf, placesOf } from '../../../../client/src/features/triptych/change.ts';
import { createRegister } from '../../../../client/src/state/areas/area-rows.ts';
import {
  copyRows,
  sortRows,
  type TableColumn,
} from '../../../../client/src/ui/area-list/table-rows.ts';
import { sortKnown } from '../../../../server/contract/classify/figures.ts';
import { rankWithTies } from '../../../../server/contract/classify/rank.ts';
import { createRandom } from '../../../fixtures/random.ts';

const NAMES = ['Zele', 'Aalst', 'Gent', 'Aalst'];
const CODES = ['3', '1', '2', '0'];
const REGISTER = createRegister(NAMES, CODES, 'nl');

function createColumn(key: string, values: number[]): TableColumn {
  return { key, label: key, isNumber: true, cell: () => null, values: Float64Array.from(values) };
}

describe('change', () => {
  it('is in percent for counts and means, in their own unit for others', () => {
    const [before, now] = [Float64Array.of(100, 0, -5, 8), Float64Array.of(150, 5, 5, Number.NaN)];
    const none = Number.NaN;
    expect([...changesOf(before, now, 'count').values]).toEqual([50, none, none, none]);
    expect([...changesOf(before, now, 'share').values]).toEqual([50, 5, 10, none]);
  });
});

describe('places', () => {
  it('are those of the comparison', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = createRandom(seed);
      const values = Float64Array.from({ length: 1 + random.whole(80) }, () =>
        random.next() < 0.2 ? Number.NaN : random.whole(12),
      );
      const sorted = sortKnown(values);
      placesOf(values, sorted).forEach((place, i) => {
        const value = values[i] ?? Number.NaN;
        if (Number.isNaN(value)) expect(place).toBeNaN();
        else expect(place, `seed ${seed}`).toBe(rankWithTies(value, sorted).from);
      });
    }
  });
});

describe('rows', () => {
  const columns = [
    { key: 'name', label: 'name', cell: () => null, text: (i: number) => NAMES[i] ?? '' },
    createColumn('value', [5, Number.NaN, -7, 5]),
    createColumn('change', [1, 2, 3, 4]),
  ];
  const sort = (by: string, descending: boolean, members: number[] | null = null) => [
    ...sortRows(columns, REGISTER, members, { by, descending }),
  ];

  it('sort by any column, equals by name, those without a value last both ways', () => {
    expect(sort('value', true)).toEqual([3, 0, 2, 1]);
    expect(sort('value', false)).toEqual([2, 3, 0, 1]);
    expect(sort('change', true)).toEqual([3, 2, 1, 0]);
    expect(sort('name', false)).toEqual([3, 1, 2, 0]);
    expect(sort('code', false)).toEqual([3, 1, 2, 0]);
    expect(sort('value', true, [0, 1])).toEqual([0, 1]);
  });

  it('are copied in their order, with nothing where there is no value', () => {
    const text = copyRows(columns, Uint32Array.of(2, 1));
    expect(text).toBe('name\tvalue\tchange\nGent\t-7\t3\nAalst\t\t2');
  });
});
