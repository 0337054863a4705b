/** Columns of a wide table: how they sort, and how the table is copied. */
import type { ComponentChildren } from 'preact';
import { sortKnown } from '../../../../server/contract/classify/figures.ts';
import { type Register, sortAreas } from '../../state/areas/area-rows.ts';

export type TableColumn = {
  key: string;
  label: string;
  /** More about it, on hovering. */
  note?: string;
  isNumber?: true;
  /** Begins with the highest, though it is no number to read. */
  isDescending?: true;
  /** Nothing to sort by. */
  isDrawing?: true;
  cell: (index: number) => ComponentChildren;
  /** What it sorts by and what is copied of numbers, in area order; NaN for none. */
  values?: Float64Array;
  /** What is copied of the others. */
  text?: (index: number) => string;
};

export type TableOrder = { by: string; descending: boolean };

/** Areas in the order of a column; those without a value last, equals by name. */
export function sortRows(
  columns: readonly TableColumn[],
  register: Register,
  members: readonly number[] | null,
  { by, descending }: TableOrder,
): Uint32Array {
  const values = columns.find(({ key }) => key === by)?.values;
  const column = by === 'code' ? 'code' : values ? 'value' : 'name';
  const sortable = values
    ? { values, sorted: sortKnown(values) }
    : { values: new Float64Array(), sorted: new Float64Array() };
  return sortAreas(sortable, register, members, { by: column, descending });
}

/** For a spreadsheet: tabs between cells, numbers with a point and no marks between thousands. */
export function copyRows(columns: readonly TableColumn[], rows: Uint32Array): string {
  const heading = columns.map(({ label }) => label);
  const lines = Array.from(rows, (index) =>
    columns.map(({ text, values, cell }) => {
      if (text) return text(index);
      const value = values?.[index] ?? Number.NaN;
      return Number.isNaN(value) ? String(values ? '' : cell(index)) : String(value);
    }),
  );
  return [heading, ...lines].map((cells) => cells.map(clean).join('\t')).join('\n');
}

function clean(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ');
}
