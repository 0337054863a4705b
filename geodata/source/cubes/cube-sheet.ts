/** One sheet of cube figures, or a csv file, read row by row into the tables of its cube. */
import type { CubeTable } from '../../edition/cube-store.ts';
import { type CubePattern, foldItem, patternSizes, stridesOf } from '../../model/cube.ts';
import { listKnown, type Problem } from '../../model/data-error.ts';
import type { ManifestFigures } from '../../model/manifest.ts';
import { CellProblems } from '../keys/cell-problems.ts';
import { RowKeys, type SheetPlace } from '../keys/row-keys.ts';
import { rowsNote } from '../keys/unknown-codes.ts';
import { type Cell, cellNumber, cellText } from '../sheets/cells.ts';
import { HEADER_SEARCH_ROWS, listHeaders } from '../sheets/find-header.ts';
import type { RowSource } from '../sheets/open-rows.ts';
import { type CubeColumns, findCubeColumns } from './cube-columns.ts';
import type { CubeTables } from './cube-tables.ts';

/** A pattern as met in rows: its table per level and period, and the steps of its cell index. */
type MetPattern = {
  pattern: CubePattern;
  key: string;
  strides: number[];
  tables: Map<string, CubeTable>;
};

/** What a row is about, apart from items. */
type RowPlace = { number: number; count: number; level: string; period: string; area: number };

/** The dimension level and the item that a row names, per dimension; null where it names none. */
type RowItems = { levels: (string | null)[]; items: (number | null)[] };

export class CubeSheet {
  readonly #place: SheetPlace;
  readonly #patterns = new Map<string, MetPattern>();
  readonly #keys: RowKeys;
  readonly #wrong = new CellProblems();

  constructor(
    private readonly source: RowSource,
    private readonly entry: ManifestFigures,
    private readonly tables: CubeTables,
    private readonly problems: Problem[],
  ) {
    this.#place = { file: source.file, sheet: source.sheet };
    this.#keys = new RowKeys(tables.context, entry);
  }

  async read(): Promise<void> {
    const top: (readonly Cell[])[] = [];
    let columns: CubeColumns | null = null;
    let number = 0;
    this.tables.startPlace(this.#place);
    for await (const row of this.source.rows) {
      number += 1;
      const count = this.tables.nextRow();
      if (columns) {
        this.#readRow(row, number, count, columns);
        continue;
      }
      top.push(row);
      columns = findCubeColumns(top, this.tables.definition, this.#place, this.problems);
      if (!columns && top.length >= HEADER_SEARCH_ROWS) break;
    }
    if (!columns) this.#noHeader(top);
    this.#wrong.report(this.#place, this.problems);
  }

  #readRow(row: readonly Cell[], number: number, count: number, columns: CubeColumns): void {
    const writtenPeriod = cellText(row[columns.period]);
    if (writtenPeriod === '') return;
    const period = this.#keys.periodOf(writtenPeriod);
    if (period === null) this.#countBadPeriod(writtenPeriod, number, columns.periodHeader);
    const writtenLevel = cellText(row[columns.level]);
    const level = this.#keys.levelOf(writtenLevel);
    if (level === null) this.#countUnknownLevel(writtenLevel, number);
    if (period === null || level === null) return;
    const code = cellText(row[columns.area]);
    const area = this.#keys.areaOf(level, code);
    if (area === undefined) {
      this.#countUnknownArea(level, code, number);
      return;
    }
    const named = this.#itemsOf(row, number, columns);
    if (named) this.#readValues(row, { number, count, level, period, area }, columns, named);
  }

  /** Null, with a problem, when the row names an item that its dimension level does not know. */
  #itemsOf(row: readonly Cell[], number: number, columns: CubeColumns): RowItems | null {
    const named: RowItems = { levels: [], items: [] };
    for (const dimension of columns.dimensions) {
      let found: { level: string; item: number } | null = null;
      for (const { index, level, itemOf } of dimension) {
        const text = cellText(row[index]);
        if (text === '') continue;
        const item = itemOf.get(foldItem(text));
        if (item === undefined) {
          this.#countUnknownItem(level, text, number);
          return null;
        }
        found = { level, item };
        break;
      }
      named.levels.push(found?.level ?? null);
      named.items.push(found?.item ?? null);
    }
    return named;
  }

