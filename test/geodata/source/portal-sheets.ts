/** The workbooks of the portal, read by the test itself. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import readXlsxFile from 'read-excel-file/node';

export const folder = fileURLToPath(new URL('../../../../shared/geodata', import.meta.url));

export const MANIFEST = path.join(import.meta.dirname, '../../../geodata/manifests/portal.json');
export const available = existsSync(path.join(folder, 'pinc-uploads'));
if (!available)
  console.info(`the uploads of the portal are not at ${folder}: their tests are skipped`);

type Cell = string | number | boolean | Date | null;

type Sheets = { sheet: string; data: Cell[][] }[];

const opened = new Map<string, Promise<Sheets>>();

/** The sheets of a workbook, read once. */
export function sheetsOf(file: string): Promise<Sheets> {
  const sheets = opened.get(file) ?? (readXlsxFile(path.join(folder, file)) as Promise<Sheets>);
  opened.set(file, sheets);
  return sheets;
}

/** Rows of a sheet straight from the workbook. */
export async function rowsOf(file: string, sheet?: string): Promise<Cell[][]> {
  const sheets = await sheetsOf(file);
  return sheets.find((candidate) => sheet === undefined || candidate.sheet === sheet)?.data ?? [];
}

export const textOf = (cell: Cell | undefined): string => String(cell ?? '').trim();

const fold = (code: string): string => code.toUpperCase().replaceAll('_', '-');

/** Child → parent of an aggregation table; a child with several parents stays itself, else the first. */
export async function tableOf(name: string): Promise<Map<string, string>> {
  const rows = await rowsOf(`pinc-gebiedsniveaus/aggregatietabellen/${name}.xlsx`);
  const table = new Map<string, string>();
  for (const row of rows.slice(1)) {
    const [child, parent] = [fold(textOf(row[0])), fold(textOf(row[1]))];
    if (child === '' || parent === '') continue;
    if (!table.has(child) || child === parent) table.set(child, parent);
  }
  return table;
}

/** `indicator|level|period` → area → number, of one upload sheet. */
export function readUpload(
  rows: Cell[][],
  levels: Record<string, string>,
): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>();
  const header = (rows[0] ?? []).map((cell) => textOf(cell).toLowerCase());
  const [period, level, area] = ['period', 'geolevel', 'geoitem'].map((key) => header.indexOf(key));
  for (const row of rows.slice(1)) {
    for (const [column, code] of header.entries()) {
      const cell = row[column];
      if (!code.startsWith('v') || cell === null || cell === undefined || cell === '') continue;
      const written = textOf(row[level ?? -1]);
      const key = `${code}|${levels[written] ?? written}|${Number.parseInt(textOf(row[period ?? -1]), 10)}`;
      const figures = found.get(key) ?? new Map<string, number>();
      found.set(key, figures);
      figures.set(fold(textOf(row[area ?? -1])), Number(cell));
    }
  }
  return found;
}
