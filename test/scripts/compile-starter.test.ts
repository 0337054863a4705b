import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { manifestSchema } from '../../geodata/model/manifest.ts';

type Row = Record<string, string>;

const starter = join(import.meta.dirname, '../../geodata/starter');
const raw = join(import.meta.dirname, '../../../shared/geodata');

function readRows(path: string, delimiter = ','): Row[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return parse(text, { bom: true, columns: true, delimiter, relax_quotes: true });
}

const manifest = manifestSchema.parse(
  JSON.parse(readFileSync(join(starter, 'manifest.json'), 'utf8')),
);
const definitions = new Map(
  manifest.levels.map((level) => [
    level.code,
    readRows(join(starter, level.areas)).map((row) => row['geoitem code'] ?? ''),
  ]),
);
const indicators = readRows(join(starter, 'indicators.csv'));
const codes = new Set(indicators.map((row) => row['Indicator code']?.toLowerCase()));
const figures = manifest.figures.map(({ file, levels }) => {
  const rows = readRows(join(starter, file));
  for (const row of rows) row.geolevel = levels[row.geolevel ?? ''] ?? row.geolevel ?? '';
  return { file, rows };
});

/** Sum of one indicator over the areas of a level in one period; missing codes do not count. */
function sumOf(code: string, level: string, period: string): number {
  const rows = figures.flatMap(({ rows }) => rows.filter((row) => row[code] !== undefined));
  return rows
    .filter((row) => row.period === period && row.geolevel === level && Number(row[code]) > -99990)
    .reduce((sum, row) => sum + Number(row[code]), 0);
}

describe('starter folder', () => {
  test('stays below 12 MB', () => {
    const files = readdirSync(starter, { recursive: true, encoding: 'utf8' });
    const bytes = files.reduce((sum, file) => sum + statSync(join(starter, file)).size, 0);
    expect(bytes).toBeLessThan(12_000_000);
  });

  test('names only files that exist', () => {
    const entries = [
      ...manifest.aggregations,
      ...manifest.indicators,
      ...manifest.themes,
      ...manifest.figures,
    ];
    expect(
      entries.map(({ file }) => file).filter((file) => !existsSync(join(starter, file))),
    ).toEqual([]);
  });

  test.each([...definitions])('defines every area of %s once', (_level, list) => {
    expect(new Set(list.map((code) => code.toUpperCase().replaceAll('_', '-'))).size).toBe(
      list.length,
    );
  });

  test.each(manifest.aggregations.map(({ file }) => file))(
    '%s gives defined children one defined parent',
    (file) => {
      const rows = readRows(join(starter, file));
      const [child = '', parent = ''] = Object.keys(rows[0] ?? {});
      const children = rows.map((row) => row[child] ?? '');
      expect(new Set(children).size).toBe(children.length);
      const [known, above] = [new Set(definitions.get(child)), new Set(definitions.get(parent))];
      expect(
        rows.filter((row) => !known.has(row[child] ?? '') || !above.has(row[parent] ?? '')),
      ).toEqual([]);
    },
  );

  test('places every located sector at one point in the country', () => {
    const points = readRows(join(starter, 'points.csv'));
    const located = points.filter((point) => point.code);
    expect(located.length).toBeGreaterThan(9_900);
    expect(new Set(located.map((point) => point.code)).size).toBe(located.length);
    const known = new Set(definitions.get('statsec2024'));
    expect(located.filter((point) => !known.has(point.code ?? ''))).toEqual([]);
    const outside = points.filter(
      ({ lon, lat }) =>
        !(Number(lon) > 2.5 && Number(lon) < 6.5 && Number(lat) > 49.4 && Number(lat) < 51.6),
    );
    expect(outside).toEqual([]);
  });
});

describe('starter indicators', () => {
  test('are at least 75 in all eight top themes, each with a share or a mean', () => {
    expect(indicators.length).toBeGreaterThanOrEqual(75);
    expect(codes.size).toBe(indicators.length);
    const mappable = new Set(
      indicators
        .filter((row) => row['Data type'] !== 'Numeric')
        .map((row) => row['Indicator code'] ?? ''),
    );
    const themes = readRows(join(starter, 'themes.csv'));
    const tops = new Set(themes.map((row) => row.Thema?.split('/')[0]));
    const served = new Set(
      themes
        .filter((row) => mappable.has(row.ItemCode ?? ''))
        .map((row) => row.Thema?.split('/')[0]),
    );
    expect(tops.size).toBe(8);
    expect(served).toEqual(tops);
  });

  test('all hang in the theme tree', () => {
    const placed = new Set(
      readRows(join(starter, 'themes.csv')).map((row) => row.ItemCode?.toLowerCase()),
    );
    expect([...codes].filter((code) => !placed.has(code))).toEqual([]);
  });

  test('refer only to each other', () => {
    const words = indicators.flatMap((row) => [
      // Slices are checked against their cube when the folder is read.
      ...(row.Formula?.replaceAll(/cell\([^)]*\)/g, '').match(/[a-z]\w*/gi) ?? []),
      row['Aggregation indicator'] ?? '',
      row['Threshold indicator'] ?? '',
    ]);
    const unknown = words.filter(
      (word) => word && word !== 'data_from_period' && !codes.has(word.toLowerCase()),
    );
    expect(unknown).toEqual([]);
  });

  test('have a name, unit and description in three languages', () => {
    const mute = indicators
      .map((row) => row['Indicator code'] ?? '')
      .filter((code) => {
        const { name, unit, description } = manifest.extras[code] ?? {};
        return [name, unit, description].some((text) => !text?.nl || !text.fr || !text.en);
      });
    expect(mute).toEqual([]);
  });

  test('have figures or a formula, and figures have an indicator', () => {
    const loaded = new Set(
      figures.flatMap(({ rows }) =>
        Object.keys(rows[0] ?? {})
          .slice(3)
          .map((code) => code.toLowerCase()),
      ),
    );
    expect([...loaded].filter((code) => !codes.has(code))).toEqual([]);
    const hollow = indicators.filter(
      (row) => !row.Formula && !loaded.has(row['Indicator code']?.toLowerCase() ?? ''),
    );
    expect(hollow).toEqual([]);
  });
});

