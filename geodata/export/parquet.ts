/** Apache Parquet: a row group at a time, what the file is in the metadata of its footer. */
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { describeExport } from './about.ts';
import type { ExportTable, Row, TableColumn } from './table.ts';
import { NO_BYTES } from './temporary-file.ts';

/** Cells of a row group: what is put together at once, while others wait. */
const GROUP_CELLS = 150_000;

const TYPES = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
} as const satisfies Record<TableColumn['type'], object>;

export function* writeParquet(table: ExportTable): Generator<Uint8Array> {
  const { columns } = table;
  const writer = new ByteWriter();
  const parquet = new ParquetWriter({ writer, schema: schemaOf(columns), createdBy: 'Buurtatlas' });
  const take = (): Uint8Array => {
    const bytes = writer.getBytes().slice();
    writer.index = 0;
    return bytes;
  };
  const groupRows = Math.max(1, Math.floor(GROUP_CELLS / columns.length));
  let rows: Row[] = [];
  const writeGroup = (): Uint8Array => {
    const columnData = columns.map(({ name }, at) => ({
      name,
      data: rows.map((row) => row[at] ?? null),
    }));
    parquet.write({ columnData, rowGroupSize: rows.length });
    rows = [];
    return take();
  };
  yield take();
  for (const batch of table.batches()) {
    rows.push(...batch);
    yield rows.length >= groupRows ? writeGroup() : NO_BYTES;
  }
  if (rows.length > 0) yield writeGroup();
  const about = describeExport(table);
  parquet.kvMetadata = [
    { key: 'title', value: about.title },
    { key: 'citation', value: about.citation },
    { key: 'licence', value: about.licence },
    { key: 'edition', value: about.edition.id },
    { key: 'about', value: JSON.stringify(about) },
  ];
  parquet.finish();
  yield take();
}

function schemaOf(columns: readonly TableColumn[]) {
  return [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ name, type, of, holds }) => ({
      name,
      ...TYPES[type],
      repetition_type: isKey(of, holds) ? ('REQUIRED' as const) : ('OPTIONAL' as const),
    })),
  ];
}

function isKey(of: TableColumn['of'], holds: TableColumn['holds']): boolean {
  return of === null && ['level', 'area', 'name', 'indicator', 'period'].includes(holds);
}
