/**
 * Figures of a cube: columns `period, geolevel, geoitem`, one per dimension level, one value column, in
 * any order and case (DOMAIN.md §8). Read row by row, whatever the size of the file.
 *
 * A dimension may be given by a coarser level of it, left blank, or have no column: the row is then a
 * loaded margin. Instead of one value column there may be one per item of the dimension level that has
 * no column, named `level_item` as in formulas.
 */

import type { CubeScratch, CubeTable } from '../../edition/cube-store.ts';
import { foldCode } from '../../model/area-code.ts';
import {
  type CubeDefinition,
  type CubePattern,
  foldItem,
  patternSizes,
  stridesOf,
} from '../../model/cube.ts';
import { listKnown, type Problem } from '../../model/data-error.ts';
import type { ManifestFigures } from '../../model/manifest.ts';
import { parsePeriod } from '../../model/period.ts';
import { UnknownCodes } from '../definitions/read-aggregation.ts';
import type { FigureContext } from '../figures/read-figures.ts';
import { openRows, type RowSource } from '../sheets/open-rows.ts';
import { type Cell, cellNumber, cellText } from '../sheets/read-sheets.ts';
import { type CubeColumns, findCubeColumns } from './cube-columns.ts';
import { CubeTables, type Place } from './cube-tables.ts';

const MOST_EXAMPLES = 5;

/** Reads every file of a cube into `scratch`. Problems are collected with their place. */
export async function readCubeFigures(
  folder: string,
  definition: CubeDefinition,
  entries: readonly ManifestFigures[],
  context: Pick<FigureContext, 'levels' | 'codes'>,
  scratch: CubeScratch,
  problems: Problem[],
): Promise<void> {
  scratch.addCube(definition);
  const tables = new CubeTables(definition, context, scratch);
  for (const entry of entries) {
    for (const source of await openRows(folder, entry.file, problems)) {
      if (entry.sheets && !entry.sheets.includes(source.sheet ?? '')) continue;
      const reader = new CubeRowReader(source, entry, tables, problems);
      try {
        await reader.read();
      } catch (error) {
        const message = `cannot be read: ${error instanceof Error ? error.message : error}`;
        problems.push({ severity: 'error', kind: 'unreadable_file', file: entry.file, message });
      }
    }
  }
  tables.write(problems);
}

/** A pattern as met in rows: its table per level and period, and the steps of its cell index. */
type MetPattern = {
  pattern: CubePattern;
  key: string;
  strides: number[];
  tables: Map<string, CubeTable>;
};

class CubeRowReader {
  readonly #place: Place;
  readonly #patterns = new Map<string, MetPattern>();
  readonly #levels = new Map<string, string | null>();
  readonly #periods = new Map<string, string | null>();
  readonly #areas = new Map<string, Map<string, number>>();
  readonly #unknown = new Map<string, UnknownCodes>();

