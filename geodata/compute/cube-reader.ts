/**
 * Slices of cubes at any level: sums over chosen items of any dimension level, before thresholds. Loaded
 * margins win over sums of cells, loaded levels over sums of finer ones (DOMAIN.md §5, §7).
 * What may be shown is decided in `cube-protection.ts`; routes go through `cube-publish.ts`.
 */

import { ColumnCache } from '../edition/column-cache.ts';
import { addCell } from '../edition/cube-encoding.ts';
import {
  COVERED_CHUNK,
  cellsByChunk,
  cellsPerChunk,
  hasCubeTables,
  type LoadedPatterns,
  readLoadedPatterns,
  unpackCell,
} from '../edition/cube-store.ts';
import type { Edition } from '../edition/edition.ts';
import { type Column, createColumn } from '../model/column.ts';
import {
  baseItems,
  basePattern,
  type CubeCells,
  type CubeDefinition,
  type CubePattern,
  type CubeSelection,
  cellCount,
  cellsOf,
  cellsOfOperands,
  dimensionLevel,
  patternKey,
  patternOf,
  patternSizes,
  selectCells,
} from '../model/cube.ts';
import { DataError } from '../model/data-error.ts';
import type { Indicator } from '../model/model.ts';
import { comparePeriods } from '../model/period.ts';
import { itemAt } from '../model/read-at.ts';
import { EMPTY, NOT_APPLICABLE, VALUE } from '../model/status.ts';
import { preferFirst, sumUp, takeOnlyChild } from './aggregate.ts';
import { exceptLoaded, type FinerFigures, gather, type MadeFrom } from './gather.ts';

type Slice = Column & { made: MadeFrom | null };

