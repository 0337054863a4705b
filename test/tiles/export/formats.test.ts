import { describe, expect, it } from 'vitest';
import type { ExportSelection } from '../../../geodata/export/selection.ts';
import { minimalIndicator } from '../../../geodata/source/definitions/minimal-indicator.ts';
import { FORMATS, type FormatCode } from '../../../tiles/export/formats.ts';

/** A selection as large as it says; nothing is read from it. */
function createSelection(
  areas: number,
  indicators: number,
  rest: Partial<ExportSelection> = {},
): ExportSelection {
  return {
    areas: Array.from({ length: areas }, (_, at) => at),
    series: Array.from({ length: indicators }, (_, at) => ({
      indicator: minimalIndicator(`v${at}`, 'test'),
      cells: null,
      periods: ['2024'],
    })),
    shape: 'long',
    margin: null,
    withDenominator: false,
    classes: null,
    ...rest,
  } as ExportSelection;
}

const check = (format: FormatCode, selection: ExportSelection) => () =>
  FORMATS[format].check(selection);

describe('limits of formats', () => {
  it('a sheet of Excel holds 1,048,576 rows, header included', () => {
    expect(check('xlsx', createSelection(1_048_575, 1))).not.toThrow();
    expect(check('xlsx', createSelection(1_048_576, 1))).toThrow(
      /at most 1048576 rows, these are 1048577 with the header: ask for format=csv/,
    );
  });

  it('a sheet of Excel holds 16,384 columns', () => {
    const wide = { shape: 'wide' } as const;
    // Two keys, and four fields per value.
    expect(check('xlsx', createSelection(1, 4095, wide))).not.toThrow();
    expect(check('xlsx', createSelection(1, 4096, wide))).toThrow(/at most 16384 columns/);
  });

  it('a GeoPackage holds 2,000 columns with key and geometry', () => {
    const wide = { shape: 'wide' } as const;
    expect(check('gpkg', createSelection(1, 499, wide))).not.toThrow();
    expect(check('gpkg', createSelection(1, 500, wide))).toThrow(/1998 columns.*shape=long/);
    expect(check('gpkg', createSelection(1, 500))).not.toThrow();
  });

  it('JSON-stat counts every indicator in every period, and has values alone', () => {
    expect(check('jsonstat', createSelection(10_000, 2000))).not.toThrow();
    expect(check('jsonstat', createSelection(10_000, 2001))).toThrow(/at most 20000000 values/);
    const beside = createSelection(1, 1, { withDenominator: true });
    expect(check('jsonstat', beside)).toThrow(/no margins, denominators and classes/);
  });
});
