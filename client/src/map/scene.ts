/** What the map must show, as plain data: computed from the stores, applied by AtlasMap. */
import { computed } from '@preact/signals';
import type { AreasAnswer } from '../../../server/contract.ts';
import { tilesUrl } from '../api.ts';
import { kindAt } from '../kind-of-value.ts';
import { contextOf } from '../ladder.ts';
import type { Mode } from '../schemes.ts';
import { mode } from '../state/appearance.ts';
import { areasOf, indexOfArea } from '../state/areas.ts';
import { edition, levels } from '../state/catalogue.ts';
import { drawn } from '../state/drawn.ts';
import { link } from '../state/location.ts';
import { scopeMembers } from '../state/place.ts';
import { litClass } from '../state/pointing.ts';
import { colourAt, type Shown, shown } from '../state/shown.ts';
import { circleRadii } from './circle-radii.ts';
import { type Labels, labelFeatures } from './label-features.ts';
import { MAP_COLOURS } from './map-colours.ts';

/** An area by its index in a level. */
export type Spot = { level: string; index: number };

export type Scene = {
  /** Tile template of a level. */
  tilesOf: (level: string) => string;
  level: string;
  /** Coarser level whose borders are drawn; null for none. */
  context: string | null;
  /** Fill per area, in area order. */
  fills: string[];
  /** 1 for areas that step back, in area order; null when none does. */
  dimmed: Uint8Array | null;
  /** Null when areas are not drawn as circles. */
  circles: { areas: AreasAnswer; radii: number[]; colours: string[] } | null;
};

export const scene = computed<Scene | null>(() => {
  const picture = shown.value;
  const id = edition.value?.edition;
  if (!picture || !id) return null;
  const in_ = mode.value;
  const circles = picture.drawing === 'circles';
  const colours = picture.areas.codes.map((_, i) => colourAt(picture, i, in_));
  return {
    tilesOf: (level) => tilesUrl(id, level),
    level: picture.level.code,
    context: contextOf(picture.level, levels.value)?.code ?? null,
    fills: circles ? paperFills(picture, colours, in_) : colours,
    dimmed: dimmedAreas(picture),
    circles: circles
      ? { areas: picture.areas, radii: circleRadii(picture.answer.values), colours }
      : null,
  };
});

/** The chosen area, at whatever level it is. */
export const chosenSpot = computed<Spot | null>(() => {
  const { area } = link.value;
  if (!area) return null;
  const areas = areasOf(area.level);
  const index = areas ? indexOfArea(areas, area.code) : -1;
  return index < 0 ? null : { level: area.level, index };
});

/** Names on the map: those of the drawn level, and those of the level around it. */
export const labels = computed<Labels | null>(() => {
  const level = drawnLevel.value;
  const areas = drawnAreas.value;
  if (!level || !areas) return null;
  const context = contextOf(level, levels.value);
  return labelFeatures(areas, context ? areasOf(context.code) : null);
});

// A new period brings new values for the same areas: labels must not be made again for it.
const drawnAreas = computed(() => drawn.value?.areas ?? null);
const drawnLevel = computed(() => drawn.value?.level ?? null);

/** Under circles, areas are paper; only what is missing keeps its colour. */
function paperFills(picture: Shown, colours: readonly string[], in_: Mode): string[] {
  const paper = MAP_COLOURS[in_].area;
  return colours.map((colour, i) => (kindAt(picture.answer, i) === 'value' ? paper : colour));
}

function dimmedAreas(picture: Shown): Uint8Array | null {
  const members = scopeMembers.value;
  const lit = litClass.value;
  if (!members && lit === null) return null;
  const dimmed = new Uint8Array(picture.areas.codes.length).fill(members ? 1 : 0);
  for (const member of members ?? []) dimmed[member] = 0;
  if (lit === null || !picture.classes) return dimmed;
  const { classOf } = picture.classes;
  picture.answer.values.forEach((value, i) => {
    if (value === null || classOf(value) !== lit) dimmed[i] = 1;
  });
  return dimmed;
}
