/**
 * Cube definitions as the portal writes them: one workbook, or one folder of csv files named like its
 * sheets. `data_def` lists the columns of the figures, `dimensieniveaus` and `dimensies` name them, a
 * sheet named like a dimension level lists its items, a sheet with two dimension levels as headers maps
 * the items of the first to those of the second, `onderwerp` is the indicator.
 */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import {
  basePattern,
  type CubeDefinition,
  type CubeItem,
  cellCount,
  type DimensionAggregation,
  type DimensionLevel,
  foldItem,
  MAX_CELLS,
} from '../../model/cube.ts';
import { listKnown, type Problem } from '../../model/data-error.ts';
import type { ManifestCube } from '../../model/manifest.ts';
import { cellText, foldHeader } from '../sheets/cells.ts';
import { findHeader, headerProblem, type Sheet, type Wanted } from '../sheets/find-header.ts';
import { readSheets } from '../sheets/read-sheets.ts';

const ITEMS = {
  code: ['itemcode', 'item code', 'code'],
  name: ['naam', 'name'],
  order: ['volgnr', 'volgnummer', 'sequence nr', 'seq no'],
} as const;
const COLUMNS = { column: ['col', 'kolom', 'column'], type: ['type'] } as const;
const DIMENSIONS = {
  code: ['dimensiecode', 'dimension code', 'code'],
  name: ['naam', 'name'],
} as const;
const LEVELS = {
  code: ['dimensieniveaucode', 'dimension level code', 'code'],
  name: ['naam', 'name'],
  dimension: ['dimensiecode', 'dimension code', 'dimension'],
  aggregates: ['aggregeer', 'aggregeerbaar', 'aggregate'],
} as const;

/** Sheet of the indicator, in a workbook and as the name of a csv file. */
export const CUBE_INDICATOR_SHEET = 'onderwerp';

/** Reads the definition of one cube. Returns null, with problems, when it cannot be used. */
export async function readCubeDefinition(
  folder: string,
  entry: ManifestCube,
  problems: Problem[],
): Promise<CubeDefinition | null> {
  const before = countErrors(problems);
  const sheets: Sheet[] = [];
  for (const file of entry.definition)
    sheets.push(...(await readNamedSheets(folder, file, problems)));
  if (sheets.length === 0) return null;
  const reader = new DefinitionReader(sheets, entry, problems);
  const definition = reader.read();
  return definition && countErrors(problems) === before ? definition : null;
}

/** The sheets of a workbook, or the csv files of a folder, each under its name. */
async function readNamedSheets(
  folder: string,
  file: string,
  problems: Problem[],
): Promise<Sheet[]> {
  if (path.extname(file) !== '') return readSheets(folder, file, problems);
  const names = await readdir(path.join(folder, file)).catch(() => null);
  if (names === null) {
    problems.push({ severity: 'error', kind: 'missing_file', file, message: 'no such folder' });
    return [];
  }
  const sheets: Sheet[] = [];
  for (const name of names.filter((n) => n.endsWith('.csv')).sort()) {
    const read = await readSheets(folder, path.posix.join(file, name), problems);
    sheets.push(...read.map((sheet) => ({ ...sheet, sheet: path.basename(name, '.csv') })));
  }
  return sheets;
}

class DefinitionReader {
  constructor(
    private readonly sheets: readonly Sheet[],
    private readonly entry: ManifestCube,
    private readonly problems: Problem[],
  ) {}

  read(): CubeDefinition | null {
    const columns = this.#rows('data_def', COLUMNS, ['column', 'type']);
    if (!columns) return null;
    const named = this.#rows('dimensieniveaus', LEVELS, ['code']) ?? [];
    const dimensions = this.#rows('dimensies', DIMENSIONS, ['code'], false) ?? [];
    const loading = columns.filter(({ type }) => foldItem(type) === 'dim').map((row) => row.column);
    const code = columns.find(({ type }) => foldItem(type) === 'var')?.column ?? '';
    if (code === '') this.#complain('data_def', 'no_value_column', 'no column of type "var"');
    if (loading.length === 0) this.#complain('data_def', 'no_dimension', 'no column of type "dim"');
    const levels = this.#levels(named, loading);
    const definition: CubeDefinition = {
      code,
      dimensions: loading.map((level) => {
        const dimension = find(levels, level)?.dimension ?? level;
        const name = dimensions.find((d) => foldItem(d.code) === foldItem(dimension))?.name;
        return {
          code: dimension,
          name: name || (find(levels, level)?.name ?? dimension),
          level: find(levels, level)?.code ?? level,
        };
      }),
      levels,
      aggregations: this.#aggregations(levels),
      absentIsZero: this.entry.absentIsZero,
    };
    this.#check(definition);
    return definition;
  }

