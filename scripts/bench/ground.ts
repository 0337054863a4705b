/**
 * How true the drawn ground is: random places in real sectors, asked of the outlines of the live edition, and
 * the surface of each outline beside the loaded one. The real sectors are in `../shared/geodata`, which is not
 * part of this repository (or in the folder named by GROUND_TRUTH); without it there is nothing to measure.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { ValueComputer } from '../../geodata/compute/compute-values.ts';
import type { Edition } from '../../geodata/edition/edition.ts';
import { openEdition, readLive } from '../../geodata/edition/editions.ts';
import { foldCode } from '../../geodata/model/area-code.ts';
import { VALUE } from '../../geodata/model/status.ts';
import { Locator } from '../../tiles/outlines/locate.ts';
import { Outlines } from '../../tiles/outlines/outlines.ts';
import type { Measurement } from './measurement.ts';

type Region = Feature<Polygon | MultiPolygon>;

const SECTOR = 'statsec2024';
const LEVELS = [SECTOR, 'ggw72024', 'gemeente2024'];
const PLACES = 2000;
/** Of 100 places, per level. */
const GOALS = [85, 93, 98];

const TRUTHS = [
  {
    name: 'all of Flanders and Brussels, simplified',
    file: 'statsec-more/flanders-brussels-2021-simplified/statsec_2021_simplified.geojson',
    code: 'statsec2024',
  },
  {
    name: 'Leuven',
    file: 'statsec-geometry/leuven-arrondissement-2020/leuven_arrondissement_statsec_2020.geojson',
    code: 'CS01012020',
  },
  {
    name: 'Brussels',
    file: 'statsec-geometry/brussel-2024/brussel_statsec_2024.geojson',
    code: 'NISCODE',
  },
  { name: 'Zennevallei', file: 'statsec-more/zennevallei-2024/sectors.geojson', code: 'sectorId' },
];

export async function benchGround(): Promise<Measurement[]> {
  const folder = process.env.GROUND_TRUTH ?? '../shared/geodata';
  const dataDir = process.env.DATA_DIR ?? 'data';
  const id = readLive(dataDir) ?? '';
  const edition = openEdition(dataDir, id);
  const locator = new Locator(new Outlines(path.join(dataDir, 'editions', id)));
  try {
    const measured = TRUTHS.filter(({ file }) => existsSync(path.join(folder, file))).flatMap(
      ({ name, file, code }) => {
        const text = readFileSync(path.join(folder, file), 'utf8');
        const { features } = JSON.parse(text) as FeatureCollection<Polygon | MultiPolygon>;
        const known = features.filter((region) => indexOf(edition, region, code) !== undefined);
        return (['sector', 'surface'] as const).map((by) =>
          benchPlaces(edition, locator, known, { name, code, by }),
        );
      },
    );
    return [...measured, benchSurface(edition)];
  } finally {
    edition.close();
  }
}

function indexOf(edition: Edition, region: Region, code: string): number | undefined {
  return edition.level(SECTOR).indexOf.get(foldCode(String(region.properties?.[code] ?? '')));
}

type Way = { name: string; code: string; by: 'sector' | 'surface' };

/** Places spread evenly over sectors, or over their surface. */
function benchPlaces(
  edition: Edition,
  locator: Locator,
  regions: readonly Region[],
  { name, code, by }: Way,
): Measurement {
  const random = createRandom(2024);
  const boxes = regions.map(boxOf);
  const sizes = boxes.map(([west, south, east, north]) => (east - west) * (north - south));
  const largest = sizes.reduce((a, b) => Math.max(a, b), 0);
  const right = LEVELS.map(() => 0);
  for (let placed = 0; placed < PLACES; ) {
    const pick = Math.floor(random() * regions.length);
    const [region, box] = [regions[pick], boxes[pick]];
    if (!region || !box) continue;
    // A sector is taken as often as its box is large, and a place outside the sector is thrown away.
    if (by === 'surface' && random() > (sizes[pick] ?? 0) / largest) continue;
    let place = placeIn(box, random);
    if (by === 'surface' && !booleanPointInPolygon(place, region)) continue;
    while (!booleanPointInPolygon(place, region)) place = placeIn(box, random);
    placed++;
    const truth = indexOf(edition, region, code);
    const told = locator.locate(SECTOR, place[0], place[1]);
    if (truth === undefined || told === null) continue;
    for (const [i, level] of LEVELS.entries()) {
      const parents = i === 0 ? null : edition.parentsOf(SECTOR, level);
      const same = parents ? parents[truth] === parents[told] : truth === told;
      if (same) right[i] = (right[i] ?? 0) + 1;
    }
  }
  const shares = right.map((count) => (100 * count) / PLACES);
  return {
    what: `right sector / wijk / municipality, ${PLACES} places by ${by}: ${name}`,
    measured: shares.map((share) => share.toFixed(1)).join(' / '),
    baseline: '—',
    budget: GOALS.join(' / '),
    ok: shares.every((share, i) => share >= (GOALS[i] ?? 0)),
  };
}

/** The surface within each outline against the loaded one. */
function benchSurface(edition: Edition): Measurement {
  const { areasM2 } = edition.level(SECTOR);
  const loaded = new ValueComputer(edition).compute(
    edition.indicator('v9900_oppervl'),
    SECTOR,
    '2024',
  );
  const errors = areasM2
    .flatMap((areaM2, i) => {
      const surface = loaded?.column.values[i];
      if (!areaM2 || !surface || loaded?.column.statuses[i] !== VALUE) return [];
      return [Math.abs(areaM2 / surface - 1)];
    })
    .sort((a, b) => a - b);
  const at = (share: number): number => errors[Math.floor(share * (errors.length - 1))] ?? 1;
  return {
    what: `error of the surface of ${errors.length} outlines: median / 90th / 99th percentile`,
    measured: [0.5, 0.9, 0.99].map((share) => `${(100 * at(share)).toFixed(1)} %`).join(' / '),
    baseline: '—',
    budget: 'median ≤ 2 %',
    ok: at(0.5) <= 0.02,
  };
}

function boxOf({ geometry }: Region): [number, number, number, number] {
  const box: [number, number, number, number] = [180, 90, -180, -90];
  const places = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  for (const [lon = 0, lat = 0] of places.flat()) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return box;
}

function placeIn(
  [west, south, east, north]: readonly [number, number, number, number],
  random: () => number,
): [number, number] {
  return [west + random() * (east - west), south + random() * (north - south)];
}

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
