/**
 * The starter edition's indicator table and theme tree: the portal's definitions of everything that has
 * figures and of the chosen formulas, completed with our own. Descriptions come from the manifest.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  adaptations,
  chosenFormulas,
  type Definition,
  ownDefinitions,
  ownPlaces,
  replacedOperands,
  topThemes,
} from './definitions.ts';
import { type Cell, type Row, readSheetRows, writeTable } from './tables.ts';

type Log = (line: string) => void;
type Catalogue = Map<string, Definition>;

/** Writes `indicators.csv` and `themes.csv`. */
export async function compileIndicators(from: string, to: string, log: Log) {
  const known = await readDefinitions(from);
  for (const own of ownDefinitions) {
    if (known.has(fold(own.code))) throw new Error(`${own.code} is a code of the portal already`);
    known.set(fold(own.code), own);
  }
  const chosen = choose(known, columnsWithFigures(to), log);
  const descriptions = readDescriptions(to);
  const rows = [...chosen.values()].map((definition, i) =>
    tableRow(definition, i + 1, descriptions.get(definition.code) ?? ''),
  );
  writeTable(
    to,
    'indicators.csv',
    Object.keys(rows[0] ?? {}),
    rows.map((row) => Object.values(row)),
  );
  const places = await placeInThemes(from, chosen);
  writeTable(to, 'themes.csv', ['ItemCode', 'Thema'], places);
  const tops = new Set(places.map(([, path]) => path.split('/')[0]));
  log(`indicators: ${chosen.size}, ${places.length} places under ${tops.size} top themes`);
  const mute = [...chosen.keys()].filter((code) => !descriptions.get(chosen.get(code)?.code ?? ''));
  if (mute.length > 0) log(`indicators without texts in the manifest: ${mute.join(' ')}`);
}

function fold(code: string): string {
  return code.toLowerCase();
}

/** Both tables of the portal: the Dutch one of 2021 and the English one that came with the energy figures. */
async function readDefinitions(from: string): Promise<Catalogue> {
  const dutch = await readSheetRows(
    join(from, 'pinc-metadata/onderwerpentabel_2021-03-25.xlsx'),
    'Blad1',
    1,
  );
  const english = await readSheetRows(join(from, 'pinc-fluvius/Indicators.xlsx'));
  const known: Catalogue = new Map();
  for (const row of dutch) known.set(fold(row.Onderwerpcode ?? ''), fromDutch(row));
  for (const row of english) known.set(fold(row['Indicator code'] ?? ''), fromEnglish(row));
  return known;
}

const dataTypes: Record<string, Definition['dataType']> = {
  Numeriek: 'Numeric',
  Percentage: 'Percentage (sum)',
  'Percentage (mean)': 'Percentage (sum)',
  Gemiddelde: 'Mean',
};

function fromDutch(row: Row): Definition {
  const text = (name: string) => row[name] ?? '';
  return {
    code: text('Onderwerpcode'),
    name: text('Naam'),
    unit: text('Eenheid'),
    source: text('Bron'),
    dataType: dataTypes[text('Datatype')] ?? 'Numeric',
    periodType: text('Periodetype') === 'Lopend' ? 'Pending' : 'Stock',
    formula: text('Formule'),
    aggregationIndicator: text('Aggregatie-onderwerp'),
    ...(text('Drempelwaarde') ? { threshold: Number(text('Drempelwaarde')) } : {}),
    thresholdIndicator: text('Drempel-onderwerp'),
    aggregateAreas: text('Aggregeer gebieden') !== '0',
    aggregatePeriods: text('Aggregeer perioden') !== '0',
    forecastPeriod: text('Prognoseperiode'),
    rounding: Number(text('Afronding').replace(',', '.')) || 1,
  };
}

function fromEnglish(row: Row): Definition {
  const text = (name: string) => row[name] ?? '';
  return {
    code: text('Indicator code'),
    name: text('Name'),
    unit: text('Unit'),
    source: text('Source'),
    dataType: dataTypes[text('Data type')] ?? 'Numeric',
    periodType: text('Period type') === 'Pending' ? 'Pending' : 'Stock',
    formula: text('Formula'),
    aggregationIndicator: text('Aggregation indicator'),
    rounding: Number(text('RoundOff').replace(',', '.')) || 1,
  };
}

/** Codes of the value columns of every figures table, in the order of the files. */
function columnsWithFigures(to: string): string[] {
  const folder = join(to, 'figures');
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const bytes = readFileSync(join(folder, file));
      const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
      return text.slice(0, text.indexOf('\n')).split(',').slice(3);
    });
}

/** Everything with figures, our own, and the chosen formulas; every reference must be one of them. */
function choose(known: Catalogue, withFigures: string[], log: Log): Catalogue {
  const wanted = [...withFigures, ...chosenFormulas, ...ownDefinitions.map(({ code }) => code)];
  const chosen: Catalogue = new Map();
  for (const code of [...new Set(wanted.map(fold))].sort()) {
    const definition = known.get(code);
    if (!definition) throw new Error(`no definition of ${code}`);
    chosen.set(code, replaceOperands({ ...definition, ...adaptations[definition.code] }));
  }
  const loaded = new Set(withFigures.map(fold));
  for (const definition of chosen.values()) {
    const { code, formula = '' } = definition;
    if (!formula && !loaded.has(fold(code)))
      throw new Error(`${code} has no figures and no formula`);
    const used = [...operandsOf(formula), definition.aggregationIndicator ?? ''];
    for (const reference of used) {
      if (reference && !chosen.has(fold(reference))) throw new Error(`${code} needs ${reference}`);
    }
    if (definition.thresholdIndicator && !chosen.has(fold(definition.thresholdIndicator))) {
      log(`${code}: dropped threshold indicator ${definition.thresholdIndicator}`);
      definition.thresholdIndicator = '';
    }
  }
  return chosen;
}

