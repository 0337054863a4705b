/** Indicator tables with English or Dutch headers, also under a first row of explanations (DOMAIN.md §3). */
import type { Problem } from '../../model/data-error.ts';
import { listKnown } from '../../model/data-error.ts';
import type { Manifest } from '../../model/manifest.ts';
import type { DataType, Indicator, Text } from '../../model/model.ts';
import { parsePeriod } from '../../model/period.ts';
import {
  type Cell,
  cellNumber,
  cellText,
  findHeader,
  headerProblem,
  pickSheet,
  readSheets,
} from '../sheets/read-sheets.ts';

/** Our name of each field and the headers that files use for it. */
const FIELDS = {
  code: ['indicator code', 'onderwerpcode'],
  name: ['name', 'naam'],
  description: ['description', 'beschrijving'],
  moreInformation: ['more information', 'meer informatie'],
  unit: ['unit', 'eenheid'],
  source: ['source', 'bron'],
  baseIndicator: ['base indicator', 'basis-onderwerp'],
  sequence: ['seq no', 'sequence number', 'volgnr'],
  aggregationIndicator: ['aggregation indicator', 'aggregatie-onderwerp'],
  allocationIndicator: ['allocation indicator', 'allocatie-onderwerp'],
  sampleIndicator: ['sample indicator', 'steekproef-onderwerp'],
  deviationIndicator: [
    'stddev indicator',
    'stddev indciator',
    'standard-deviation indicator',
    'stddev-onderwerp',
  ],
  formula: ['formula', 'formule'],
  dataType: ['data type', 'datatype'],
  periodType: ['period type', 'periodetype'],
  geoType: ['geo type', 'geotype'],
  visible: ['visible', 'tonen'],
  startPeriod: ['start period', 'startperiode'],
  endPeriod: ['end period', 'eindperiode'],
  forecastPeriod: ['forecast period', 'prognoseperiode'],
  interpolation: ['interpolation', 'interpolatie'],
  extrapolation: ['extrapolation', 'extrapolatie'],
  threshold: ['threshold value', 'drempelwaarde'],
  thresholdIndicator: ['threshold indicator', 'drempel-onderwerp'],
  modified: [
    'metadata modification date',
    'modification date',
    'last modified',
    'laatste wijziging',
  ],
  rating: ['rating', 'waardering'],
  aggregateAreas: ['aggregate geoitems', 'aggregeer gebieden'],
  aggregatePeriods: ['aggregate periods', 'aggregeer perioden'],
  footnote: ['footnote', 'voetnoot'],
  freeText: ['free text', 'free textfield', 'free text field', 'vrij tekstveld'],
  cube: ['cube', 'kubus'],
  protected: ['protected', 'beschermd'],
  rounding: ['roundoff', 'round off', 'rounding', 'afronding'],
} as const;

/** Most characters an indicator code may have (DOMAIN.md §3). */
const LONGEST_CODE = 46;

const DATA_TYPES: Record<string, 'count' | 'percentage' | 'mean' | 'text'> = {
  '': 'count',
  numeric: 'count',
  numeriek: 'count',
  stand: 'count',
  percentage: 'percentage',
  'percentage (sum)': 'percentage',
  'percentage (som)': 'percentage',
  'percentage (mean)': 'percentage',
  'percentage (gemiddelde)': 'percentage',
  mean: 'mean',
  gemiddelde: 'mean',
  text: 'text',
  tekst: 'text',
  label: 'text',
  objectcount: 'count',
};

const PERIOD_TYPES: Record<string, 'stock' | 'flow'> = {
  '': 'stock',
  stock: 'stock',
  stand: 'stock',
  pending: 'flow',
  lopend: 'flow',
  lopende: 'flow',
  independent: 'stock',
  onafhankelijk: 'stock',
};

const UNITS: Record<string, Text> = {
  p: { nl: '%', fr: '%', en: '%' },
  '%': { nl: '%', fr: '%', en: '%' },
  promille: { nl: '‰', fr: '‰', en: '‰' },
};

/** An indicator and its row: the place, for problems found later, and what is wrong in it already. */
export type ReadIndicator = {
  indicator: Indicator;
  file: string;
  sheet?: string;
  row: number;
  /** Headers as the file writes them. */
  headers: Partial<Record<keyof typeof FIELDS, string | undefined>>;
  problems: Problem[];
};

/** The same text in every language: what a source that speaks one language gives us. */
export function sameText(text: string): Text {
  return { nl: text, fr: text, en: text };
}

/**
 * Reads one indicator table. Wrong types, periods and numbers are errors with their cell, kept with
 * their row, since a long table may define more than an edition uses; repeated codes are errors;
 * columns we do not know and letters damaged before they reached us are warnings.
 */