  #readValues(
    row: readonly Cell[],
    { number, count, level, period, area }: RowPlace,
    columns: CubeColumns,
    { levels, items }: RowItems,
  ): void {
    for (const { index, header, dimension, level: wide, item } of columns.values) {
      const figure = cellNumber(row[index]);
      if (figure === null) continue;
      if (Number.isNaN(figure)) {
        this.#countNoNumber(header, cellText(row[index]), number);
        continue;
      }
      if (dimension >= 0) {
        levels[dimension] = wide;
        items[dimension] = item;
      }
      const met = this.#patternOf(levels);
      this.#tableOf(met, level, period).add(cellOf(items, met), area, figure, count);
    }
  }

  #patternOf(chosen: readonly (string | null)[]): MetPattern {
    const key = chosen.join('|');
    const known = this.#patterns.get(key);
    if (known) return known;
    const pattern = [...chosen];
    const strides = stridesOf(patternSizes(this.tables.definition, pattern));
    const met: MetPattern = { pattern, key, strides, tables: new Map() };
    this.#patterns.set(key, met);
    return met;
  }

  #tableOf(met: MetPattern, level: string, period: string): CubeTable {
    const name = `${level} ${period}`;
    const known = met.tables.get(name);
    if (known) return known;
    const table = this.tables.tableOf(met.pattern, met.key, level, period);
    met.tables.set(name, table);
    return table;
  }

  #countBadPeriod(written: string, row: number, column: string): void {
    const message = (got: string, times: number): string =>
      `expected a period such as 2024, got "${got}"${rowsNote(times)}`;
    const problem = { severity: 'error', kind: 'not_a_period', column, message } as const;
    this.#wrong.add(`period ${column}`, problem, written, row);
  }

  #countUnknownLevel(written: string, row: number): void {
    const message = (got: string, times: number): string =>
      `unknown level: "${got}"${rowsNote(times)}`;
    const problem = { severity: 'error', kind: 'unknown_level', message } as const;
    this.#wrong.add('level', problem, written, row);
  }

  #countUnknownArea(level: string, code: string, row: number): void {
    const message = (got: string, times: number): string =>
      `unknown ${level} code: "${got}"${rowsNote(times)}`;
    const severity = this.entry.unknownCodes;
    this.#wrong.add(`${level} code`, { severity, kind: 'unknown_code', message }, code, row);
  }

  #countUnknownItem(level: string, item: string, row: number): void {
    const message = (got: string, times: number): string =>
      `unknown item of ${level}: "${got}"${rowsNote(times)}`;
    const problem = { severity: 'error', kind: 'unknown_item', column: level, message } as const;
    this.#wrong.add(`${level} item`, problem, item, row);
  }

  #countNoNumber(column: string, got: string, row: number): void {
    const message = (text: string, times: number): string =>
      `expected a number, got "${text}"${rowsNote(times)}`;
    const problem = { severity: 'error', kind: 'not_a_number', column, message } as const;
    this.#wrong.add(`number in ${column}`, problem, got, row);
  }

  #noHeader(top: readonly (readonly Cell[])[]): void {
    const { code, dimensions } = this.tables.definition;
    const wanted = ['period', 'geolevel', 'geoitem', ...dimensions.map((d) => d.level), code];
    this.problems.push({
      ...this.#place,
      severity: 'error',
      kind: 'wrong_header',
      row: 1,
      message: `expected columns ${listKnown(wanted.map((w) => `"${w}"`))}, found ${listHeaders(top[0])}`,
    });
  }
}

/** The index of a cell in its pattern; a dimension without an item has one cell and adds nothing. */
function cellOf(items: readonly (number | null)[], { strides }: MetPattern): number {
  return strides.reduce((cell, stride, at) => cell + (items[at] ?? 0) * stride, 0);
}
