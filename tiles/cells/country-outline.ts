import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

type Countries = Topology<{ countries: GeometryCollection<{ name: string }> }>;

/**
 * The outline that cuts computed cells, `[lon, lat]`: a file of the source folder with one GeoJSON feature, or
 * a country by its numeric ISO 3166 code. Null where there is no such file or country.
 */
export async function readOutline(folder: string, outline: string): Promise<MultiPolygon | null> {
  if (!outline.endsWith('.geojson')) return readCountryOutline(outline);
  const text = await readFile(path.join(folder, outline), 'utf8').catch(() => null);
  if (text === null) return null;
  return (JSON.parse(text) as Feature<MultiPolygon>).geometry;
}

/**
 * The outline of a country, `[lon, lat]`, from Natural Earth 1:10m as packed by world-atlas.
 * `country` is its numeric ISO 3166 code as text: `056` is Belgium. Null for an unknown code.
 */
export async function readCountryOutline(country: string): Promise<MultiPolygon | null> {
  const file = createRequire(import.meta.url).resolve('world-atlas/countries-10m.json');
  const topology = JSON.parse(await readFile(file, 'utf8')) as Countries;
  const found = topology.objects.countries.geometries.find(({ id }) => id === country);
  if (found?.type === 'MultiPolygon') return feature(topology, found).geometry as MultiPolygon;
  if (found?.type !== 'Polygon') return null;
  const { coordinates } = feature(topology, found).geometry as Polygon;
  return { type: 'MultiPolygon', coordinates: [coordinates] };
}
