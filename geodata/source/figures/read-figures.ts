/**
 * Flat figures: columns `period, geolevel, geoitem` and one column per indicator, in any order and case,
 * several levels, periods and indicators in one file, extra columns and extra sheets (DOMAIN.md §8).
 */
import type { Problem } from '../../model/data-error.ts';
import type { ManifestFigures } from '../../model/manifest.ts';
import { KEY_COLUMNS } from '../keys/key-columns.ts';
import { findHeader, headerProblem } from '../sheets/find-header.ts';
import { readSheets, reportMissingSheets } from '../sheets/read-sheets.ts';
import { FigureSheet, type UndefinedColumn, type UploadContext } from './figure-sheet.ts';
import type { Figures } from './figures.ts';

/** Reads one file of figures into `figures`. Returns the columns with figures but no definition. */
export async function readFigures(
  folder: string,
  entry: ManifestFigures,
  context: UploadContext,
  figures: Figures,
  problems: Problem[],
): Promise<UndefinedColumn[]> {
  const sheets = await readSheets(folder, entry.file, problems);
  if (sheets.length === 0) return [];
  reportMissingSheets(entry, sheets, problems);
  const wanted = sheets.filter(({ sheet }) => !entry.sheets || entry.sheets.includes(sheet ?? ''));
  const required = ['period', 'level', 'area'] as const;
  const undefinedColumns: UndefinedColumn[] = [];
  let read = 0;
  for (const sheet of wanted) {
    const found = findHeader(sheet, KEY_COLUMNS, required);
    if (!found) {
      // Files carry sheets that are no uploads; only a sheet asked for by name must be one.
      if (entry.sheets || sheets.length === 1)
        problems.push(headerProblem(sheet, KEY_COLUMNS, required));
      continue;
    }
    read += 1;
    const reader = new FigureSheet(found.table, found.at, entry, context, figures, problems);
    undefinedColumns.push(...reader.read());
  }
  const [first] = wanted;
  if (read === 0 && first && !entry.sheets && sheets.length > 1) {
    problems.push(headerProblem(first, KEY_COLUMNS, required));
  }
  return undefinedColumns;
}
