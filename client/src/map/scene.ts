/** What the map must show, as plain data: computed from the stores, applied by AtlasMap. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { AreasAnswer, LevelAnswer } from '../../../server/contract/levels.ts';
import { tilesUrl } from '../api/addresses.ts';
import { circleRadii } from '../classify/circle-radii.ts';
import { kindsOf, shadesByClass, shadesOf } from '../classify/colour-of-area.ts';
import { IS_VALUE } from '../classify/kind-of-value.ts';
import { groundShade } from '../classify/schemes.ts';
import { areasOf } from '../state/areas/areas.ts';
import { scopeMembers } from '../state/areas/place.ts';
import { edition, levels } from '../state/catalogue.ts';
import { bordersOf } from '../state/levels/ladder.ts';
import { link } from '../state/page/location.ts';
import { litSelection } from '../state/selection/selection-store.ts';
import { litClasses } from '../state/shown/class-filter.ts';
import { drawn } from '../state/shown/drawn.ts';
import { type Shown, shown } from '../state/shown/shown.ts';
import { type Labels, labelFeatures } from './label-features.ts';
import { DIMMED } from './map-style.ts';

export type Borders = { level: string; part: 'parts' | 'context' | 'borders' };

export type Scene = {
  /** Tile template of a level. */
  tilesOf: (level: string) => string;
  level: string;
  /** Levels whose borders lie over the areas, lowest first, and how they are drawn. */
  borders: readonly Borders[];
  /** Tone of each area's fill, in area order: see `map-style.ts`. */
  fills: Uint16Array;
  hatched: Hatched;
  /** Null when areas are not drawn as circles. */
  circles: { areas: AreasAnswer; radii: Float64Array; tones: Uint16Array } | null;
};

/** Kind of each area as its place in KINDS, and the areas that do not step back (null: none does). */
export type Hatched = { kinds: Uint8Array; members: readonly number[] | null };

/** The areas that do not step back: the selected ones, else the listed ones; null when none does. */
export const members = computed(() => litSelection.value ?? scopeMembers.value);

/** Which areas stand out, by their classes in one of the pictures. */
export type Lit = { by: Shown; classes: readonly number[] };

/** Set by the legend of a second map while one of its classes is pointed at. */
export const litBeside = signal<Lit | null>(null);

/** What a map shows of a picture; made once for each map. */
export function createScene(
  picture: ReadonlySignal<Shown | null>,
  lit: ReadonlySignal<Lit | null>,
): ReadonlySignal<Scene | null> {
  return computed(() => {
    const now = picture.value;
    const id = edition.value?.edition;
    if (!now || !id) return null;
    const circles = now.drawing === 'circles';
    const tones = tonesOf(now, lit.value);
    const { areas, figures } = now;
    return {
      tilesOf: (level) => tilesUrl(id, level),
      level: now.level.code,
      borders: bordersOver(now.level),
      fills: circles ? paperFills(now, tones) : tones,
      hatched: { kinds: kindsOf(now), members: members.value },
      circles: circles ? { areas, radii: circleRadii(figures.values, now.peak), tones } : null,
    };
  });
}

/** The map of the first question. Where the second has a legend of its own, its classes light here too. */
export const scene = createScene(
  shown,
  computed(() => {
    const beside = litBeside.value;
    if (beside) return beside;
    const [by, classes] = [shown.value, litClasses.value];
    return by && classes ? { by, classes } : null;
  }),
);

/** Borders of a finer level are drawn faintly, and those of the areas themselves over them. */
function bordersOver(level: LevelAnswer): Borders[] {
  const wanted = borders.value;
  const over = bordersOf(level, levels.value, wanted);
  if (!over) return [];
  if (over.drawn > level.drawn) {
    return [
      { level: over.code, part: 'parts' },
      { level: level.code, part: 'context' },
    ];
  }
  return [{ level: over.code, part: over.code === wanted ? 'borders' : 'context' }];
}

/** Names on the map: those of the drawn level, and those of the level around it. */
export const labels = computed<Labels | null>(() => {
  const level = drawnLevel.value;
  const areas = drawnAreas.value;
  if (!level || !areas) return null;
  const around = bordersOf(level, levels.value, borders.value);
  // Names of parts would hide those of what is drawn.
  const isCoarser = around !== null && around.drawn < level.drawn;
  return labelFeatures(areas, isCoarser ? areasOf(around.code) : null);
});

// The link also changes when the map comes to rest.
const borders = computed(() => link.value.borders);

// A new period brings new values for the same areas: labels must not be made again for it.
const drawnAreas = computed(() => drawn.value?.areas ?? null);
const drawnLevel = computed(() => drawn.value?.level ?? null);

/** Under circles, areas are paper; only what is missing keeps its ground. */
function paperFills({ figures }: Shown, tones: Uint16Array): Uint16Array {
  const paper = toneOf(groundShade('paper'));
  const { kinds } = figures;
  return tones.map((tone, i) =>
    kinds[i] === IS_VALUE ? paper + (tone >= DIMMED ? DIMMED : 0) : tone,
  );
}

/** Tone per area: its shade, and whether it steps back for the listed areas, the pointed or the kept classes. */
function tonesOf(picture: Shown, lit: Lit | null): Uint16Array {
  const tones = shadesOf(picture);
  const ofClass = lit ? shadesByClass(lit.by) : [];
  const bright = lit && new Set(lit.classes.flatMap((at) => ofClass[at] ?? []));
  const shades = lit && lit.by !== picture ? shadesOf(lit.by) : tones;
  const outside = members.value ? DIMMED : 0;
  const extra = new Uint16Array(tones.length).fill(outside);
  for (const member of members.value ?? []) extra[member] = 0;
  for (let i = 0; i < tones.length; i++) {
    const back = bright === null || bright.has(shades[i] ?? 0) ? (extra[i] ?? 0) : DIMMED;
    tones[i] = toneOf(tones[i] ?? 0) + back;
  }
  return tones;
}

function toneOf(shade: number): number {
  return shade + 1;
}
