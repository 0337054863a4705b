/**
 * Cubes as data (DOMAIN.md §7): dimension > dimension level > item. A cell is one item of every
 * dimension; its index counts through the items in mixed radix, the last dimension fastest.
 */

import { DataError, listKnown } from './data-error.ts';
import { itemAt } from './read-at.ts';

export type CubeItem = { code: string; name: string };

export type DimensionLevel = {
  code: string;
  name: string;
  dimension: string;
  /** False where items must not be added up: medians, groups that overlap. */
  aggregates: boolean;
  /** In the order in which they are shown. */
  items: CubeItem[];
};

/** Items of a finer dimension level in a coarser one, as areas go up: -1 for no parent. */
export type DimensionAggregation = { child: string; parent: string; parentOf: number[] };

export type CubeDefinition = {
  /** Code of the indicator it holds figures of. */
  code: string;
  /** In the order of the cell index; `level` is the one at which figures are loaded. */
  dimensions: { code: string; name: string; level: string }[];
  levels: DimensionLevel[];
  aggregations: DimensionAggregation[];
  /** An absent row of an area that has rows means 0, not "nothing known". */
  absentIsZero: boolean;
};

/** Per dimension the level whose items are told apart, or null for the total over it. */
export type CubePattern = readonly (string | null)[];

/** Items asked for, per dimension: null for its total, else item indices of one level, ascending. */
export type CubeSelection = readonly ({ level: string; items: readonly number[] } | null)[];

/** Dimension level → item codes; dimensions that are not named are totals. */
export type CubeCells = Readonly<Record<string, readonly string[]>>;

/** Most cells a cube may have (DOMAIN.md §7). */
export const MAX_CELLS = 100_000;

/** Codes of levels and items in the form in which they are compared. */
export function foldItem(code: string): string {
  return code.trim().toLowerCase();
}

/** The pattern in which figures come: the loading level of every dimension. */
export function basePattern(definition: CubeDefinition): CubePattern {
  return definition.dimensions.map(({ level }) => level);
}

/** A pattern as text, for keys. */
export function patternKey(pattern: CubePattern): string {
  return pattern.map((level) => level ?? '').join('|');
}

/** Pattern of the cells a selection is made of. */
export function patternOf(selection: CubeSelection): CubePattern {
  return selection.map((part) => part?.level ?? null);
}

export function dimensionLevel(definition: CubeDefinition, code: string): DimensionLevel {
  const folded = foldItem(code);
  const found = definition.levels.find((level) => foldItem(level.code) === folded);
  if (found) return found;
  const known = definition.levels.map((level) => level.code);
  throw new DataError(
    'bad_request',
    `unknown dimension level of ${definition.code}: "${code}" (known: ${listKnown(known)})`,
  );
}

/** Number of items per dimension of a pattern: 1 for a total. */
export function patternSizes(definition: CubeDefinition, pattern: CubePattern): number[] {
  return pattern.map((level) =>
    level === null ? 1 : dimensionLevel(definition, level).items.length,
  );
}

export function cellCount(definition: CubeDefinition, pattern: CubePattern): number {
  return patternSizes(definition, pattern).reduce((product, size) => product * size, 1);
}

/** How far apart neighbouring items of each dimension are in the cell index. */
export function stridesOf(sizes: readonly number[]): number[] {
  const strides: number[] = new Array(sizes.length).fill(1);
  for (let at = sizes.length - 2; at >= 0; at -= 1)
    strides[at] = itemAt(strides, at + 1) * itemAt(sizes, at + 1);
  return strides;
}

/** Cell indices, ascending, of the combinations of `items` per dimension in a table of `sizes`. */
export function cellsOf(items: readonly (readonly number[])[], sizes: readonly number[]): number[] {
  const strides = stridesOf(sizes);
  let cells = [0];
  for (const [at, list] of items.entries()) {
    const stride = itemAt(strides, at);
    cells = cells.flatMap((cell) => list.map((item) => cell + item * stride));
  }
  return cells;
}

/**
 * Parent item index in level `to` of each item of level `from`, -1 for none; null when the aggregations
 * do not connect them. A level is its own parent.
 */