function operandsOf(formula: string): string[] {
  // Slices of the starter's cube need no definition here: the cube brings its own.
  const withoutCells = formula.replaceAll(/cell\([^)]*\)/g, '');
  return (withoutCells.match(/[a-z]\w*/gi) ?? []).filter((word) => word !== 'data_from_period');
}

function replaceOperands(definition: Definition): Definition {
  const swap = (text = '') =>
    Object.entries(replacedOperands).reduce((all, [old, ours]) => all.replaceAll(old, ours), text);
  return {
    ...definition,
    name: repairLetters(definition.name),
    formula: swap(definition.formula),
    aggregationIndicator: swap(definition.aggregationIndicator),
  };
}

/** Letters that were lost before the table reached us, in the words that occur in the starter. */
function repairLetters(text: string): string {
  const repaired = text
    .replace(/offici\uFFFDle/gi, 'officiële')
    .replace(/co\uFFFDffici\uFFFDnt/gi, 'coëfficiënt');
  if (repaired.includes('\uFFFD')) throw new Error(`damaged letters: ${text}`);
  return repaired;
}

/** One row in the order of the portal's table; the keys are its headers. */
function tableRow(
  definition: Definition,
  sequence: number,
  description: string,
): Record<string, Cell> {
  return {
    'Indicator code': definition.code,
    Name: definition.name,
    Description: description,
    'More information': '',
    Unit: definition.unit,
    Source: definition.source,
    'Base indicator': '',
    'Seq no': sequence,
    'Aggregation indicator': definition.aggregationIndicator ?? '',
    'Allocation indicator': '',
    'Sample indicator': '',
    'Stddev indicator': '',
    Formula: definition.formula ?? '',
    'Data type': definition.dataType,
    'Period type': definition.periodType,
    'Geo type': 'Single',
    Visible: definition.visible === false ? 0 : 1,
    'Start period': '',
    'End period': '',
    'Forecast period': definition.forecastPeriod ?? '',
    Interpolation: 0,
    Extrapolation: 0,
    'Threshold value': definition.threshold ?? '',
    'Threshold indicator': definition.thresholdIndicator ?? '',
    'Metadata modification date': '',
    Rating: 'Unknown',
    'Aggregate geoitems': definition.aggregateAreas === false ? 0 : 1,
    'Aggregate periods': definition.aggregatePeriods === false ? 0 : 1,
    Footnote: '',
    'Free text': '',
    Cube: 0,
    Protected: 0,
    RoundOff: definition.rounding ?? 1,
  };
}

type ManifestTexts = { extras?: Record<string, { description?: { nl: string } }> };

function readDescriptions(to: string): Map<string, string> {
  const manifest = JSON.parse(readFileSync(join(to, 'manifest.json'), 'utf8')) as ManifestTexts;
  return new Map(
    Object.entries(manifest.extras ?? {}).map(([code, extra]) => [
      code,
      extra.description?.nl ?? '',
    ]),
  );
}

/** Places of the chosen indicators: the portal's of 2020 under today's top themes, then our own. */
async function placeInThemes(from: string, chosen: Catalogue): Promise<[string, string][]> {
  const tree = await readSheetRows(
    join(from, 'pinc-metadata/swing_connector_overzicht_2020-09-11.xlsx'),
    '20200911',
  );
  const places = new Map<string, Set<string>>();
  for (const { ItemCode = '', Thema = '' } of tree) {
    const path = chosen.has(fold(ItemCode)) ? renamePath(Thema) : null;
    if (path) places.set(fold(ItemCode), (places.get(fold(ItemCode)) ?? new Set()).add(path));
  }
  for (const code of chosen.keys()) {
    const own = ownPlaces.filter(([codes]) => codes.test(code)).map(([, path]) => path);
    const first = places.get(code) ?? new Set(own.slice(0, 1));
    // A second place of our own is a deliberate one, in another theme; the first is only a fallback.
    for (const path of own.slice(places.has(code) ? 0 : 1)) {
      if (![...first].some((other) => other.split('/')[0] === path.split('/')[0])) first.add(path);
    }
    places.set(code, first);
  }
  const order = themeOrder;
  const list = [...chosen].flatMap(([code, { code: spelled }]) =>
    [...(places.get(code) ?? [])].map((path): [string, string] => [spelled, path]),
  );
  const rank = ([, path]: [string, string]) => order.indexOf(path.split('/')[0] ?? '');
  return list.sort((a, b) => rank(a) - rank(b));
}

const themeOrder = [
  'DEMOGRAFIE',
  'WONEN EN RUIMTEGEBRUIK',
  'LEEFMILIEU EN KLIMAAT',
  'WERKEN EN ONDERNEMEN',
  'SAMENLEVING EN WELZIJN',
  'ONDERWIJS',
  'MOBILITEIT EN VERKEERSVEILIGHEID',
  'ALGEMEEN EN BELEIDSSPECIFIEK',
];

/** Null for folders that only the old portal had: other registers, denominators for computations. */
function renamePath(path: string): string | null {
  const [top = '', ...folders] = path.split('/').filter((folder) => folder.trim() !== '');
  const start = topThemes[top];
  if (!start || /rijksregister/i.test(path)) return null;
  return [start, ...folders.map(sentenceCase)].join('/');
}

function sentenceCase(folder: string): string {
  const text = repairLetters(folder.trim()).replace('methodolgie', 'methodologie');
  return text === text.toUpperCase() ? text[0] + text.slice(1).toLowerCase() : text;
}
