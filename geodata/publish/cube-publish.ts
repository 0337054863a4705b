/**
 * The only way out for slices of cubes: thresholds and the cube's privacy rule first, then rounding, as
 * `publish-values.ts` does for indicators.
 */

import type { Column } from '../model/column.ts';
import { type CubeCells, type CubeItem, dimensionLevel } from '../model/cube.ts';
import { DataError } from '../model/data-error.ts';
import { byteAt, numberAt } from '../model/read-at.ts';
import { SUPPRESSED, VALUE } from '../model/status.ts';
import { isUnderThreshold, NO_REASON, PRIVACY } from '../model/threshold.ts';
import { decimalsOf, type Published, roundColumn, type ValuePublisher } from './publish-values.ts';

/** A question about a cube; `period` may be `latest`. */
export type SliceQuestion = { cube: string; cells: CubeCells; level: string; period: string };

/**
 * A slice of a cube at one level, in area order, rounded, with what may not be shown suppressed. Throws
 * `unknown_indicator` for no cube, `bad_request` for unknown items, `not_available` for levels, periods
 * and items that cannot be had.
 */
export function publishSlice(publisher: ValuePublisher, asked: SliceQuestion): Published {
  const { computer } = publisher;
  const cube = computer.cubes.cube(asked.cube);
  const question = publisher.ask(cube.code, asked.level, asked.period);
  const { indicator, level, period } = question;
  const selection = computer.cubes.select(cube, asked.cells);
  const computed = computer.computeSlice(cube, selection, level, period);
  if (!computed) {
    throw new DataError(
      'not_available',
      `${cube.code} has no such slice at ${level} in ${period}: items of a dimension level cannot be added up`,
    );
  }
  const hidden = computer.cubeGuard.hiddenAreas(cube, selection, level, period);
  const { column, reasons } = suppress(computed.column, hidden, indicator.threshold);
  const decimals = decimalsOf(indicator);
  return {
    question,
    column: roundColumn(column, indicator.rounding ?? 10 ** -decimals),
    reasons,
    decimals,
    provisional: publisher.isProvisional(indicator, period),
    forecast: publisher.isForecast(indicator, period),
    modelled: publisher.isModelled(indicator),
    origin: computed.origin,
  };
}

function suppress(
  own: Column,
  hidden: Uint8Array | null,
  threshold: number | null,
): { column: Column; reasons: Uint8Array } {
  const column = { values: own.values.slice(), statuses: own.statuses.slice() };
  const reasons = new Uint8Array(own.values.length).fill(NO_REASON);
  for (const [area, status] of own.statuses.entries()) {
    const isSmall = isUnderThreshold(numberAt(own.values, area), threshold);
    if (status !== VALUE || !(isSmall || hidden?.[area])) continue;
    column.values[area] = 0;
    column.statuses[area] = SUPPRESSED;
    reasons[area] = PRIVACY;
  }
  return { column, reasons };
}

/** Two dimension levels crossed for one area; a dimension may be left out by giving its level as null. */
export type CrossQuestion = Omit<SliceQuestion, 'period'> & {
  period: string;
  /** Index of the area in the level. */
  area: number;
  rows: string;
  columns: string;
};

export type CrossTable = {
  period: string;
  rows: CubeItem[];
  columns: CubeItem[];
  /** `row × columns + column`, rounded; 0 where the status is not `VALUE`. */
  cells: Column;
  rowTotals: Column;
  columnTotals: Column;
  /** One value. */
  total: Column;
  decimals: number;
};

/**
 * A cross-tabulation with its margins, each cell as `publishSlice` gives it. Throws `bad_request` for two
 * levels of one dimension.
 */
export function publishCrossTable(publisher: ValuePublisher, asked: CrossQuestion): CrossTable {
  const cube = publisher.computer.cubes.cube(asked.cube);
  const rows = dimensionLevel(cube, asked.rows);
  const columns = dimensionLevel(cube, asked.columns);
  if (rows.dimension === columns.dimension) {
    throw new DataError(
      'bad_request',
      `${rows.code} and ${columns.code} are levels of one dimension: cross two dimensions`,
    );
  }
  const first = publishSlice(publisher, asked);
  const { period } = first.question;
  const take = (cells: readonly CubeCells[]): Column => {
    const slices = cells.map((extra) =>
      publishSlice(publisher, { ...asked, period, cells: { ...asked.cells, ...extra } }),
    );
    return {
      values: Float64Array.from(slices, ({ column }) => numberAt(column.values, asked.area)),
      statuses: Uint8Array.from(slices, ({ column }) => byteAt(column.statuses, asked.area)),
    };
  };
  const of = (level: string, item: CubeItem): CubeCells => ({ [level]: [item.code] });
  return {
    period,
    rows: rows.items,
    columns: columns.items,
    cells: take(
      rows.items.flatMap((row) =>
        columns.items.map((column) => ({ ...of(rows.code, row), ...of(columns.code, column) })),
      ),
    ),
    rowTotals: take(rows.items.map((row) => of(rows.code, row))),
    columnTotals: take(columns.items.map((column) => of(columns.code, column))),
    total: take([{}]),
    decimals: first.decimals,
  };
}
