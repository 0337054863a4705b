/**
 * Files of flows: a period, two areas and one column per indicator code a row (DOMAIN.md §8);
 * `flow-header.ts` has the forms. Pairs without a row are 0.
 */
import type { LoadedFlow } from '../../edition/flow-store.ts';
import type { Problem } from '../../model/data-error.ts';
import type { ManifestFlows } from '../../model/manifest.ts';
import type { FigureContext } from '../keys/row-keys.ts';
import { openRows } from '../sheets/open-rows.ts';
import { reportMissingSheets } from '../sheets/read-sheets.ts';
import { FlowSheet } from './flow-sheet.ts';
import { FlowTables } from './flow-tables.ts';

/** Reads all files of flows. Columns of codes that no indicator table defines are left out with a warning. */
export async function readFlows(
  folder: string,
  entries: readonly ManifestFlows[],
  context: FigureContext,
  problems: Problem[],
): Promise<LoadedFlow[]> {
  const tables = new FlowTables(context, problems);
  for (const entry of entries) {
    const sources = await openRows(folder, entry.file, problems);
    reportMissingSheets(entry, sources, problems);
    const wanted = sources.filter(
      ({ sheet }) => !entry.sheets || entry.sheets.includes(sheet ?? ''),
    );
    // Workbooks carry sheets that are no uploads; only a sheet asked for by name must be one.
    const isOptional = !entry.sheets && wanted.length > 1;
    let read = 0;
    for (const source of wanted) {
      const isLast = source === wanted.at(-1);
      try {
        const reading = new FlowSheet(source, entry, context, tables, problems);
        if (await reading.read(isOptional && !(isLast && read === 0))) read += 1;
      } catch (error) {
        const message = `cannot be read: ${error instanceof Error ? error.message : error}`;
        problems.push({ severity: 'error', kind: 'unreadable_file', file: entry.file, message });
      }
    }
  }
  return tables.finish();
}
