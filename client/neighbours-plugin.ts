import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { bboxClip } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Plugin } from 'vite';

const MODULE = 'virtual:neighbours';
/** ISO 3166-1 numeric: Belgium, the Netherlands, France, Germany, Luxembourg, the United Kingdom. */
const COUNTRIES = new Set(['056', '528', '250', '276', '442', '826']);
const AROUND: [number, number, number, number] = [-4, 47.5, 11, 54.5];
/** A thousandth of a degree is about 100 m: finer than the source. */
const DECIMALS = 3;

/** `virtual:neighbours`: the land around Flanders (Natural Earth 1:10m, public domain) as GeoJSON. */
export function neighboursPlugin(): Plugin {
  return {
    name: 'buurtatlas-neighbours',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
    load: (id) => (id === `\0${MODULE}` ? `export default ${JSON.stringify(readLand())};` : null),
  };
}

function readLand(): object {
  const file = createRequire(import.meta.url).resolve('world-atlas/countries-10m.json');
  const world: Topology<{ countries: GeometryCollection }> = JSON.parse(readFileSync(file, 'utf8'));
  const countries = feature(world, world.objects.countries).features;
  const features = countries
    .filter((country) => COUNTRIES.has(String(country.id)))
    .map((country) => bboxClip(country as Feature<Polygon | MultiPolygon>, AROUND))
    .map(({ geometry }, id) => ({
      type: 'Feature',
      id,
      properties: {},
      geometry: { ...geometry, coordinates: round(geometry.coordinates) },
    }));
  return { type: 'FeatureCollection', features };
}

function round(nested: unknown): unknown {
  return Array.isArray(nested) ? nested.map(round) : Number(Number(nested).toFixed(DECIMALS));
}
