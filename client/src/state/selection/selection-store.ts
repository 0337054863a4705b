/** The selected areas, read from the link, and what can be done with them. */

import { computed, signal } from '@preact/signals';
import { classAt } from '../../../../server/contract/classify/colour-of-area.ts';
import type { AreasAnswer } from '../../../../server/contract/levels.ts';
import { itemAt } from '../../../../server/contract/read-at.ts';
import { askAreasOf } from '../../api/areas.ts';
import type { Ask } from '../../api/request.ts';
import { createResource } from '../../api/resource.ts';
import type { Overlap } from '../../geometry/overlaps.ts';
import { type AreaSet, areaSet, combine, type Mode, NONE, toggle } from '../../link/area-set.ts';
import {
  fingerprintOf,
  type Packed,
  printSelection,
  readSelection,
  unpack,
} from '../../link/selection-link.ts';
import type { Tool } from '../../messages/cases.ts';
import { areasOf, indexOfArea } from '../areas/areas.ts';
import type { AreaIndex } from '../areas/chosen-index.ts';
import { levels } from '../catalogue.ts';
import { findLevel } from '../levels/ladder.ts';
import { mapData } from '../map-view/map-data.ts';
import { mapView } from '../map-view/map-view.ts';
import { cardOpen, isPhone, sheetHeight, sheetTab } from '../page/appearance.ts';
import { go, link } from '../page/location.ts';

/** Whether the reader is selecting: the tools are on the map and the selection in the card. */
export const selecting = signal(link.peek().selection !== null);
export const tool = signal<Tool | null>(null);
export const joinMode = signal<Mode>('add');
export const overlap = signal<Overlap>('centre');
/** Whether the list beside the map names all areas, to pick from, or the selected ones. */
export const listsAll = signal(false);

export type Selection = {
  level: string;
  areas: AreasAnswer;
  set: AreaSet;
  /** Codes in the link that the level does not have. */
  unknown: string[];
};

const written = computed(() => {
  const inLink = link.value.selection;
  if (!inLink || !findLevel(levels.value, inLink.level)) return null;
  const areas = areasOf(inLink.level);
  const read = readSelection(inLink.text);
  return areas && read ? { level: inLink.level, areas, read } : null;
});

/** Indices of another edition, to be asked for its codes. */
const foreign = computed<(Packed & { level: string }) | null>(() => {
  const found = written.value;
  if (!found || Array.isArray(found.read)) return null;
  const isOurs = found.read.fingerprint === fingerprintOf(found.areas.codes);
  return isOurs ? null : { ...found.read, level: found.level };
});

const askForeign: Ask<Packed & { level: string }, string[]> = async (packed, signal) => {
  const { codes } = await askAreasOf(packed, signal);
  return Array.from(unpack(packed, codes.length), (index) => itemAt(codes, index));
};
const foreignResource = createResource(askForeign, {
  question: foreign,
  keyOf: ({ level, edition, bytes }) => `${level} ${edition} ${bytes}`,
});

/** True when the link's selection was made in an edition that is no longer on the server. */
export const selectionLost = computed(
  () => foreignResource.error.value !== null && foreignResource.error.value.code !== 'offline',
);

/** Null without one, and while it comes in. */
export const selection = computed<Selection | null>(() => {
  const found = written.value;
  if (!found) return null;
  const { level, areas, read } = found;
  if (Array.isArray(read)) return ofCodes(level, areas, read);
  if (!foreign.value) return { level, areas, set: unpack(read, areas.codes.length), unknown: [] };
  const codes = foreignResource.latest.value?.answer;
  return codes ? ofCodes(level, areas, codes) : null;
});

function ofCodes(level: string, areas: AreasAnswer, codes: readonly string[]): Selection {
  const set = areaSet(codes.map((code) => indexOfArea(areas, code)).filter((index) => index >= 0));
  const unknown = codes.filter((code) => indexOfArea(areas, code) < 0);
  return { level, areas, set, unknown };
}

/** The selection at the drawn level. */
export const selectedHere = computed<AreaSet>(() => {
  const now = selection.value;
  return now && now.level === mapData.value?.level.code ? now.set : NONE;
});

/** What the list names instead of its scope; null when it goes by its scope. */
export const listedSelection = computed<readonly number[] | null>(() =>
  selecting.value && !listsAll.value && selectedHere.value.length > 0
    ? Array.from(selectedHere.value)
    : null,
);

/** The areas that do not step back for the selection; null when none does. */
export const litSelection = computed<readonly number[] | null>(() =>
  selecting.value && selectedHere.value.length > 0 ? Array.from(selectedHere.value) : null,
);

export function startSelecting(): void {
  selecting.value = true;
  cardOpen.value = true;
  if (!isPhone.value) return;
  sheetTab.value = 'place';
  sheetHeight.value = 'peek';
}

/** Puts the tools away; what is selected stays. */
export function stopSelecting(): void {
  selecting.value = false;
  tool.value = null;
  listsAll.value = false;
}

export function chooseTool(next: Tool | null): void {
  tool.value = next;
  if (next && isPhone.value) sheetHeight.value = 'peek';
}

/** Joins areas of the drawn level with what was selected. */
export function select(found: AreaSet, mode: Mode = joinMode.peek()): void {
  keep(combine(mode, selectedHere.peek(), found));
}

export function keep(set: AreaSet): void {
  const areas = mapData.peek()?.areas;
  if (!areas) return;
  selecting.value = true;
  const text = printSelection(set, areas.codes, areas.edition);
  go({ selection: set.length > 0 ? { level: areas.level, text } : null }, 'push');
}

export function toggleArea(index: number): void {
  keep(toggle(selectedHere.peek(), index));
}

/**
 * A click on an area, on the map or in the list. True when it selected.
 * @param isExtra whether a key was held that means "this one as well"
 */
export function clickToSelect({ level, index }: AreaIndex, isExtra: boolean): boolean {
  if (level !== mapData.peek()?.level.code) return false;
  if (isExtra) {
    if (!selecting.peek()) startSelecting();
    const before = selectedHere.peek().length > 0 ? selectedHere.peek() : chosenHere();
    keep(toggle(before, index));
    return true;
  }
  if (!selecting.peek() || tool.peek() !== 'click') return false;
  if (joinMode.peek() === 'add') toggleArea(index);
  else select(Uint32Array.of(index));
  return true;
}

/** Space on the map: takes the area walked to in or out. True when it did. */
export function toggleChosen(): boolean {
  const [index] = chosenHere();
  if (!selecting.peek() || index === undefined) return false;
  toggleArea(index);
  return true;
}

/** A click on a class of the legend: while selecting it selects the areas counted in it. */
export function selectClass(which: number): void {
  const view = mapView.peek();
  if (!selecting.peek() || !view?.classes) return;
  const counted = view.counted ?? view.areas.codes.map((_, i) => i);
  select(areaSet(counted.filter((index) => classAt(view, index) === which)));
}

/** "This one as well" as what is chosen already. */
function chosenHere(): AreaSet {
  const { area } = link.peek();
  const areas = mapData.peek()?.areas;
  const index = area && areas && area.level === areas.level ? indexOfArea(areas, area.code) : -1;
  return index < 0 ? NONE : Uint32Array.of(index);
}
