/** Aggregation tables: rows `child, parent` for a pair of levels (DOMAIN.md §2, §8). */
import { foldCode } from '../../model/area-code.ts';
import type { Problem } from '../../model/data-error.ts';
import { listKnown } from '../../model/data-error.ts';
import type { Aggregation } from '../../model/hierarchy.ts';
import type { Manifest } from '../../model/manifest.ts';
import type { Area } from '../../model/model.ts';
import {
  type Cell,
  cellText,
  findHeader,
  foldHeader,
  HEADER_SEARCH_ROWS,
  headerProblem,
  pickSheet,
  readSheets,
} from '../sheets/read-sheets.ts';

/** Codes of a level to their index, folded. */
export type CodeIndex = ReadonlyMap<string, number>;

export function indexCodes(areas: readonly Area[]): CodeIndex {
  return new Map(areas.map((area, index) => [foldCode(area.code), index]));
}

/** Problems with one code are told once, with the first row and how many follow. */
const MOST_EXAMPLES = 5;

/**
 * Reads one aggregation table. A child with two different parents and codes that no level knows are
 * problems; a blank child or parent is a note, since partial tables occur.
 */
export async function readAggregation(
  folder: string,
  entry: Manifest['aggregations'][number],
  codes: ReadonlyMap<string, CodeIndex>,
  problems: Problem[],
): Promise<Aggregation | null> {
  const sheet = pickSheet(await readSheets(folder, entry.file, problems), entry.sheet, problems);
  if (!sheet) return null;
  const wanted =
    entry.child !== undefined && entry.parent !== undefined
      ? { child: [entry.child], parent: [entry.parent] }
      : levelsOfHeader(sheet.rows, codes);
  const found = wanted && findHeader(sheet, wanted, ['child', 'parent']);
  if (!wanted || !found) {
    problems.push(
      headerProblem(sheet, wanted ?? { child: ['<child level>'], parent: ['<parent level>'] }, [
        'child',
        'parent',
      ]),
    );
    return null;
  }
  const { table, at } = found;
  const [child = '', parent = ''] = [wanted.child[0], wanted.parent[0]];
  const childIndex = codes.get(child);
  const parentIndex = codes.get(parent);
  for (const [code, index] of [
    [child, childIndex],
    [parent, parentIndex],
  ] as const) {
    if (index) continue;
    problems.push({
      severity: 'error',
      kind: 'unknown_level',
      file: table.file,
      sheet: table.sheet,
      row: table.firstRow,
      column: code,
      message: `unknown level: "${code}" (known: ${listKnown([...codes.keys()])})`,
    });
  }
  if (!childIndex || !parentIndex) return null;
  // A level without areas has been reported: its file is missing or wrong, not every code of this one.
  if (childIndex.size === 0 || parentIndex.size === 0) return null;

  const parentOf = new Int32Array(childIndex.size).fill(-1);
  const rowOf = new Map<number, number>();
  const ownParents = new Set(
    table.rows
      .slice(table.firstRow)
      .map((row) => [foldCode(cellText(row[at.child])), foldCode(cellText(row[at.parent]))])
      .flatMap(([own, other]) => (own !== undefined && own === other ? [own] : [])),
  );
  const unknown = { child: new UnknownCodes(), parent: new UnknownCodes() };
  let blank = 0;
  for (const [index, row] of table.rows.slice(table.firstRow).entries()) {
    const rowNumber = table.firstRow + index + 1;
    const childCode = cellText(row[at.child]);
    const parentCode = cellText(row[at.parent]);
    if (childCode === '' || parentCode === '') {
      if (childCode !== parentCode) blank += 1;
      continue;
    }
    const c = childIndex.get(foldCode(childCode));
    const p = parentIndex.get(foldCode(parentCode));
    if (c === undefined) unknown.child.add(childCode, rowNumber);
    if (p === undefined) unknown.parent.add(parentCode, rowNumber);
    if (c === undefined || p === undefined) continue;
    const earlier = rowOf.get(c);
    if (earlier !== undefined && parentOf[c] !== p) {
      // A publisher's list of what an area became may name parts split off it: it stays itself.
      const settled = ownParents.has(foldCode(childCode));
      problems.push({
        severity: settled ? 'warning' : 'error',
        kind: 'two_parents',
        file: table.file,
        sheet: table.sheet,
        row: rowNumber,
        column: parent,
        message: `${child} "${childCode}" has parent "${parentCode}" here and another in row ${earlier}${settled ? '; the one with its own code is kept' : ''}`,
      });
      if (settled && foldCode(childCode) === foldCode(parentCode)) parentOf[c] = p;
      continue;
    }
    if (earlier === undefined) rowOf.set(c, rowNumber);
    parentOf[c] = p;
  }
  for (const [column, level] of [
    ['child', child],
    ['parent', parent],
  ] as const) {
    problems.push(
      ...unknown[column].problems(MOST_EXAMPLES).map(({ code, row, times }) => ({
        severity: entry.unknownCodes,
        kind: 'unknown_code',
        file: table.file,
        sheet: table.sheet,
        row,
        column: level,
        message: `unknown ${level} code: "${code}"${times > 1 ? ` (${times} rows)` : ''}`,
      })),
    );
  }
  if (blank > 0) {
    problems.push({
      severity: 'note',
      kind: 'blank_code',
      file: table.file,
      sheet: table.sheet,
      message: `${blank} rows without a ${child} or ${parent} code are left out`,
    });
  }
  return { child, parent, parentOf, file: entry.file };
}

/**
 * The first two headers that are levels we know, in the first of the top rows that has two; otherwise
 * the first two headers of the first row, so that the error names them.
 */
function levelsOfHeader(
  rows: readonly (readonly Cell[])[],
  codes: ReadonlyMap<string, CodeIndex>,
): { child: string[]; parent: string[] } | null {
  const byFolded = new Map([...codes.keys()].map((code) => [foldHeader(code), code]));
  const pairOf = (headers: readonly string[]): { child: string[]; parent: string[] } | null => {
    const [child, parent] = headers;
    return child === undefined || parent === undefined
      ? null
      : { child: [child], parent: [parent] };
  };
  for (const row of rows.slice(0, HEADER_SEARCH_ROWS)) {
    const known = pairOf(row.flatMap((cell) => byFolded.get(foldHeader(cell)) ?? []));
    if (known) return known;
  }
  const headers = (rows[0] ?? []).map(cellText).filter((text) => text !== '');
  return pairOf(headers.map((header) => byFolded.get(foldHeader(header)) ?? header));
}

/** Collects codes that match nothing, so that 4,000 rows with one wrong code are one problem. */
export class UnknownCodes {
  readonly #rows = new Map<string, { row: number; times: number }>();

  add(code: string, row: number): void {
    const seen = this.#rows.get(code);
    if (seen) seen.times += 1;
    else this.#rows.set(code, { row, times: 1 });
  }

  get size(): number {
    return this.#rows.size;
  }

  /** The first `most` codes one by one, the rest as a single entry that says how many. */
  problems(most: number): { code: string; row: number; times: number }[] {
    const all = [...this.#rows].map(([code, at]) => ({ code, ...at }));
    if (all.length <= most) return all;
    const rest = all.slice(most);
    const times = rest.reduce((sum, { times }) => sum + times, 0);
    const first = rest[0]?.row ?? 0;
    return [...all.slice(0, most), { code: `… and ${rest.length} more`, row: first, times }];
  }
}
