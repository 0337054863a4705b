/**
 * Surface in m² (v9900_oppervl), the denominator of densities: of municipalities, sub-municipalities and
 * neighbourhoods measured on the publisher's polygons, of sectors the official figure (`sector-surface.ts`).
 * Only the number is kept, never the outline.
 */
import { join } from 'node:path';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { read } from 'shapefile';
import { compilePoints, type StarterAreas } from './areas.ts';
import { readSectorHectares } from './sector-surface.ts';
import { type Cell, writeTable } from './tables.ts';

const layers = [
  { level: 'gemeente2018', codeField: 'gemeente20' },
  { level: 'deelgemeente2024', codeField: 'geoitem' },
  { level: 'ggw72024', codeField: 'geoitem' },
] as const;

/** Years with figures below the municipality, and years with municipal figures to divide. */
const sectorYears = [2011, 2016, 2019, 2024];
const otherYears = [
  1990, 1995, 2000, 2001, 2005, 2009, 2010, 2012, 2013, 2014, 2015, 2017, 2018, 2020, 2021, 2022,
  2023,
];

/** Years in which a figure of sectors is divided by surface: open space and inhabitants. */
const dividedYears = [2016, 2024];

/**
 * Writes `figures/surface.csv` and `figures/surface-sectors.csv`, the same surface for every year that has
 * something to divide, and `points.csv`, which has the surface of sectors beside their place.
 */
export async function compileSurface(
  from: string,
  to: string,
  areas: StarterAreas,
  log: (line: string) => void,
) {
  const rows: Cell[][] = [];
  let wijkSurfaces = new Map<string, number>();
  for (const { level, codeField } of layers) {
    const surfaces = await measureLayer(from, level, codeField);
    if (level === 'ggw72024') wijkSurfaces = surfaces;
    const years = level === 'gemeente2018' ? [...sectorYears, ...otherYears].sort() : sectorYears;
    for (const year of years) {
      for (const code of areas.codes.get(level) ?? []) {
        const surface = surfaces.get(code);
        if (surface !== undefined) rows.push([year, level, code, Math.round(surface)]);
      }
    }
  }
  const header = ['period', 'geolevel', 'geoitem', 'v9900_oppervl'];
  log(`surface: ${writeTable(to, 'figures/surface.csv', header, rows)} rows`);
  const hectares = readSectorHectares(from, areas, wijkSurfaces, log);
  const sectorRows = dividedYears.flatMap((year) =>
    [...hectares].map(([code, ha]): Cell[] => [year, 'statsec', code, Math.round(ha * 1e4)]),
  );
  log(
    `surface of sectors: ${writeTable(to, 'figures/surface-sectors.csv', header, sectorRows)} rows`,
  );
  compilePoints(from, to, areas, hectares, log);
}

/** Surface in m² by code, rings in metres (EPSG:31370); holes run the other way and subtract. */
async function measureLayer(
  from: string,
  level: string,
  field: string,
): Promise<Map<string, number>> {
  const base = join(from, 'pinc-gebiedsniveaus/shapefiles', level);
  const { features } = await read(`${base}.shp`, `${base}.dbf`, { encoding: 'utf-8' });
  const surfaces = new Map<string, number>();
  for (const { properties, geometry } of features) {
    const code = String(properties?.[field] ?? '').trim();
    const shape = geometry as Polygon | MultiPolygon;
    const rings = shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat();
    const surface = Math.abs(rings.reduce((sum, ring) => sum + ringSurface(ring), 0));
    if (code) surfaces.set(code, (surfaces.get(code) ?? 0) + surface);
  }
  return surfaces;
}

function ringSurface(ring: Position[]): number {
  let twice = 0;
  ring.forEach(([x = 0, y = 0], i) => {
    const [nextX = 0, nextY = 0] = ring[(i + 1) % ring.length] ?? [];
    twice += x * nextY - nextX * y;
  });
  return twice / 2;
}
