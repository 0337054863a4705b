/** The pinned areas, read from the link, and what can be done with them. */
import { computed, signal } from '@preact/signals';
import type { AreaKey } from '../../api/areas.ts';
import {
  addPin,
  findPin,
  keyOfArea,
  movePin,
  type Pin,
  type Reference,
  removePin,
} from '../../link/pins.ts';
import { messages } from '../../messages/messages.ts';
import { isPhone, sheetHeight, sheetTab } from '../page/appearance.ts';
import { go, link } from '../page/location.ts';
import { notify } from '../page/notice.ts';

export const pins = computed<readonly Pin[]>(() => link.value.pins);

const marks = computed(() => new Map(pins.value.map((pin) => [keyOfArea(pin), pin.mark])));

/** The mark of an area; null when it is not pinned. */
export function markOf(area: AreaKey): number | null {
  return marks.value.get(keyOfArea(area)) ?? null;
}

/** Whether the strip is open. */
export const comparing = signal(link.peek().pins.length > 0);

export function startComparing(): void {
  comparing.value = true;
  if (!isPhone.value) return;
  sheetTab.value = 'compare';
  sheetHeight.value = 'full';
}

/** Closes the strip; what is pinned stays, on the map too. */
export function stopComparing(): void {
  comparing.value = false;
  if (sheetTab.value === 'compare') sheetTab.value = 'place';
}

/** Pins an area or lets it go; says so when there is no room for it. */
export function togglePin(area: AreaKey, name: string): void {
  const t = messages.peek().pins;
  const before = pins.peek();
  if (findPin(before, area)) {
    keep(removePin(before, area));
    notify(t.unpinned(name));
    return;
  }
  const after = addPin(before, area);
  if (!after) {
    notify(t.full(before.length));
    return;
  }
  comparing.value = true;
  keep(after);
  notify(t.pinned(name, after.length));
}

export function reorderPin(area: AreaKey, by: -1 | 1): void {
  keep(movePin(pins.peek(), area, by));
}

export function clearPins(): void {
  keep([]);
}

export function chooseReference(reference: Reference): void {
  go({ reference }, 'push');
}

function keep(now: readonly Pin[]): void {
  go({ pins: now }, 'push');
}
