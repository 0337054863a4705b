import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Problem } from '../../geodata/model/data-error.ts';
import { writeFlatGeobuf } from '../../tiles/flatgeobuf/write-flatgeobuf.ts';
import type { FeatureTable } from '../../tiles/source/feature-table.ts';
import { readShapes } from '../../tiles/source/read-shapes.ts';
import type { SectorPopulation } from './read-sector-population.ts';
import { type AboveLevel, type SectorColumns, textOf } from './recognise-sectors.ts';
import { levelCode, nearest, type StatbelLevel, statbelManifest } from './statbel-manifest.ts';

type Place = { code: string; name: string; frenchName: string };
/** A sector, its places by level, and the surface that Statbel gives. */
type Sector = Place & { hectares: number | null; above: Partial<Record<AboveLevel, string>> };

export type StatbelSource = {
  /** The unpacked file of sectors. */
  file: string;
  table: FeatureTable;
  columns: SectorColumns;
  population: readonly SectorPopulation[] | null;
  /** Codes of regions to keep, without leading zero; null for all. */
  regions: readonly string[] | null;
};

const STARTER = path.join(import.meta.dirname, '../../geodata/starter');
/** Brussels lies in no province: it takes the place of one, with the code of the region, as the provinces' own lists have it. */
const BRUSSELS = '4000';

/**
 * Writes the source folder of an edition of official sectors: areas of every level that the file names, tables between
 * them, outlines, surface and inhabitants, and the manifest. It appears whole or not at all. Returns what there is to
 * tell, and problems of the outlines.
 */
