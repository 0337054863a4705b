/** Where a file of cube figures keeps what: found by header, once per file or sheet. */
import {
  type CubeDefinition,
  type DimensionLevel,
  dimensionLevel,
  foldItem,
  itemParents,
} from '../../model/cube.ts';
import { listKnown, type Problem } from '../../model/data-error.ts';
import { KEY_COLUMNS } from '../keys/key-columns.ts';
import type { SheetPlace } from '../keys/row-keys.ts';
import { type Cell, cellText, foldHeader } from '../sheets/cells.ts';
import { findColumn } from '../sheets/find-header.ts';

const VALUE_COLUMN = ['value', 'waarde', 'aantal'];

/** A column that says which item of a dimension level a row is about. */
export type DimensionColumn = {
  index: number;
  level: string;
  /** Folded item code → item index. */
  itemOf: ReadonlyMap<string, number>;
};

/** A column of figures; of a wide file, the item of `dimension` that it is about, else `dimension` -1. */
export type ValueColumn = {
  index: number;
  header: string;
  dimension: number;
  level: string | null;
  item: number;
};

export type CubeColumns = {
  period: number;
  periodHeader: string;
  level: number;
  area: number;
  /** Per dimension its columns, the finest level first; none for a margin over the dimension. */
  dimensions: DimensionColumn[][];
  values: ValueColumn[];
};

/** Takes the last of `rows` for the header if it has the key and value columns; null otherwise. */
export function findCubeColumns(
  rows: readonly (readonly Cell[])[],
  definition: CubeDefinition,
  place: SheetPlace,
  problems: Problem[],
): CubeColumns | null {
  const headers = (rows.at(-1) ?? []).map(cellText);
  const folded = headers.map(foldHeader);
  const find = (names: readonly string[]): number => findColumn(folded, names);
  const period = find(KEY_COLUMNS.period);
  const level = find(KEY_COLUMNS.level);
  const area = find(KEY_COLUMNS.area);
  if (period < 0 || level < 0 || area < 0) return null;
  const dimensions = definition.dimensions.map((dimension) =>
    levelsOf(definition, dimension).flatMap((of): DimensionColumn[] => {
      const index = find([of.code]);
      return index < 0 ? [] : [{ index, level: of.code, itemOf: itemsByCode(of) }];
    }),
  );
  const values = findValues(headers, definition, dimensions, find);
  if (values.length === 0) return null;
  const report = (kind: string, columns: readonly string[], message: string): void => {
    if (columns.length === 0) return;
    const listed = listKnown(columns.map((c) => `"${c}"`));
    problems.push({
      ...place,
      severity: kind === 'extra_column' ? 'note' : 'warning',
      kind,
      row: rows.length,
      message: `${message}: ${listed}`,
    });
  };
  const used = new Set([period, level, area]);
  for (const column of [...values, ...dimensions.flat()]) used.add(column.index);
  const extra = headers.filter((header, index) => header !== '' && !used.has(index));
  report('extra_column', extra, 'columns without figures are left out');
  const totals = definition.dimensions.filter(
    (_, at) => dimensions[at]?.length === 0 && values[0]?.dimension !== at,
  );
  report(
    'no_dimension_column',
    totals.map((d) => d.level),
    'no column for these dimension levels, the figures are read as totals over them',
  );
  return { period, periodHeader: headers[period] ?? '', level, area, dimensions, values };
}

/** The loading level of a dimension and the coarser ones it goes up to. */
function levelsOf(
  definition: CubeDefinition,
  dimension: CubeDefinition['dimensions'][number],
): DimensionLevel[] {
  const base = dimensionLevel(definition, dimension.level);
  const coarser = definition.levels.filter(
    (level) =>
      level !== base &&
      level.dimension === dimension.code &&
      itemParents(definition, base.code, level.code) !== null,
  );
  return [base, ...coarser];
}

function itemsByCode({ items }: DimensionLevel): Map<string, number> {
  return new Map(items.map((item, index) => [foldItem(item.code), index]));
}

function findValues(
  headers: readonly string[],
  definition: CubeDefinition,
  dimensions: readonly DimensionColumn[][],
  find: (names: readonly string[]) => number,
): ValueColumn[] {
  const index = find([definition.code, ...VALUE_COLUMN]);
  if (index >= 0)
    return [{ index, header: headers[index] ?? '', dimension: -1, level: null, item: 0 }];
  for (const [dimension, { level: code }] of definition.dimensions.entries()) {
    if (dimensions[dimension]?.length !== 0) continue;
    const level = dimensionLevel(definition, code);
    const wide = level.items.flatMap((item, at): ValueColumn[] => {
      const header = `${code}_${item.code}`;
      const found = headers.findIndex((h) => foldItem(h) === foldItem(header));
      return found < 0 ? [] : [{ index: found, header, dimension, level: code, item: at }];
    });
    if (wide.length > 0) return wide;
  }
  return [];
}
