import type { Language } from '../../../geodata/model.ts';
import type { Kind } from '../kind-of-value.ts';

export type Row = {
  /** Index of the area in the drawn level. */
  index: number;
  code: string;
  name: string;
  /** Place of the name in the alphabet, among all areas of the level. */
  alphabetical: number;
  value: number | null;
  kind: Kind;
};

export const COLUMNS = ['name', 'code', 'value'] as const;
export type Column = (typeof COLUMNS)[number];
export type Order = { by: Column; descending: boolean };

/** The order a column starts in: highest values first, names and codes from the beginning. */
export function firstOrder(by: Column): Order {
  return { by, descending: by === 'value' };
}

/**
 * Place of each name in the alphabet, numbers by size, equals by code. Comparing words takes most of the
 * time of sorting ten thousand rows, and names do not change with the period: done once per level.
 */
export function alphabet(
  names: readonly string[],
  codes: readonly string[],
  language: Language,
): Int32Array {
  const { compare } = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const order = names.map((_, i) => i);
  order.sort(
    (a, b) =>
      compare(names[a] ?? '', names[b] ?? '') || compareText(codes[a] ?? '', codes[b] ?? ''),
  );
  const places = new Int32Array(names.length);
  order.forEach((index, place) => {
    places[index] = place;
  });
  return places;
}

/** Sorted copies; rows without a value always come last, and equals go by name. */
export function sortRows(rows: readonly Row[], order: Order): Row[] {
  const sign = order.descending ? -1 : 1;
  const byName = (a: Row, b: Row): number => a.alphabetical - b.alphabetical;
  return [...rows].sort((a, b) => {
    switch (order.by) {
      case 'name':
        return sign * byName(a, b);
      case 'code':
        return sign * compareText(a.code, b.code);
      case 'value':
        if (a.value === null || b.value === null) {
          return Number(a.value === null) - Number(b.value === null) || byName(a, b);
        }
        return sign * (a.value - b.value) || byName(a, b);
      default:
        return order.by satisfies never;
    }
  });
}

/** Place of a value among others, 1 for the highest; equals share a place. */
export function rankOf(
  value: number,
  values: readonly (number | null)[],
): { rank: number; of: number } {
  let rank = 1;
  let of = 0;
  for (const other of values) {
    if (other === null) continue;
    of++;
    if (other > value) rank++;
  }
  return { rank, of };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
