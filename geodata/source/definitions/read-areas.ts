/** Area definitions: one file per level with `sequence nr, geoitem code, short name, name`. */
import { foldCode, isUnknownLocation } from '../../model/area-code.ts';
import type { Problem } from '../../model/data-error.ts';
import type { ManifestLevel } from '../../model/manifest.ts';
import type { Area } from '../../model/model.ts';
import { type Cell, cellNumber, cellText } from '../sheets/cells.ts';
import { findHeader, headerProblem, type Table } from '../sheets/find-header.ts';
import { pickSheet, readSheets } from '../sheets/read-sheets.ts';

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
  const areas = new AreaTable(table, at, level, problems).read();
  if (areas.length === 0) {
    const { file, sheet } = table;
    const message = `level ${level.code} has no areas`;
    problems.push({ severity: 'error', kind: 'no_areas', file, sheet, message });
  }
  return areas.sort((a, b) => a.sequence - b.sequence).map(({ area }) => area);
}

type PlacedArea = { sequence: number; area: Area };

class AreaTable {
  readonly #unknown: ReadonlySet<string>;
  /** Folded code → the row it stands in. */
  readonly #rows = new Map<string, number>();

  constructor(
    private readonly table: Table,
    private readonly at: Record<keyof typeof WANTED, number>,
    private readonly level: ManifestLevel,
    private readonly problems: Problem[],
  ) {
    this.#unknown = new Set(level.unknownCodes.map(foldCode));
  }

  read(): PlacedArea[] {
    const { rows, firstRow } = this.table;
    return rows
      .slice(firstRow)
      .flatMap((row, index) => this.#readRow(row, firstRow + index + 1) ?? []);
  }

  /** Null for a blank row and for one that cannot be used. */
  #readRow(row: readonly Cell[], rowNumber: number): PlacedArea | null {
    if (row.every((cell) => cellText(cell) === '')) return null;
    const code = this.#codeOf(row, rowNumber);
    if (code === null) return null;
    const sequence = cellNumber(row[this.at.sequence]);
    if (Number.isNaN(sequence)) {
      const message = `expected a number, got "${cellText(row[this.at.sequence])}"`;
      this.#complain('sequence', 'not_a_number', rowNumber, message);
      return null;
    }
    const fullName = cellText(row[this.at.name]) || code;
    const frenchName = cellText(row[this.at.frenchName]);
    const area = {
      code,
      name: shortNameOf(cellText(row[this.at.shortName]), fullName),
      fullName,
      ...(frenchName === '' ? {} : { frenchName }),
      unknownLocation: this.#unknown.has(foldCode(code)) || isUnknownLocation(code),
    };
    return { sequence: sequence ?? rowNumber, area };
  }

  /** Null, with a problem, for a row without a code and for a code that an earlier row has. */
  #codeOf(row: readonly Cell[], rowNumber: number): string | null {
    const code = cellText(row[this.at.code]);
    const { code: level } = this.level;
    if (code === '') {
      const message = `area "${cellText(row[this.at.name])}" of level ${level} has no code`;
      this.#complain('code', 'empty_code', rowNumber, message);
      return null;
    }
    const earlier = this.#rows.get(foldCode(code));
    if (earlier !== undefined) {
      const message = `area code "${code}" of level ${level} stands in row ${earlier} too`;
      this.#complain('code', 'repeated_code', rowNumber, message);
      return null;
    }
    this.#rows.set(foldCode(code), rowNumber);
    return code;
  }

  #complain(field: keyof typeof WANTED, kind: string, row: number, message: string): void {
    const { file, sheet, header } = this.table;
    const column = header[this.at[field]];
    this.problems.push({ severity: 'error', kind, file, sheet, row, column, message });
  }
}

/** Short names longer than 50 characters come cut off with dots; the full name has the rest. */
function shortNameOf(shortName: string, fullName: string): string {
  if (shortName === '') return fullName;
  if (!shortName.endsWith('...')) return shortName;
  return fullName.replace(/\s*\([^()]*\)$/, '');
}
