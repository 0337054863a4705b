/** For which levels and periods an indicator has values, loaded or computed (DOMAIN.md §5). */

import type { Edition, LevelData } from '../edition/edition.ts';
import { type Ast, codeOf, referencesOf } from '../formula/parse.ts';
import type { Indicator, LoadedAt } from '../model/model.ts';
import { comparePeriods, partsOfPeriod, periodsAround, shiftPeriod } from '../model/period.ts';
import type { CubeReader } from './cube-reader.ts';
import type { IndicatorFormulas } from './indicator-formulas.ts';

/** Level → ascending periods for which a value can be asked. */
export type Availability = ReadonlyMap<string, readonly string[]>;

export class Availabilities {
  readonly #known = new Map<string, Availability>();

  constructor(
    private readonly edition: Edition,
    private readonly cubes: CubeReader,
    private readonly formulas: IndicatorFormulas,
  ) {}

  /** Levels and periods an indicator has values for, loaded or computed; levels coarse to fine. */
  of(indicator: Indicator): Availability {
    const known = this.#known.get(indicator.code);
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
        if (this.canFeed(indicator, this.edition.level(level), parent)) {
          add(parent.level.code, this.#weightedPeriods(indicator, level, periods));
        }
      }
    }
    const formula = this.formulas.of(indicator);
    if (formula) {
      for (const { level } of this.edition.levels)
        add(level.code, this.formulaPeriods(indicator, formula, level.code));
    }
    const sorted = new Map(
      this.edition.levels.flatMap(({ level }) => {
        const periods = [...(found.get(level.code) ?? [])].sort(comparePeriods);
        return periods.length > 0 ? [[level.code, periods] as const] : [];
      }),
    );
    this.#known.set(indicator.code, sorted);
    return sorted;
  }

  /**
   * Where an indicator has figures of its own: loaded ones, and longer periods that loaded shorter ones
   * add up to. Only what runs over a period may be summed over periods.
   */
  figuresAt(indicator: Indicator): LoadedAt[] {
    const cube = this.cubes.cubeOf(indicator);
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

  /** Whether figures of `finer` may become figures of `parent`. */
  canFeed(indicator: Indicator, finer: LevelData, parent: LevelData): boolean {
    if (indicator.aggregateAreas && indicator.dataType === 'count') return true;
    if (indicator.aggregateAreas && indicator.dataType !== 'text') {
      const weight = this.edition.findIndicator(indicator.aggregationIndicator);
      return weight !== null && this.of(weight).has(finer.level.code);
    }
    return finer.level.family === parent.level.family;
  }

  #weightedPeriods(
    indicator: Indicator,
    level: string,
    periods: readonly string[],
  ): readonly string[] {
    if (!indicator.aggregateAreas || indicator.dataType === 'count') return periods;
    const weight = this.edition.findIndicator(indicator.aggregationIndicator);
    const weighted = weight ? (this.of(weight).get(level) ?? []) : [];
    return periods.filter((period) => weighted.includes(period));
  }

  /** Periods for which all operands of a formula have values at a level. */
  formulaPeriods(indicator: Indicator, formula: Ast, level: string): string[] {
    const references = referencesOf(formula);
    const lists = references.map((reference): Set<string> => {
      const source = this.edition.findIndicator(codeOf(reference));
      if (!source || (reference.kind === 'cell' && !this.cubes.cubeOf(source))) return new Set();
      if (!indicator.aggregateAreas && !this.#isLoadedAt(source, level)) return new Set();
      const periods = this.of(source).get(level) ?? [];
      if (reference.kind !== 'shifted') return new Set(periods);
      return new Set(periods.flatMap((period) => shiftPeriod(period, -reference.by) ?? []));
    });
    const [first, ...rest] = lists;
    return [...(first ?? [])].filter((period) => rest.every((list) => list.has(period)));
  }

  #isLoadedAt(indicator: Indicator, level: string): boolean {
    return this.figuresAt(indicator).some((loaded) => loaded.level === level);
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
