import type {
  CircleLayerSpecification,
  ExpressionSpecification,
  LayerSpecification,
  LineLayerSpecification,
  StyleSpecification,
  SymbolLayerSpecification,
} from 'maplibre-gl';
import { circleGrowth } from '../classify/circle-radii.ts';
import { type Mode, SHADES } from '../classify/schemes.ts';
import { MAP_COLOURS } from './map-colours.ts';

/**
 * The style, as pure functions of the mode. Nothing in it is fetched from elsewhere: no base map, no
 * glyphs (labels are drawn from the page's own font), no sprites. Feature state carries what changes:
 * `k` tone, `h` hovered, `s` chosen, `r` radius in pixels.
 *
 * A tone is 0 for nothing, or 1 + a place in SHADES, plus DIMMED for an area that steps back. It is the only
 * state of a fill: every state that changes is worked out again for every corner of every area.
 */

/**
 * Empty layers that mark heights in the stack, lowest first; layers are added under one of them. Layers of one
 * source stand together: at each change of source all tiles are masked anew.
 */
export const SLOTS = [
  'fill',
  'hairline',
  'hatching',
  'context',
  'circle',
  'outline',
  'label',
] as const;
export type Slot = (typeof SLOTS)[number];
export const slotId = (slot: Slot): string => `slot/${slot}`;

const EMPTY = { type: 'FeatureCollection' as const, features: [] };
/** MapLibre reads the weight from the first name, and the browser the font from the second. */
const MEDIUM = ['Noto Sans Variable Medium', 'Noto Sans Variable'];
const SEMIBOLD = ['Noto Sans Variable SemiBold', 'Noto Sans Variable'];

const is = (key: string): ExpressionSpecification => ['boolean', ['feature-state', key], false];
const TRANSPARENT = 'rgba(0, 0, 0, 0)';
/** Outlines are not drawn at all until an area of their level is hovered or chosen. */
const UNSEEN = { 'line-opacity': 0, 'line-opacity-transition': { duration: 0, delay: 0 } };
export const DIMMED = 512;
const tone: ExpressionSpecification = ['coalesce', ['feature-state', 'k'], 0];
const isDimmed: ExpressionSpecification = ['>=', tone, DIMMED];

/** Colours by tone, as steps: found by halving, and no colour is read from text while drawing. */
function toneColours(mode: Mode, opacity: number, dimmedOpacity: number): ExpressionSpecification {
  const colour = (hex: string, alpha: number): string => {
    const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
    return `rgba(${red}, ${green}, ${blue}, ${alpha})`;
  };
  const shades = SHADES[mode];
  const steps = [
    ...shades.flatMap((hex, i) => [i + 1, colour(hex, opacity)]),
    ...shades.flatMap((hex, i) => [i + 1 + DIMMED, colour(hex, dimmedOpacity)]),
  ];
  return ['step', tone, TRANSPARENT, ...steps] as ExpressionSpecification;
}

