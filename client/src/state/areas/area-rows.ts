import type { Language } from '../../../../geodata/model/model.ts';
import { countBelow } from '../../../../server/contract/classify/figures.ts';
import { indexAt, itemAt, numberAt } from '../../../../server/contract/read-at.ts';

export const COLUMNS = ['name', 'code', 'value'] as const;
export type Column = (typeof COLUMNS)[number];
export type Order = { by: Column; descending: boolean };

/** The order a column starts in: highest values first, names and codes from the beginning. */
export function firstOrder(by: Column): Order {
  return { by, descending: by === 'value' };
}

/** Indices of all areas of a level, in the order of their names and in that of their codes. */
export type Register = { byName: Uint32Array; byCode: Uint32Array };

/**
 * Sorts the names of a level: numbers by size, equals by code. Comparing words takes most of the time of
 * sorting ten thousand rows, and names do not change with the period: done once per level.
 */
export function createRegister(
  names: readonly string[],
  codes: readonly string[],
  language: Language,
): Register {
  const { compare } = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const inOrder = Uint32Array.from(codes, (_, i) => i);
  const compareCodes = (a: number, b: number): number =>
    compareText(itemAt(codes, a), itemAt(codes, b));
  const compareNames = (a: number, b: number): number =>
    compare(itemAt(names, a), itemAt(names, b)) || compareCodes(a, b);
  return { byName: inOrder.slice().sort(compareNames), byCode: inOrder.slice().sort(compareCodes) };
}

/** What rows are sorted by: values in area order, NaN for none, and the known ones ascending. */
export type Sortable = { values: Float64Array; sorted: Float64Array };

/**
 * Indices of the listed areas in the order of the list. Areas without a value come last whatever the
 * direction, and equals go by name.
 * @param members the listed areas; null for all
 */
export function sortAreas(
  { values, sorted }: Sortable,
  { byName, byCode }: Register,
  members: readonly number[] | null,
  { by, descending }: Order,
): Uint32Array {
  const isListed = members ? flagsOf(members, byName.length) : null;
  const listed = (all: Uint32Array): Uint32Array =>
    isListed ? all.filter((index) => isListed[index] === 1) : all.slice();
  switch (by) {
    case 'name':
      return descending ? listed(byName).reverse() : listed(byName);
    case 'code':
      return descending ? listed(byCode).reverse() : listed(byCode);
    case 'value':
      return sortByValue(listed(byName), values, sorted, descending);
    default:
      return by satisfies never;
  }
}

/** A counting sort: the place of a value among the sorted ones is known, and names are in order already. */
function sortByValue(
  named: Uint32Array,
  values: Float64Array,
  sorted: Float64Array,
  descending: boolean,
): Uint32Array {
  const places = new Uint32Array(named.length);
  const counts = new Uint32Array(sorted.length + 2);
  for (let i = 0; i < named.length; i++) {
    const value = numberAt(values, indexAt(named, i));
    const below = Number.isNaN(value) ? sorted.length : countBelow(sorted, value);
    const place = descending && below < sorted.length ? sorted.length - 1 - below : below;
    places[i] = place;
    counts[place + 1] = indexAt(counts, place + 1) + 1;
  }
  for (let i = 1; i < counts.length; i++) counts[i] = indexAt(counts, i) + indexAt(counts, i - 1);
  const order = new Uint32Array(named.length);
  for (let i = 0; i < named.length; i++) {
    const place = indexAt(places, i);
    const at = indexAt(counts, place);
    order[at] = indexAt(named, i);
    counts[place] = at + 1;
  }
  return order;
}

/** Place of a value among others, 1 for the highest; equals share a place. */
export function rankOf(value: number, sorted: Float64Array): { rank: number; of: number } {
  let above = 0;
  for (let i = sorted.length - 1; i >= 0 && numberAt(sorted, i) > value; i--) above++;
  return { rank: above + 1, of: sorted.length };
}

function flagsOf(members: readonly number[], length: number): Uint8Array {
  const flags = new Uint8Array(length);
  for (const member of members) flags[member] = 1;
  return flags;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
