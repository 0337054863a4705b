/** What an export holds, with every default filled in and every code resolved. */

import type { LevelData } from '../edition/edition.ts';
import type { Confidence } from '../model/confidence.ts';
import type { CubeCells } from '../model/cube.ts';
import { DataError } from '../model/data-error.ts';
import type { Indicator, Language } from '../model/model.ts';
import type { ValuePublisher } from '../publish/publish-values.ts';
import type { Classes } from './classes.ts';

/** `long`: a row per area, indicator and period. `wide`: a row per area, columns per indicator and period. */
export type Shape = 'long' | 'wide';

/** An indicator with the periods wanted, ascending; `cells` is the slice when it is a cube. */
export type ExportSeries = {
  indicator: Indicator;
  cells: CubeCells | null;
  periods: readonly string[];
};

export type ExportSelection = {
  publisher: ValuePublisher;
  data: LevelData;
  /** Indices in the level, in the order of the rows: area order, unless a format has its own. */
  areas: readonly number[];
  /** The area they lie in, when that is how they were chosen: its level, code and name. */
  within: { level: string; code: string; name: string } | null;
  /** True when these are all areas of the level. */
  isWholeLevel: boolean;
  series: readonly ExportSeries[];
  shape: Shape;
  margin: Confidence | null;
  withDenominator: boolean;
  classes: Classes | null;
  /** Of titles, definitions and notices; names of columns are the same in all. */
  language: Language;
};

/** Cells that a file may have at most: as CSV some 4 GB. */
export const MAX_CELLS = 50_000_000;
/** A wide file is put together in memory: 10 bytes a cell. */
export const MAX_WIDE_CELLS = 10_000_000;

/** Number of indicator–period pairs. */
export function countBlocks({ series }: ExportSelection): number {
  return series.reduce((sum, { periods }) => sum + periods.length, 0);
}

/** Throws `bad_request` for what is too large, or asked of figures that do not have it. */
export function checkSelection(selection: ExportSelection): void {
  const { areas, series, shape, margin } = selection;
  const cells = areas.length * countBlocks(selection);
  const most = shape === 'wide' ? MAX_WIDE_CELLS : MAX_CELLS;
  if (cells > most) {
    const instead = shape === 'wide' && cells <= MAX_CELLS ? ', or shape=long' : '';
    throw new DataError(
      'bad_request',
      `a ${shape} export has at most ${most} values, these are ${cells}: ask for fewer areas, indicators or periods${instead}`,
    );
  }
  if (margin !== null && series.every(({ indicator }) => indicator.sampleIndicator === null)) {
    const codes = series.map(({ indicator }) => indicator.code).slice(0, 5);
    throw new DataError(
      'not_available',
      `${codes.join(', ')}: no margin of error, for none comes from a sample survey`,
    );
  }
}
