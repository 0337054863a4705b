import type { ExportTable, Row, TableColumn } from '../../../geodata/export/table.ts';

/** A table of these rows, in batches of two, without an edition behind it: for writers of rows alone. */
export function createTable(names: readonly string[], rows: readonly Row[]): ExportTable {
  return {
    selection: {} as ExportTable['selection'],
    columns: names.map((name): TableColumn => ({ name, holds: 'value', type: 'text', of: null })),
    rows: rows.length,
    tally: { read: 0, suppressed: 0 },
    *batches() {
      for (let at = 0; at < rows.length; at += 2) yield rows.slice(at, at + 2) as Row[];
    },
  };
}
