import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { writeCsv } from '../../../geodata/export/csv.ts';
import type { Row } from '../../../geodata/export/table.ts';
import { createTable } from '../../fixtures/create-table.ts';

const NAMES = ['code', 'name, in full', 'value'];
const ROWS: Row[] = [
  ['44021A00-', '"t Zuid", Gent', 1.5],
  ['a;b', 'Braine-l’Alleud\nWavre', -3],
  ['x', 'with "quotes" and\r\nbreaks', 1e-7],
  ['', null, 0],
  ['=1+1', ' spaces ', null],
];

function print(separator: ',' | ';', bom = false): string {
  const chunks = [...writeCsv(createTable(NAMES, ROWS), { separator, bom })];
  return Buffer.concat(chunks).toString();
}

describe('CSV', () => {
  it.each([',', ';'] as const)('with %s reads back as it was', (delimiter) => {
    const expected = [NAMES, ...ROWS.map((row) => row.map((cell) => (cell ?? '').toString()))];
    // What a spreadsheet would run is text.
    (expected.at(-1) ?? [])[0] = "'=1+1";
    expect(parse(print(delimiter), { delimiter, record_delimiter: '\r\n' })).toEqual(expected);
  });

  it('ends every line with CRLF and quotes only what needs it', () => {
    const lines = print(',').split('\r\n');
    expect(lines[0]).toBe('code,"name, in full",value');
    expect(lines[1]).toBe('44021A00-,"""t Zuid"", Gent",1.5');
    expect(lines.at(-1)).toBe('');
  });

  it('begins with a byte order mark when asked', () => {
    expect(print(',', true).charCodeAt(0)).toBe(0xfeff);
    expect(print(',').charCodeAt(0)).not.toBe(0xfeff);
  });
});
