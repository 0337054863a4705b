import { describe, expect, it } from 'vitest';
import {
  alphabet,
  firstOrder,
  type Row,
  rankOf,
  sortRows,
} from '../../client/src/card/area-rows.ts';

function createRows(): Row[] {
  const row = (index: number, name: string, code: string, value: number | null): Row => ({
    index,
    name,
    code,
    value,
    alphabetical: 0,
    kind: value === null ? 'suppressed' : 'value',
  });
  const rows = [
    row(0, 'Édenwijk', 'B', 5),
    row(1, 'eiland 10', 'D', null),
    row(2, 'Eiland 9', 'A', 12),
    row(3, 'Dampoort', 'C', 5),
  ];
  const names = rows.map((each) => each.name);
  const places = alphabet(
    names,
    rows.map((each) => each.code),
    'nl',
  );
  return rows.map((each, i) => ({ ...each, alphabetical: places[i] ?? 0 }));
}

const namesOf = (rows: readonly Row[]) => rows.map((row) => row.name);

describe('the rows of a list', () => {
  it('begin with the highest value, equals by name, missing last', () => {
    const sorted = sortRows(createRows(), firstOrder('value'));
    expect(namesOf(sorted)).toEqual(['Eiland 9', 'Dampoort', 'Édenwijk', 'eiland 10']);
  });

  it('keep what is missing last when turned around', () => {
    const sorted = sortRows(createRows(), { by: 'value', descending: false });
    expect(namesOf(sorted)).toEqual(['Dampoort', 'Édenwijk', 'Eiland 9', 'eiland 10']);
  });

  it('sort names as a dictionary does, numbers by size', () => {
    const sorted = sortRows(createRows(), firstOrder('name'));
    expect(namesOf(sorted)).toEqual(['Dampoort', 'Édenwijk', 'Eiland 9', 'eiland 10']);
  });

  it('sort by code', () => {
    const sorted = sortRows(createRows(), firstOrder('code'));
    expect(sorted.map((row) => row.code)).toEqual(['A', 'B', 'C', 'D']);
  });
});

describe('the rank of a value', () => {
  it('counts what is higher, among what is known', () => {
    expect(rankOf(5, [9, 5, 5, null, 1])).toEqual({ rank: 2, of: 4 });
    expect(rankOf(9, [9, 5, 5, null, 1])).toEqual({ rank: 1, of: 4 });
  });
});
