/** The columns of an indicator table and the words its cells may hold (DOMAIN.md §3). */
import type { Text } from '../../model/model.ts';

/** Our name of each field and the headers that files use for it. */
export const INDICATOR_FIELDS = {
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

/** Our name of a column of an indicator table. */
export type IndicatorField = keyof typeof INDICATOR_FIELDS;

/** The words for a data type, in lower case; an empty cell is a count. */
export const DATA_TYPES: Record<string, 'count' | 'percentage' | 'mean' | 'text'> = {
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

/** The words for a period type, in lower case; an empty cell is a stock. */
export const PERIOD_TYPES: Record<string, 'stock' | 'flow'> = {
  '': 'stock',
  stock: 'stock',
  stand: 'stock',
  pending: 'flow',
  lopend: 'flow',
  lopende: 'flow',
  independent: 'stock',
  onafhankelijk: 'stock',
};

/** Units that are written as a code, in lower case. */
export const UNITS: Record<string, Text> = {
  p: { nl: '%', fr: '%', en: '%' },
  '%': { nl: '%', fr: '%', en: '%' },
  promille: { nl: '‰', fr: '‰', en: '‰' },
};
