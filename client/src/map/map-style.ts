import type {
  LineLayerSpecification,
  StyleSpecification,
  SymbolLayerSpecification,
} from 'maplibre-gl';
import type { Mode } from '../../../server/contract/classify/schemes.ts';
import { MAP_COLOURS } from './map-colours.ts';

/**
 * The style, as pure functions of the mode: ground under the data, names over it. Nothing in it is fetched from
 * elsewhere: no base map, no glyphs (labels are drawn from the page's own font), no sprites.
 */

const EMPTY = { type: 'FeatureCollection' as const, features: [] };
/** MapLibre reads the weight from the first name, and the browser the font from the second. */
const MEDIUM = ['Noto Sans Variable Medium', 'Noto Sans Variable'];
const SEMIBOLD = ['Noto Sans Variable SemiBold', 'Noto Sans Variable'];

export function baseStyle(mode: Mode, still = false): StyleSpecification {
  const colours = MAP_COLOURS[mode];
  return {
    version: 8,
    sources: {
      land: { type: 'geojson', data: EMPTY },
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
      selectionLayer('selection-casing', colours.casing, 5),
      selectionLayer('selection', colours.chosen, 2.5),
      ...labelLayers(mode),
    ],
    transition: { duration: still ? 0 : 200, delay: 0 },
  };
}

/** Borders between areas: paper between coloured areas, a line of their own under circles. */
export function hairlineColour(mode: Mode, circles: boolean): string {
  return circles ? MAP_COLOURS[mode].border : MAP_COLOURS[mode].hairline;
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
