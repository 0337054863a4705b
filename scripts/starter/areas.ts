/**
 * The starter edition's areas: one definition table per level, the aggregation tables between them,
 * and a representative point per statistical sector. Everything keeps the publisher's codes and names.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Cell,
  foldCode,
  type Row,
  readCells,
  readDelimited,
  readSheetRows,
  writeTable,
} from './tables.ts';

export const starterLevels = [
  'gewest',
  'provincie',
  'provincie2024',
  'vervoerregio',
  'arrondiss',
  'elz',
  'politiezone',
  'gemeente',
  'gemeente2024',
  'gemeente2018',
  'deelgemeente2024',
  'ggw72024',
  'statsec2024',
  'statsec2019',
] as const;

/** Pairs that have a table of their own at the publisher. */
const publishedPairs = [
  ['statsec2024', 'ggw72024'],
  ['statsec2024', 'deelgemeente2024'],
  ['statsec2024', 'gemeente2024'],
  ['ggw72024', 'gemeente2024'],
  ['deelgemeente2024', 'gemeente2024'],
  ['gemeente2024', 'gemeente'],
  ['gemeente2024', 'provincie2024'],
  ['gemeente', 'politiezone'],
  ['gemeente', 'elz'],
  ['gemeente', 'arrondiss'],
  ['gemeente', 'vervoerregio'],
  ['gemeente', 'provincie'],
  ['gemeente', 'gewest'],
  ['politiezone', 'gewest'],
  ['elz', 'provincie'],
  ['arrondiss', 'provincie'],
  ['vervoerregio', 'gewest'],
  ['provincie2024', 'gewest'],
  ['provincie', 'gewest'],
] as const;

/** Pairs without a table: read from the publisher's sheet with one row per sector. */
const derivedPairs = [
  ['statsec2024', 'gemeente2018'],
  ['gemeente2018', 'gemeente2024'],
] as const;

/** What the figures need to know about areas. */
export type StarterAreas = {
  /** Codes per level, in the order of the definition. */
  codes: Map<string, string[]>;
  /** Parent by child code, per `child>parent`. */
  parents: Map<string, Map<string, string>>;
};

/** Writes `areas/` and `aggregation/`; prints what it could not place. */
export async function compileAreas(
  from: string,
  to: string,
  log: (line: string) => void,
): Promise<StarterAreas> {
  const areas: StarterAreas = { codes: new Map(), parents: new Map() };
  const perSector = await readSheetRows(
    join(from, 'pinc-gebiedsniveaus/verzamelbestanden/statsec2024_als_basis.xlsx'),
  );
  const homes = new Map(perSector.map((row) => [row.statsec2024, row.gemeente2024_naam ?? '']));
  for (const level of starterLevels) await compileLevel(from, to, level, areas, homes);
  for (const [child, parent] of publishedPairs) {
    const cells = await readCells(
      join(from, 'pinc-gebiedsniveaus/aggregatietabellen', `${child}_${parent}.xlsx`),
    );
    addPairs(areas, child, parent, cells.slice(1), log);
  }
  for (const [child, parent] of derivedPairs) {
    const pairs = perSector.map((row) => [row[child] ?? '', row[parent] ?? '']);
    addPairs(areas, child, parent, pairs, log);
  }
  await addOldSectors(from, areas, log);
  for (const [key, parents] of areas.parents) {
    const [child = '', parent = ''] = key.split('>');
    writeTable(to, `aggregation/${child}_${parent}.csv`, [child, parent], [...parents]);
  }
  return areas;
}

async function compileLevel(
  from: string,
  to: string,
  level: string,
  areas: StarterAreas,
  homes: Map<string | undefined, string>,
) {
  const file = join(from, 'pinc-gebiedsniveaus/gebiedsdefinities', `${level}.xlsx`);
  const rows = (await readSheetRows(file)).filter((row) => row['geoitem code']);
  const header = ['sequence nr', 'geoitem code', 'short name', 'name'];
  const french = readFrenchNames(from);
  const frenchOf = (row: Row): string => french.get(row['geoitem code'] ?? '') ?? '';
  const isBilingual = BILINGUAL_LEVELS.has(level);
  const cells = rows.map((row): Cell[] => [
    ...header.map((name): Cell => cellOf(row, name, level, homes)),
    ...(isBilingual ? [frenchOf(row)] : []),
  ]);
  writeTable(to, `areas/${level}.csv`, isBilingual ? [...header, 'french name'] : header, cells);
  areas.codes.set(
    level,
    rows.map((row) => row['geoitem code'] ?? ''),
  );
}

/** Levels whose codes are those of Statbel's register. */
const BILINGUAL_LEVELS = new Set([
  'gewest',
  'provincie',
  'provincie2024',
  'arrondiss',
  'gemeente',
  'gemeente2024',
  'gemeente2018',
]);

/** The French names of the bilingual places: Brussels, its arrondissement and its nineteen municipalities. */
function readFrenchNames(from: string): Map<string, string> {
  const rows = readDelimited(join(from, 'gemeente-data/refnis/TU_COM_REFNIS.txt'), '|');
  return new Map(
    rows
      .filter(({ CD_REFNIS: code = '' }) => code === '04000' || code.startsWith('21'))
      .map((row) => [
        (row.CD_REFNIS ?? '').replace(/^0/, ''),
        (row.TX_REFNIS_FR ?? '').replace(/ \([^()]*\)$/, ''),
      ]),
  );
}

/**
 * The publisher's long name of a sector repeats its code; ours says its municipality. Sectors until 2019 have
 * one name, in `name`: an empty short name means the same.
 */
