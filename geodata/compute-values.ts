/**
 * From the loaded level to every level (DOMAIN.md §5): the one place that decides where a number comes
 * from. Loaded figures win; counts sum, means are weighted, formulas are evaluated on aggregated operands.
 * Everything here is before thresholds and rounding: only `publish-values.ts` may pass it on.
 */
import { levelWeights, preferFirst, sumUp, takeOnlyChild, weightedMean } from './aggregate.ts';
import { type Column, createColumn } from './column.ts';
import { ColumnCache } from './column-cache.ts';
import type { CubeDefinition, CubeSelection } from './cube.ts';
import { CubeGuard } from './cube-guard.ts';
import { CubeReader } from './cube-reader.ts';
import type { Edition, LevelData } from './edition.ts';
import { evaluateFormula } from './evaluate-formula.ts';
import { type Ast, codeOf, parseFormula, type Reference, referencesOf } from './formula.ts';
import type { Indicator, LoadedAt } from './model.ts';
import { comparePeriods, partsOfPeriod, periodsAround, shiftPeriod } from './period.ts';
import { addStatus, EMPTY, VALUE } from './status.ts';
import { SHOWN } from './suppression-table.ts';

/** How a column came to be. `from` lists the levels whose loaded figures it rests on, or the formula's operands. */
export type Origin = { kind: 'loaded' | 'computed' | 'mixed'; from: string[] };

export type Computed = { column: Column; origin: Origin };

/** Level → ascending periods for which a value can be asked. */
export type Availability = ReadonlyMap<string, readonly string[]>;

