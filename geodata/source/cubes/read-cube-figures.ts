/**
 * Figures of a cube: columns `period, geolevel, geoitem`, one per dimension level, one value column, in
 * any order and case (DOMAIN.md §8). Read row by row, whatever the size of the file.
 *
 * A dimension may be given by a coarser level of it, left blank, or have no column: the row is then a
 * loaded margin. Instead of one value column there may be one per item of the dimension level that has
 * no column, named `level_item` as in formulas.
 */
import type { CubeScratch } from '../../edition/cube-store.ts';
import type { CubeDefinition } from '../../model/cube.ts';
import type { Problem } from '../../model/data-error.ts';
import type { ManifestFigures } from '../../model/manifest.ts';
import type { KeyContext } from '../keys/row-keys.ts';
import { openRows } from '../sheets/open-rows.ts';
import { CubeSheet } from './cube-sheet.ts';
import { CubeTables } from './cube-tables.ts';

/** Reads every file of a cube into `scratch`. Problems are collected with their place. */
export async function readCubeFigures(
  folder: string,
  definition: CubeDefinition,
  entries: readonly ManifestFigures[],
  context: KeyContext,
  scratch: CubeScratch,
  problems: Problem[],
): Promise<void> {
  scratch.addCube(definition);
  const tables = new CubeTables(definition, context, scratch);
  for (const entry of entries) {
    for (const source of await openRows(folder, entry.file, problems)) {
      if (entry.sheets && !entry.sheets.includes(source.sheet ?? '')) continue;
      const reader = new CubeSheet(source, entry, tables, problems);
      try {
        await reader.read();
      } catch (error) {
        const message = `cannot be read: ${error instanceof Error ? error.message : error}`;
        problems.push({ severity: 'error', kind: 'unreadable_file', file: entry.file, message });
      }
    }
  }
  tables.write(problems);
}
