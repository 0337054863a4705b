/**
 * Inhabitants (v1101_t) from four sources that agree by construction: sectors for 2001, 2011, 2019 and 2024,
 * municipalities for the other years. People whom the municipal total counts and no sector does are put in
 * the municipality's unknown-location sector.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCentroids, type StarterAreas } from './areas.ts';
import { type Cell, foldCode, readDelimited, writeTable } from './tables.ts';

/** Below this, people without a sector are left out: such a cell would be hidden and hide its neighbours. */
const smallestRemainder = 5;
const notCovered = -99999;

/** Years for which the source lacks Brussels and the municipalities that merged later. */
const partlyCovered = [2016, 2017, 2018, 2020, 2021, 2022, 2023];

type Counts = Map<string, number>;
type Log = (line: string) => void;

/** Writes `figures/population-sectors.csv` and `figures/population-municipalities.csv`. */
export function compilePopulation(from: string, to: string, areas: StarterAreas, log: Log) {
  const perYear2018 = readStructureTotals(from);
  const perYearToday = readTrends(from);
  const sectors: Cell[][] = [];
  for (const [year, counts] of readSectorCounts(from)) {
    const placed = placeInSectors(year, counts, areas, log);
    if (year === 2011) {
      addRemainders(placed, 'gemeente2018', perYear2018.get(year), areas, `${year}`, log);
    } else if (year > 2011) {
      addRemainders(placed, 'gemeente2024', perYearToday.get(year), areas, `${year}`, log);
    }
    for (const code of areas.codes.get('statsec2024') ?? []) {
      const count = placed.get(code);
      if (count !== undefined) sectors.push([year, 'statsec', code, count]);
    }
  }
  const header = ['period', 'geolevel', 'geoitem', 'v1101_t'];
  const a = writeTable(to, 'figures/population-sectors.csv', header, sectors);
  const municipal = [
    ...municipalRows(perYear2018, perYearToday, areas),
    ...flemishRows(readFlemishTotals(from)),
  ];
  const b = writeTable(to, 'figures/population-municipalities.csv', header, municipal);
  log(`population: ${a} sector rows, ${b} municipal rows`);
}

/** Counts per sector code of the source, by year. */
function readSectorCounts(from: string): [number, [string, number][]][] {
  const census = (year: number): [string, number][] =>
    readDelimited(join(from, `statsec-data/bimd/population_${year}.tsv`), '\t').map((row) => [
      row.CD_RES_SECTOR ?? '',
      Number(row.POPULATION),
    ]);
  const air = readDelimited(
    join(from, 'statsec-data/pm25-mortality-2019/mort_pm25_sector_2019.csv'),
  );
  return [
    [2001, census(2001)],
    [2011, census(2011)],
    [2019, air.map((row) => [row.CS01012020 ?? '', Number(row.POPULATION)])],
    [2024, readCentroids(from).map(({ sc, pop }) => [sc, pop])],
  ];
}

/** Sums counts per sector until 2024; codes until 2019 go through their aggregation table. */
function placeInSectors(
  year: number,
  counts: [string, number][],
  areas: StarterAreas,
  log: Log,
): Counts {
  const bySpelling = new Map(areas.codes.get('statsec2024')?.map((code) => [foldCode(code), code]));
  for (const [old, code] of areas.parents.get('statsec2019>statsec2024') ?? []) {
    if (!bySpelling.has(foldCode(old))) bySpelling.set(foldCode(old), code);
  }
  const municipalities = new Set(areas.codes.get('gemeente2018'));
  const placed: Counts = new Map();
  let lost = 0;
  for (const [code, count] of counts) {
    const sector = bySpelling.get(foldCode(code));
    if (sector) placed.set(sector, (placed.get(sector) ?? 0) + count);
    else if (municipalities.has(code.slice(0, 5))) lost += count;
  }
  const total = [...placed.values()].reduce((sum, count) => sum + count, 0);
  log(`population ${year}: ${total} in ${placed.size} sectors, ${lost} in unplaced codes`);
  return placed;
}

