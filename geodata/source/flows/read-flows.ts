/**
 * Files of flows: a period, two areas and one column per indicator code a row (DOMAIN.md §8);
 * `flow-header.ts` has the two forms. Pairs without a row are 0.
 */

import { FlowPairs, type PairCell } from '../../edition/flow-pairs.ts';
import type { LoadedFlow } from '../../edition/flow-store.ts';
import { foldCode } from '../../model/area-code.ts';
import { listKnown, type Problem } from '../../model/data-error.ts';
import { foldIndicator } from '../../model/indicator-code.ts';
import type { ManifestFigures } from '../../model/manifest.ts';
import { parsePeriod } from '../../model/period.ts';
import { statusOfFileNumber, VALUE } from '../../model/status.ts';
import { UnknownCodes } from '../definitions/read-aggregation.ts';
import type { FigureContext } from '../figures/read-figures.ts';
import { openRows, type RowSource } from '../sheets/open-rows.ts';
import { type Cell, cellNumber, cellText } from '../sheets/read-sheets.ts';
import { EXPECTED_HEADER, type FlowEnd, type FlowHeader, findFlowHeader } from './flow-header.ts';

const HEADER_ROWS = 6;
const MOST_EXAMPLES = 5;

/** Reads all files of flows. Columns of codes that no indicator table defines are left out with a warning. */
export async function readFlows(
  folder: string,
  entries: readonly ManifestFigures[],
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
        const reading = new SheetReading(source, entry, context, tables, problems);
        if (await reading.read(isOptional && !(isLast && read === 0))) read += 1;
      } catch (error) {
        const message = `cannot be read: ${error instanceof Error ? error.message : error}`;
        problems.push({ severity: 'error', kind: 'unreadable_file', file: entry.file, message });
      }
    }
  }
  return tables.finish();
}

function reportMissingSheets(
  { file, sheets }: ManifestFigures,
  found: readonly RowSource[],
  problems: Problem[],
): void {
  if (found.length === 0) return;
  for (const sheet of sheets ?? []) {
    if (found.some((source) => source.sheet === sheet)) continue;
    const listed = listKnown(found.map((source) => `"${source.sheet}"`));
    const message = `no such sheet (found: ${listed})`;
    problems.push({ severity: 'error', kind: 'missing_sheet', file, sheet, message });
  }
}

type Place = { file: string; sheet?: string | undefined };

/** The tables that files of flows add to. */
class FlowTables {
  readonly #tables = new Map<string, { key: Omit<LoadedFlow, 'table'>; pairs: FlowPairs }>();
  readonly #places: Place[] = [];

  constructor(
    private readonly context: FigureContext,
    private readonly problems: Problem[],
  ) {}

  /** A number for a file and sheet. */
  addPlace(place: Place): number {
    return this.#places.push(place) - 1;
  }

  pairs(key: Omit<LoadedFlow, 'table'>): FlowPairs {
    const name = Object.values(key).join(' ');
    const found = this.#tables.get(name);
    if (found) return found.pairs;
    const pairs = new FlowPairs(this.context.codes.get(key.toLevel)?.size ?? 0);
    this.#tables.set(name, { key, pairs });
    return pairs;
  }

  finish(): LoadedFlow[] {
    return [...this.#tables.values()].map(({ key, pairs }) => {
      const conflicts: { first: PairCell; other: PairCell }[] = [];
      const table = pairs.toTable((first, other) => void conflicts.push({ first, other }));
      this.#reportConflicts(key.indicator, conflicts);
      return { ...key, table };
    });
  }

  #reportConflicts(
    column: string,
    conflicts: readonly { first: PairCell; other: PairCell }[],
  ): void {
    const complain = ({ row, place }: PairCell, message: string): void => {
      const at = this.#places[place] ?? { file: '' };
      this.problems.push({
        ...at,
        severity: 'error',
        kind: 'conflicting_value',
        row,
        column,
        message,
      });
    };
    for (const { first, other } of conflicts.slice(0, MOST_EXAMPLES)) {
      const { file, sheet } = this.#places[first.place] ?? { file: '' };
      const where = first.place === other.place ? '' : ` of ${sheet ? `${file} "${sheet}"` : file}`;
      const message = `this pair was ${first.number} in row ${first.row}${where}, here ${other.number}`;
      complain(other, message);
    }
    const rest = conflicts.slice(MOST_EXAMPLES);
    if (!rest[0]) return;
    complain(
      rest[0].other,
      `… and ${rest.length} more rows that say something else than an earlier row`,
    );
  }
}

