import type { LevelData } from '../../geodata/edition/edition.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';

/**
 * A MapLibre style that draws the areas of a level with nothing else needed: no fonts, no sprites, no other
 * server. Colours are for whoever takes it to change.
 */
export function mapStyle(
  { id, edition }: EditionBundle,
  { level }: LevelData,
  base: string,
): object {
  const [west, south, east, north] = edition.meta.bbox;
  return {
    version: 8,
    name: level.namePlural.nl,
    center: [(west + east) / 2, (south + north) / 2],
    zoom: 7,
    sources: {
      areas: { type: 'vector', url: `${base}/tiles/${id}/${level.code}.json`, promoteId: 'c' },
    },
    layers: [
      { id: 'paper', type: 'background', paint: { 'background-color': '#fbfaf7' } },
      {
        id: 'areas',
        type: 'fill',
        source: 'areas',
        'source-layer': level.code,
        paint: { 'fill-color': '#d9e4e2' },
      },
      {
        id: 'borders',
        type: 'line',
        source: 'areas',
        'source-layer': level.code,
        paint: { 'line-color': '#0b6e69', 'line-width': 0.6 },
      },
    ],
  };
}
