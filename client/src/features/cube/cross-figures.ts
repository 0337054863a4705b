/** The figures of a cross table as cells, in numbers or in percent. Made of published figures only. */

import { type Kind, kindAt } from '../../../../server/contract/classify/kind-of-value.ts';
import type { CrossTableAnswer } from '../../../../server/contract/cubes.ts';
import type { Share } from '../../link/cross-key.ts';
import type { Item } from '../../link/slice.ts';

/** A value, or why there is none. */
export type Cell = { value: number | null; kind: Kind };

export type CrossFigures = {
  rows: readonly Item[];
  columns: readonly Item[];
  /** Per row, per column. */
  cells: Cell[][];
  rowTotals: Cell[];
  columnTotals: Cell[];
  total: Cell;
};

export function figuresOf(answer: CrossTableAnswer): CrossFigures {
  const { rows, columns, values, statuses, total, totalStatus } = answer;
  const cellAt = (at: number, column: Parameters<typeof kindAt>[0]): Cell => ({
    value: column.values[at] ?? null,
    kind: kindAt(column, at),
  });
  const rowTotals = { values: answer.rowTotals, statuses: answer.rowStatuses };
  const columnTotals = { values: answer.columnTotals, statuses: answer.columnStatuses };
  return {
    rows,
    columns,
    cells: rows.map((_, row) =>
      columns.map((__, column) => cellAt(row * columns.length + column, { values, statuses })),
    ),
    rowTotals: rows.map((_, row) => cellAt(row, rowTotals)),
    columnTotals: columns.map((_, column) => cellAt(column, columnTotals)),
    total: { value: total, kind: totalStatus },
  };
}

/** The same in percent of row, column or whole. A share of what is not shown cannot be told. */
export function sharesOf(figures: CrossFigures, share: Share): CrossFigures {
  if (share === 'none') return figures;
  const { cells, rowTotals, columnTotals, total } = figures;
  const wholeOf = (row: number | null, column: number | null): Cell => {
    if (share === 'row') return (row === null ? null : rowTotals[row]) ?? total;
    if (share === 'column') return (column === null ? null : columnTotals[column]) ?? total;
    return total;
  };
  return {
    ...figures,
    cells: cells.map((line, row) =>
      line.map((cell, column) => percentOf(cell, wholeOf(row, column))),
    ),
    rowTotals: rowTotals.map((cell, row) => percentOf(cell, wholeOf(row, null))),
    columnTotals: columnTotals.map((cell, column) => percentOf(cell, wholeOf(null, column))),
    total: percentOf(total, total),
  };
}

export function percentOf(part: Cell, whole: Cell): Cell {
  if (part.value === null) return part;
  if (whole.value === null) return { value: null, kind: whole.kind };
  if (whole.value === 0) return { value: null, kind: 'undefined' };
  return { value: (part.value / whole.value) * 100, kind: 'value' };
}

/** How dark each cell is, from 0 to 1: its share of the largest cell. */
export function heatOf({ cells }: CrossFigures): (cell: Cell) => number {
  const most = Math.max(0, ...cells.flat().map(({ value }) => value ?? 0));
  return ({ value }) => (value === null || most <= 0 ? 0 : Math.max(0, value) / most);
}

/** How many cells there are of each kind of missing, totals not counted. */
export function missingIn({ cells }: CrossFigures): Map<Kind, number> {
  const counts = new Map<Kind, number>();
  for (const { kind } of cells.flat()) {
    if (kind !== 'value') counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

/** Rows become columns. */
export function swapped(figures: CrossFigures): CrossFigures {
  const { rows, columns, cells, rowTotals, columnTotals, total } = figures;
  return {
    ...{ rows: columns, columns: rows, rowTotals: columnTotals, columnTotals: rowTotals, total },
    cells: columns.map((_, column) => cells.flatMap((line) => line[column] ?? [])),
  };
}
