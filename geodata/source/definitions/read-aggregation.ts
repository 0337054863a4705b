/** Aggregation tables: rows `child, parent` for a pair of levels (DOMAIN.md §2, §8). */
import { foldCode } from '../../model/area-code.ts';
import { listKnown, type Problem } from '../../model/data-error.ts';
import type { Aggregation } from '../../model/hierarchy.ts';
import type { Manifest } from '../../model/manifest.ts';
import type { CodeIndex } from '../keys/code-index.ts';
import { rowsNote, UnknownCodes } from '../keys/unknown-codes.ts';
import { type Cell, cellText, foldHeader } from '../sheets/cells.ts';
import {
  findHeader,
  HEADER_SEARCH_ROWS,
  headerProblem,
  type Sheet,
  type Table,
} from '../sheets/find-header.ts';
import { pickSheet, readSheets } from '../sheets/read-sheets.ts';

type Entry = Manifest['aggregations'][number];

/**
 * Reads one aggregation table. A child with two different parents and codes that no level knows are
 * problems; a blank child or parent is a note, since partial tables occur.
 */
export async function readAggregation(
  folder: string,
  entry: Entry,
  codes: ReadonlyMap<string, CodeIndex>,
  problems: Problem[],
): Promise<Aggregation | null> {
  const sheet = pickSheet(await readSheets(folder, entry.file, problems), entry.sheet, problems);
  const found = sheet && findColumns(sheet, entry, codes, problems);
  if (!found) return null;
  const { table, at, child, parent } = found;
  const children = codes.get(child);
  const parents = codes.get(parent);
  for (const level of [child, parent]) {
    if (codes.has(level)) continue;
    problems.push({
      severity: 'error',
      kind: 'unknown_level',
      file: table.file,
      sheet: table.sheet,
      row: table.firstRow,
      column: level,
      message: `unknown level: "${level}" (known: ${listKnown([...codes.keys()])})`,
    });
  }
  if (!children || !parents) return null;
  // A level without areas has been reported: its file is missing or wrong, not every code of this one.
  if (children.size === 0 || parents.size === 0) return null;
  const ends = {
    child: { level: child, codes: children },
    parent: { level: parent, codes: parents },
  };
  const reader = new AggregationTable(table, at, ends, entry, problems);
  return { child, parent, parentOf: reader.read(), file: entry.file };
}

type Columns = { child: number; parent: number };
type End = { level: string; codes: CodeIndex };

/** The two columns of a table and the levels they name. */
function findColumns(
  sheet: Sheet,
  entry: Entry,
  codes: ReadonlyMap<string, CodeIndex>,
  problems: Problem[],
): { table: Table; at: Columns; child: string; parent: string } | null {
  const required = ['child', 'parent'] as const;
  const levels =
    entry.child !== undefined && entry.parent !== undefined
      ? { child: entry.child, parent: entry.parent }
      : levelsOfHeader(sheet.rows, codes);
  const { child, parent } = levels ?? { child: '<child level>', parent: '<parent level>' };
  const wanted = { child: [child], parent: [parent] };
  const found = levels && findHeader(sheet, wanted, required);
  if (found) return { ...found, child, parent };
  problems.push(headerProblem(sheet, wanted, required));
  return null;
}

class AggregationTable {
  readonly #parentOf: Int32Array;
  /** Child index → the row that gave its parent. */
  readonly #rows = new Map<number, number>();
  /** Folded codes that the table gives as their own parent. */
  readonly #ownParents = new Set<string>();
  readonly #unknown = { child: new UnknownCodes(), parent: new UnknownCodes() };
  #blank = 0;

  constructor(
    private readonly table: Table,
    private readonly at: Columns,
    private readonly ends: Record<'child' | 'parent', End>,
    private readonly entry: Entry,
    private readonly problems: Problem[],
  ) {
    this.#parentOf = new Int32Array(ends.child.codes.size).fill(-1);
  }

