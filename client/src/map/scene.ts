/** What the map must show, as plain data: computed from the stores, applied by AtlasMap. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { AreasAnswer, LevelAnswer } from '../../../server/contract/levels.ts';
import { tilesUrl } from '../api/addresses.ts';
import { areasOf } from '../state/areas/areas.ts';
import { scopeMembers } from '../state/areas/place.ts';
import { edition, levels } from '../state/catalogue.ts';
import { type FlowMap, flowMap, flowsMove } from '../state/flows/flow-store.ts';
import { bordersOf } from '../state/levels/ladder.ts';
import { litClasses } from '../state/map-view/class-filter.ts';
import { fade } from '../state/map-view/fading.ts';
import { type MapData, mapData } from '../state/map-view/map-data.ts';
import { type MapView, mapView } from '../state/map-view/map-view.ts';
import { reducedMotion } from '../state/page/appearance.ts';
import { link } from '../state/page/location.ts';
import { litSelection } from '../state/selection/selection-store.ts';
import { type Labels, labelFeatures } from './label-features.ts';
import type { AreaPaint } from './layers/area-paint.ts';
import type { Column } from './layers/value-columns.ts';

export type Borders = { level: string; part: 'parts' | 'context' | 'borders' };

export type Scene = {
  /** Tile template of a level. */
  tilesOf: (level: string) => string;
  level: string;
  /** Levels whose borders lie over the areas, lowest first, and how they are drawn. */
  borders: readonly Borders[];
  paint: AreaPaint;
  drawing: MapView['drawing'];
  areas: AreasAnswer;
  /** The figures that circles are as large as, and prisms as high. @property peak the largest without its sign */
  sizes: { column: Column; peak: number };
  /** Null while they come in, and where they are not drawn. @property moves whether dashes go along the lines */
  flows: (FlowMap & { moves: boolean }) | null;
  /** For a reader who asked for no motion. */
  isStill: boolean;
};

/** The areas that do not step back: the selected ones, else the listed ones; null when none does. */
export const members = computed(() => litSelection.value ?? scopeMembers.value);

/** Which areas stand out, by their classes in one of the pictures. */
export type Lit = { by: MapView; classes: readonly number[] };

/** Set by the legend of a second map while one of its classes is pointed at. */
export const litBeside = signal<Lit | null>(null);

/** What a map shows of a picture; made once for each map. */
export function createScene(
  view: ReadonlySignal<MapView | null>,
  lit: ReadonlySignal<Lit | null>,
): ReadonlySignal<Scene | null> {
  return computed(() => {
    const now = view.value;
    const id = edition.value?.edition;
    if (!now || !id) return null;
    return {
      tilesOf: (level) => tilesUrl(id, level),
      level: now.level.code,
      borders: bordersOver(now.level),
      paint: faded(paintOf(now, lit.value), now),
      drawing: now.drawing,
      areas: now.areas,
      sizes: { column: columnOf(now.sizes), peak: now.peak },
      flows: now.drawing === 'flows' ? shownFlows.value : null,
      isStill: reducedMotion.value,
    };
  });
}

/** What stands out on the map of the first question. A second legend's classes light here too. */
export const firstLit = computed<Lit | null>(() => {
  const beside = litBeside.value;
  if (beside) return beside;
  const [by, classes] = [mapView.value, litClasses.value];
  return by && classes ? { by, classes } : null;
});

export const scene = createScene(mapView, firstLit);

const shownFlows = computed(() => {
  const map = flowMap.value;
  return map && { ...map, moves: flowsMove.value && !reducedMotion.value };
});

function columnOf({ figures, answer }: MapData): Column {
  return { figures, decimals: answer.decimals };
}

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
const drawnAreas = computed(() => mapData.value?.areas ?? null);
const drawnLevel = computed(() => mapData.value?.level ?? null);

/** How a picture is coloured. Nothing here looks at the areas one by one. */
function paintOf(view: MapView, lit: Lit | null): AreaPaint {
  const { figures, answer, classes, pairs } = view;
  const first = { figures, decimals: answer.decimals };
  const own = { members: members.value, isPaper: ON_PAPER.has(view.drawing), fade: null };
  if (pairs) {
    return {
      ...own,
      first: pairs.first,
      second: pairs.second,
      isPair: true,
      starts: pairs.x.breaks,
      secondStarts: pairs.y.breaks,
      colours: coloursOf(pairs.cells),
      lit: lit && { classes: lit.classes, by: 'first' },
    };
  }
  const other = lit && lit.by !== view ? lit.by : null;
  return {
    ...own,
    first,
    second: other && { figures: other.figures, decimals: other.answer.decimals },
    isPair: false,
    starts: classes?.breaks ?? NO_STARTS,
    secondStarts: other?.classes?.breaks ?? NO_STARTS,
    colours: coloursOf(classes?.classes ?? NO_CLASSES),
    lit: lit && { classes: lit.classes, by: other ? 'second' : 'first' },
  };
}

/** On the way to another period of the same areas. Circles would have to change their sizes: they wait for the period. */
function faded(paint: AreaPaint, { answer, figures, drawing, request }: MapView): AreaPaint {
  const now = fade.value;
  const isOfThis = now?.figures.values.length === figures.values.length && !request.since;
  if (!now || !isOfThis || drawing !== 'areas') return paint;
  return {
    ...paint,
    fade: { column: { figures: now.figures, decimals: answer.decimals }, share: now.share },
  };
}

/** Drawings that leave the areas paper under them. */
export const ON_PAPER: ReadonlySet<MapView['drawing']> = new Set(['circles', 'flows', 'cartogram']);
const NO_STARTS: readonly number[] = [];
const NO_CLASSES: readonly { colour: string }[] = [];
const colours = new WeakMap<readonly { colour: string }[], string[]>();

/** The very same list for the same classes. */
function coloursOf(classes: readonly { colour: string }[]): string[] {
  const known = colours.get(classes) ?? classes.map(({ colour }) => colour);
  colours.set(classes, known);
  return known;
}
