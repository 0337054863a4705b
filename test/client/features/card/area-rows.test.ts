import { describe, expect, it } from 'vitest';
import {
  createRegister,
  firstOrder,
  type Order,
  rankOf,
  sortAreas,
} from '../../../../client/src/state/areas/area-rows.ts';
import { sortKnown } from '../../../../server/contract/classify/figures.ts';
import { createRandom } from '../../../fixtures/random.ts';

const NAMES = ['Édenwijk', 'eiland 10', 'Eiland 9', 'Dampoort'];
const CODES = ['B', 'D', 'A', 'C'];
const VALUES = Float64Array.of(5, Number.NaN, 12, 5);

function sortedNames(order: Order, members: number[] | null = null): (string | undefined)[] {
  const register = createRegister(NAMES, CODES, 'nl');
  const columns = { values: VALUES, sorted: sortKnown(VALUES) };
  return [...sortAreas(columns, register, members, order)].map((index) => NAMES[index]);
}

describe('the order of a list', () => {
  it('begins with the highest value, equals by name, missing last', () => {
    expect(sortedNames(firstOrder('value'))).toEqual([
      'Eiland 9',
      'Dampoort',
      'Édenwijk',
      'eiland 10',
    ]);
  });

  it('keeps what is missing last when turned around', () => {
    expect(sortedNames({ by: 'value', descending: false })).toEqual([
      'Dampoort',
      'Édenwijk',
      'Eiland 9',
      'eiland 10',
    ]);
  });

  it('goes by name as a dictionary does, numbers by size', () => {
    const names = ['Dampoort', 'Édenwijk', 'Eiland 9', 'eiland 10'];
    expect(sortedNames(firstOrder('name'))).toEqual(names);
    expect(sortedNames({ by: 'name', descending: true })).toEqual(names.reverse());
  });

  it('goes by code', () => {
    expect(sortedNames(firstOrder('code'))).toEqual([
      'Eiland 9',
      'Édenwijk',
      'Dampoort',
      'eiland 10',
    ]);
  });

  it('holds the listed areas only', () => {
    expect(sortedNames(firstOrder('value'), [0, 1])).toEqual(['Édenwijk', 'eiland 10']);
  });

  it('is that of comparing one by one, whatever the values', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = createRandom(seed);
      const values = Float64Array.from({ length: 1 + random.whole(300) }, () =>
        random.next() < 0.2 ? Number.NaN : random.whole(40) - 10,
      );
      const codes = Array.from(values, (_, i) => String(i).padStart(4, '0'));
      const register = createRegister(codes, codes, 'nl');
      const descending = seed % 2 === 0;
      const columns = { values, sorted: sortKnown(values) };
      const order = [...sortAreas(columns, register, null, { by: 'value', descending })];
      const known = order.filter((index) => !Number.isNaN(values[index]));
      const compared = [...known].sort((a, b) => {
        const more = (values[a] ?? 0) - (values[b] ?? 0);
        return (descending ? -more : more) || a - b;
      });
      expect(known, `seed ${seed}`).toEqual(compared);
      expect(order.slice(0, known.length), `seed ${seed}`).toEqual(known);
      expect(new Set(order).size, `seed ${seed}`).toBe(values.length);
    }
  });
});

describe('the rank of a value', () => {
  it('counts what is higher, among what is known', () => {
    const sorted = Float64Array.of(1, 5, 5, 9);
    expect(rankOf(5, sorted)).toEqual({ rank: 2, of: 4 });
    expect(rankOf(9, sorted)).toEqual({ rank: 1, of: 4 });
  });
});
