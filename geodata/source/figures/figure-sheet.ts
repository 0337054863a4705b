/** One sheet of flat figures, read row by row into columns. */
import { foldCode } from '../../model/area-code.ts';
import { createColumn } from '../../model/column.ts';
import { listKnown, type Problem } from '../../model/data-error.ts';
import { foldIndicator } from '../../model/indicator-code.ts';
import type { ManifestFigures } from '../../model/manifest.ts';
import { EMPTY, STATUSES, statusOfFileNumber, VALUE } from '../../model/status.ts';
import { CellProblems } from '../keys/cell-problems.ts';
import type { KEY_COLUMNS } from '../keys/key-columns.ts';
import { type FigureContext, RowKeys, remember, type SheetPlace } from '../keys/row-keys.ts';
import { MAX_EXAMPLES, rowsNote } from '../keys/unknown-codes.ts';
import { type Cell, cellNumber, cellText } from '../sheets/cells.ts';
import type { Table } from '../sheets/find-header.ts';
import { type FigurePlaces, figureKey } from './figure-places.ts';
import type { Figures } from './figures.ts';
import { proposeVintage } from './propose-vintage.ts';

/** Columns that hold figures of an indicator that no table defines. */
export type UndefinedColumn = { code: string; file: string; sheet?: string | undefined };

type FigureColumn = {
  index: number;
  header: string;
  code: string;
  defined: boolean;
  numbers: number;
  /** Its number among the places, once it has any. */
  placed?: number;
};

/** What an upload is read against. */
export type UploadContext = FigureContext & {
  /** Gets the cell of every figure, when given. */
  places?: FigurePlaces;
};

/** What a row is about, for the messages about its cells. */
type RowPlace = { number: number; level: string; period: string; area: number };

export class FigureSheet {
  readonly #place: SheetPlace;
  readonly #columns: FigureColumn[];
  readonly #keys: RowKeys;
  /** All codes per level name in the file, to see whether another vintage fits better. */
  readonly #codes = new Map<string, Set<string>>();
  readonly #unknownLevels = new CellProblems();
  readonly #badPeriods = new CellProblems();
  readonly #unknownAreas = new CellProblems();
  readonly #texts = new CellProblems();
  readonly #conflicts = new Map<FigureColumn, { row: number; message: string }[]>();

