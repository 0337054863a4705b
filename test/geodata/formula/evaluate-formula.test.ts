import { describe, expect, it } from 'vitest';
import { combineStatuses, evaluateFormula } from '../../../geodata/formula/evaluate.ts';
import { parseFormula, printReference } from '../../../geodata/formula/parse.ts';
import type { Column } from '../../../geodata/model/column.ts';
import { STATUSES, type Status, VALUE } from '../../../geodata/model/status.ts';
import { createRandom } from '../../fixtures/random.ts';

const LETTERS: Record<string, Status> = {
  v: 'value',
  e: 'empty',
  h: 'hidden',
  n: 'not_applicable',
  u: 'unanswered',
  s: 'suppressed',
  x: 'undefined',
};

// Rows: left operand, columns: right operand, both in this order: v e h n u s x.
const SUM = {
  v: 'v v h v u s x',
  e: 'v e h e u s x',
  h: 'h h h h u s h',
  n: 'v e h n u s x',
  u: 'u u u u u s u',
  s: 's s s s s s s',
  x: 'x x h x u s x',
};
const PRODUCT = { ...SUM, v: 'v x h x u s x', e: 'x e h e u s x', n: 'x e h n u s x' };

const CASES = (
  [
    ['+', SUM],
    ['-', SUM],
    ['*', PRODUCT],
    ['/', PRODUCT],
  ] as const
).flatMap(([op, table]) =>
  Object.entries(table).flatMap(([left, row]) =>
    row.split(' ').map((result, i) => ({
      op,
      left: LETTERS[left] as Status,
      right: LETTERS['vehnusx'.charAt(i)] as Status,
      result: LETTERS[result] as Status,
    })),
  ),
);

describe('statuses', () => {
  it('the table has every operator with every pair of statuses', () => {
    expect(CASES).toHaveLength(4 * STATUSES.length ** 2);
  });

  it.each(CASES)('$left $op $right = $result', ({ op, left, right, result }) => {
    const column = evaluate(`a ${op} b`, { a: [cell(left, 6)], b: [cell(right, 3)] });
    expect(statusesOf(column)).toEqual([result]);
    const combined = combineStatuses(op, STATUSES.indexOf(left), STATUSES.indexOf(right));
    expect(STATUSES[combined]).toBe(result);
    if (result !== 'value') expect(column.values[0]).toBe(0);
  });

  it.each(STATUSES)('a number in the formula leaves %s as it is', (status) => {
    for (const formula of ['a + 1', '1 - a', 'a * 100', '100 / a', '-a', '100 - (a / a * 100)']) {
      expect(statusesOf(evaluate(formula, { a: [cell(status, 6)] })), formula).toEqual([status]);
    }
  });

  it.each([
    ['a / b', [cell('value', 1)], [cell('value', 0)]],
    ['a / b', [cell('value', 0)], [cell('value', 0)]],
    ['a / (b - b)', [cell('value', 1)], [cell('value', 5)]],
    ['a / (1 - 1)', [cell('value', 1)], []],
    ['a + 1 / 0', [cell('value', 1)], []],
    ['a * a', [cell('value', 1e300)], []],
    ['b / (a * a)', [cell('value', 1e300)], [cell('value', 1)]],
  ])('%s is undefined when dividing by 0 or overflowing', (formula, a, b) => {
    expect(statusesOf(evaluate(formula, { a, b }, 1))).toEqual(['undefined']);
  });

  it('a hidden numerator over 0 is hidden, and nothing over 0 is empty', () => {
    const zero = [cell('value', 0), cell('value', 0)];
    const column = evaluate('a / b', { a: [cell('hidden', 0), cell('empty', 0)], b: zero });
    expect(statusesOf(column)).toEqual(['hidden', 'undefined']);
    expect(statusesOf(evaluate('a / 0', { a: [cell('empty', 0)] }))).toEqual(['empty']);
  });

  it('a share of which nothing is known is empty; with half of it known it is undefined', () => {
    const column = evaluate('m / t * 100', {
      m: [cell('empty', 0), cell('value', 3), cell('empty', 0), cell('not_applicable', 0)],
      t: [cell('empty', 0), cell('empty', 0), cell('value', 4), cell('not_applicable', 0)],
    });
    expect(statusesOf(column)).toEqual(['empty', 'undefined', 'undefined', 'not_applicable']);
  });
});