  constructor(
    private readonly source: RowSource,
    private readonly entry: ManifestFigures,
    private readonly tables: CubeTables,
    private readonly problems: Problem[],
  ) {
    this.#place = { file: source.file, sheet: source.sheet };
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
      if (!columns && top.length >= 6) break;
    }
    if (!columns) this.#noHeader(top);
    this.#reportUnknown();
  }

  #readRow(row: readonly Cell[], number: number, count: number, columns: CubeColumns): void {
    const period = this.#periodOf(cellText(row[columns.period]), number, columns);
    if (period === undefined) return;
    const level = this.#levelOf(cellText(row[columns.level]), number);
    if (period === null || level === null) return;
    const area = this.#areaOf(level, cellText(row[columns.area]), number);
    if (area < 0) return;
    const chosen: (string | null)[] = [];
    const items: number[] = [];
    for (const dimension of columns.dimensions) {
      let found: { level: string; item: number } | null = null;
      for (const { index, level: code, itemOf } of dimension) {
        const text = cellText(row[index]);
        if (text === '') continue;
        const item = itemOf.get(foldItem(text));
        if (item === undefined) {
          this.#countUnknown(`${code} item`, text, number);
          return;
        }
        found = { level: code, item };
        break;
      }
      chosen.push(found?.level ?? null);
      items.push(found?.item ?? 0);
    }
    for (const { index, header, dimension, level: wide, item } of columns.values) {
      const figure = cellNumber(row[index]);
      if (figure === null) continue;
      if (Number.isNaN(figure)) {
        this.#countUnknown(`number in ${header}`, cellText(row[index]), number);
        continue;
      }
      if (dimension >= 0) {
        chosen[dimension] = wide;
        items[dimension] = item;
      }
      const met = this.#patternOf(chosen);
      let cell = 0;
      for (let at = 0; at < items.length; at += 1)
        cell += (items[at] ?? 0) * (met.strides[at] ?? 0);
      this.#tableOf(met, level, period).add(cell, area, figure, count);
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

  /** Undefined for a blank row, null for a period that is none. */
  #periodOf(text: string, row: number, columns: CubeColumns): string | null | undefined {
    if (text === '') return undefined;
    let period = this.#periods.get(text);
    if (period === undefined) {
      period = parsePeriod(text);
      this.#periods.set(text, period);
    }
    if (period === null) this.#countUnknown(`period ${columns.periodHeader}`, text, row);
    return period;
  }

  #levelOf(written: string, row: number): string | null {
    let level = this.#levels.get(written);
    if (level === undefined) {
      const folded = written.toLowerCase();
      const mapped = Object.entries(this.entry.levels).find(([f]) => f.toLowerCase() === folded);
      const code = (mapped?.[1] ?? written).toLowerCase();
      const { levels } = this.tables.context;
      level = levels.find((l) => l.code.toLowerCase() === code)?.code ?? null;
      this.#levels.set(written, level);
    }
    if (level === null) this.#countUnknown('level', written, row);
    return level;
  }

  #areaOf(level: string, written: string, row: number): number {
    let areas = this.#areas.get(level);
    if (!areas) {
      areas = new Map();
      this.#areas.set(level, areas);
    }
    let area = areas.get(written);
    if (area === undefined) {
      area = this.tables.context.codes.get(level)?.get(foldCode(written)) ?? -1;
      areas.set(written, area);
    }
    if (area < 0) this.#countUnknown(`${level} code`, written, row);
    return area;
  }

  #countUnknown(kind: string, code: string, row: number): void {
    const known = this.#unknown.get(kind) ?? new UnknownCodes();
    this.#unknown.set(kind, known);
    known.add(code, row);
  }

  #reportUnknown(): void {
    const { levels } = this.tables.context;
    const areaKinds = new Set(levels.map(({ code }) => `${code} code`));
    for (const [kind, unknown] of this.#unknown) {
      for (const { code, row, times } of unknown.problems(MOST_EXAMPLES)) {
        const rows = times > 1 ? ` (${times} rows)` : '';
        this.problems.push({
          ...this.#place,
          severity: areaKinds.has(kind) ? this.entry.unknownCodes : 'error',
          ...describe(kind, code, rows),
          row,
        });
      }
    }
  }

  #noHeader(top: readonly (readonly Cell[])[]): void {
    const found = (top[0] ?? []).map(cellText).filter((text) => text !== '');
    const { code, dimensions } = this.tables.definition;
    const wanted = ['period', 'geolevel', 'geoitem', ...dimensions.map((d) => d.level), code];
    this.problems.push({
      ...this.#place,
      severity: 'error',
      kind: 'wrong_header',
      row: 1,
      message: `expected columns ${listKnown(wanted.map((w) => `"${w}"`))}, found ${listKnown(found.map((f) => `"${f.slice(0, 40)}"`)) || 'nothing'}`,
    });
  }
}

function describe(
  what: string,
  code: string,
  rows: string,
): { kind: string; column?: string; message: string } {
  const [word = '', ...rest] = what.split(' ');
  if (word === 'number') {
    const column = rest.slice(1).join(' ');
    return { kind: 'not_a_number', column, message: `expected a number, got "${code}"${rows}` };
  }
  if (word === 'period') {
    const message = `expected a period such as 2024, got "${code}"${rows}`;
    return { kind: 'not_a_period', column: rest.join(' '), message };
  }
  if (what === 'level')
    return { kind: 'unknown_level', message: `unknown level: "${code}"${rows}` };
  const isItem = what.endsWith(' item');
  return {
    kind: isItem ? 'unknown_item' : 'unknown_code',
    ...(isItem ? { column: word } : {}),
    message: isItem
      ? `unknown item of ${word}: "${code}"${rows}`
      : `unknown ${what}: "${code}"${rows}`,
  };
}
