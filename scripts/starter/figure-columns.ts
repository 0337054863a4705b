/** Value columns of the figures tables, and where each stands in a row of its source. */
import type { Cell, Row } from './tables.ts';

/** A value column of an output table and where its value stands in a source row. */
export type Column = readonly [code: string, take: (row: Row) => Cell];

/** A column whose header is its code; blank stays blank. */
export function asIs(code: string): Column {
  return [code, (row) => row[code] ?? ''];
}

/** A column renamed from the source's header. */
export function from(
  header: string,
  code: string,
  value: (text: string) => Cell = (text) => text,
): Column {
  return [code, (row) => value(row[header] ?? '')];
}

/** Whole units, half up: the rounding of the indicator, applied once. */
export function whole(text: string): Cell {
  return text === '' ? '' : Math.round(Number(text));
}

/** The value columns of an upload: every column but the three keys, names trimmed. */
export function valueColumns(rows: Row[]): Column[] {
  const keys = ['period', 'geolevel', 'geoitem'];
  return Object.keys(rows[0] ?? {})
    .filter((name) => name !== '' && !keys.includes(name.toLowerCase()))
    .map((name) => from(name, name.trim()));
}
