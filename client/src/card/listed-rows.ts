/** The rows of the list beside the map, in the order the reader chose. */
import { computed, signal } from '@preact/signals';
import { kindAt } from '../kind-of-value.ts';
import { drawn } from '../state/drawn.ts';
import { scopeMembers } from '../state/place.ts';
import { language } from '../words/words.ts';
import { alphabet, firstOrder, type Order, type Row, sortRows } from './area-rows.ts';

export const order = signal<Order>(firstOrder('value'));

const areas = computed(() => drawn.value?.areas ?? null);
const places = computed(() =>
  alphabet(areas.value?.names ?? [], areas.value?.codes ?? [], language.value),
);

export const rows = computed<Row[]>(() => {
  const picture = drawn.value;
  if (!picture) return [];
  const { codes, names } = picture.areas;
  const members = scopeMembers.value ?? codes.map((_, i) => i);
  const all = members.map((index) => ({
    index,
    code: codes[index] ?? '',
    name: names[index] ?? '',
    alphabetical: places.value[index] ?? 0,
    value: picture.answer.values[index] ?? null,
    kind: kindAt(picture.answer, index),
  }));
  return sortRows(all, order.value);
});

/** Place of each listed area in the list. */
export const positions = computed(() => new Map(rows.value.map((row, at) => [row.index, at])));

/** The value whose bar is longest. */
export const longest = computed(() =>
  rows.value.reduce((most, row) => Math.max(most, Math.abs(row.value ?? 0)), 0),
);

/** How many of the listed areas have no place on the map. */
export const unknownCount = computed(() => {
  const unknown = new Set(areas.value?.unknown);
  return rows.value.filter((row) => unknown.has(row.index)).length;
});