export class ValueComputer {
  readonly #columns = new ColumnCache<Computed | null>((computed) =>
    computed ? computed.column.values.length * 9 : 16,
  );
  readonly #availability = new Map<string, Availability>();
  readonly #formulas = new Map<string, Ast | null>();
  readonly #hidden = new ColumnCache<Uint8Array | null>(
    (flags) => flags?.length ?? 0,
    16 * 2 ** 20,
  );
  readonly #operands = new Map<string, Indicator[]>();
  readonly cubes: CubeReader;
  readonly cubeGuard: CubeGuard;

  constructor(readonly edition: Edition) {
    this.cubes = new CubeReader(edition);
    this.cubeGuard = new CubeGuard(this.cubes);
  }

  /** Levels and periods an indicator has values for, loaded or computed; levels coarse to fine. */
  availability(indicator: Indicator): Availability {
    const known = this.#availability.get(indicator.code);
    if (known) return known;
    const found = new Map<string, Set<string>>();
    const add = (level: string, periods: readonly string[]): void => {
      const set = found.get(level) ?? new Set();
      found.set(level, set);
      for (const period of periods) set.add(period);
    };
    for (const { level, periods } of this.figuresAt(indicator)) {
      add(level, periods);
      for (const parent of this.edition.coarserLevels(level)) {
        if (this.#canFeed(indicator, this.edition.level(level), parent)) {
          add(parent.level.code, this.#weightedPeriods(indicator, level, periods));
        }
      }
    }
    const formula = this.#formula(indicator);
    if (formula) {
      for (const { level } of this.edition.levels)
        add(level.code, this.#formulaPeriods(indicator, formula, level.code));
    }
    const sorted = new Map(
      this.edition.levels.flatMap(({ level }) => {
        const periods = [...(found.get(level.code) ?? [])].sort(comparePeriods);
        return periods.length > 0 ? [[level.code, periods] as const] : [];
      }),
    );
    this.#availability.set(indicator.code, sorted);
    return sorted;
  }

  /**
   * Where an indicator has figures of its own: loaded ones, and longer periods that loaded shorter ones
   * add up to. Only what runs over a period may be summed over periods.
   */
  figuresAt(indicator: Indicator): LoadedAt[] {
    const cube = this.#cubeOf(indicator);
    if (cube) {
      return [...this.cubes.loadedAt(cube)].map(([level, periods]) => ({
        level,
        periods: [...periods],
      }));
    }
    const loaded = this.edition.loadedAt(indicator.code);
    if (!sumsOverPeriods(indicator)) return loaded;
    return loaded.map(({ level, periods }) => {
      const longer = new Set(periods.flatMap(periodsAround));
      const whole = [...longer].filter(
        (period) => this.subPeriodsOf(indicator, level, period).length > 0,
      );
      return { level, periods: [...new Set([...periods, ...whole])].sort(comparePeriods) };
    });
  }

  /** The loaded shorter periods that make up `period` at a level; none where they do not. */
  subPeriodsOf(indicator: Indicator, level: string, period: string): string[] {
    if (!sumsOverPeriods(indicator)) return [];
    const loaded =
      this.edition.loadedAt(indicator.code).find((at) => at.level === level)?.periods ?? [];
    return (
      partsOfPeriod(period).find((parts) => parts.every((part) => loaded.includes(part))) ?? []
    );
  }

  #cubeOf(indicator: Indicator): CubeDefinition | null {
    return indicator.isCube && indicator.formula === null
      ? this.cubes.findCube(indicator.code)
      : null;
  }

  /** A slice of a cube at full precision, in area order; null when there is none to be had. */
  computeSlice(
    cube: CubeDefinition,
    selection: CubeSelection,
    level: string,
    period: string,
  ): Computed | null {
    const column = this.cubes.slice(cube, selection, level, period);
    if (!column) return null;
    const loaded = this.cubes.loadedAt(cube);
    const isLoaded = loaded.get(level)?.includes(period);
    const finer = this.edition
      .finerLevels(level)
      .filter((f) => loaded.get(f.level.code)?.includes(period))
      .map((f) => f.level.code);
    const from = isLoaded ? [level] : finer.slice(0, 1);
    return { column, origin: { kind: isLoaded ? 'loaded' : 'computed', from } };
  }

  #sumOfPeriods(indicator: Indicator, level: string, period: string): Column | null {
    const parts = this.subPeriodsOf(indicator, level, period);
    const columns = parts.flatMap(
      (part) => this.edition.loadedColumn(indicator.code, level, part) ?? [],
    );
    const [first, ...rest] = columns;
    if (!first) return null;
    const sum = { values: first.values.slice(), statuses: first.statuses.slice() };
    for (const { values, statuses } of rest) {
      for (const [area, value] of values.entries()) {
        sum.values[area] = (sum.values[area] ?? 0) + value;
        sum.statuses[area] = addStatus(sum.statuses[area] ?? EMPTY, statuses[area] ?? EMPTY);
      }
    }
    for (const [area, status] of sum.statuses.entries()) if (status !== VALUE) sum.values[area] = 0;
    return sum;
  }

  /** Values of one question at full precision, in area order; null when there are none to be had. */
  compute(indicator: Indicator, level: string, period: string): Computed | null {
    const key = `${indicator.code}|${level}|${period}`;
    const known = this.#columns.get(key);
    if (known !== undefined) return known;
    const computed = this.#compute(indicator, this.edition.level(level), period);
    this.#columns.set(key, computed);
    return computed;
  }

  #compute(indicator: Indicator, data: LevelData, period: string): Computed | null {
    const level = data.level.code;
    const cube = this.#cubeOf(indicator);
    if (cube) return this.computeSlice(cube, this.cubes.select(cube, {}), level, period);
    const loaded =
      this.edition.loadedColumn(indicator.code, level, period) ??
      this.#sumOfPeriods(indicator, level, period);
    if (loaded && !loaded.statuses.includes(EMPTY)) {
      return { column: loaded, origin: { kind: 'loaded', from: [level] } };
    }
    const formula = this.#formula(indicator);
    // A share without operands for this period may have been loaded at a finer level.
    const computed =
      (formula && this.#evaluate(indicator, formula, data, period)) ??
      this.#aggregate(indicator, data, period);
    if (!loaded) return computed;
    if (!computed) return { column: loaded, origin: { kind: 'loaded', from: [level] } };
    return {
      column: preferFirst(loaded, computed.column),
      origin: { kind: 'mixed', from: [level, ...computed.origin.from] },
    };
  }

  /** From the nearest finer level with figures for the period. */
  #aggregate(indicator: Indicator, data: LevelData, period: string): Computed | null {
    const withFigures = new Set(
      this.figuresAt(indicator)
        .filter(({ periods }) => periods.includes(period))
        .map(({ level }) => level),
    );
    for (const finer of this.edition.finerLevels(data.level.code)) {
      if (!withFigures.has(finer.level.code) || !this.#canFeed(indicator, finer, data)) continue;
      const children = this.compute(indicator, finer.level.code, period);
      const parentOf = this.edition.parentsOf(finer.level.code, data.level.code);
      if (!children || !parentOf) continue;
      const column = this.#combine(indicator, children.column, parentOf, finer, data, period);
      if (column) return { column, origin: { kind: 'computed', from: children.origin.from } };
    }
    return null;
  }

  #combine(
    indicator: Indicator,
    children: Column,
    parentOf: Int32Array,
    finer: LevelData,
    data: LevelData,
    period: string,
  ): Column | null {
    const parents = data.areas.length;
    if (!indicator.aggregateAreas) return takeOnlyChild(children, parentOf, parents);
    if (indicator.dataType === 'count') return sumUp(children, parentOf, parents);
    const weight = this.edition.findIndicator(indicator.aggregationIndicator ?? '');
    const weights = weight && this.compute(weight, finer.level.code, period);
    if (!weight || !weights) return null;
    const hidden = this.hiddenForPrivacy(weight, finer.level.code, period);
    if (!hidden) return weightedMean(children, weights.column, parentOf, parents);
    const totals = this.compute(weight, data.level.code, period)?.column;
    const levelled = levelWeights(
      weights.column,
      hidden,
      parentOf,
      totals ?? createColumn(parents),
    );
    return weightedMean(children, levelled, parentOf, parents);
  }

  /**
   * 1 for each area whose value would give a protected count away: its own cell is hidden, or that of
   * an operand, of the weight it was averaged with, or of the threshold indicator. Null when nothing is.
   */
  hiddenForPrivacy(indicator: Indicator, level: string, period: string): Uint8Array | null {
    const key = `${indicator.code}|${level}|${period}`;
    const known = this.#hidden.get(key);
    if (known !== undefined) return known;
    const hidden = this.#findHidden(indicator, level, period);
    this.#hidden.set(key, hidden);
    return hidden;
  }

  #findHidden(indicator: Indicator, level: string, period: string): Uint8Array | null {
    let hidden = flags(this.edition.hiddenStates(indicator.code, level, period));
    const cube = this.#cubeOf(indicator);
    if (cube) {
      const total = this.cubes.select(cube, {});
      hidden = either(hidden, this.cubeGuard.hiddenAreas(cube, total, level, period));
    }
    for (const { operand, at, items } of this.operandsAt(indicator, period)) {
      const sliced = items && this.#cubeOf(operand);
      const more = sliced
        ? this.#hiddenSlice(sliced, items, level, at)
        : this.hiddenForPrivacy(operand, level, at);
      hidden = either(hidden, more);
    }
    // A year gives a hidden quarter away to whoever has the other three.
    for (const part of this.subPeriodsOf(indicator, level, period)) {
      hidden = either(hidden, this.hiddenForPrivacy(indicator, level, part));
    }
    for (const other of this.#testedAndWeight(indicator, level, period)) {
      hidden = either(hidden, this.hiddenForPrivacy(other, level, period));
    }
    return hidden;
  }

  #hiddenSlice(
    cube: CubeDefinition,
    items: readonly string[],
    level: string,
    period: string,
  ): Uint8Array | null {
    const selection = this.cubes.selectOperands(cube, items);
    return this.cubeGuard.hiddenAreas(cube, selection, level, period);
  }

  #testedAndWeight(indicator: Indicator, level: string, period: string): Indicator[] {
    const tested = this.edition.findIndicator(indicator.thresholdIndicator ?? '');
    const isAveraged =
      indicator.formula === null &&
      indicator.dataType !== 'count' &&
      !this.edition.loadedColumn(indicator.code, level, period);
    const weight = isAveraged
      ? this.edition.findIndicator(indicator.aggregationIndicator ?? '')
      : null;
    return [tested, weight].flatMap((other) => (other && other !== indicator ? [other] : []));
  }

  #evaluate(indicator: Indicator, formula: Ast, data: LevelData, period: string): Computed | null {
    const level = data.level.code;
    if (!this.#formulaPeriods(indicator, formula, level).includes(period)) return null;
    const length = data.areas.length;
    const operand = (reference: Reference): Column => {
      const at = reference.kind === 'shifted' ? shiftPeriod(period, reference.by) : period;
      const source = this.edition.findIndicator(codeOf(reference));
      const cube = source && reference.kind === 'cell' ? this.#cubeOf(source) : null;
      if (cube && reference.kind === 'cell') {
        const selection = this.cubes.selectOperands(cube, reference.items);
        return this.cubes.slice(cube, selection, level, period) ?? createColumn(length);
      }
      const computed = source && at !== null ? this.compute(source, level, at) : null;
      return computed?.column ?? createColumn(length);
    };
    return {
      column: evaluateFormula(formula, operand, length),
      origin: { kind: 'computed', from: referencesOf(formula).map(codeOf) },
    };
  }

  /** Whether figures of `finer` may become figures of `parent`. */
  #canFeed(indicator: Indicator, finer: LevelData, parent: LevelData): boolean {
    if (indicator.aggregateAreas && indicator.dataType === 'count') return true;
    if (indicator.aggregateAreas && indicator.dataType !== 'text') {
      const weight = this.edition.findIndicator(indicator.aggregationIndicator ?? '');
      return weight !== null && this.availability(weight).has(finer.level.code);
    }
    return finer.level.family === parent.level.family;
  }

  #weightedPeriods(
    indicator: Indicator,
    level: string,
    periods: readonly string[],
  ): readonly string[] {
    if (!indicator.aggregateAreas || indicator.dataType === 'count') return periods;
    const weight = this.edition.findIndicator(indicator.aggregationIndicator ?? '');
    const weighted = weight ? (this.availability(weight).get(level) ?? []) : [];
    return periods.filter((period) => weighted.includes(period));
  }

  #formulaPeriods(indicator: Indicator, formula: Ast, level: string): string[] {
    const references = referencesOf(formula);
    const lists = references.map((reference): Set<string> => {
      const source = this.edition.findIndicator(codeOf(reference));
      if (!source || (reference.kind === 'cell' && !this.#cubeOf(source))) return new Set();
      if (!indicator.aggregateAreas && !this.#isLoadedAt(source, level)) return new Set();
      const periods = this.availability(source).get(level) ?? [];
      if (reference.kind !== 'shifted') return new Set(periods);
      return new Set(periods.flatMap((period) => shiftPeriod(period, -reference.by) ?? []));
    });
    const [first, ...rest] = lists;
    return [...(first ?? [])].filter((period) => rest.every((list) => list.has(period)));
  }

  #isLoadedAt(indicator: Indicator, level: string): boolean {
    return this.figuresAt(indicator).some((loaded) => loaded.level === level);
  }

  #formula(indicator: Indicator): Ast | null {
    const known = this.#formulas.get(indicator.code);
    if (known !== undefined) return known;
    const parsed = indicator.formula === null ? null : parseFormula(indicator.formula);
    this.#formulas.set(indicator.code, parsed);
    return parsed;
  }

  /**
   * Indicators a formula rests on directly, each with the period it is taken from; of a cube the items
   * of its slice.
   */
  operandsAt(
    indicator: Indicator,
    period: string,
  ): { operand: Indicator; at: string; items?: readonly string[] }[] {
    const formula = this.#formula(indicator);
    if (!formula) return [];
    return referencesOf(formula).flatMap((reference) => {
      const operand = this.edition.findIndicator(codeOf(reference));
      const at = reference.kind === 'shifted' ? shiftPeriod(period, reference.by) : period;
      const items = reference.kind === 'cell' ? { items: reference.items } : {};
      return operand && at !== null ? [{ operand, at, ...items }] : [];
    });
  }

  /** Indicators a formula rests on directly; none for loaded ones. */
  operandsOf(indicator: Indicator): Indicator[] {
    const known = this.#operands.get(indicator.code);
    if (known) return known;
    const formula = this.#formula(indicator);
    const references = formula ? referencesOf(formula) : [];
    const operands = references.flatMap((r) => this.edition.findIndicator(codeOf(r)) ?? []);
    this.#operands.set(indicator.code, operands);
    return operands;
  }
}

function sumsOverPeriods(indicator: Indicator): boolean {
  return (
    indicator.aggregatePeriods &&
    indicator.periodType === 'flow' &&
    indicator.dataType === 'count' &&
    indicator.formula === null
  );
}

function flags(states: Uint8Array | null): Uint8Array | null {
  return states && Uint8Array.from(states, (state) => (state === SHOWN ? 0 : 1));
}

function either(a: Uint8Array | null, b: Uint8Array | null): Uint8Array | null {
  if (!a || !b) return a ?? b;
  return a.map((flag, index) => flag | (b[index] ?? 0));
}
