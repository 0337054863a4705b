import { describe, expect, test } from 'vitest';
import {
  createColumn,
  decodeColumn,
  encodeColumn,
  hasFigures,
} from '../../../geodata/model/column.ts';
import { EMPTY, HIDDEN, STATUSES, VALUE } from '../../../geodata/model/status.ts';
import { createRandom } from '../../fixtures/random.ts';

const columnOf = (values: number[], statuses?: number[]) => ({
  values: Float64Array.from(values),
  statuses: statuses ? Uint8Array.from(statuses) : new Uint8Array(values.length).fill(VALUE),
});

describe('a column comes back as it was stored', () => {
  test.each([
    ['nothing', [], undefined],
    ['whole numbers', [0, -5, 2 ** 31 - 1], undefined],
    ['numbers that need 64 bits', [2 ** 31, 2 ** 53 - 1, 0.1], undefined],
    ['halves', [0.5, 1.25, -3], undefined],
    ['missing ones', [1, 0, 0], [VALUE, EMPTY, HIDDEN]],
  ])('%s', (_, values, statuses) => {
    const column = columnOf(values, statuses);
    expect(decodeColumn(encodeColumn(column), values.length)).toEqual(column);
  });

  test('random ones', () => {
    const random = createRandom(11).next;
    for (let round = 0; round < 300; round++) {
      const length = Math.floor(random() * 20);
      const scale = [1, 1e3, 1e12, 1e-9][round % 4] ?? 1;
      const whole = random() < 0.5;
      const statuses = Array.from({ length }, () =>
        random() < 0.7 ? VALUE : Math.floor(random() * STATUSES.length),
      );
      const values = statuses.map((status) => {
        if (status !== VALUE) return 0;
        const number = (random() - 0.5) * scale;
        return whole ? Math.round(number) + 0 : number;
      });
      const column = columnOf(values, statuses);
      const decoded = decodeColumn(encodeColumn(column), length);
      // A stored −0 may come back as 0, which is the same figure.
      expect(Array.from(decoded.values, (v) => v + 0)).toEqual(values.map((v) => v + 0));
      expect(decoded.statuses).toEqual(column.statuses);
    }
  });
});

test('bytes of another length are refused with both lengths', () => {
  const bytes = encodeColumn(columnOf([1, 2, 3]));
  expect(() => decodeColumn(bytes, 4)).toThrow('column of 4 areas takes 17 bytes, got 13');
  expect(() => decodeColumn(bytes.subarray(0, 9), 3)).toThrow(RangeError);
});

test('a new column knows nothing; one reason is enough to know something', () => {
  const column = createColumn(3);
  expect(hasFigures(column)).toBe(false);
  column.statuses[1] = HIDDEN;
  expect(hasFigures(column)).toBe(true);
});
