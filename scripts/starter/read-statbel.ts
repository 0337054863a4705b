/** Figures that Statbel publishes: income, building permits, sales, civil status and the land register. */
import { join } from 'node:path';
import type { StarterAreas } from './areas.ts';
import { parseDelimited, type Row, readDelimited, readZippedText } from './tables.ts';

export function readIncome(source: string): Row[] {
  const file = 'gemeente-data/statbel-fiscal-income-2005-2013/TF_PSNL_INC_TAX_MUNTY.txt';
  return readDelimited(join(source, file), '|').map((row) => ({
    ...row,
    period: row.CD_YEAR ?? '',
    geoitem: row.CD_MUNTY_REFNIS ?? '',
  }));
}

/** Whole years only: in the source month 0 is the year. */
export function readPermits(source: string): Row[] {
  const file = join(source, 'gemeente-data/statbel-building-permits/TF_BUILDING_PERMITS.zip');
  return parseDelimited(readZippedText(file), '|')
    .filter(
      (row) => row.CD_REFNIS_LEVEL === '5' && row.CD_PERIOD === '0' && Number(row.CD_YEAR) >= 2005,
    )
    .map((row) => ({ ...row, period: row.CD_YEAR ?? '', geoitem: row.REFNIS ?? '' }));
}

const dwellingTypes = [
  ['alle_huizen', 'alle_woningen'],
  ['huizen_23', 'gesl_half_woningen'],
  ['huizen_4plus', 'open_woningen'],
  ['appartementen', 'appartementen'],
] as const;

/** Medians at region, province and municipality; numbers of sales at municipalities only, the rest sums. */
export function readSales(source: string, areas: StarterAreas): Row[] {
  const levels: Record<string, string> = { 2: 'gewest', 3: 'provincie', 5: 'gemeente' };
  const suffix = new Map<string, string>(dwellingTypes);
  const found = new Map<string, Row>();
  for (const row of readDelimited(
    join(source, 'gemeente-data/statbel-realestate-2010-2024/yearly.csv'),
  )) {
    const level = levels[row.lvl ?? ''];
    const type = suffix.get(row.type ?? '');
    const code = (row.nis ?? '').replace(/^0/, '');
    if (!level || !type || !areas.codes.get(level)?.includes(code)) continue;
    const key = `${row.y} ${level} ${code}`;
    const blank = dwellingTypes.flatMap(([, name]) => [
      [`v2203_mediaan_${name}`, ''],
      [`v2203_transacties_${name}`, ''],
    ]);
    const sale: Row = found.get(key) ?? {
      period: row.y ?? '',
      geolevel: level,
      geoitem: code,
      ...(Object.fromEntries(blank) as Row),
    };
    if (row.p50) sale[`v2203_mediaan_${type}`] = String(Number(row.p50));
    if (row.n && level === 'gemeente') sale[`v2203_transacties_${type}`] = String(Number(row.n));
    found.set(key, sale);
  }
  return [...found.values()].flatMap((sale) => [sale, ...asProvince(sale)]);
}

/** Brussels is an area of the province level too; the source has it as a region only. */
function asProvince(sale: Row): Row[] {
  return sale.geolevel === 'gewest' && sale.geoitem === '4000'
    ? [{ ...sale, geolevel: 'provincie' }]
    : [];
}

const civilStatuses: Row = {
  10: 'v1101_ongeh',
  20: 'v1101_geh',
  30: 'v1101_wed',
  40: 'v1101_gesch',
};

/** Inhabitants by civil status. A combination without people is a real 0. */
export function readStructure(source: string): Row[] {
  const folder = join(source, 'gemeente-data/statbel-population-2009-2015');
  const found = new Map<string, Map<string, number>>();
  const add = (row: Row, code: string) => {
    const key = `${row.year} ${row.gemeente2018}`;
    const counts =
      found.get(key) ?? new Map(Object.values(civilStatuses).map((name) => [name ?? '', 0]));
    counts.set(code, (counts.get(code) ?? 0) + Number(row.population));
    found.set(key, counts);
  };
  const byStatus = 'population_gemeente2018_sex_civilstatus_2009-2015.csv';
  for (const row of readDelimited(join(folder, byStatus))) {
    const code = civilStatuses[row.civ_code ?? ''];
    if (!code) throw new Error(`${byStatus}: unknown civil status "${row.civ_code}"`);
    add(row, code);
  }
  return [...found].map(([key, counts]) => {
    const [period = '', geoitem = ''] = key.split(' ');
    const values = [...counts].map(([code, count]) => [code, String(count)]);
    return { period, geoitem, ...(Object.fromEntries(values) as Row) };
  });
}

/** Rubrics of the land register per indicator. */
const landUse: readonly (readonly [string, (rubric: string) => boolean])[] = [
  ['v1501_bebouwd', (rubric) => rubric.startsWith('2')],
  ['v1501_bedrijvigheid', (rubric) => ['2G', '2H', '2I', '2JK'].includes(rubric)],
  ['v1501_cultuurgrond', (rubric) => ['1AE', '1BC', '1F'].includes(rubric)],
  ['v1501_bos', (rubric) => rubric === '1G'],
];

const landYears = new Set([
  '1990',
  '1995',
  '2000',
  '2005',
  '2010',
  '2011',
  '2012',
  '2013',
  '2014',
  '2015',
]);

/** Hectares, to the are. */
export function readCadastre(source: string): Row[] {
  const file =
    'gemeente-data/statbel-landuse-1985-2015/landuse_cadastre_gemeente2018_1985-2015.csv';
  const found = new Map<string, number[]>();
  for (const row of readDelimited(join(source, file))) {
    if (!landYears.has(row.year ?? '')) continue;
    const key = `${row.year} ${row.gemeente2018}`;
    const sums = found.get(key) ?? landUse.map(() => 0);
    landUse.forEach(([, belongs], i) => {
      if (belongs(row.rubric ?? '')) sums[i] = (sums[i] ?? 0) + Number(row.area_ha);
    });
    found.set(key, sums);
  }
  return [...found].map(([key, sums]) => {
    const [period = '', geoitem = ''] = key.split(' ');
    const values = landUse.map(([code], i) => [code, String(Number((sums[i] ?? 0).toFixed(2)))]);
    return { period, geoitem, ...(Object.fromEntries(values) as Row) };
  });
}