  #levels(
    named: readonly Record<keyof typeof LEVELS, string>[],
    loading: readonly string[],
  ): DimensionLevel[] {
    const levels = named.map(
      (row): DimensionLevel => ({
        code: row.code,
        name: row.name || row.code,
        dimension: row.dimension || row.code,
        aggregates: !['0', 'nee', 'no', 'false'].includes(foldItem(row.aggregates)),
        items: [],
      }),
    );
    for (const code of loading) {
      // The portal's own example uses a level of another cube (`geslacht`) that only has its items.
      if (!find(levels, code))
        levels.push({ code, name: code, dimension: code, aggregates: true, items: [] });
    }
    for (const level of levels) level.items = this.#items(level.code);
    return levels.filter((level) => level.items.length > 0 || loading.includes(level.code));
  }

  #items(level: string): CubeItem[] {
    const sheet = this.#sheet(level);
    if (!sheet) {
      const known = this.sheets.map((s) => `"${s.sheet ?? s.file}"`);
      this.#complain(
        'dimensieniveaus',
        'no_items',
        `no sheet with the items of dimension level "${level}" (found: ${listKnown(known, 30)})`,
      );
      return [];
    }
    const rows = this.#rows(level, ITEMS, ['code']) ?? [];
    const ordered = rows
      .map((row, index) => ({ ...row, at: row.order === '' ? index : Number(row.order) }))
      .sort((a, b) => a.at - b.at);
    const seen = new Set<string>();
    for (const { code } of ordered) {
      if (seen.has(foldItem(code)))
        this.#complain(level, 'repeated_code', `item "${code}" occurs twice`);
      seen.add(foldItem(code));
    }
    return ordered.map(({ code, name }) => ({ code, name: name || code }));
  }

  /** Every sheet whose two headers are dimension levels maps the first one's items to the second's. */
  #aggregations(levels: readonly DimensionLevel[]): DimensionAggregation[] {
    return this.sheets.flatMap((sheet): DimensionAggregation[] => {
      const [child, parent] = (sheet.rows[0] ?? [])
        .slice(0, 2)
        .map((h) => find(levels, cellText(h)));
      if (!child || !parent || child === parent) return [];
      const parentOf: number[] = new Array(child.items.length).fill(-1);
      for (const [index, row] of sheet.rows.slice(1).entries()) {
        const [from, to] = [cellText(row[0]), cellText(row[1])];
        if (from === '' && to === '') continue;
        const c = indexOf(child, from);
        const p = indexOf(parent, to);
        const before = parentOf[c] ?? -1;
        if (c < 0 || p < 0 || (before >= 0 && before !== p)) {
          const wrong =
            c < 0
              ? `unknown item of ${child.code}: "${from}"`
              : p < 0
                ? `unknown item of ${parent.code}: "${to}"`
                : `item "${from}" has two parents`;
          this.#complain(sheet.sheet ?? '', 'unknown_code', wrong, index + 2);
          continue;
        }
        parentOf[c] = p;
      }
      if (child.dimension !== parent.dimension) {
        this.#complain(
          sheet.sheet ?? '',
          'other_dimension',
          `${child.code} and ${parent.code} are levels of different dimensions`,
        );
      }
      return [{ child: child.code, parent: parent.code, parentOf }];
    });
  }

  #check(definition: CubeDefinition): void {
    const seen = new Map<string, string>();
    for (const { code, level } of definition.dimensions) {
      const other = seen.get(code);
      if (other !== undefined) {
        this.#complain(
          'data_def',
          'two_levels',
          `${other} and ${level} are both levels of ${code}: a cube is loaded at one level of each dimension`,
        );
      }
      seen.set(code, level);
    }
    const cells = cellCount(definition, basePattern(definition));
    if (cells > MAX_CELLS) {
      this.#complain(
        'data_def',
        'too_many_cells',
        `${cells} combinations of items, at most ${MAX_CELLS} are allowed: leave out a dimension or load a coarser level`,
      );
    }
  }

  #sheet(name: string): Sheet | null {
    const folded = foldHeader(name);
    return this.sheets.find(({ sheet }) => foldHeader(sheet ?? '') === folded) ?? null;
  }

  /** Rows of a sheet as text by wanted column, blank ones left out; null when there is no such sheet. */
  #rows<W extends Wanted>(
    name: string,
    wanted: W,
    required: readonly (keyof W & string)[],
    needed = true,
  ): Record<keyof W, string>[] | null {
    const sheet = this.#sheet(name);
    if (!sheet) {
      if (needed) this.#complain(name, 'missing_sheet', 'no such sheet in the cube definition');
      return null;
    }
    const found = findHeader(sheet, wanted, required);
    if (!found) {
      this.problems.push(headerProblem(sheet, wanted, required));
      return null;
    }
    return sheet.rows.slice(found.table.firstRow).flatMap((row) => {
      const texts = Object.fromEntries(
        Object.entries(found.at).map(([key, at]) => [key, at < 0 ? '' : cellText(row[at])]),
      ) as Record<keyof W, string>;
      return texts[required[0] as keyof W] === '' ? [] : [texts];
    });
  }

  #complain(sheet: string, kind: string, message: string, row?: number): void {
    const file = this.#sheet(sheet)?.file ?? this.entry.definition[0] ?? '';
    this.problems.push({ severity: 'error', kind, file, sheet, row, message });
  }
}

function find(levels: readonly DimensionLevel[], code: string): DimensionLevel | undefined {
  return levels.find((level) => foldItem(level.code) === foldItem(code));
}

function indexOf(level: DimensionLevel, code: string): number {
  return level.items.findIndex((item) => foldItem(item.code) === foldItem(code));
}

function countErrors(problems: readonly Problem[]): number {
  return problems.filter(({ severity }) => severity === 'error').length;
}
