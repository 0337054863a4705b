/**
 * The figures of an export, one indicator and period at a time, from the only ways out: what is hidden
 * was never in a block.
 */
import type { Column } from '../model/column.ts';
import { DataError } from '../model/data-error.ts';
import { EMPTY, SUPPRESSED, VALUE } from '../model/status.ts';
import { publishSlice } from '../publish/cube-publish.ts';
import { publishMargins } from '../publish/publish-margins.ts';
import { decimalsOf, type Published } from '../publish/publish-values.ts';
import type { ExportSelection, ExportSeries } from './selection.ts';

/** One indicator in one period, for the areas of the selection. */
export type Block = {
  series: ExportSeries;
  period: string;
  /** Per area, rounded as shown; 0 where the status is not `VALUE`. */
  values: Float64Array;
  /** Per area, an index in `STATUSES`. */
  statuses: Uint8Array;
  /** Per area, an index in `REASONS`. */
  reasons: Uint8Array;
  provisional: boolean;
  forecast: boolean;
  modelled: boolean;
  /** Per area, NaN where there is none; null when margins are not asked for. */
  margins: Float64Array | null;
  /** Per area, NaN where none is shown; null when denominators are not asked for. */
  denominators: Float64Array | null;
};

/** What is counted while reading: values asked for, and those of them that are suppressed. */
export type Tally = { read: number; suppressed: number };

/** Indicator after indicator, period after period. Counts in `tally`. */
export function* readBlocks(selection: ExportSelection, tally: Tally): Generator<Block> {
  for (const series of selection.series) {
    for (const period of series.periods) {
      const block = readBlock(selection, series, period);
      tally.read += block.statuses.length;
      for (const status of block.statuses) if (status === SUPPRESSED) tally.suppressed++;
      yield block;
    }
  }
}

export function readBlock(selection: ExportSelection, series: ExportSeries, period: string): Block {
  const { areas, margin, withDenominator } = selection;
  const published = publish(selection, series, period);
  const { column, reasons, decimals, provisional, forecast, modelled } = published;
  return {
    series,
    period,
    values: Float64Array.from(areas, (area) => shownNumber(column, area, decimals) || 0),
    statuses: Uint8Array.from(areas, (area) => column.statuses[area] ?? EMPTY),
    reasons: Uint8Array.from(areas, (area) => reasons[area] ?? 0),
    provisional,
    forecast,
    modelled,
    margins: margin === null ? null : readMargins(selection, published),
    denominators: withDenominator ? readDenominators(selection, series, period) : null,
  };
}

function publish(
  { publisher, data }: ExportSelection,
  { indicator, cells }: ExportSeries,
  period: string,
): Published {
  const level = data.level.code;
  if (cells) return publishSlice(publisher, { cube: indicator.code, cells, level, period });
  return publisher.publish({ indicator, level, period });
}

/** As the API prints it, so that none is 0.30000000000000004; NaN where there is no value. */
function shownNumber({ values, statuses }: Column, area: number, decimals: number): number {
  if (statuses[area] !== VALUE) return Number.NaN;
  const value = values[area] ?? 0;
  return decimals === 0 ? value : Number(value.toFixed(Math.min(decimals, 20)));
}

/** No margins where a survey has none in this period: other periods and indicators have them. */
function readMargins(
  { publisher, areas, margin }: ExportSelection,
  { question }: Published,
): Float64Array {
  try {
    const { column, decimals } = publishMargins(publisher, question, margin ?? 95);
    return Float64Array.from(areas, (area) => shownNumber(column, area, decimals));
  } catch (error) {
    if (!(error instanceof DataError && error.code === 'not_available')) throw error;
    return new Float64Array(areas.length).fill(Number.NaN);
  }
}

/**
 * What a share, ratio or mean is taken of: its aggregation indicator as published. A helper indicator is
 * not published, and neither is what no level or period has.
 */
function readDenominators(
  { publisher, data, areas }: ExportSelection,
  { indicator: { dataType, aggregationIndicator }, cells }: ExportSeries,
  period: string,
): Float64Array {
  const level = data.level.code;
  const below = publisher.computer.edition.findIndicator(aggregationIndicator);
  const isRatio = dataType !== 'count' && dataType !== 'text' && cells === null;
  const isKnown =
    isRatio &&
    below?.visible &&
    publisher.computer.availability(below).get(level)?.includes(period);
  if (!below || !isKnown) return new Float64Array(areas.length).fill(Number.NaN);
  const { column } = publisher.publish({ indicator: below, level, period });
  const decimals = decimalsOf(below);
  return Float64Array.from(areas, (area) => shownNumber(column, area, decimals));
}