export function baseStyle(mode: Mode, still = false): StyleSpecification {
  const colours = MAP_COLOURS[mode];
  return {
    version: 8,
    sources: {
      land: { type: 'geojson', data: EMPTY },
      points: { type: 'geojson', data: EMPTY, buffer: 64 },
      labels: { type: 'geojson', data: EMPTY },
      selection: { type: 'geojson', data: EMPTY },
    },
    layers: [
      { id: 'water', type: 'background', paint: { 'background-color': colours.water } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': colours.land } },
      {
        id: 'land-edge',
        type: 'line',
        source: 'land',
        paint: { 'line-color': colours.landEdge, 'line-width': 1 },
      },
      ...SLOTS.map(
        (slot): LayerSpecification => ({
          id: slotId(slot),
          type: 'background',
          layout: { visibility: 'none' },
        }),
      ),
      circleLayer(mode),
      selectionLayer('selection-casing', colours.casing, 5),
      selectionLayer('selection', colours.chosen, 2.5),
      ...labelLayers(mode),
    ],
    transition: { duration: still ? 0 : 200, delay: 0 },
  };
}

/** Layers of a level's tiles, each with the slot it belongs in. */
export type LevelPart =
  | 'fill'
  | 'hairline'
  | 'parts'
  | 'context'
  | 'borders'
  | 'casing'
  | 'outline';
export const levelLayerId = (part: LevelPart, level: string): string => `${part}/${level}`;
/**
 * Outlines have a source of their own, of the same tiles: a new year changes the state of thousands of fills,
 * and each change would be worked out again for the lines of that source as well.
 */
export const levelSourceId = (level: string): string => `level/${level}`;
export const outlineSourceId = (level: string): string => `outline/${level}`;
export const sourceIdOf = (part: LevelPart, level: string): string =>
  SLOT_OF[part] === 'outline' ? outlineSourceId(level) : levelSourceId(level);
export const SLOT_OF: Record<LevelPart, Slot> = {
  fill: 'fill',
  hairline: 'hairline',
  parts: 'context',
  context: 'context',
  borders: 'context',
  casing: 'outline',
  outline: 'outline',
};

/** Borders between areas: paper between coloured areas, a line of their own under circles. */
export function hairlineColour(mode: Mode, circles: boolean): string {
  return circles ? MAP_COLOURS[mode].border : MAP_COLOURS[mode].hairline;
}

export function levelLayer(part: LevelPart, level: string, mode: Mode): LayerSpecification {
  const colours = MAP_COLOURS[mode];
  const id = levelLayerId(part, level);
  const from = { source: sourceIdOf(part, level), 'source-layer': level };
  const line = (paint: NonNullable<LineLayerSpecification['paint']>): LineLayerSpecification => ({
    id,
    type: 'line',
    ...from,
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint,
  });
  switch (part) {
    case 'fill':
      return { id, type: 'fill', ...from, paint: { 'fill-color': toneColours(mode, 1, 0.3) } };
    case 'hairline':
      return line({
        'line-color': colours.hairline,
        'line-width': ['interpolate', ['linear'], ['zoom'], 7, 0.35, 9, 0.6, 12, 1.2],
      });
    // Within the areas: fainter than what separates them.
    case 'parts':
      return line({
        'line-color': colours.context,
        'line-opacity': 0.5,
        'line-width': ['interpolate', ['linear'], ['zoom'], 7, 0.2, 10, 0.5, 13, 0.8],
      });
    case 'context':
      return line({
        'line-color': colours.context,
        'line-width': ['interpolate', ['linear'], ['zoom'], 7, 0.4, 10, 0.9, 13, 1.4],
      });
    // The reader asked for these: they stand out from the areas' own borders.
    case 'borders':
      return line({
        'line-color': colours.context,
        'line-width': ['interpolate', ['linear'], ['zoom'], 7, 0.9, 10, 1.8, 13, 2.6],
      });
    case 'casing':
      return line({
        'line-color': colours.casing,
        'line-width': ['case', is('s'), 6.5, is('h'), 5, 0],
        ...UNSEEN,
      });
    case 'outline':
      return line({
        'line-color': ['case', is('s'), colours.chosen, colours.hovered],
        'line-width': ['case', is('s'), 3, is('h'), 2, 0],
        ...UNSEEN,
      });
    default:
      return part satisfies never;
  }
}

/** The outline of all selected areas together. */
function selectionLayer(id: string, colour: string, width: number): LineLayerSpecification {
  return {
    id,
    type: 'line',
    source: 'selection',
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': colour, 'line-width': width },
  };
}

function circleLayer(mode: Mode): CircleLayerSpecification {
  const colours = MAP_COLOURS[mode];
  const radius: ExpressionSpecification = ['coalesce', ['feature-state', 'r'], 0];
  return {
    id: 'circles',
    type: 'circle',
    source: 'points',
    layout: { 'circle-sort-key': ['get', 'order'] },
    paint: {
      'circle-color': toneColours(mode, 0.92, 0.25),
      'circle-radius': ['interpolate', ['exponential', 1.6], ['zoom'], ...radiusStops(radius)],
      'circle-stroke-color': [
        'case',
        is('s'),
        colours.chosen,
        is('h'),
        colours.hovered,
        isDimmed,
        TRANSPARENT,
        colours.circleEdge,
      ],
      'circle-stroke-width': ['case', ['==', radius, 0], 0, is('s'), 3, is('h'), 2, 0.8],
    },
  };
}

function radiusStops(radius: ExpressionSpecification): (number | ExpressionSpecification)[] {
  return [6, 8, 10, 12, 14].flatMap(
    (zoom) => [zoom, ['*', radius, circleGrowth(zoom)]] as const,
  ) as (number | ExpressionSpecification)[];
}

function labelLayers(mode: Mode): SymbolLayerSpecification[] {
  const colours = MAP_COLOURS[mode];
  const layer = (id: string, role: 'own' | 'context'): SymbolLayerSpecification => ({
    id,
    type: 'symbol',
    source: 'labels',
    filter: [
      'all',
      ['==', ['get', 'role'], role],
      ['<=', ['get', 'from'], ['zoom']],
      ['>', ['get', 'to'], ['zoom']],
    ],
    layout: {
      'text-field': ['get', 'name'],
      'text-font': role === 'own' ? MEDIUM : SEMIBOLD,
      'text-size': [
        'interpolate',
        ['linear'],
        ['zoom'],
        7,
        role === 'own' ? 11.5 : 12.5,
        12,
        role === 'own' ? 12.5 : 15,
      ],
      'text-max-width': 8,
      'text-padding': 4,
      'symbol-sort-key': ['get', 'order'],
      'symbol-z-order': 'source',
    },
    paint: {
      'text-color': role === 'own' ? colours.label : colours.contextLabel,
      'text-halo-color': colours.halo,
      'text-halo-width': 1.6,
    },
  });
  return [layer('labels-own', 'own'), layer('labels-context', 'context')];
}