describe('starter figures', () => {
  test.each(figures)('$file has one row per area and period, of defined areas', ({ rows }) => {
    const keys = rows.map((row) => `${row.period} ${row.geolevel} ${row.geoitem}`);
    expect(new Set(keys).size).toBe(keys.length);
    const known = new Map([...definitions].map(([level, list]) => [level, new Set(list)]));
    expect(rows.filter((row) => !known.get(row.geolevel ?? '')?.has(row.geoitem ?? ''))).toEqual(
      [],
    );
  });
});

describe.skipIf(!existsSync(raw))(`starter figures against the publishers' files`, () => {
  const structure = () =>
    readRows(
      join(
        raw,
        'gemeente-data/statbel-population-2009-2015/population_gemeente2018_age5_sex_nationality_2009-2015.csv',
      ),
    );
  const official = (year: string) =>
    structure()
      .filter((row) => row.year === year)
      .reduce((sum, row) => sum + Number(row.population), 0);

  test('inhabitants of 2015 are the published 7,619,300', () => {
    expect(sumOf('v1101_t', 'gemeente2018', '2015')).toBe(7_619_300);
  });

  test('the cube of 2015 holds all inhabitants, Flemish and of Brussels', () => {
    const rows = readRows(join(starter, 'cubes/bevolking.csv.gz')).filter(
      ({ period }) => period === '2015',
    );
    const sum = (of: Row[]) =>
      of.reduce((all, row) => {
        const ages = Object.entries(row).filter(([column]) => column.startsWith('leeftijd5_'));
        return all + ages.reduce((part, [, count]) => part + Number(count), 0);
      }, 0);
    const inBrussels = ({ geoitem = '' }: Row) => /^210/.test(geoitem);
    expect(sum(rows.filter(inBrussels))).toBe(1_175_173);
    expect(sum(rows.filter((row) => !inBrussels(row)))).toBe(6_444_127);
    expect(official('2015')).toBe(7_619_300);
  });

  test('sectors of 2011 lose at most four people per municipality', () => {
    const lost = official('2011') - sumOf('v1101_t', 'statsec2024', '2011');
    expect(lost).toBeGreaterThanOrEqual(0);
    expect(lost).toBeLessThan(4 * 327);
  });

  test('inhabitants of 2024 by sector are those of the source and the unlocated', () => {
    const centroids = JSON.parse(
      readFileSync(join(raw, 'statsec-geometry/approx-statsec2024/centroids_2022.json'), 'utf8'),
    ) as { sc: string; pop: number }[];
    const known = new Set(definitions.get('statsec2024'));
    const located = centroids
      .filter(({ sc }) => known.has(sc.toUpperCase().replaceAll('_', '-')))
      .reduce((sum, { pop }) => sum + pop, 0);
    const extra = sumOf('v1101_t', 'statsec2024', '2024') - located;
    expect(extra).toBeGreaterThanOrEqual(0);
    expect(extra).toBeLessThan(0.001 * located);
  });

  test('net taxable income of 2013 is the sum of the source', () => {
    const text = 'gemeente-data/statbel-fiscal-income-2005-2013/TF_PSNL_INC_TAX_MUNTY.txt';
    const known = new Set(definitions.get('gemeente2018'));
    const expected = readRows(join(raw, text), '|')
      .filter((row) => row.CD_YEAR === '2013' && known.has(row.CD_MUNTY_REFNIS ?? ''))
      .reduce((sum, row) => sum + Number(row.MS_TOT_NET_TAXABLE_INC), 0);
    const actual = sumOf('v1203_netto_belastbaar_tot', 'gemeente2018', '2013');
    expect(Math.abs(actual - expected)).toBeLessThan(327);
  });

  test('sales of houses in 2024 are the sum of the municipalities', () => {
    const known = new Set(definitions.get('gemeente'));
    const expected = readRows(join(raw, 'gemeente-data/statbel-realestate-2010-2024/yearly.csv'))
      .filter((row) => row.y === '2024' && row.lvl === '5' && row.type === 'alle_huizen')
      .filter((row) => known.has(row.nis ?? ''))
      .reduce((sum, row) => sum + Number(row.n), 0);
    expect(sumOf('v2203_transacties_alle_woningen', 'gemeente', '2024')).toBe(expected);
  });
});
