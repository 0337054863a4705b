/** One row of an indicator table as an indicator. */
import { listKnown } from '../../model/data-error.ts';
import type { DataType, Indicator } from '../../model/model.ts';
import { parsePeriod } from '../../model/period.ts';
import { type Cell, cellNumber, cellText } from '../sheets/cells.ts';
import {
  DATA_TYPES,
  INDICATOR_FIELDS,
  type IndicatorField,
  PERIOD_TYPES,
  UNITS,
} from './indicator-fields.ts';
import { sameText } from './minimal-indicator.ts';
import { repairText } from './repair-text.ts';

/** Takes note of a cell that cannot be read. */
export type Complain = (field: IndicatorField, kind: string, message: string) => void;

/**
 * The indicator of a row. Cells that cannot be read are reported and left empty.
 * @param at index of each field's column, -1 when the table has none
 */
export function readIndicator(
  row: readonly Cell[],
  at: Record<IndicatorField, number>,
  complain: Complain,
): Indicator {
  const cells = new IndicatorCells(row, at, complain);
  const text = (field: IndicatorField): string => cells.text(field);
  const rounding = cells.number('rounding');
  if (rounding !== null && rounding < 0) {
    complain('rounding', 'bad_rounding', `expected a step above 0, got "${text('rounding')}"`);
  }
  const unit = text('unit');
  const threshold = cells.number('threshold');
  const modified = readDay(text('modified'));
  return {
    code: cellText(row[at.code]),
    name: sameText(text('name') || cellText(row[at.code])),
    description: sameText(text('description')),
    unit: UNITS[unit.toLowerCase()] ?? sameText(unit),
    source: text('source'),
    dataType: dataTypeOf(cells.oneOf('dataType', DATA_TYPES, 'count'), unit),
    periodType: cells.oneOf('periodType', PERIOD_TYPES, 'stock'),
    formula: text('formula') || null,
    aggregationIndicator: text('aggregationIndicator') || null,
    sampleIndicator: text('sampleIndicator') || null,
    deviationIndicator: text('deviationIndicator') || null,
    forecastFrom: cells.period('forecastPeriod'),
    provisionalPeriods: [],
    startPeriod: cells.period('startPeriod'),
    endPeriod: cells.period('endPeriod'),
    threshold: threshold !== null && threshold > 0 ? threshold : null,
    thresholdIndicator: text('thresholdIndicator') || null,
    aggregateAreas: cells.flag('aggregateAreas', true),
    aggregatePeriods: cells.flag('aggregatePeriods', true),
    rounding: rounding !== null && rounding > 0 ? rounding : null,
    visible: cells.flag('visible', true),
    direction: 0,
    modelled: false,
    isCube: cells.flag('cube', false),
    footnote: text('footnote') || null,
    moreInformation: text('moreInformation') || null,
    ...(modified ? { modified } : {}),
  };
}

/** The cells of a row by field; a field without a column is empty. */
class IndicatorCells {
  constructor(
    private readonly row: readonly Cell[],
    private readonly at: Record<IndicatorField, number>,
    private readonly complain: Complain,
  ) {}

  text(field: IndicatorField): string {
    return this.at[field] < 0 ? '' : repairText(cellText(this.row[this.at[field]]));
  }

  number(field: IndicatorField): number | null {
    const value = this.at[field] < 0 ? null : cellNumber(this.row[this.at[field]]);
    if (value === null || !Number.isNaN(value)) return value;
    this.complain(field, 'not_a_number', `expected a number, got "${this.text(field)}"`);
    return null;
  }

  period(field: IndicatorField): string | null {
    const raw = this.text(field);
    if (raw === '') return null;
    const parsed = parsePeriod(raw);
    if (parsed !== null) return parsed;
    this.complain(field, 'not_a_period', `expected a period such as 2024, got "${raw}"`);
    return null;
  }

  flag(field: IndicatorField, whenEmpty: boolean): boolean {
    const raw = this.text(field).toLowerCase();
    return raw === '' ? whenEmpty : !['0', 'false', 'no', 'nee'].includes(raw);
  }

  oneOf<T>(field: IndicatorField, allowed: Record<string, T>, fallback: T): T {
    const raw = this.text(field).toLowerCase();
    const value = allowed[raw];
    if (value !== undefined) return value;
    const known = listKnown(Object.keys(allowed).filter((key) => key !== ''));
    const name = INDICATOR_FIELDS[field][0];
    this.complain(field, 'unknown_type', `unknown ${name}: "${raw}" (allowed: ${known})`);
    return fallback;
  }
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