export async function writeStatbelSource(
  folder: string,
  { file, table, columns, population, regions }: StatbelSource,
): Promise<{ messages: string[]; problems: Problem[] }> {
  const places = new Map<AboveLevel, Map<string, Place>>();
  const sectors = readSectors(table, columns, places).filter(
    ({ above }) => regions === null || (above.gewest && regions.includes(above.gewest)),
  );
  if (sectors.length === 0) {
    const known = [...(places.get('gewest')?.values() ?? [])].map(
      ({ code, name }) => `${name} (${code})`,
    );
    throw new Error(`no sectors in region ${regions?.join(', ')} (found: ${known.join(', ')})`);
  }
  const scratch = `${folder}.new`;
  await rm(scratch, { recursive: true, force: true });
  for (const name of ['areas', 'aggregation', 'figures']) {
    await mkdir(path.join(scratch, name), { recursive: true });
  }
  const { shapes, problems } = await readShapes(path.dirname(file), {
    file: path.basename(file),
    codeField: columns.sector.code,
    layer: undefined,
    crs: undefined,
  });
  if (problems.some(({ severity }) => severity === 'error')) return { messages: [], problems };
  const indexOf = new Map(sectors.map(({ code }, i) => [code, i]));
  const areas = shapes.flatMap(({ code, geometry }) => {
    const index = indexOf.get(code);
    return index === undefined
      ? []
      : [{ index, code, name: sectors[index]?.name ?? code, geometry }];
  });
  await writeFlatGeobuf(path.join(scratch, 'sectors.fgb'), 'statsec', areas);
  const messages = [`${sectors.length} sectors, ${areas.length} with an outline`];
  const matched = population && matchPopulation(population, sectors, messages);
  const all = [...sectors, ...(matched?.unlocated ?? [])];
  const levels = await writeLevels(scratch, all, places, columns.year);
  await writeFigures(scratch, sectors, matched?.rows ?? null, columns.year);
  const manifest = await statbelManifest(levels, columns.year, matched !== null);
  await writeFile(path.join(scratch, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await rm(folder, { recursive: true, force: true });
  await rename(scratch, folder);
  return { messages, problems };
}

function readSectors(
  table: FeatureTable,
  { sector, above, hectares }: SectorColumns,
  places: Map<AboveLevel, Map<string, Place>>,
): Sector[] {
  const sectors = new Map<string, Sector>();
  for (const record of table.records) {
    const code = textOf(record, sector.code);
    if (code === '' || sectors.has(code)) continue;
    const found: Partial<Record<AboveLevel, string>> = {};
    for (const [level, column] of Object.entries(above) as [AboveLevel, typeof sector | null][]) {
      if (!column) continue;
      const own = textOf(record, column.code).replace(/^0(?=\d000$)/, '');
      const isBrussels = level === 'provincie' && own === '';
      const source = isBrussels ? above.gewest : column;
      const placeCode = own || (source ? textOf(record, source.code).replace(/^0/, '') : '');
      if (placeCode === '' || (isBrussels && placeCode !== BRUSSELS) || !source) continue;
      found[level] = placeCode;
      const known = places.get(level) ?? new Map<string, Place>();
      places.set(level, known.set(placeCode, placeOf(placeCode, namesIn(record, source))));
    }
    const surface = Number(textOf(record, hectares) || Number.NaN);
    sectors.set(code, {
      ...placeOf(code, namesIn(record, sector)),
      hectares: surface > 0 ? surface : null,
      above: found,
    });
  }
  return [...sectors.values()];
}

function namesIn(
  record: FeatureTable['records'][number],
  columns: { nl: string | null; fr: string | null; de: string | null },
): Record<'nl' | 'fr' | 'de', string> {
  return {
    nl: textOf(record, columns.nl),
    fr: textOf(record, columns.fr),
    de: textOf(record, columns.de),
  };
}

function placeOf(code: string, { nl, fr, de }: Record<'nl' | 'fr' | 'de', string>): Place {
  const name = nl || fr || de || code;
  return { code, name, frenchName: fr !== '' && fr !== name ? fr : '' };
}

/** Inhabitants of the sectors there are; those without a sector count in their municipality. */
function matchPopulation(
  population: readonly SectorPopulation[],
  sectors: readonly Sector[],
  messages: string[],
): { rows: SectorPopulation[]; unlocated: Sector[] } {
  const known = new Map(sectors.map((sector) => [sector.code, sector]));
  const homes = new Map(sectors.map((sector) => [sector.above.gemeente, sector]));
  const rows: SectorPopulation[] = [];
  const unlocated: Sector[] = [];
  const strangers: string[] = [];
  for (const row of population) {
    const home = homes.get(row.municipality);
    if (known.has(row.code)) rows.push(row);
    else if (row.code.endsWith('ZZZZ') && home) {
      rows.push(row);
      const { deelgemeente: _, ...above } = home.above;
      unlocated.push({ code: row.code, name: row.code, frenchName: '', hectares: null, above });
    } else if (home) strangers.push(row.code);
  }
  const sum = rows.reduce((total, { inhabitants }) => total + inhabitants, 0);
  messages.push(`${sum} inhabitants in ${rows.length} rows`);
  if (strangers.length > 0) {
    const first = strangers.slice(0, 5).join(', ');
    messages.push(
      `${strangers.length} rows of inhabitants are of no sector of this year: ${first}`,
    );
  }
  const without = sectors.length + unlocated.length - rows.length;
  if (without > 0) messages.push(`${without} sectors have no row of inhabitants`);
  return { rows, unlocated };
}

/** Areas and tables of every level that has places; returns the levels, coarse to fine. */
async function writeLevels(
  folder: string,
  sectors: readonly Sector[],
  places: ReadonlyMap<AboveLevel, ReadonlyMap<string, Place>>,
  year: number,
): Promise<StatbelLevel[]> {
  const order = ['gewest', 'provincie', 'arrondiss', 'gemeente', 'deelgemeente'] as const;
  const above = order.filter((level) => sectors.some((sector) => sector.above[level]));
  for (const level of above) {
    const used = new Set(sectors.map((sector) => sector.above[level]));
    const known = [...(places.get(level)?.values() ?? [])].filter(({ code }) => used.has(code));
    await writeAreas(folder, level, known);
    const rows = sectors.flatMap(({ code, above: of }) => (of[level] ? [[code, of[level]]] : []));
    await writePairs(folder, ['statsec', level], rows, year);
  }
  for (const [child, parent] of nearest(above)) {
    const pairs = new Map(sectors.map(({ above: of }) => [of[child] ?? '', of[parent] ?? '']));
    const rows = [...pairs].filter(([from, to]) => from !== '' && to !== '');
    await writePairs(folder, [child, parent], rows, year);
  }
  const municipality = places.get('gemeente');
  const named = sectors.map((sector) => {
    const home = municipality?.get(sector.above.gemeente ?? '')?.name;
    return { ...sector, fullName: home ? `${sector.name} (${home})` : sector.name };
  });
  await writeAreas(folder, 'statsec', named);
  return [...above, 'statsec'];
}

async function writeAreas(
  folder: string,
  level: StatbelLevel,
  places: readonly (Place & { fullName?: string })[],
): Promise<void> {
  const sorted = places.toSorted(
    (a, b) => a.name.localeCompare(b.name, 'nl') || (a.code < b.code ? -1 : 1),
  );
  const rows = sorted.map(({ code, name, fullName, frenchName }, i) => [
    ...[String(i + 1), code, name, fullName ?? name, frenchName],
  ]);
  const header = ['sequence nr', 'geoitem code', 'short name', 'name', 'french name'];
  await writeCsv(path.join(folder, 'areas', `${level}.csv`), [header, ...rows]);
}

async function writePairs(
  folder: string,
  [child, parent]: readonly [StatbelLevel, StatbelLevel],
  rows: readonly (readonly string[])[],
  year: number,
): Promise<void> {
  const header = [levelCode(child, year), levelCode(parent, year)];
  const file = path.join(folder, 'aggregation', `${child}_${parent}.csv`);
  await writeCsv(file, [header, ...rows]);
}

async function writeFigures(
  folder: string,
  sectors: readonly Sector[],
  population: readonly SectorPopulation[] | null,
  year: number,
): Promise<void> {
  const key = (code: string): string[] => [String(year), levelCode('statsec', year), code];
  const header = ['period', 'geolevel', 'geoitem'];
  const surfaces = sectors.flatMap(({ code, hectares }) =>
    hectares === null ? [] : [[...key(code), String(Math.round(hectares * 10_000))]],
  );
  await writeCsv(path.join(folder, 'figures/surface.csv'), [
    [...header, 'v9900_oppervl'],
    ...surfaces,
  ]);
  if (population) {
    const rows = population.map(({ code, inhabitants }) => [...key(code), String(inhabitants)]);
    await writeCsv(path.join(folder, 'figures/population.csv'), [[...header, 'v1101_t'], ...rows]);
  }
  const codes = population ? ['v1101_t', 'v1101_bevdicht', 'v9900_oppervl'] : ['v9900_oppervl'];
  for (const name of ['indicators.csv', 'themes.csv']) {
    const text = await readFile(path.join(STARTER, name), 'utf8');
    const [titles = [], ...rows]: string[][] = parse(text, { bom: true });
    const kept = rows.filter(([code = '']) => codes.includes(code));
    await writeCsv(path.join(folder, name), [titles, ...kept]);
  }
}

async function writeCsv(file: string, rows: readonly (readonly string[])[]): Promise<void> {
  const cell = (text: string): string =>
    /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  await writeFile(file, `${rows.map((row) => row.map(cell).join(',')).join('\n')}\n`);
}