  constructor(
    private readonly table: Table,
    private readonly at: Record<keyof typeof KEY_COLUMNS, number>,
    private readonly entry: ManifestFigures,
    private readonly context: UploadContext,
    private readonly figures: Figures,
    private readonly problems: Problem[],
  ) {
    this.#place = { file: table.file, sheet: table.sheet };
    this.#keys = new RowKeys(context, entry);
    const keys = new Set(Object.values(at));
    const ignored = new Set(entry.ignore.map(foldIndicator));
    this.#columns = table.header.flatMap((header, index) => {
      const code = foldIndicator(header);
      if (code === '' || keys.has(index) || ignored.has(code)) return [];
      return [{ index, header, code, defined: context.defined.has(code), numbers: 0 }];
    });
  }

  /** Reads all rows. Returns the columns that hold figures and that no table defines. */
  read(): UndefinedColumn[] {
    const columns = this.#figureColumns();
    for (const [index, row] of this.table.rows.slice(this.table.firstRow).entries()) {
      this.#readRow(row, this.table.firstRow + index + 1, columns);
    }
    this.#unknownLevels.report(this.#place, this.problems);
    this.#badPeriods.report(this.#place, this.problems);
    this.#reportConflicts();
    this.#reportVintages();
    this.#unknownAreas.report(this.#place, this.problems);
    this.#texts.report(this.#place, this.problems);
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

  #readRow(row: readonly Cell[], number: number, columns: readonly FigureColumn[]): void {
    const code = cellText(row[this.at.area]);
    const written = cellText(row[this.at.level]);
    const rawPeriod = cellText(row[this.at.period]);
    if (code === '' && written === '' && rawPeriod === '') return;
    const level = this.#keys.levelOf(written);
    if (level === null) {
      this.#countUnknownLevel(written, number);
      return;
    }
    const period = this.#keys.periodOf(rawPeriod);
    if (period === null) {
      this.#countBadPeriod(rawPeriod, number);
      return;
    }
    if (this.#keys.isWithoutAreas(level)) return;
    remember(this.#codes, written, () => new Set()).add(foldCode(code));
    const area = this.#keys.areaOf(level, code);
    if (area === undefined) {
      this.#countUnknownArea(written, level, code, number);
      return;
    }
    const place = { number, level, period, area };
    for (const column of columns) this.#readCell(row, place, column);
  }

  #readCell(row: readonly Cell[], place: RowPlace, column: FigureColumn): void {
    const number = cellNumber(row[column.index]);
    if (number === null) return;
    if (Number.isNaN(number)) {
      const message = (got: string, times: number): string =>
        `expected a number, got "${got}"${rowsNote(times)}`;
      const problem = { severity: 'error', kind: 'not_a_number', column: column.header } as const;
      const got = cellText(row[column.index]);
      this.#texts.add(String(column.index), { ...problem, message }, got, place.number);
      return;
    }
    column.numbers += 1;
    const { level, period, area } = place;
    const status = statusOfFileNumber(number);
    const byLevel = remember(this.figures, column.code, () => new Map());
    const byPeriod = remember(byLevel, level, () => new Map());
    const length = this.context.codes.get(level)?.size ?? 0;
    const target = remember(byPeriod, period, () => createColumn(length));
    const value = status === VALUE ? number : 0;
    const before = target.statuses[area];
    if (before !== EMPTY && (before !== status || target.values[area] !== value)) {
      const was = before === VALUE ? target.values[area] : STATUSES[before ?? EMPTY];
      remember(this.#conflicts, column, () => []).push({
        row: place.number,
        message: `${level} "${cellText(row[this.at.area])}" in ${period} was ${was} in an earlier row or file, here ${number}`,
      });
      return;
    }
    target.values[area] = value;
    target.statuses[area] = status;
    const { places } = this.context;
    if (!places) return;
    column.placed ??= places.addColumn(this.table.sheet, column.header);
    places.note(figureKey(column.code, level, period), area, length, column.placed, place.number);
  }

  #countUnknownLevel(written: string, row: number): void {
    const message = (got: string, times: number): string => {
      const codes = this.context.levels.map(({ code }) => code);
      const rows = times > 1 ? `${times} rows; ` : '';
      return `unknown level: "${got}" (${rows}known: ${listKnown(codes, 40)})`;
    };
    const column = this.table.header[this.at.level];
    const problem = { severity: 'error', kind: 'unknown_level', column, message } as const;
    this.#unknownLevels.add('', problem, written, row);
  }

  #countBadPeriod(written: string, row: number): void {
    const message = (got: string, times: number): string =>
      `expected a period such as 2024, got "${got}"${rowsNote(times)}`;
    const column = this.table.header[this.at.period];
    const problem = { severity: 'error', kind: 'not_a_period', column, message } as const;
    this.#badPeriods.add('', problem, written, row);
  }

  #countUnknownArea(written: string, level: string, code: string, row: number): void {
    const message = (got: string, times: number): string =>
      `unknown ${level} code: "${got}"${rowsNote(times)}`;
    const column = this.table.header[this.at.area];
    const severity = this.entry.unknownCodes;
    this.#unknownAreas.add(written, { severity, kind: 'unknown_code', column, message }, code, row);
  }

  #reportConflicts(): void {
    const complain = (column: string, row: number, message: string): void => {
      const problem = { severity: 'error', kind: 'conflicting_value', row, column } as const;
      this.problems.push({ ...this.#place, ...problem, message });
    };
    for (const [{ header }, conflicts] of this.#conflicts) {
      for (const { row, message } of conflicts.slice(0, MAX_EXAMPLES))
        complain(header, row, message);
      const others = conflicts.slice(MAX_EXAMPLES);
      if (!others[0]) continue;
      const message = `… and ${others.length} more rows that say something else than an earlier row or file`;
      complain(header, others[0].row, message);
    }
  }

  #reportVintages(): void {
    for (const [written, used] of this.#codes) {
      const level = this.#keys.levelOf(written);
      const message = level && proposeVintage(written, level, used, this.context);
      if (!message) continue;
      this.problems.push({
        ...this.#place,
        severity: 'warning',
        kind: 'other_vintage',
        column: this.table.header[this.at.level],
        message,
      });
    }
  }
}
