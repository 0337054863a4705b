/** Where the map should go. The map owns the camera; others ask for a place through here. */
import { effect, signal } from '@preact/signals';
import type { Box } from '../../../../geodata/model/model.ts';
import type { AreaKey } from '../../api/areas.ts';
import type { Camera } from '../../link/url-state.ts';
import { place, placeError, sameArea } from '../areas/place.ts';
import { edition } from '../catalogue.ts';
import { historyMoves, link } from './location.ts';

/** `ifHidden`: stay when the whole box is in sight already. */
export type Target = {
  to: { box: Box } | { camera: Camera };
  jump: boolean;
  ifHidden?: boolean;
};

/** The last place asked for; the map flies there once. */
export const target = signal<Target | null>(null);

/** Zoom of the map, updated when it comes to rest. */
export const zoom = signal(8);

/** An area to show as soon as its outline is known. */
const wanted = signal<{ what: AreaKey | 'territory'; ifHidden: boolean } | null>(null);

export function showArea(area: AreaKey): void {
  wanted.value = { what: area, ifHidden: false };
}

/** Goes to an area only when it is not in sight. */
export function revealArea(area: AreaKey): void {
  wanted.value = { what: area, ifHidden: true };
}

export function showTerritory(): void {
  wanted.value = { what: 'territory', ifHidden: false };
}

/** Starts where the link says: its camera, else its area, else everything. Follows Back and Forward. */
export function followLink(): void {
  let first = true;
  effect(() => {
    historyMoves.value;
    const { camera, area } = link.peek();
    if (camera) target.value = { to: { camera }, jump: first };
    else wanted.value = { what: area ?? 'territory', ifHidden: false };
  });
  effect(() => {
    const asked = wanted.value;
    if (asked === null) return;
    const box = boxOf(asked.what);
    if (box === undefined) return;
    wanted.value = null;
    if (box) target.value = { to: { box }, jump: first, ifHidden: asked.ifHidden };
    first = false;
  });
}

/** The box of what was asked, or of everything when it does not exist; undefined while unknown, null when it has none. */
function boxOf(asked: AreaKey | 'territory'): Box | null | undefined {
  if (asked === 'territory') return edition.value?.bbox;
  if (placeError.value) return edition.value?.bbox;
  const here = place.value;
  return here && sameArea(here.area, asked) ? here.area.bbox : undefined;
}