export class CubeReader {
  readonly #definitions = new Map<string, CubeDefinition>();
  readonly #loaded = new Map<string, LoadedPatterns>();
  #selectChunk: ((...key: (string | number)[]) => unknown) | null = null;
  readonly #slices = new ColumnCache<Slice | null>((slice) =>
    slice ? slice.values.length * (slice.made ? 10 : 9) : 16,
  );

  constructor(readonly edition: Edition) {
    if (!hasCubeTables(edition.db)) return;
    const rows = edition.db.prepare('SELECT code, definition FROM cube').all() as {
      code: string;
      definition: string;
    }[];
    for (const { code, definition } of rows) {
      this.#definitions.set(code, JSON.parse(definition));
      this.#loaded.set(code, readLoadedPatterns(edition.db, code));
    }
  }

  /** Definitions of the edition's cubes. */
  get cubes(): CubeDefinition[] {
    return [...this.#definitions.values()];
  }

  /** The cube with this code, in any case, or null. */
  findCube(code: string): CubeDefinition | null {
    return this.#definitions.get(code.toLowerCase()) ?? null;
  }

  /** The cube behind an indicator that stands for one, or null. */
  cubeOf(indicator: Indicator): CubeDefinition | null {
    return indicator.isCube && indicator.formula === null ? this.findCube(indicator.code) : null;
  }

  /** Throws `unknown_indicator` where there is no such cube. */
  cube(code: string): CubeDefinition {
    const found = this.findCube(code);
    if (found) return found;
    const known = this.cubes.map((cube) => cube.code);
    throw new DataError(
      'unknown_indicator',
      `no cube "${code}" (cubes: ${known.join(', ') || 'none'})`,
    );
  }

  /** Levels at which a cube is loaded in any pattern, with their periods. */
  loadedAt(cube: CubeDefinition): ReadonlyMap<string, readonly string[]> {
    const found = new Map<string, Set<string>>();
    for (const byLevel of this.#loaded.get(cube.code.toLowerCase())?.values() ?? []) {
      for (const [level, periods] of byLevel) {
        found.set(level, new Set([...(found.get(level) ?? []), ...periods]));
      }
    }
    return new Map([...found].map(([level, set]) => [level, [...set].sort(comparePeriods)]));
  }

  /** Levels and periods for which slices can be asked: loaded ones and those that they go up to. */
  availability(cube: CubeDefinition): ReadonlyMap<string, readonly string[]> {
    const found = new Map<string, Set<string>>();
    for (const [level, periods] of this.loadedAt(cube)) {
      const own = this.edition.level(level).level;
      const coarser = this.edition
        .coarserLevels(level)
        .filter((to) => this.#canGoUp(cube, own.family, to.level.family))
        .map((to) => to.level.code);
      for (const code of [level, ...coarser])
        found.set(code, new Set([...(found.get(code) ?? []), ...periods]));
    }
    return new Map(
      this.edition.levels.flatMap(({ level }) => {
        const periods = found.get(level.code);
        return periods ? [[level.code, [...periods].sort(comparePeriods)] as const] : [];
      }),
    );
  }

  /** What `cells` selects, checked against the cube. Throws `bad_request`. */
  select(cube: CubeDefinition, cells: CubeCells): CubeSelection {
    return selectCells(cube, cells);
  }

  /** What the operands of a formula's `cell()` select. Throws `bad_request`. */
  selectOperands(cube: CubeDefinition, operands: readonly string[]): CubeSelection {
    return selectCells(cube, cellsOfOperands(cube, operands));
  }

  /**
   * Sums of the selected cells, one per area of `level`; null when the cube has nothing for the level
   * and period, or when a dimension level forbids adding up and no loaded margin has the answer.
   */
  slice(
    cube: CubeDefinition,
    selection: CubeSelection,
    level: string,
    period: string,
  ): Column | null {
    return this.#knownSlice(cube, selection, level, period);
  }

  /** The finer levels that a slice was added up from; null where it is loaded, or not there. */
  madeFrom(
    cube: CubeDefinition,
    selection: CubeSelection,
    level: string,
    period: string,
  ): MadeFrom | null {
    return this.#knownSlice(cube, selection, level, period)?.made ?? null;
  }

  #knownSlice(
    cube: CubeDefinition,
    selection: CubeSelection,
    level: string,
    period: string,
  ): Slice | null {
    const key = `${cube.code}|${level}|${period}|${selection.map((s) => (s ? `${s.level}:${s.items}` : '')).join('|')}`;
    const known = this.#slices.get(key);
    if (known !== undefined) return known;
    const column = this.#slice(cube, selection, level, period);
    this.#slices.set(key, column);
    return column;
  }

  #slice(
    cube: CubeDefinition,
    selection: CubeSelection,
    level: string,
    period: string,
  ): Slice | null {
    const loaded = this.#loadedSlice(cube, selection, level, period);
    if (loaded && !loaded.statuses.includes(EMPTY)) return { ...loaded, made: null };
    const areas = this.edition.level(level).areas.length;
    const found = gather(this.#finerSlices(cube, selection, level, period), areas);
    if (!found) return loaded && { ...loaded, made: null };
    if (!loaded) return { ...found.column, made: found.made };
    return { ...preferFirst(loaded, found.column), made: exceptLoaded(found.made, loaded) };
  }

  /** What each finer level that the cube is loaded at adds up to, nearest first. */
  *#finerSlices(
    cube: CubeDefinition,
    selection: CubeSelection,
    level: string,
    period: string,
  ): Generator<FinerFigures> {
    const { level: own, areas } = this.edition.level(level);
    for (const finer of this.edition.finerLevels(level)) {
      const { code, family } = finer.level;
      if (!this.loadedAt(cube).get(code)?.includes(period)) continue;
      if (!this.#canGoUp(cube, family, own.family)) continue;
      const children = this.slice(cube, selection, code, period);
      const parentOf = this.edition.parentsOf(code, level);
      if (!children || !parentOf) continue;
      const column = this.#addsUp(cube)
        ? sumUp(children, parentOf, areas.length)
        : takeOnlyChild(children, parentOf, areas.length);
      yield { level: code, column, from: [code] };
    }
  }

  /** From what is loaded for the level itself: the margin of exactly this pattern, then the cells. */
  #loadedSlice(
    cube: CubeDefinition,
    selection: CubeSelection,
    level: string,
    period: string,
  ): Column | null {
    const base = basePattern(cube);
    const own = patternOf(selection);
    const isMargin = patternKey(own) !== patternKey(base);
    const margin =
      isMargin && this.#canAdd(cube, selection)
        ? this.#sumStored(cube, own, itemsOf(selection), level, period)
        : null;
    if (margin && !margin.statuses.includes(EMPTY)) return margin;
    const items = baseItems(cube, selection);
    const mayAdd = items?.every(
      (list, at) =>
        list.length === 1 || dimensionLevel(cube, itemAt(cube.dimensions, at).level).aggregates,
    );
    const cells = items && mayAdd ? this.#sumStored(cube, base, items, level, period) : null;
    return margin && cells ? preferFirst(margin, cells) : (margin ?? cells);
  }

  /** Whether the items asked for may be added up: always, when one is asked for. */
  #canAdd(cube: CubeDefinition, selection: CubeSelection): boolean {
    return selection.every(
      (part) => !part || part.items.length === 1 || dimensionLevel(cube, part.level).aggregates,
    );
  }

  #sumStored(
    cube: CubeDefinition,
    pattern: CubePattern,
    items: readonly (readonly number[])[],
    level: string,
    period: string,
  ): Column | null {
    const byLevel = this.#loaded.get(cube.code.toLowerCase())?.get(patternKey(pattern));
    if (!byLevel?.get(level)?.includes(period)) return null;
    const areas = this.edition.level(level).areas.length;
    const sum = createColumn(areas);
    const absent = cube.absentIsZero ? VALUE : EMPTY;
    const key = [cube.code.toLowerCase(), patternKey(pattern), level, period];
    if (cube.absentIsZero) {
      const covered = this.#chunk(key, COVERED_CHUNK);
      for (const [area, any] of covered?.entries() ?? []) if (any) sum.statuses[area] = VALUE;
    }
    const cells = cellsOf(items, patternSizes(cube, pattern));
    const perChunk = cellsPerChunk(areas);
    const total = cellCount(cube, pattern);
    for (const [chunk, inside] of cellsByChunk(cells, perChunk)) {
      const bytes = this.#chunk(key, chunk);
      if (!bytes) continue;
      const count = Math.min(perChunk, total - chunk * perChunk);
      for (const cell of inside) addCell(unpackCell(bytes, cell, count), sum, absent);
    }
    for (let area = 0; area < areas; area += 1) {
      const status = sum.statuses[area];
      // A sum of parts that do not apply is empty; one such part says so itself.
      if (status === NOT_APPLICABLE && cells.length > 1) sum.statuses[area] = EMPTY;
      if (status !== VALUE) sum.values[area] = 0;
    }
    return sum;
  }

  #chunk(key: readonly string[], chunk: number): Buffer | undefined {
    // Prepared once: a slice reads hundreds of chunks.
    if (!this.#selectChunk) {
      const statement = this.edition.db
        .prepare<(string | number)[], unknown>(
          'SELECT data FROM cube_figures WHERE cube = ? AND pattern = ? AND level = ? AND period = ? AND chunk = ?',
        )
        .pluck();
      this.#selectChunk = (...values) => statement.get(...values);
    }
    return this.#selectChunk(...key, chunk) as Buffer | undefined;
  }

  #addsUp(cube: CubeDefinition): boolean {
    return this.edition.findIndicator(cube.code)?.aggregateAreas ?? true;
  }

  #canGoUp(cube: CubeDefinition, from: string, to: string): boolean {
    return this.#addsUp(cube) || from === to;
  }
}

function itemsOf(selection: CubeSelection): (readonly number[])[] {
  return selection.map((part) => part?.items ?? [0]);
}
