/**
 * Flat figures: columns `period, geolevel, geoitem` and one column per indicator, in any order and case,
 * several levels, periods and indicators in one file, extra columns and extra sheets (DOMAIN.md §8).
 */
import { foldCode } from '../../model/area-code.ts';
import { type Column, createColumn } from '../../model/column.ts';
import type { Problem } from '../../model/data-error.ts';
import { listKnown } from '../../model/data-error.ts';
import { foldIndicator } from '../../model/indicator-code.ts';
import type { ManifestFigures } from '../../model/manifest.ts';
import type { Level } from '../../model/model.ts';
import { parsePeriod } from '../../model/period.ts';
import { EMPTY, STATUSES, statusOfFileNumber, VALUE } from '../../model/status.ts';
import { type CodeIndex, UnknownCodes } from '../definitions/read-aggregation.ts';
import {
  cellNumber,
  cellText,
  findHeader,
  headerProblem,
  readSheets,
  type Sheet,
  type Table,
} from '../sheets/read-sheets.ts';
import { type FigurePlaces, figureKey } from './figure-places.ts';

const KEYS = {
  period: ['period', 'periode'],
  level: ['geolevel', 'geo level', 'gebiedsniveau'],
  area: ['geoitem', 'geo item', 'gebied', 'gebiedscode'],
} as const;

/** Loaded columns: indicator (folded code) → level → period → column in area order. */
export type Figures = Map<string, Map<string, Map<string, Column>>>;

/** What figures are read against. */
export type FigureContext = {
  levels: readonly Level[];
  codes: ReadonlyMap<string, CodeIndex>;
  /** Folded codes of defined indicators. */
  defined: ReadonlySet<string>;
  /** Gets the cell of every figure, when given. */
  places?: FigurePlaces;
};

/** Columns that hold figures of an indicator that no table defines. */
export type UndefinedColumn = { code: string; file: string; sheet?: string | undefined };

const MOST_EXAMPLES = 5;

/** Reads one file of figures into `figures`. Returns the columns with figures but no definition. */
export async function readFigures(
  folder: string,
  entry: ManifestFigures,
  context: FigureContext,
  figures: Figures,
  problems: Problem[],
): Promise<UndefinedColumn[]> {
  const sheets = await readSheets(folder, entry.file, problems);
  if (sheets.length === 0) return [];
  for (const name of entry.sheets ?? []) {
    if (sheets.some((sheet) => sheet.sheet === name)) continue;
    problems.push({
      severity: 'error',
      kind: 'missing_sheet',
      file: entry.file,
      sheet: name,
      message: `no such sheet (found: ${listKnown(sheets.map(({ sheet }) => `"${sheet}"`))})`,
    });
  }
  const wanted = sheets.filter(({ sheet }) => !entry.sheets || entry.sheets.includes(sheet ?? ''));
  const required = ['period', 'level', 'area'] as const;
  const undefinedColumns: UndefinedColumn[] = [];
  let read = 0;
  for (const sheet of wanted) {
    const found = findHeader(sheet, KEYS, required);
    if (!found) {
      // Files carry sheets that are no uploads; only a sheet asked for by name must be one.
      if (entry.sheets || sheets.length === 1) problems.push(headerProblem(sheet, KEYS, required));
      continue;
    }
    read += 1;
    const reader = new SheetReader(found.table, found.at, entry, context, figures, problems);
    undefinedColumns.push(...reader.read());
  }
  if (read === 0 && wanted.length > 0 && !entry.sheets && sheets.length > 1) {
    problems.push(headerProblem(sheets[0] as Sheet, KEYS, required));
  }
  return undefinedColumns;
}

type FigureColumn = {
  index: number;
  header: string;
  code: string;
  defined: boolean;
  numbers: number;
  /** Its number among the places, once it has any. */
  placed?: number;
};

class SheetReader {
  readonly #place: { file: string; sheet?: string | undefined };
  readonly #columns: FigureColumn[];
  /** Codes that the level does not know, per level name in the file. */
  readonly #unknown = new Map<string, UnknownCodes>();
  /** All codes per level name in the file, to see whether another vintage fits better. */
  readonly #codes = new Map<string, Set<string>>();
  readonly #unknownLevels = new UnknownCodes();
  readonly #badPeriods = new UnknownCodes();
  readonly #conflicts = new Map<FigureColumn, { row: number; message: string }[]>();
  readonly #texts = new Map<FigureColumn, UnknownCodes>();

