import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';

/** Inhabitants of a sector, or of the people of a municipality who are in no sector (`ZZZZ`). */
export type SectorPopulation = { code: string; municipality: string; inhabitants: number };

/** Column names of several years. */
const COLUMNS = {
  sector: ['CD_SECTOR', 'CD_REFNIS_SECTOR', 'CD_STAT_SECTOR'],
  municipality: ['CD_REFNIS', 'CD_MUNTY_REFNIS'],
  total: ['TOTAL', 'POPULATION', 'MS_POPULATION'],
} as const;
const SHORT_CODE = 4;

/**
 * Reads the inhabitants per sector as Statbel publishes them (`|` or `;`, UTF-8 or Windows). Codes of four characters
 * get their municipality before them. Throws an Error that names row and column of what is wrong.
 */
export async function readSectorPopulation(file: string): Promise<SectorPopulation[]> {
  const name = path.basename(file);
  const text = decode(await readFile(file));
  const [header = '', ...lines] = text.split(/\r?\n/);
  const delimiter = header.includes('|') ? '|' : ';';
  const fields = header.split(delimiter).map((field) => field.trim().toUpperCase());
  const at = (wanted: readonly string[]): number => {
    const found = fields.findIndex((field) => wanted.includes(field));
    if (found >= 0) return found;
    throw new Error(`${name}: no column ${wanted.join(' or ')}; found: ${fields.join(', ')}`);
  };
  const [sector, municipality, total] = [
    at(COLUMNS.sector),
    at(COLUMNS.municipality),
    at(COLUMNS.total),
  ];
  const rows: string[][] = parse(lines.join('\n'), {
    delimiter,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
  });
  return rows.map((row, i) => {
    const [code = '', refnis = '', written = ''] = [row[sector], row[municipality], row[total]];
    const inhabitants = Number(written.trim() || Number.NaN);
    if (!Number.isInteger(inhabitants) || inhabitants < 0) {
      throw new Error(
        `${name}, row ${i + 2}, column ${fields[total]}: expected a whole number, got "${written}"`,
      );
    }
    const whole =
      code.trim().length === SHORT_CODE ? `${refnis.trim()}${code.trim()}` : code.trim();
    return { code: whole, municipality: refnis.trim(), inhabitants };
  });
}

/** UTF-8 where the bytes are; else what Windows writes. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return iconv.decode(bytes, 'windows-1252');
  }
}