describe('values', () => {
  const figures = {
    a: [cell('value', 6), cell('value', -1), cell('empty', 99)],
    b: [cell('value', 3), cell('value', 4), cell('value', 5)],
    'data_from_period(a, "-1")': [cell('value', 4), cell('value', 1), cell('value', 7)],
    'cell(k, x_1)': [cell('value', 1), cell('value', 2), cell('value', 3)],
  };

  it.each([
    ['a', [6, -1, 0]],
    ['A + B', [9, 3, 5]],
    ['a - b', [3, -5, -5]],
    ['b - a', [-3, 5, 5]],
    ['a * b / 2', [9, -2, 0]],
    ['-a', [-6, 1, 0]],
    ['2 * (1 + 2)', [6, 6, 6]],
    ['100 - b * 10', [70, 60, 50]],
    ['(a + data_from_period(a,"-1")) / 2', [5, 0, 3.5]],
    ['b - cell(k,x_1) - cell(k,x_1)', [1, 0, -1]],
    ['b * 0 * -1', [0, 0, 0]],
  ])('%s', (formula, values) => {
    expect([...evaluate(formula, figures, 3).values]).toEqual(values);
  });

  it('asks for an operand once and never changes it', () => {
    const column = createColumn([cell('value', 2), cell('hidden', 0)]);
    const before = structuredClone(column);
    let asked = 0;
    const result = evaluateFormula(
      parseFormula('a * a + a / A - a'),
      () => {
        asked++;
        return column;
      },
      2,
    );
    expect(asked).toBe(1);
    expect(column).toEqual(before);
    expect(evaluateFormula(parseFormula('a'), () => column, 2).values).not.toBe(column.values);
    expect(result.values[0]).toBe(3);
  });

  it('refuses an operand of another level', () => {
    expect(() => evaluate('a + b', { a: [cell('value', 1)], b: [] }, 1)).toThrow(
      'b has 0 areas when expected 1',
    );
  });

  it('agrees with arithmetic on random formulas of figures', () => {
    const random = createRandom(7).next;
    for (let i = 0; i < 500; i++) {
      const terms = Array.from({ length: 2 + Math.floor(random() * 6) }, () =>
        random() < 0.7 ? 'abc'.charAt(random() * 3) : `(${1 + Math.floor(random() * 9)} - b)`,
      );
      const formula = terms.reduce(
        (left, right) => `${left} ${'+-*/'.charAt(random() * 4)} ${right}`,
      );
      const [a, b, c] = [random() + 1, -random(), random() * 100];
      const expected = new Function('a', 'b', 'c', `return ${formula}`)(a, b, c) as number;
      const column = evaluate(
        formula,
        { a: [cell('value', a)], b: [cell('value', b)], c: [cell('value', c)] },
        1,
      );
      expect(column.values[0], formula).toBe(expected);
    }
  });
});

type Cell = { status: Status; value: number };

/** Where the status is not `value` the number is nonsense on purpose: it must not be used. */
function cell(status: Status, value: number): Cell {
  return { status, value: status === 'value' ? value : 12345 };
}

function createColumn(cells: Cell[]): Column {
  return {
    values: Float64Array.from(cells, ({ value }) => value),
    statuses: Uint8Array.from(cells, ({ status }) => STATUSES.indexOf(status)),
  };
}

function evaluate(formula: string, figures: Record<string, Cell[]>, length?: number): Column {
  const areas = length ?? Object.values(figures)[0]?.length ?? 0;
  return evaluateFormula(
    parseFormula(formula),
    (reference) => createColumn(figures[printReference(reference)] ?? []),
    areas,
  );
}

function statusesOf(column: Column): Array<Status | undefined> {
  const words = [...column.statuses].map((status) => STATUSES[status]);
  expect(column.values.every((value, i) => column.statuses[i] === VALUE || value === 0)).toBe(true);
  return words;
}
