import type { Problem } from '../../geodata/model/data-error.ts';
import { cellNumber, cellText } from '../../geodata/source/sheets/cells.ts';
import { findHeader, headerProblem } from '../../geodata/source/sheets/find-header.ts';
import { readSheets } from '../../geodata/source/sheets/read-sheets.ts';
import type { CellPoint } from './compute-cells.ts';

const WANTED = {
  code: ['code'],
  lon: ['lon', 'lng', 'longitude'],
  lat: ['lat', 'latitude'],
  hectares: ['hectares'],
} as const;
const REQUIRED = ['code', 'lon', 'lat'] as const;

/**
 * Reads a table of `code, lon, lat` in degrees, `hectares` where it has them; an empty code is a place outside, which only bounds its
 * neighbours. Reports a missing file or header, and rows whose coordinates are no numbers or whose code
 * came before.
 */
export async function readPoints(
  folder: string,
  file: string,
  problems: Problem[],
): Promise<CellPoint[]> {
  const sheet = (await readSheets(folder, file, problems))[0];
  if (!sheet) return [];
  const found = findHeader(sheet, WANTED, REQUIRED);
  if (!found) {
    problems.push(headerProblem(sheet, WANTED, REQUIRED));
    return [];
  }
  const { table, at } = found;
  const points: CellPoint[] = [];
  const seen = new Set<string>();
  for (const [index, row] of table.rows.slice(table.firstRow).entries()) {
    const report = (kind: string, message: string): void => {
      const rowNumber = table.firstRow + index + 1;
      problems.push({ severity: 'error', kind, file, row: rowNumber, message });
    };
    const code = cellText(row[at.code]);
    const [lon, lat] = [cellNumber(row[at.lon]), cellNumber(row[at.lat])];
    if (code === '' && lon === null && lat === null) continue;
    if (lon === null || lat === null || !(Math.abs(lon) <= 180) || !(Math.abs(lat) <= 85)) {
      const given = `${cellText(row[at.lon])}, ${cellText(row[at.lat])}`;
      report('not_a_position', `expected degrees lon, lat, got "${given}"`);
    } else if (code !== '' && seen.has(code)) {
      report('repeated_code', `code "${code}" came before`);
    } else {
      seen.add(code);
      const hectares = at.hectares === undefined ? null : cellNumber(row[at.hectares]);
      points.push({ code, lon, lat, hectares });
    }
  }
  return points;
}