  constructor(
    private readonly table: Table,
    private readonly at: Record<keyof typeof KEYS, number>,
    private readonly entry: ManifestFigures,
    private readonly context: FigureContext,
    private readonly figures: Figures,
    private readonly problems: Problem[],
  ) {
    this.#place = { file: table.file, sheet: table.sheet };
    const keys = new Set(Object.values(at));
    const ignored = new Set(entry.ignore.map(foldIndicator));
    this.#columns = table.header.flatMap((header, index) => {
      const code = foldIndicator(header);
      if (code === '' || keys.has(index) || ignored.has(code)) return [];
      return [{ index, header, code, defined: context.defined.has(code), numbers: 0 }];
    });
  }

  read(): UndefinedColumn[] {
    const columns = this.#figureColumns();
    for (const [index, row] of this.table.rows.slice(this.table.firstRow).entries()) {
      this.#readRow(row, this.table.firstRow + index + 1, columns);
    }
    this.#reportUnknown();
    for (const [column, texts] of this.#texts) {
      for (const { code, row, times } of texts.problems(MOST_EXAMPLES)) {
        this.#complain(
          'not_a_number',
          row,
          column.header,
          `expected a number, got "${code}"${times > 1 ? ` (${times} rows)` : ''}`,
        );
      }
    }
    return columns
      .filter((column) => !column.defined && column.numbers > 0)
      .map((column) => ({ code: column.header.trim(), ...this.#place }));
  }

  /**
   * Defined indicators, and undefined columns that are named like a code and hold numbers, but for a few
   * cells: other columns (a name "to be removed before upload", a remark) are no figures.
   */
  #figureColumns(): FigureColumn[] {
    const rows = this.table.rows.slice(this.table.firstRow);
    const extra: string[] = [];
    const columns = this.#columns.filter((column) => {
      if (column.defined) return true;
      const cells = rows.map((row) => cellNumber(row[column.index])).filter((n) => n !== null);
      const numbers = cells.filter((n) => !Number.isNaN(n)).length;
      // A word among the numbers is a mistake to be told, not a reason to leave the column out.
      const isFigures = numbers * 2 > cells.length;
      if (isFigures && /^[a-z]\w*$/i.test(column.header.trim())) return true;
      extra.push(column.header.replace(/\s+/g, ' ').slice(0, 40));
      return false;
    });
    if (extra.length > 0) {
      this.problems.push({
        ...this.#place,
        severity: 'note',
        kind: 'extra_column',
        row: this.table.firstRow,
        message: `columns without figures are left out: ${listKnown(extra.map((text) => `"${text}"`))}`,
      });
    }
    return columns;
  }

  #readRow(row: Table['rows'][number], rowNumber: number, columns: readonly FigureColumn[]): void {
    const code = cellText(row[this.at.area]);
    const written = cellText(row[this.at.level]);
    const rawPeriod = cellText(row[this.at.period]);
    if (code === '' && written === '' && rawPeriod === '') return;
    const level = this.#levelOf(written);
    if (!level) {
      this.#unknownLevels.add(written, rowNumber);
      return;
    }
    const period = parsePeriod(rawPeriod);
    if (period === null) {
      this.#badPeriods.add(rawPeriod, rowNumber);
      return;
    }
    // A level without areas has been reported: its own file is missing or wrong.
    if (this.context.codes.get(level)?.size === 0) return;
    const folded = foldCode(code);
    getOrSet(this.#codes, written, () => new Set()).add(folded);
    const area = this.context.codes.get(level)?.get(folded);
    if (area === undefined) {
      getOrSet(this.#unknown, written, () => new UnknownCodes()).add(code, rowNumber);
      return;
    }
    for (const column of columns) this.#readCell(row, rowNumber, column, level, period, area);
  }

  #readCell(
    row: Table['rows'][number],
    rowNumber: number,
    column: FigureColumn,
    level: string,
    period: string,
    area: number,
  ): void {
    const number = cellNumber(row[column.index]);
    if (number === null) return;
    if (Number.isNaN(number)) {
      getOrSet(this.#texts, column, () => new UnknownCodes()).add(
        cellText(row[column.index]),
        rowNumber,
      );
      return;
    }
    column.numbers += 1;
    const status = statusOfFileNumber(number);
    const byLevel = getOrSet(this.figures, column.code, () => new Map());
    const byPeriod = getOrSet(byLevel, level, () => new Map<string, Column>());
    const length = this.context.codes.get(level)?.size ?? 0;
    const target = getOrSet(byPeriod, period, () => createColumn(length));
    const value = status === VALUE ? number : 0;
    if (
      target.statuses[area] !== EMPTY &&
      (target.statuses[area] !== status || target.values[area] !== value)
    ) {
      const before = target.statuses[area] ?? EMPTY;
      const was = before === VALUE ? target.values[area] : STATUSES[before];
      getOrSet(this.#conflicts, column, () => []).push({
        row: rowNumber,
        message: `${level} "${cellText(row[this.at.area])}" in ${period} was ${was} in an earlier row or file, here ${number}`,
      });
      return;
    }
    target.values[area] = value;
    target.statuses[area] = status;
    const { places } = this.context;
    if (!places) return;
    column.placed ??= places.addColumn(this.table.sheet, column.header);
    places.note(figureKey(column.code, level, period), area, length, column.placed, rowNumber);
  }

  /** The level a name in the file means today: the manifest's word first, then the level itself. */
  #levelOf(written: string): string | null {
    const folded = written.toLowerCase();
    const mapped = Object.entries(this.entry.levels).find(
      ([from]) => from.toLowerCase() === folded,
    );
    const code = mapped ? mapped[1] : written;
    const level = this.context.levels.find((l) => l.code.toLowerCase() === code.toLowerCase());
    return level?.code ?? null;
  }

  #reportUnknown(): void {
    const known = listKnown(
      this.context.levels.map((level) => level.code),
      40,
    );
    for (const { code, row, times } of this.#unknownLevels.problems(MOST_EXAMPLES)) {
      this.#complain(
        'unknown_level',
        row,
        this.table.header[this.at.level],
        `unknown level: "${code}" (${times > 1 ? `${times} rows; ` : ''}known: ${known})`,
      );
    }
    for (const { code, row, times } of this.#badPeriods.problems(MOST_EXAMPLES)) {
      this.#complain(
        'not_a_period',
        row,
        this.table.header[this.at.period],
        `expected a period such as 2024, got "${code}"${times > 1 ? ` (${times} rows)` : ''}`,
      );
    }
    for (const [column, conflicts] of this.#conflicts) {
      for (const { row, message } of conflicts.slice(0, MOST_EXAMPLES))
        this.#complain('conflicting_value', row, column.header, message);
      const rest = conflicts.slice(MOST_EXAMPLES);
      if (rest[0]) {
        const message = `… and ${rest.length} more rows that say something else than an earlier row or file`;
        this.#complain('conflicting_value', rest[0].row, column.header, message);
      }
    }
    for (const written of this.#codes.keys()) this.#proposeVintage(written);
    for (const [written, unknown] of this.#unknown) {
      const level = this.#levelOf(written);
      for (const { code, row, times } of unknown.problems(MOST_EXAMPLES)) {
        this.problems.push({
          ...this.#place,
          severity: this.entry.unknownCodes,
          kind: 'unknown_code',
          row,
          column: this.table.header[this.at.area],
          message: `unknown ${level} code: "${code}"${times > 1 ? ` (${times} rows)` : ''}`,
        });
      }
    }
  }

  /** Says so when the codes of a sheet fit another vintage of the level better (SOURCES.md §0.1). */
  #proposeVintage(written: string): void {
    const used = this.#codes.get(written) ?? new Set<string>();
    const level = this.#levelOf(written);
    const family = this.context.levels.find((l) => l.code === level)?.family;
    if (level === null || family === undefined) return;
    const matches = (code: string): number => {
      const index = this.context.codes.get(code);
      return [...used].filter((area) => index?.has(area)).length;
    };
    const own = matches(level);
    const best = this.context.levels
      .filter((l) => l.family === family && l.code !== level)
      .map((l) => ({ code: l.code, fits: matches(l.code) }))
      .sort((a, b) => b.fits - a.fits)[0];
    if (!best || best.fits <= own) return;
    this.problems.push({
      ...this.#place,
      severity: 'warning',
      kind: 'other_vintage',
      column: this.table.header[this.at.level],
      message: `"${written}" is read as ${level}, which knows ${own} of its ${used.size} codes; ${best.code} knows ${best.fits}. If that is meant, write "levels": {"${written}": "${best.code}"} for this file in the manifest`,
    });
  }

  #complain(kind: string, row: number, column: string | undefined, message: string): void {
    this.problems.push({ ...this.#place, severity: 'error', kind, row, column, message });
  }
}

function getOrSet<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  const existing = map.get(key);
  if (existing !== undefined) return existing;
  const created = create();
  map.set(key, created);
  return created;
}