/** Adds what the official total of a municipality has above the sum of its sectors. */
function addRemainders(
  placed: Counts,
  level: string,
  totals: Counts | undefined,
  areas: StarterAreas,
  year: string,
  log: Log,
) {
  const sums: Counts = new Map();
  const unknown = new Map<string, string>();
  for (const [sector, municipality] of areas.parents.get(`statsec2024>${level}`) ?? []) {
    sums.set(municipality, (sums.get(municipality) ?? 0) + (placed.get(sector) ?? 0));
    if (sector.endsWith('ZZZZ')) unknown.set(municipality, sector);
  }
  let added = 0;
  let dropped = 0;
  for (const [municipality, total] of totals ?? []) {
    const remainder = total - (sums.get(municipality) ?? total);
    const sector = unknown.get(municipality) ?? unknownOfHeir(municipality, areas);
    if (remainder < 0) throw new Error(`${year} ${municipality}: sectors exceed the total`);
    if (!sector || remainder < smallestRemainder) dropped += remainder;
    else {
      placed.set(sector, (placed.get(sector) ?? 0) + remainder);
      added += remainder;
    }
  }
  log(`population ${year}: ${added} added as unknown location, ${dropped} left out (below 5 each)`);
}

function unknownOfHeir(municipality: string, areas: StarterAreas): string | undefined {
  const heir = areas.parents.get('gemeente2018>gemeente2024')?.get(municipality);
  return heir ? `${heir}ZZZZ` : undefined;
}

/** Totals per municipality until 2018, by year: the sum of the population structure table. */
function readStructureTotals(from: string): Map<number, Counts> {
  const totals = new Map<number, Counts>();
  const file =
    'gemeente-data/statbel-population-2009-2015/population_gemeente2018_age5_sex_nationality_2009-2015.csv';
  for (const row of readDelimited(join(from, file))) {
    const year = Number(row.year);
    const counts = totals.get(year) ?? new Map<string, number>();
    const code = row.gemeente2018 ?? '';
    counts.set(code, (counts.get(code) ?? 0) + Number(row.population));
    totals.set(year, counts);
  }
  return totals;
}

type Trend = { id: string; bevolkingsTrend: { jaar: number; inwoners: number }[] };

/**
 * Flemish totals by year. Codes are those of 2025, but before 2025 the figure of a code that grew in a merger
 * (Antwerpen with Borsbeek) is still that of the old territory: until 2024 they are figures of `gemeente2024`.
 */
function readTrends(from: string): Map<number, Counts> {
  const file = join(from, 'gemeente-data/gemeente-dashboard/gemeenten-real.json');
  const totals = new Map<number, Counts>();
  for (const { id, bevolkingsTrend } of JSON.parse(readFileSync(file, 'utf8')) as Trend[]) {
    for (const { jaar, inwoners } of bevolkingsTrend) {
      const counts = totals.get(jaar) ?? new Map<string, number>();
      counts.set(id, inwoners);
      totals.set(jaar, counts);
    }
  }
  return totals;
}

/** Years without sector figures. A municipality the source leaves out is "not covered", never zero. */
function municipalRows(
  perYear2018: Map<number, Counts>,
  perYearToday: Map<number, Counts>,
  areas: StarterAreas,
): Cell[][] {
  const rows: Cell[][] = [];
  const add = (year: number, level: string, counts: Counts | undefined, missing: boolean) => {
    for (const code of areas.codes.get(level) ?? []) {
      if (code.startsWith('9999')) continue;
      const count = counts?.get(code) ?? (missing ? notCovered : undefined);
      if (count !== undefined) rows.push([year, level, code, count]);
    }
  };
  for (const year of [2009, 2010, 2012, 2013, 2014, 2015]) {
    add(year, 'gemeente2018', perYear2018.get(year), false);
  }
  for (const year of partlyCovered) {
    add(year, 'gemeente2024', perYearToday.get(year), true);
  }
  return rows;
}

/** Published totals of the Flemish Region, by year. */
function readFlemishTotals(from: string): Map<number, number> {
  const file = join(from, 'gemeente-data/gemeente-dashboard/aggregates.json');
  const { bevolkingsTrend } = JSON.parse(readFileSync(file, 'utf8')) as {
    bevolkingsTrend: { jaar: number; waarde: number }[];
  };
  return new Map(bevolkingsTrend.map(({ jaar, waarde }) => [jaar, waarde]));
}

/** The region's own total for the years in which some of its municipalities are not covered. */
function flemishRows(totals: Map<number, number>): Cell[][] {
  return partlyCovered.flatMap((year) => {
    const total = totals.get(year);
    return total === undefined ? [] : [[year, 'gewest', '2000', total]];
  });
}