export async function readIndicators(
  folder: string,
  entry: Manifest['indicators'][number],
  problems: Problem[],
): Promise<ReadIndicator[]> {
  const sheet = pickSheet(await readSheets(folder, entry.file, problems), entry.sheet, problems);
  if (!sheet) return [];
  const found = findHeader(sheet, FIELDS, ['code', 'name']);
  if (!found) {
    problems.push(headerProblem(sheet, FIELDS, ['code', 'name']));
    return [];
  }
  const { table, at } = found;
  const known = new Set(Object.values(at));
  const strange = table.header.filter((text, index) => text !== '' && !known.has(index));
  if (strange.length > 0) {
    problems.push({
      severity: 'warning',
      kind: 'unknown_column',
      file: table.file,
      sheet: table.sheet,
      row: table.firstRow,
      message: `columns not used: ${listKnown(strange.map((text) => `"${text}"`))}`,
    });
  }
  const fields = Object.keys(FIELDS) as (keyof typeof FIELDS)[];
  const headers = Object.fromEntries(fields.map((field) => [field, table.header[at[field]]]));
  const indicators: ReadIndicator[] = [];
  const rowOfCode = new Map<string, number>();
  let damaged = 0;
  for (const [index, row] of table.rows.slice(table.firstRow).entries()) {
    const rowNumber = table.firstRow + index + 1;
    const code = cellText(row[at.code]);
    if (code === '') continue;
    const place = { file: table.file, sheet: table.sheet, row: rowNumber };
    const found: Problem[] = [];
    const complain = (field: keyof typeof FIELDS, kind: string, message: string): void => {
      found.push({
        ...place,
        severity: 'error',
        kind,
        column: table.header[at[field]],
        message,
      });
    };
    const earlier = rowOfCode.get(code.toLowerCase());
    if (earlier !== undefined) {
      complain('code', 'repeated_code', `indicator "${code}" stands in row ${earlier} too`);
      problems.push(...found);
      continue;
    }
    if (code.length > LONGEST_CODE) {
      complain(
        'code',
        'long_code',
        `indicator code "${code}" has ${code.length} characters, at most ${LONGEST_CODE} are allowed`,
      );
    }
    rowOfCode.set(code.toLowerCase(), rowNumber);
    const indicator = readIndicator(row, at, complain);
    if (/\uFFFD/.test(indicator.name.nl + indicator.description.nl)) damaged += 1;
    indicators.push({
      indicator,
      file: table.file,
      ...(table.sheet === undefined ? {} : { sheet: table.sheet }),
      row: rowNumber,
      headers,
      problems: found,
    });
  }
  if (damaged > 0) {
    problems.push({
      severity: 'warning',
      kind: 'damaged_text',
      file: table.file,
      sheet: table.sheet,
      message: `${damaged} indicators have damaged letters (U+FFFD) that could not be repaired`,
    });
  }
  return indicators;
}

function readIndicator(
  row: readonly Cell[],
  at: Record<keyof typeof FIELDS, number>,
  complain: (field: keyof typeof FIELDS, kind: string, message: string) => void,
): Indicator {
  const text = (field: keyof typeof FIELDS): string =>
    at[field] < 0 ? '' : repairText(cellText(row[at[field]]));
  const number = (field: keyof typeof FIELDS): number | null => {
    const value = at[field] < 0 ? null : cellNumber(row[at[field]]);
    if (value === null || !Number.isNaN(value)) return value;
    complain(field, 'not_a_number', `expected a number, got "${text(field)}"`);
    return null;
  };
  const period = (field: keyof typeof FIELDS): string | null => {
    const raw = text(field);
    if (raw === '') return null;
    const parsed = parsePeriod(raw);
    if (parsed === null)
      complain(field, 'not_a_period', `expected a period such as 2024, got "${raw}"`);
    return parsed;
  };
  const flag = (field: keyof typeof FIELDS, whenEmpty: boolean): boolean => {
    const raw = text(field).toLowerCase();
    return raw === '' ? whenEmpty : !['0', 'false', 'no', 'nee'].includes(raw);
  };
  const oneOf = <T>(field: keyof typeof FIELDS, allowed: Record<string, T>, fallback: T): T => {
    const raw = text(field).toLowerCase();
    const value = allowed[raw];
    if (value !== undefined) return value;
    const known = listKnown(Object.keys(allowed).filter((key) => key !== ''));
    complain(field, 'unknown_type', `unknown ${FIELDS[field][0]}: "${raw}" (allowed: ${known})`);
    return fallback;
  };
  const rounding = number('rounding');
  if (rounding !== null && rounding < 0) {
    complain('rounding', 'bad_rounding', `expected a step above 0, got "${text('rounding')}"`);
  }
  const unit = text('unit');
  const threshold = number('threshold');
  const modified = readDay(text('modified'));
  return {
    code: cellText(row[at.code]),
    name: sameText(text('name') || cellText(row[at.code])),
    description: sameText(text('description')),
    unit: UNITS[unit.toLowerCase()] ?? sameText(unit),
    source: text('source'),
    dataType: dataTypeOf(oneOf('dataType', DATA_TYPES, 'count'), unit),
    periodType: oneOf('periodType', PERIOD_TYPES, 'stock'),
    formula: text('formula') || null,
    aggregationIndicator: text('aggregationIndicator') || null,
    sampleIndicator: text('sampleIndicator') || null,
    deviationIndicator: text('deviationIndicator') || null,
    forecastFrom: period('forecastPeriod'),
    provisionalPeriods: [],
    startPeriod: period('startPeriod'),
    endPeriod: period('endPeriod'),
    threshold: threshold !== null && threshold > 0 ? threshold : null,
    thresholdIndicator: text('thresholdIndicator') || null,
    aggregateAreas: flag('aggregateAreas', true),
    aggregatePeriods: flag('aggregatePeriods', true),
    rounding: rounding !== null && rounding > 0 ? rounding : null,
    visible: flag('visible', true),
    direction: 0,
    modelled: false,
    isCube: flag('cube', false),
    footnote: text('footnote') || null,
    moreInformation: text('moreInformation') || null,
    ...(modified ? { modified } : {}),
  };
}

