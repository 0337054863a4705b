/**
 * The starter edition's cube: inhabitants by age × sex × nationality, 2009–2015, from Statbel's population
 * structure. One row per year, municipality, sex and nationality with a column per age, gzipped: a
 * third of what a row per combination takes.
 */
import { join } from 'node:path';
import type { StarterAreas } from './areas.ts';
import { type Cell, readDelimited, writeTable } from './tables.ts';

type Log = (line: string) => void;

export const populationCube = 'kubus1101_lft_gsl_nat';

const sexes = [
  ['m', 'mannen', 'M'],
  ['v', 'vrouwen', 'F'],
] as const;
const nationalities = [
  ['belg', 'Belgen', 'BEL'],
  ['nietb', 'niet-Belgen', 'ETR'],
] as const;

/** Code, name, first age, last age. The classes are those of the indicators of the portal. */
const ageClasses = [
  ['0_9', '0-9 jaar', 0, 9],
  ['10_19', '10-19 jaar', 10, 19],
  ['20_39', '20-39 jaar', 20, 39],
  ['40_59', '40-59 jaar', 40, 59],
  ['60_64', '60-64 jaar', 60, 64],
  ['65_79', '65-79 jaar', 65, 79],
  ['80p', '80 jaar of ouder', 80, 200],
] as const;

/** Five years each, the last open: code, name, code in the source, first age. */
const ages = Array.from({ length: 20 }, (_, index) => {
  const first = index * 5;
  const two = (age: number) => String(age).padStart(2, '0');
  return first === 95
    ? (['95p', '95 jaar of ouder', '95+', first] as const)
    : ([
        `${first}_${first + 4}`,
        `${first}-${first + 4} jaar`,
        `${two(first)}-${two(first + 4)}`,
        first,
      ] as const);
});

/** Writes the definition in `cubes/bevolking/` and the figures in `cubes/bevolking.csv.gz`. */
export function compileCubes(from: string, to: string, areas: StarterAreas, log: Log): void {
  writeDefinition(to);
  const file =
    'gemeente-data/statbel-population-2009-2015/population_gemeente2018_age5_sex_nationality_2009-2015.csv';
  const counts = new Map<string, number>();
  const years = new Set<string>();
  for (const row of readDelimited(join(from, file))) {
    const { year = '', gemeente2018 = '', sex, nationality, age5, population } = row;
    years.add(year);
    counts.set([year, gemeente2018, sex, nationality, age5].join(' '), Number(population));
  }
  const rows: Cell[][] = [];
  let total = 0;
  // Neighbouring rows that resemble each other make the smallest file: years of one municipality.
  for (const [nationality, , nationalityCode] of nationalities) {
    for (const [sex, , sexCode] of sexes) {
      for (const area of areas.codes.get('gemeente2018') ?? []) {
        for (const year of [...years].sort()) {
          const values = ages.map(([, , age]) => {
            const count = counts.get([year, area, sexCode, nationalityCode, age].join(' ')) ?? null;
            total += count ?? 0;
            return count;
          });
          if (values.some((value) => value !== null))
            rows.push([year, 'gemeente2018', area, sex, nationality, ...values]);
        }
      }
    }
  }
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total !== all) throw new Error(`${file}: ${all} people, ${total} in the cube`);
  const header = ['period', 'geolevel', 'geoitem', 'geslacht', 'nationaliteit'];
  const columns = ages.map(([code]) => `leeftijd5_${code}`);
  const written = writeTable(to, 'cubes/bevolking.csv.gz', [...header, ...columns], rows);
  log(`cube of inhabitants: ${written} rows, ${total} people-years`);
}

function writeDefinition(to: string): void {
  const write = (name: string, header: readonly string[], rows: readonly (readonly Cell[])[]) =>
    writeTable(to, `cubes/bevolking/${name}.csv`, header, rows);
  write(
    'onderwerp',
    [
      'Onderwerpcode',
      'Naam',
      'Beschrijving',
      'Eenheid',
      'Bron',
      'Datatype',
      'Periodetype',
      'Drempelwaarde',
      'Aggregeer gebieden',
      'Aggregeer perioden',
      'Kubus',
      'Afronding',
    ],
    [
      [
        populationCube,
        'bevolking naar leeftijd, geslacht en nationaliteit',
        'Aantal inwoners op 1 januari naar leeftijd in klassen van vijf jaar, geslacht en nationaliteit.',
        'aantal',
        'statbel',
        'Numeriek',
        'Stand',
        5,
        1,
        0,
        1,
        1,
      ],
    ],
  );
  write(
    'data_def',
    ['col', 'type'],
    [
      ['period', 'period'],
      ['geolevel', 'geolevel'],
      ['geoitem', 'geoitem'],
      ['leeftijd5', 'dim'],
      ['geslacht', 'dim'],
      ['nationaliteit', 'dim'],
      [populationCube, 'var'],
    ],
  );
  write(
    'dimensies',
    ['Dimensiecode', 'Naam'],
    [
      ['leeftijd', 'Leeftijd'],
      ['geslacht', 'Geslacht'],
      ['nationaliteit', 'Nationaliteit'],
    ],
  );
  write(
    'dimensieniveaus',
    ['Dimensieniveaucode', 'Naam', 'Dimensiecode', 'Aggregeer'],
    [
      ['leeftijd5', 'Leeftijd in klassen van vijf jaar', 'leeftijd', 1],
      ['leeftijdsklasse', 'Leeftijdsklasse', 'leeftijd', 1],
      ['geslacht', 'Geslacht', 'geslacht', 1],
      ['nationaliteit', 'Nationaliteit', 'nationaliteit', 1],
    ],
  );
  const items = ['Itemcode', 'Naam', 'Volgnr'];
  const listed = (list: readonly (readonly [string, string, ...unknown[]])[]) =>
    list.map(([code, name], index) => [code, name, index + 1]);
  write('leeftijd5', items, listed(ages));
  write('leeftijdsklasse', items, listed(ageClasses));
  write('geslacht', items, listed(sexes));
  write('nationaliteit', items, listed(nationalities));
  write(
    'leeftijd5_leeftijdsklasse',
    ['leeftijd5', 'leeftijdsklasse'],
    ages.map(([code, , , first]) => {
      const inside = ageClasses.find(([, , low, high]) => first >= low && first <= high);
      return [code, inside?.[0] ?? null];
    }),
  );
}
