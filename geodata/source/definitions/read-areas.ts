/** Area definitions: one file per level with `sequence nr, geoitem code, short name, name`. */
import { foldCode, isUnknownLocation } from '../../model/area-code.ts';
import type { Problem } from '../../model/data-error.ts';
import type { ManifestLevel } from '../../model/manifest.ts';
import type { Area } from '../../model/model.ts';
import {
  cellNumber,
  cellText,
  findHeader,
  headerProblem,
  pickSheet,
  readSheets,
} from '../sheets/read-sheets.ts';

const WANTED = {
  sequence: ['sequence nr', 'sequence n', 'volgnr', 'volgnummer'],
  code: ['geoitem code', 'geoitem', 'code', 'gebiedscode'],
  shortName: ['short name', 'korte naam'],
  name: ['name', 'naam'],
  frenchName: ['french name', 'franse naam'],
} as const;

/** The areas of a level by sequence number. Reports missing headers, empty and repeated codes. */
export async function readAreas(
  folder: string,
  level: ManifestLevel,
  problems: Problem[],
): Promise<Area[]> {
  const sheet = pickSheet(await readSheets(folder, level.areas, problems), level.sheet, problems);
  if (!sheet) return [];
  const found = findHeader(sheet, WANTED, ['code', 'name']);
  if (!found) {
    problems.push(headerProblem(sheet, WANTED, ['code', 'name']));
    return [];
  }
  const { table, at } = found;
  const unknown = new Set(level.unknownCodes.map(foldCode));
  const rowOfCode = new Map<string, number>();
  const areas: { sequence: number; area: Area }[] = [];
  for (const [index, row] of table.rows.slice(table.firstRow).entries()) {
    const rowNumber = table.firstRow + index + 1;
    const place = { file: table.file, sheet: table.sheet, row: rowNumber };
    if (row.every((cell) => cellText(cell) === '')) continue;
    const code = cellText(row[at.code]);
    if (code === '') {
      problems.push({
        ...place,
        severity: 'error',
        kind: 'empty_code',
        column: table.header[at.code],
        message: `area "${cellText(row[at.name])}" of level ${level.code} has no code`,
      });
      continue;
    }
    const folded = foldCode(code);
    const earlier = rowOfCode.get(folded);
    if (earlier !== undefined) {
      problems.push({
        ...place,
        severity: 'error',
        kind: 'repeated_code',
        column: table.header[at.code],
        message: `area code "${code}" of level ${level.code} stands in row ${earlier} too`,
      });
      continue;
    }
    rowOfCode.set(folded, rowNumber);
    const sequence = at.sequence >= 0 ? cellNumber(row[at.sequence]) : null;
    if (Number.isNaN(sequence)) {
      problems.push({
        ...place,
        severity: 'error',
        kind: 'not_a_number',
        column: table.header[at.sequence],
        message: `expected a number, got "${cellText(row[at.sequence])}"`,
      });
      continue;
    }
    const fullName = cellText(row[at.name]) || code;
    const frenchName = at.frenchName >= 0 ? cellText(row[at.frenchName]) : '';
    areas.push({
      sequence: sequence ?? rowNumber,
      area: {
        code,
        name: shortNameOf(at.shortName >= 0 ? cellText(row[at.shortName]) : '', fullName),
        fullName,
        ...(frenchName === '' ? {} : { frenchName }),
        unknownLocation: unknown.has(folded) || isUnknownLocation(code),
      },
    });
  }
  if (areas.length === 0) {
    problems.push({
      severity: 'error',
      kind: 'no_areas',
      file: table.file,
      sheet: table.sheet,
      message: `level ${level.code} has no areas`,
    });
  }
  return areas.sort((a, b) => a.sequence - b.sequence).map(({ area }) => area);
}

/** Short names longer than 50 characters come cut off with dots; the full name has the rest. */
function shortNameOf(shortName: string, fullName: string): string {
  if (shortName === '') return fullName;
  if (!shortName.endsWith('...')) return shortName;
  return fullName.replace(/\s*\([^()]*\)$/, '');
}