  read(): Int32Array {
    const { rows, firstRow } = this.table;
    for (const row of rows.slice(firstRow)) {
      const child = foldCode(cellText(row[this.at.child]));
      if (child === foldCode(cellText(row[this.at.parent]))) this.#ownParents.add(child);
    }
    for (const [index, row] of rows.slice(firstRow).entries()) {
      this.#readRow(row, firstRow + index + 1);
    }
    this.#reportUnknown('child');
    this.#reportUnknown('parent');
    if (this.#blank > 0) this.#reportBlank();
    return this.#parentOf;
  }

  #readRow(row: readonly Cell[], rowNumber: number): void {
    const childCode = cellText(row[this.at.child]);
    const parentCode = cellText(row[this.at.parent]);
    if (childCode === '' || parentCode === '') {
      if (childCode !== parentCode) this.#blank += 1;
      return;
    }
    const child = this.ends.child.codes.get(foldCode(childCode));
    const parent = this.ends.parent.codes.get(foldCode(parentCode));
    if (child === undefined) this.#unknown.child.add(childCode, rowNumber);
    if (parent === undefined) this.#unknown.parent.add(parentCode, rowNumber);
    if (child === undefined || parent === undefined) return;
    const earlier = this.#rows.get(child);
    if (earlier !== undefined && this.#parentOf[child] !== parent) {
      const isOwn = foldCode(childCode) === foldCode(parentCode);
      const isSettled = this.#reportTwoParents(childCode, parentCode, rowNumber, earlier);
      if (isSettled && isOwn) this.#parentOf[child] = parent;
      return;
    }
    if (earlier === undefined) this.#rows.set(child, rowNumber);
    this.#parentOf[child] = parent;
  }

  /**
   * A publisher's list of what an area became may name parts split off it: it stays itself.
   * @returns whether that settles which parent counts
   */
  #reportTwoParents(child: string, parent: string, row: number, earlier: number): boolean {
    const isSettled = this.#ownParents.has(foldCode(child));
    const end = isSettled ? '; the one with its own code is kept' : '';
    this.problems.push({
      severity: isSettled ? 'warning' : 'error',
      kind: 'two_parents',
      file: this.table.file,
      sheet: this.table.sheet,
      row,
      column: this.ends.parent.level,
      message: `${this.ends.child.level} "${child}" has parent "${parent}" here and another in row ${earlier}${end}`,
    });
    return isSettled;
  }

  #reportUnknown(column: 'child' | 'parent'): void {
    const { level } = this.ends[column];
    for (const { code, row, times } of this.#unknown[column].examples()) {
      this.problems.push({
        severity: this.entry.unknownCodes,
        kind: 'unknown_code',
        file: this.table.file,
        sheet: this.table.sheet,
        row,
        column: level,
        message: `unknown ${level} code: "${code}"${rowsNote(times)}`,
      });
    }
  }

  #reportBlank(): void {
    const { child, parent } = this.ends;
    this.problems.push({
      severity: 'note',
      kind: 'blank_code',
      file: this.table.file,
      sheet: this.table.sheet,
      message: `${this.#blank} rows without a ${child.level} or ${parent.level} code are left out`,
    });
  }
}

/**
 * The first two headers that are levels we know, in the first of the top rows that has two; otherwise
 * the first two headers of the first row, so that the error names them.
 */
function levelsOfHeader(
  rows: readonly (readonly Cell[])[],
  codes: ReadonlyMap<string, CodeIndex>,
): { child: string; parent: string } | null {
  const byFolded = new Map([...codes.keys()].map((code) => [foldHeader(code), code]));
  const pairOf = ([child, parent]: readonly string[]): { child: string; parent: string } | null =>
    child === undefined || parent === undefined ? null : { child, parent };
  for (const row of rows.slice(0, HEADER_SEARCH_ROWS)) {
    const known = pairOf(row.flatMap((cell) => byFolded.get(foldHeader(cell)) ?? []));
    if (known) return known;
  }
  const headers = (rows[0] ?? []).map(cellText).filter((text) => text !== '');
  return pairOf(headers.map((header) => byFolded.get(foldHeader(header)) ?? header));
}