/** What is wrong with cells of one column in one way. */
type CellProblem = Pick<Problem, 'severity' | 'kind' | 'column'> & {
  message: (got: string) => string;
};

/** One sheet, or a csv file. */
class SheetReading {
  readonly #place: Place;
  readonly #placeNumber: number;
  readonly #wrong = new Map<string, { problem: CellProblem; cells: UnknownCodes }>();
  readonly #levels = new Map<string, string | null>();

  constructor(
    private readonly source: RowSource,
    private readonly entry: ManifestFigures,
    private readonly context: FigureContext,
    private readonly tables: FlowTables,
    private readonly problems: Problem[],
  ) {
    this.#place = { file: source.file, sheet: source.sheet };
    this.#placeNumber = tables.addPlace(this.#place);
  }

  /** Whether it is a sheet of flows; a problem when it is not and has to be. */
  async read(isOptional: boolean): Promise<boolean> {
    let header: FlowHeader | null = null;
    let row = 0;
    for await (const cells of this.source.rows) {
      row += 1;
      if (header) this.#readRow(cells, row, header);
      else if (row > HEADER_ROWS) break;
      else {
        const found = findFlowHeader(cells, (written) => this.#levelOf(written));
        if (typeof found === 'string') {
          this.#complain('wrong_header', row, found);
          return false;
        }
        header = found && this.#withDefined(found, row);
      }
    }
    if (!header && !isOptional) this.#complain('wrong_header', 1, EXPECTED_HEADER);
    this.#reportCells();
    return header !== null;
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
    const { period: at, from, to, columns, names } = header;
    if ([at, from.item, to.item].every((column) => cellText(cells[column]) === '')) return;
    const period = parsePeriod(cellText(cells[at]));
    if (period === null) {
      const message = (got: string) => `expected a period such as 2024, got "${got}"`;
      const problem = { severity: 'error', kind: 'not_a_period', column: names[at] } as const;
      this.#count({ ...problem, message }, cellText(cells[at]), row);
    }
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

  #readEnd(
    cells: readonly Cell[],
    row: number,
    { item, level: at }: FlowEnd,
    names: readonly string[],
  ): { level: string; area: number } | null {
    const written = 'code' in at ? at.code : cellText(cells[at.column]);
    const level = 'code' in at ? at.code : this.#levelOf(written);
    if (level === null) {
      const known = listKnown(
        this.context.levels.map(({ code }) => code),
        40,
      );
      const column = 'code' in at ? names[item] : names[at.column];
      const message = (got: string) => `unknown level: "${got}" (known: ${known})`;
      this.#count({ severity: 'error', kind: 'unknown_level', column, message }, written, row);
      return null;
    }
    const codes = this.context.codes.get(level);
    const area = codes?.get(foldCode(cellText(cells[item])));
    if (area !== undefined) return { level, area };
    // A level without areas has been reported: its own file is missing or wrong.
    if (!codes || codes.size === 0) return null;
    const [example] = codes.keys();
    const message = (got: string) => `unknown ${level} code: "${got}" (codes look like ${example})`;
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
    const message = (got: string) =>
      `expected a number of 0 or more, or -99996 to -99999 for what is missing, got "${got}"`;
    this.#count({ severity: 'error', kind: 'not_a_number', column, message }, cellText(cell), row);
    return null;
  }

  #count(problem: CellProblem, got: string, row: number): void {
    const key = `${problem.kind} ${problem.column}`;
    const found = this.#wrong.get(key) ?? { problem, cells: new UnknownCodes() };
    this.#wrong.set(key, found);
    found.cells.add(got, row);
  }

  #reportCells(): void {
    for (const { problem, cells } of this.#wrong.values()) {
      for (const { code, row, times } of cells.problems(MOST_EXAMPLES)) {
        const message = `${problem.message(code)}${times > 1 ? ` (${times} rows)` : ''}`;
        this.problems.push({ ...this.#place, ...problem, row, message });
      }
    }
  }

  /** The level a name in the file means today: the manifest's word first, then the level itself. */
  #levelOf(written: string): string | null {
    const folded = written.toLowerCase();
    const known = this.#levels.get(folded);
    if (known !== undefined) return known;
    const mapped = Object.entries(this.entry.levels).find(
      ([from]) => from.toLowerCase() === folded,
    );
    const code = (mapped?.[1] ?? written).toLowerCase();
    const level = this.context.levels.find((l) => l.code.toLowerCase() === code)?.code ?? null;
    this.#levels.set(folded, level);
    return level;
  }
}
