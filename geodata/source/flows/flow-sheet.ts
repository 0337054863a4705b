/** One sheet of flows, or a csv file, read row by row into the tables of flows. */
import { listKnown, type Problem } from '../../model/data-error.ts';
import { foldIndicator } from '../../model/indicator-code.ts';
import type { ManifestFlows } from '../../model/manifest.ts';
import { statusOfFileNumber, VALUE } from '../../model/status.ts';
import { type CellProblem, CellProblems } from '../keys/cell-problems.ts';
import { type FigureContext, RowKeys, type SheetPlace } from '../keys/row-keys.ts';
import { rowsNote } from '../keys/unknown-codes.ts';
import { type Cell, cellNumber, cellText } from '../sheets/cells.ts';
import { HEADER_SEARCH_ROWS } from '../sheets/find-header.ts';
import type { RowSource } from '../sheets/open-rows.ts';
import {
  EXPECTED_HEADER,
  expectedColumns,
  type FlowEnd,
  type FlowHeader,
  findFlowHeader,
  findNamedHeader,
} from './flow-header.ts';
import type { FlowTables } from './flow-tables.ts';

/** One sheet, or a csv file. */
export class FlowSheet {
  readonly #place: SheetPlace;
  readonly #placeNumber: number;
  readonly #wrong = new CellProblems();
  readonly #keys: RowKeys;

  constructor(
    private readonly source: RowSource,
    private readonly entry: ManifestFlows,
    private readonly context: FigureContext,
    private readonly tables: FlowTables,
    private readonly problems: Problem[],
  ) {
    this.#place = { file: source.file, sheet: source.sheet };
    this.#placeNumber = tables.addPlace(this.#place);
    this.#keys = new RowKeys(context, entry);
  }

  /** Whether it is a sheet of flows; a problem when it is not and has to be. */
  async read(isOptional: boolean): Promise<boolean> {
    let header: FlowHeader | null = null;
    let row = 0;
    for await (const cells of this.source.rows) {
      row += 1;
      if (header) this.#readRow(cells, row, header);
      else if (row > HEADER_SEARCH_ROWS) break;
      else {
        const found = this.#findHeader(cells);
        if (typeof found === 'string') {
          this.#complain('wrong_header', row, found);
          return false;
        }
        header = found && this.#withDefined(found, row);
      }
    }
    if (!header && !isOptional) this.#complain('wrong_header', 1, this.#expected);
    this.#wrong.report(this.#place, this.problems);
    return header !== null;
  }

  #findHeader(cells: readonly Cell[]): FlowHeader | string | null {
    const { table } = this.entry;
    if (table) {
      const level = this.#keys.levelOf(table.level);
      return level
        ? findNamedHeader(cells, { ...table, level })
        : `unknown level: "${table.level}"`;
    }
    return findFlowHeader(cells, (written) => this.#keys.levelOf(written));
  }

  get #expected(): string {
    const { table } = this.entry;
    return table ? expectedColumns(table) : EXPECTED_HEADER;
  }

  #complain(kind: string, row: number, message: string): void {
    this.problems.push({ ...this.#place, severity: 'error', kind, row, message });
  }

  /** Without the columns that are no figures of a known indicator. */
  #withDefined(header: FlowHeader, row: number): FlowHeader {
    const ignored = new Set(this.entry.ignore.map(foldIndicator));
    const others = header.columns.filter(({ code }) => !ignored.has(code));
    const left = others.filter(({ code }) => !this.context.defined.has(code));
    if (left.length > 0) {
      const listed = listKnown(left.map(({ index }) => `"${header.names[index]}"`));
      this.problems.push({
        ...this.#place,
        severity: 'warning',
        kind: 'undefined_indicator',
        row,
        message: `no indicator table defines these columns, they are left out: ${listed}`,
      });
    }
    return { ...header, columns: others.filter(({ code }) => this.context.defined.has(code)) };
  }

  #readRow(cells: readonly Cell[], row: number, header: FlowHeader): void {
    const { from, to, columns, names } = header;
    const keys = [from.item, to.item, ...('column' in header.period ? [header.period.column] : [])];
    if (keys.every((column) => cellText(cells[column]) === '')) return;
    const period = this.#readPeriod(cells, row, header);
    const origin = this.#readEnd(cells, row, from, names);
    const destination = this.#readEnd(cells, row, to, names);
    if (period === null || !origin || !destination) return;
    for (const { index, code } of columns) {
      const number = this.#readNumber(cells[index] ?? null, row, names[index]);
      if (number === null) continue;
      const levels = { fromLevel: origin.level, toLevel: destination.level };
      const pairs = this.tables.pairs({ indicator: code, ...levels, period });
      pairs.add(origin.area, destination.area, { number, row, place: this.#placeNumber });
    }
  }

  #readPeriod(
    cells: readonly Cell[],
    row: number,
    { period: at, names }: FlowHeader,
  ): string | null {
    const written = 'code' in at ? at.code : cellText(cells[at.column]);
    const period = this.#keys.periodOf(written);
    if (period !== null) return period;
    const message = (got: string, times: number) =>
      `expected a period such as 2024, got "${got}"${rowsNote(times)}`;
    const column = 'code' in at ? undefined : names[at.column];
    this.#count({ severity: 'error', kind: 'not_a_period', column, message }, written, row);
    return null;
  }

  #readEnd(
    cells: readonly Cell[],
    row: number,
    { item, level: at }: FlowEnd,
    names: readonly string[],
  ): { level: string; area: number } | null {
    const written = 'code' in at ? at.code : cellText(cells[at.column]);
    const level = 'code' in at ? at.code : this.#keys.levelOf(written);
    if (level === null) {
      const known = listKnown(
        this.context.levels.map(({ code }) => code),
        40,
      );
      const column = 'code' in at ? names[item] : names[at.column];
      const message = (got: string, times: number) =>
        `unknown level: "${got}" (known: ${known})${rowsNote(times)}`;
      this.#count({ severity: 'error', kind: 'unknown_level', column, message }, written, row);
      return null;
    }
    const area = this.#keys.areaOf(level, cellText(cells[item]));
    if (area !== undefined) return { level, area };
    if (this.#keys.isWithoutAreas(level)) return null;
    const [example] = this.context.codes.get(level)?.keys() ?? [];
    const message = (got: string, times: number) =>
      `unknown ${level} code: "${got}" (codes look like ${example})${rowsNote(times)}`;
    const severity = this.entry.unknownCodes;
    const problem = { severity, kind: 'unknown_code', column: names[item], message };
    this.#count(problem, cellText(cells[item]), row);
    return null;
  }

  /** Null for an empty cell and for what is no figure. */
  #readNumber(cell: Cell, row: number, column: string | undefined): number | null {
    const number = cellNumber(cell);
    if (number === null) return null;
    const isMissing = statusOfFileNumber(number) !== VALUE;
    if (number >= 0 || isMissing) return number;
    const message = (got: string, times: number) =>
      `expected a number of 0 or more, or -99996 to -99999 for what is missing, got "${got}"${rowsNote(times)}`;
    this.#count({ severity: 'error', kind: 'not_a_number', column, message }, cellText(cell), row);
    return null;
  }

  #count(problem: CellProblem, got: string, row: number): void {
    this.#wrong.add(`${problem.kind} ${problem.column}`, problem, got, row);
  }
}