function cellOf(
  row: Row,
  column: string,
  level: string,
  homes: Map<string | undefined, string>,
): Cell {
  const short = row['short name'] ?? '';
  if (level === 'statsec2019' && column === 'short name') return '';
  if (level === 'statsec2019' && column === 'name') return short;
  const home = homes.get(row['geoitem code']);
  if (level === 'statsec2024' && column === 'name' && home) return `${short} (${home})`;
  return row[column] ?? '';
}

/** Keeps the first parent of every child; rows with a blank side are left out and reported. */
function addPairs(
  areas: StarterAreas,
  child: string,
  parent: string,
  pairs: readonly (readonly string[])[],
  log: (line: string) => void,
) {
  const children = new Set(areas.codes.get(child));
  const known = new Set(areas.codes.get(parent));
  const parents = new Map<string, string>();
  for (const [from = '', to = ''] of pairs) {
    if (!children.has(from) || !known.has(to)) {
      if (from || to) log(`${child}_${parent}: left out "${from}" -> "${to}"`);
    } else if ((parents.get(from) ?? to) !== to) {
      log(`${child}_${parent}: ${from} already in ${parents.get(from)}, not also in ${to}`);
    } else parents.set(from, to);
  }
  areas.parents.set(`${child}>${parent}`, parents);
}

/**
 * Sectors until 2019 to sectors until 2024. In the publisher's table the unknown-location sector of the
 * ten coastal municipalities stands in front of new beach sectors as well; it keeps its own code here,
 * and so do unknown-location sectors that the table forgets.
 */
async function addOldSectors(from: string, areas: StarterAreas, log: (line: string) => void) {
  const file = join(from, 'pinc-gebiedsniveaus/aggregatietabellen/statsec2019_statsec2024.xlsx');
  const pairs = (await readCells(file))
    .slice(1)
    .filter(([old = '', current = '']) => !old.endsWith('ZZZZ') || current.endsWith('ZZZZ'));
  const inNew = areas.parents.get('statsec2024>gemeente2018');
  const unknownOf = new Map(
    [...(inNew ?? [])].filter(([code]) => code.endsWith('ZZZZ')).map(([code, nis]) => [nis, code]),
  );
  const current = areas.parents.get('gemeente2018>gemeente2024');
  const paired = new Set(pairs.map(([old]) => old));
  for (const code of areas.codes.get('statsec2019') ?? []) {
    if (paired.has(code) || !code.endsWith('ZZZZ')) continue;
    const nis = code.slice(0, 5);
    const heir = unknownOf.get(nis) ?? `${current?.get(nis) ?? nis}ZZZZ`;
    pairs.push([code, heir]);
    log(`statsec2019_statsec2024: ${code} has no row at the publisher, placed in ${heir}`);
  }
  addPairs(areas, 'statsec2019', 'statsec2024', pairs, log);
}

/** `pop`: inhabitants on 1 January 2024; `dens`: inhabitants per km²; position in degrees. */
export type Centroid = { sc: string; pop: number; dens: number; lat: number; lng: number };

export function readCentroids(from: string): Centroid[] {
  const file = join(from, 'statsec-geometry/approx-statsec2024/centroids_2022.json');
  return JSON.parse(readFileSync(file, 'utf8')) as Centroid[];
}

/** The Schelde sector was split after these codes were fixed; its southern half stands for it. */
const movedPoints: Row = { '11002M0QA': '11002M0PA', '11002M0RA': '' };

/**
 * Writes `points.csv`: the middle and the surface of the sectors in the order of their definition, then the
 * middles of Walloon sectors nearby, without code or surface.
 */
export function compilePoints(
  from: string,
  to: string,
  areas: StarterAreas,
  hectares: ReadonlyMap<string, number>,
  log: (line: string) => void,
) {
  const known = new Set(areas.codes.get('statsec2024')?.map(foldCode));
  const points = new Map<string, [number, number]>();
  const others: [number, number][] = [];
  for (const { sc, lng, lat } of readCentroids(from)) {
    const code = foldCode(movedPoints[sc] ?? sc);
    const position: [number, number] = [Number(lng.toFixed(5)), Number(lat.toFixed(5))];
    if (known.has(code)) points.set(code, position);
    else if (code) others.push(position);
  }
  const rows: Cell[][] = [];
  const missing: string[] = [];
  for (const code of areas.codes.get('statsec2024') ?? []) {
    const position = points.get(foldCode(code));
    if (position) rows.push([code, ...position, hectares.get(code) ?? null]);
    else if (!code.endsWith('ZZZZ')) missing.push(code);
  }
  const outside = others.filter(isNear([...points.values()])).map((p): Cell[] => ['', ...p, null]);
  writeTable(to, 'points.csv', ['code', 'lon', 'lat', 'hectares'], [...rows, ...outside]);
  log(`points: ${rows.length} sectors, ${outside.length} outside, without: ${missing.join(' ')}`);
}

/** Degrees: some 5 km. Points outside that are farther away bound no cell. */
const NEARBY = { lon: 0.07, lat: 0.045 };

function isNear(points: readonly [number, number][]): (place: [number, number]) => boolean {
  const square = (lon: number, lat: number): [number, number] => [
    Math.floor(lon / NEARBY.lon),
    Math.floor(lat / NEARBY.lat),
  ];
  const taken = new Set<string>();
  for (const [lon, lat] of points) {
    const [column, row] = square(lon, lat);
    for (const c of [column - 1, column, column + 1]) {
      for (const r of [row - 1, row, row + 1]) taken.add(`${c} ${r}`);
    }
  }
  return ([lon, lat]) => taken.has(square(lon, lat).join(' '));
}
