/** The rows of the list beside the map, in the order the reader chose. */

import { computed, signal } from '@preact/signals';
import { KINDS, type Kind } from '../../../../server/contract/classify/kind-of-value.ts';
import { byteAt, itemAt, numberAt } from '../../../../server/contract/read-at.ts';
import { language } from '../../messages/language.ts';
import { type MapView, mapView } from '../map-view/map-view.ts';
import { afterPaint } from '../page/after-paint.ts';
import { listedSelection } from '../selection/selection-store.ts';
import { createRegister, firstOrder, type Order, sortAreas } from './area-rows.ts';
import { scope, scopeMembers } from './place.ts';

export const order = signal<Order>(firstOrder('value'));

export type Row = {
  /** Index of the area in the drawn level. */
  index: number;
  code: string;
  name: string;
  value: number | null;
  kind: Kind;
};

/** What the list shows, all of one moment: the picture, the listed areas and where they lie. */
const now = computed(() => {
  const view = mapView.value;
  if (!view) return null;
  const selected = listedSelection.value;
  if (selected) return { view, members: selected, around: null };
  return { view, members: scopeMembers.value, around: scope.value };
});
export const listed = afterPaint(now);

const areas = computed(() => listed.value?.view.areas ?? null);
/** Names and codes of the drawn level in order: what every list of its areas is sorted with. */
export const register = computed(() =>
  createRegister(areas.value?.names ?? [], areas.value?.codes ?? [], language.value),
);

/** Indices of the listed areas, in the order of the list. */
export const listing = computed<Uint32Array>(() => {
  const from = listed.value;
  if (!from) return new Uint32Array();
  return sortAreas(from.view.figures, register.value, from.members, order.value);
});

/** The rows from one place in the list up to another. */
export function rowsBetween(view: MapView, from: number, to: number): Row[] {
  const { codes, names } = view.areas;
  return Array.from(listing.value.subarray(from, to), (index) => ({
    index,
    code: itemAt(codes, index),
    name: itemAt(names, index),
    value: view.answer.values[index] ?? null,
    kind: itemAt(KINDS, byteAt(view.figures.kinds, index)),
  }));
}

/** Place of an area in the list, or -1. */
export function placeInList(index: number): number {
  return listing.peek().indexOf(index);
}

/** The value whose bar is longest. */
export const longest = computed(() => {
  const from = listed.value;
  if (!from) return 0;
  const { values } = from.view.figures;
  let most = 0;
  for (const index of listing.value) {
    const size = Math.abs(numberAt(values, index));
    if (size > most) most = size;
  }
  return most;
});

/** How many of the listed areas have no place on the map. */
export const unknownCount = computed(() => {
  const unknown = listed.value?.view.areas.unknown ?? [];
  const members = listed.value?.members;
  if (!members) return unknown.length;
  const inScope = new Set(members);
  return unknown.filter((index) => inScope.has(index)).length;
});