/** `31/03/2024`, `2024-03-31` and longer, as `2024-03-31`; null for anything else, which says nothing. */
function readDay(text: string): string | null {
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/.exec(text) ?? [];
  const iso = year
    ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    : (/^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? '');
  return Number.isNaN(Date.parse(iso)) ? null : iso;
}

/** `p` is a true share, numerator within denominator; other percentages are ratios per 100, 1,000 … */
function dataTypeOf(type: 'count' | 'percentage' | 'mean' | 'text', unit: string): DataType {
  if (type !== 'percentage') return type;
  return ['p', '%'].includes(unit.toLowerCase()) ? 'share' : 'ratio';
}

/** Damaged letters whose word leaves one possibility. Anything else stays as it is and is reported. */
const REPAIRS: readonly [RegExp, string][] = [
  [/offici\uFFFDle/gi, 'officiële'],
  [/Belgi\uFFFD/g, 'België'],
  [/Itali\uFFFD/g, 'Italië'],
  [/Roemeni\uFFFD/g, 'Roemenië'],
  [/Bulgarije\uFFFD/g, 'Bulgarije'],
  [/\bpati\uFFFDnt/gi, 'patiënt'],
  [/categorie\uFFFDn/gi, 'categorieën'],
  [/categori\uFFFDn/gi, 'categorieën'],
  [/industri\uFFFDle/gi, 'industriële'],
  [/financi\uFFFDle/gi, 'financiële'],
  [/residenti\uFFFDle/gi, 'residentiële'],
  [/materi\uFFFDle/gi, 'materiële'],
  [/ge\uFFFDnt/gi, 'geënt'],
  [/ge\uFFFDn/gi, 'geïn'],
  [/\bco\uFFFDffici/gi, 'coëffici'],
  [/cr\uFFFDche/gi, 'crèche'],
  [/\bbe\uFFFDindig/gi, 'beëindig'],
  [/tweede\uFFFD/gi, 'tweede'],
  [/\u20AC?\uFFFD(?=\s?\d)/g, '€'],
];

function repairText(text: string): string {
  if (!text.includes('\uFFFD')) return text;
  return REPAIRS.reduce((fixed, [damaged, whole]) => fixed.replace(damaged, whole), text);
}

/** The definition a column of figures gets when no table defines it. */
export function minimalIndicator(code: string, source: string): Indicator {
  return {
    code,
    name: sameText(code),
    description: sameText(''),
    unit: sameText(''),
    source,
    dataType: 'count',
    periodType: 'stock',
    formula: null,
    aggregationIndicator: null,
    sampleIndicator: null,
    deviationIndicator: null,
    forecastFrom: null,
    provisionalPeriods: [],
    startPeriod: null,
    endPeriod: null,
    threshold: null,
    thresholdIndicator: null,
    aggregateAreas: false,
    aggregatePeriods: false,
    rounding: null,
    visible: true,
    direction: 0,
    modelled: false,
    isCube: false,
    footnote: null,
    moreInformation: null,
  };
}
