/**
 * From the loaded level to every level (DOMAIN.md §5): the one place that decides where a number comes
 * from. Loaded figures win; counts sum, means are weighted, formulas are evaluated on aggregated operands.
 * Everything here is before thresholds and rounding: only `publish-values.ts` may pass it on.
 */

import { ColumnCache } from '../edition/column-cache.ts';
import type { Edition, LevelData } from '../edition/edition.ts';
import { evaluateFormula } from '../formula/evaluate.ts';
import { type Ast, codeOf, type Reference, referencesOf } from '../formula/parse.ts';
import { type Column, createColumn } from '../model/column.ts';
import type { CubeDefinition, CubeSelection } from '../model/cube.ts';
import type { Indicator } from '../model/model.ts';
import { shiftPeriod } from '../model/period.ts';
import { byteAt, numberAt } from '../model/read-at.ts';
import { addStatus, EMPTY, VALUE } from '../model/status.ts';
import { levelWeights, preferFirst, sumUp, takeOnlyChild, weightedMean } from './aggregate.ts';
import { Availabilities, type Availability } from './availability.ts';
import { CubeGuard } from './cube-guard.ts';
import { CubeReader } from './cube-reader.ts';
import { exceptLoaded, type FinerFigures, gather, type MadeFrom } from './gather.ts';
import { IndicatorFormulas } from './indicator-formulas.ts';
import { PrivacyFlags } from './privacy-flags.ts';

/** How a column came to be. `from` lists the levels whose loaded figures it rests on, or the formula's operands. */
export type Origin = { kind: 'loaded' | 'computed' | 'mixed'; from: string[] };

export type Computed = {
  column: Column;
  origin: Origin;
  /** Where values were made from finer levels. Null where none was: loaded, or evaluated here. */
  made: MadeFrom | null;
};

export class ValueComputer {
  readonly #columns = new ColumnCache<Computed | null>((computed) =>
    computed ? computed.column.values.length * (computed.made ? 10 : 9) : 16,
  );
  readonly cubes: CubeReader;
  readonly cubeGuard: CubeGuard;
  readonly formulas: IndicatorFormulas;
  readonly availabilities: Availabilities;
  readonly #privacy: PrivacyFlags;

  constructor(readonly edition: Edition) {
    this.cubes = new CubeReader(edition);
    this.cubeGuard = new CubeGuard(this.cubes);
    this.formulas = new IndicatorFormulas(edition);
    this.availabilities = new Availabilities(edition, this.cubes, this.formulas);
    this.#privacy = new PrivacyFlags(this);
  }

  /** Levels and periods an indicator has values for, loaded or computed; levels coarse to fine. */
  availability(indicator: Indicator): Availability {
    return this.availabilities.of(indicator);
  }

  /**
   * 1 for each area whose value would give a protected count away: its own cell is hidden, or that of
   * an operand, of the weight it was averaged with, or of the threshold indicator. Null when nothing is.
   */
  hiddenForPrivacy(indicator: Indicator, level: string, period: string): Uint8Array | null {
    return this.#privacy.of(indicator, level, period);
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
    const isLoaded = this.cubes.loadedAt(cube).get(level)?.includes(period);
    const made = this.cubes.madeFrom(cube, selection, level, period);
    const from = isLoaded ? [level] : [...(made?.levels ?? [])];
    return { column, origin: { kind: isLoaded ? 'loaded' : 'computed', from }, made };
  }

  #sumOfPeriods(indicator: Indicator, level: string, period: string): Column | null {
    const parts = this.availabilities.subPeriodsOf(indicator, level, period);
    const columns = parts.flatMap(
      (part) => this.edition.loadedColumn(indicator.code, level, part) ?? [],
    );
    const [first, ...rest] = columns;
    if (!first) return null;
    const sum = { values: first.values.slice(), statuses: first.statuses.slice() };
    for (const { values, statuses } of rest) {
      for (const [area, value] of values.entries()) {
        sum.values[area] = numberAt(sum.values, area) + value;
        sum.statuses[area] = addStatus(byteAt(sum.statuses, area), byteAt(statuses, area));
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
    const cube = this.cubes.cubeOf(indicator);
    if (cube) return this.computeSlice(cube, this.cubes.select(cube, {}), level, period);
    const loaded =
      this.edition.loadedColumn(indicator.code, level, period) ??
      this.#sumOfPeriods(indicator, level, period);
    if (loaded && !loaded.statuses.includes(EMPTY)) {
      return { column: loaded, origin: { kind: 'loaded', from: [level] }, made: null };
    }
    const formula = this.formulas.of(indicator);
    // A share without operands for this period may have been loaded at a finer level.
    const computed =
      (formula && this.#evaluate(indicator, formula, data, period)) ??
      this.#aggregate(indicator, data, period);
    if (!loaded) return computed;
    if (!computed) return { column: loaded, origin: { kind: 'loaded', from: [level] }, made: null };
    return {
      column: preferFirst(loaded, computed.column),
      origin: { kind: 'mixed', from: [level, ...computed.origin.from] },
      made: computed.made && exceptLoaded(computed.made, loaded),
    };
  }

  #aggregate(indicator: Indicator, data: LevelData, period: string): Computed | null {
    const found = gather(this.#finerFigures(indicator, data, period), data.areas.length);
    if (!found) return null;
    const { column, made, from } = found;
    return { column, origin: { kind: 'computed', from }, made };
  }

  /** What each finer level with figures for the period adds up to, nearest first. */
  *#finerFigures(indicator: Indicator, data: LevelData, period: string): Generator<FinerFigures> {
    const withFigures = new Set(
      this.availabilities
        .figuresAt(indicator)
        .filter(({ periods }) => periods.includes(period))
        .map(({ level }) => level),
    );
    for (const finer of this.edition.finerLevels(data.level.code)) {
      const { code } = finer.level;
      if (!withFigures.has(code) || !this.availabilities.canFeed(indicator, finer, data)) continue;
      const children = this.compute(indicator, code, period);
      const parentOf = this.edition.parentsOf(code, data.level.code);
      if (!children || !parentOf) continue;
      const column = this.#combine(indicator, children.column, parentOf, finer, data, period);
      if (column) yield { level: code, column, from: children.origin.from };
    }
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
    const weight = this.edition.findIndicator(indicator.aggregationIndicator);
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

  #evaluate(indicator: Indicator, formula: Ast, data: LevelData, period: string): Computed | null {
    const level = data.level.code;
    if (!this.availabilities.formulaPeriods(indicator, formula, level).includes(period))
      return null;
    const length = data.areas.length;
    const operand = (reference: Reference): Column => {
      const at = reference.kind === 'shifted' ? shiftPeriod(period, reference.by) : period;
      const source = this.edition.findIndicator(codeOf(reference));
      const cube = source && reference.kind === 'cell' ? this.cubes.cubeOf(source) : null;
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
      made: null,
    };
  }
}
