/**
 * The outline of Belgium that cuts the cells: OpenStreetMap, to 100 m, as packed by `@geo-maps/countries-land-100m`.
 * The package holds the world, 126 MB, so it is no dependency; where it is not installed the outline stays as it is.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { FeatureCollection, MultiPolygon, Position } from 'geojson';

const packed = '@geo-maps/countries-land-100m';
const credit = '© OpenStreetMap contributors, Open Database License 1.0';

/** Writes `outline.geojson`: outer rings only, since holes are lakes and sectors have water; 5 decimals. */
export function compileOutline(to: string, log: (line: string) => void) {
  const file = join(to, 'outline.geojson');
  const world = findPackage();
  if (!world) {
    if (!existsSync(file)) throw new Error(`no outline: npm install --no-save ${packed}@0.6.0`);
    log(`outline: kept; to make it anew: npm install --no-save ${packed}@0.6.0`);
    return;
  }
  const { features } = JSON.parse(readFileSync(world, 'utf8')) as FeatureCollection<MultiPolygon>;
  const belgium = features.find(({ properties }) => properties?.A3 === 'BEL');
  if (!belgium) throw new Error(`${packed}: no Belgium`);
  const round = ([lon = 0, lat = 0]: Position) => [Number(lon.toFixed(5)), Number(lat.toFixed(5))];
  const coordinates = belgium.geometry.coordinates.map(([outer = []]) => [outer.map(round)]);
  const outline = {
    type: 'Feature',
    properties: { name: 'Belgium', credit },
    geometry: { type: 'MultiPolygon', coordinates },
  };
  writeFileSync(file, `${JSON.stringify(outline)}\n`);
  log(`outline: ${coordinates.flat(2).length} corners`);
}

function findPackage(): string | null {
  try {
    return createRequire(import.meta.url).resolve(`${packed}/map.geo.json`);
  } catch {
    return null;
  }
}