export function itemParents(
  definition: CubeDefinition,
  from: string,
  to: string,
): readonly number[] | null {
  if (from === to) return dimensionLevel(definition, from).items.map((_, index) => index);
  for (const { child, parent, parentOf } of definition.aggregations) {
    if (child !== from) continue;
    const rest = itemParents(definition, parent, to);
    if (rest) return parentOf.map((item) => (item < 0 ? -1 : itemAt(rest, item)));
  }
  return null;
}

/**
 * Items of the loading level that a selection is made of, per dimension; null when its level does not
 * follow from the loading level.
 */
export function baseItems(definition: CubeDefinition, selection: CubeSelection): number[][] | null {
  const items: number[][] = [];
  for (const [at, { level }] of definition.dimensions.entries()) {
    const all = [...dimensionLevel(definition, level).items.keys()];
    const part = selection[at] ?? null;
    const parents = part ? itemParents(definition, level, part.level) : null;
    if (part && !parents) return null;
    const isPart = (item: number): boolean =>
      !part || !parents || part.items.includes(itemAt(parents, item));
    items.push(all.filter(isPart));
  }
  return items;
}

/**
 * What `cells` asks for, checked. Throws `bad_request` for unknown levels and items, for two levels of
 * one dimension and for an empty list.
 */
export function selectCells(definition: CubeDefinition, cells: CubeCells): CubeSelection {
  const chosen = new Map<string, { level: string; items: readonly number[] }>();
  for (const [code, itemCodes] of Object.entries(cells)) {
    const level = dimensionLevel(definition, code);
    if (itemCodes.length === 0)
      throw new DataError('bad_request', `no items of ${level.code} are asked for`);
    const other = chosen.get(level.dimension);
    if (other) {
      throw new DataError(
        'bad_request',
        `${other.level} and ${level.code} are both levels of ${level.dimension}: ask for items of one`,
      );
    }
    const items = new Set(itemCodes.map((item) => itemIndex(level, item)));
    chosen.set(level.dimension, { level: level.code, items: [...items].sort((a, b) => a - b) });
  }
  return definition.dimensions.map(({ code }) => chosen.get(code) ?? null);
}

function itemIndex(level: DimensionLevel, code: string): number {
  const folded = foldItem(code);
  const index = level.items.findIndex((item) => foldItem(item.code) === folded);
  if (index >= 0) return index;
  const known = level.items.map((item) => item.code);
  throw new DataError(
    'bad_request',
    `unknown item of ${level.code}: "${code}" (known: ${listKnown(known, 30)})`,
  );
}

/**
 * The cells of a formula's `cell(cube, dimlevel_item, …)`: each operand is the code of a dimension level,
 * `_` and the code of an item. Throws `bad_request` for an operand that is none.
 */
export function cellsOfOperands(
  definition: CubeDefinition,
  operands: readonly string[],
): CubeCells {
  const cells: Record<string, string[]> = {};
  for (const operand of operands) {
    const found = levelAndItem(definition, operand);
    if (!found) {
      const known = definition.levels.map(({ code, items }) => `${code}_${items[0]?.code ?? ''}`);
      throw new DataError(
        'bad_request',
        `unknown part of ${definition.code}: "${operand}" (parts look like ${listKnown(known)})`,
      );
    }
    cells[found.level] = [...(cells[found.level] ?? []), found.item];
  }
  return cells;
}

/** `leeftijd_5_12` is item `5_12` of `leeftijd` or item `12` of `leeftijd_5`: whichever exists. */
function levelAndItem(
  definition: CubeDefinition,
  operand: string,
): { level: string; item: string } | null {
  const folded = foldItem(operand);
  const longestFirst = [...definition.levels].sort((a, b) => b.code.length - a.code.length);
  for (const { code, items } of longestFirst) {
    const prefix = `${foldItem(code)}_`;
    if (!folded.startsWith(prefix)) continue;
    const item = items.find((i) => foldItem(i.code) === folded.slice(prefix.length));
    if (item) return { level: code, item: item.code };
  }
  return null;
}
