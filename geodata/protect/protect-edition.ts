/**
 * Which cells of an edition stay hidden for privacy: built once, before it goes live (DOMAIN.md §6).
 * Counts with a threshold on themselves are protected over all levels and vintages they reach, together
 * with the totals they are parts of. What is computed from them inherits: see `publish-values.ts`.
 */

import type { ValueComputer } from '../compute/compute-values.ts';
import { protectCounts } from '../disclosure/protect-counts.ts';
import { COMPLEMENTARY, type Protection } from '../disclosure/suppression-table.ts';
import type { Edition, LevelData } from '../edition/edition.ts';
import type { Column } from '../model/column.ts';
import type { Indicator } from '../model/model.ts';
import { byteAt, indexAt, itemAt, numberAt } from '../model/read-at.ts';
import { VALUE } from '../model/status.ts';
import { isProtected } from '../model/threshold.ts';
import { EarlierEditions } from './earlier-editions.ts';
import { findRelatives, type Relative, type Settled } from './find-relatives.ts';
import { type HiddenCells, HiddenStates } from './hidden-cells.ts';
import { OperandProtector } from './protect-operands.ts';
import { RelativeProtector } from './protect-relatives.ts';
import { type TotalOfParts, TotalProtector } from './protect-totals.ts';
import type { PublishedBefore } from './published-before.ts';

/** Rounds of mutual adjustment between totals and parts; real data needs two or three. */
const MAX_ROUNDS = 40;

export type EditionProtection = {
  hidden: HiddenCells;
  /** Lowest value that may be shown, per count that is protected. */
  thresholds: ReadonlyMap<string, number>;
  /** Counts that cannot be protected because of what earlier editions showed. */
  refusals: Refusal[];
  /** Columns that are hidden with a count that they would tell. */
  relatives: readonly Relative[];
};

export type ProtectionOptions = {
  /** What earlier editions told; null for a first one. */
  before?: PublishedBefore | null;
  /** Columns that a data manager says have nothing to do with a count. */
  settled?: readonly Settled[];
  /** Off: no relatives are looked for. For tests of what they are good for. */
  findsRelatives?: boolean;
};

/** A hidden count that follows from this edition and those before it. */
export type Refusal = { indicator: string; period: string; level: string; areas: string[] };

export function protectEdition(
  computer: ValueComputer,
  totals: readonly TotalOfParts[],
  progress: (message: string) => void = () => {},
  options: ProtectionOptions = {},
): EditionProtection {
  const protector = new EditionProtector(computer, totals, options);
  for (const [index, period] of protector.periods.entries()) {
    if (index % 10 === 0) progress(`protecting small numbers: ${period}`);
    protector.protectPeriod(period);
  }
  const { hidden, thresholds, refusals, relatives } = protector;
  return { hidden: hidden.cells, thresholds, refusals: [...refusals.values()], relatives };
}

class EditionProtector {
  readonly hidden: HiddenStates;
  readonly periods: string[];
  readonly #edition: Edition;
  /** Threshold per loaded indicator that needs protection. */
  readonly thresholds = new Map<string, number>();
  /** By indicator, period and level. */
  readonly refusals = new Map<string, Refusal>();
  readonly relatives: readonly Relative[];
  readonly #totals: TotalProtector;
  readonly #relatives: RelativeProtector;
  readonly #operands: OperandProtector;
  readonly #earlier: EarlierEditions;
  constructor(
    private readonly computer: ValueComputer,
    totals: readonly TotalOfParts[],
    { before = null, settled = [], findsRelatives = true }: ProtectionOptions,
  ) {
    this.#edition = computer.edition;
    this.#earlier = new EarlierEditions(computer, before);
    this.hidden = new HiddenStates(computer.edition);
    this.#totals = new TotalProtector(
      computer,
      this.hidden,
      this.thresholds,
      totals,
      this.#earlier,
    );
    const guarded = this.#edition.indicators.filter(isProtected);
    const formulas = guarded.filter((indicator) => indicator.formula !== null);
    this.#operands = new OperandProtector(computer, this.hidden, this.thresholds, formulas);
    for (const indicator of guarded) this.#guard(indicator, indicator.threshold ?? 0);
    for (const indicator of this.#edition.indicators) {
      const tested = this.#edition.findIndicator(indicator.thresholdIndicator);
      if (tested && this.#isGivenAway(indicator, tested)) {
        this.#guard(tested, indicator.threshold ?? 0);
      }
    }
    for (const [code, threshold] of before?.thresholds ?? []) {
      const indicator = this.#edition.findIndicator(code);
      if (indicator?.dataType === 'count') this.#guard(indicator, threshold);
    }
    this.relatives = findsRelatives
      ? findRelatives(computer, this.thresholds, settled, totals)
      : [];
    this.#relatives = new RelativeProtector(computer, this.hidden, this.thresholds, this.relatives);
    const periods = new Set<string>();
    for (const code of this.thresholds.keys()) {
      for (const list of computer.availability(this.#edition.indicator(code)).values()) {
        for (const period of list) periods.add(period);
      }
    }
    this.periods = [...periods].sort();
  }

  /**
   * Whether a share under its threshold would tell a count that is not shown itself: its numerator. Such
   * a count is known by the rule alone, like one under its own threshold. A sample's size is not told by
   * the share that is asked of it.
   */
  #isGivenAway(indicator: Indicator, tested: Indicator): boolean {
    if (indicator.threshold === null || tested.visible || tested.dataType !== 'count') return false;
    if (indicator.formula === null)
      return indicator.thresholdIndicator !== indicator.sampleIndicator;
    const isOperand = (of: Indicator): boolean =>
      this.computer.formulas
        .operandsOf(of)
        .some((operand) => operand === tested || isOperand(operand));
    return isOperand(indicator);
  }

  /** A guarded formula is guarded through the counts it is made of. */
  #guard(indicator: Indicator, threshold: number): void {
    if (indicator.isCube) return;
    if (indicator.formula === null) {
      const before = this.thresholds.get(indicator.code) ?? 0;
      this.thresholds.set(indicator.code, Math.max(before, threshold));
      return;
    }
    for (const operand of this.computer.formulas.operandsOf(indicator))
      this.#guard(operand, threshold);
  }

  protectPeriod(period: string): void {
    this.#hideAgain(period);
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      let changed = this.#operands.protect(period);
      for (const [code, threshold] of this.thresholds) {
        changed =
          this.#protectHierarchy(this.#edition.indicator(code), threshold, period) || changed;
      }
      changed = this.#totals.protect(period) || changed;
      changed = this.#relatives.protect(period) || changed;
      if (!changed) {
        this.#refusePinned(period);
        return;
      }
      // Only what is left in the last round counts.
      this.#forgetRefusals(period);
    }
    throw new Error(`protection of ${period} did not settle in ${MAX_ROUNDS} rounds`);
  }

  /** What an earlier edition hid stays hidden: beside the figures that it showed this one would tell it. */
  #hideAgain(period: string): void {
    for (const code of this.thresholds.keys()) {
      for (const [level, states] of this.#earlier.hiddenOf(this.#edition.indicator(code), period))
        this.hidden.add(code, level, period, states);
    }
  }

  #forgetRefusals(period: string): void {
    for (const [key, refusal] of this.refusals)
      if (refusal.period === period) this.refusals.delete(key);
  }

  /** Refuses what rests on hiding figures that an earlier edition showed. */
  #refusePinned(period: string): void {
    for (const code of this.thresholds.keys()) {
      const indicator = this.#edition.indicator(code);
      for (const [level, states] of this.hidden.levelsOf(code, period)) {
        const past = this.#earlier.at(indicator, level, period);
        const areas = [...states.keys()].filter(
          (area) => states[area] === COMPLEMENTARY && past?.pinned[area] === 1,
        );
        if (areas.length > 0) this.#refuse(indicator, period, level, areas);
      }
    }
  }

  /** One indicator over the levels: atoms are its finest cells, groups the cells of coarser levels. */
  #protectHierarchy(indicator: Indicator, threshold: number, period: string): boolean {
    let changed = false;
    for (const data of this.#edition.loadedLevels(indicator.code, period)) {
      const column = this.computer.compute(indicator, data.level.code, period)?.column;
      if (!column) continue;
      const coarser = this.#coarserWithValues(indicator, data, period);
      const atoms = this.#atomsOf(indicator, data, column, period);
      const past = this.#earlier.around(indicator, data.level.code, period, coarser, atoms);
      const groupings = [
        ...coarser.map(({ parentOf, column: cells }) => ({
          groupOf: Int32Array.from(atoms, (area) => indexAt(parentOf, area)),
          ...publishedOf(cells),
        })),
        ...(past?.lost ?? []),
      ];
      const levels = coarser.map(({ code }) => code);
      const own = this.hidden.of(indicator.code, data.level.code, period);
      const before: Protection = {
        atoms: Uint8Array.from(atoms, (area) => byteAt(own, area)),
        groups: groupings.map(({ values: cells }, at) => {
          const level = levels[at];
          return level === undefined
            ? new Uint8Array(cells.length)
            : this.hidden.of(indicator.code, level, period);
        }),
      };
      const values = Float64Array.from(atoms, (area) => numberAt(column.values, area));
      const partner = this.#totals.partnerOf(indicator, period);
      const room =
        partner && this.computer.compute(partner, data.level.code, period)?.column.values;
      const highs = room
        ? Float64Array.from(atoms, (area, i) => numberAt(values, i) + numberAt(room, area))
        : null;
      const inSmall = this.#totals.inSmallTotal(indicator, data.level.code, period);
      const bound = inSmall && Uint8Array.from(atoms, (area) => byteAt(inSmall, area));
      const known = { hidden: before, highs, bound, past: past?.cells ?? null };
      const after = protectCounts(values, groupings, threshold, known);
      const unsafe = (after.unsafe ?? []).map((atom) => itemAt(atoms, atom));
      if (unsafe.length > 0) this.#refuse(indicator, period, data.level.code, unsafe);
      const ownAfter = own.slice();
      for (const [index, area] of atoms.entries()) ownAfter[area] = byteAt(after.atoms, index);
      changed = this.hidden.add(indicator.code, data.level.code, period, ownAfter) || changed;
      for (const [index, level] of levels.entries()) {
        changed =
          this.hidden.add(indicator.code, level, period, after.groups[index] ?? own) || changed;
      }
    }
    return changed;
  }

  #refuse(indicator: Indicator, period: string, level: string, areas: readonly number[]): void {
    const known = this.#edition.level(level).areas;
    const codes = [...new Set(areas)].map((area) => itemAt(known, area).code);
    const refusal = { indicator: indicator.code, period, level, areas: codes };
    this.refusals.set(`${indicator.code} ${period} ${level}`, refusal);
  }

  /** Areas of a level with a value that is not the sum of finer loaded ones. */
  #atomsOf(indicator: Indicator, data: LevelData, column: Column, period: string): number[] {
    const finer = this.#edition
      .loadedLevels(indicator.code, period)
      .filter((l) => l.parents.has(data.level.code));
    const covered = new Set<number>();
    for (const { level, parents } of finer) {
      const parentOf = parents.get(data.level.code);
      const statuses = this.computer.compute(indicator, level.code, period)?.column.statuses;
      if (!parentOf || !statuses) continue;
      for (const [child, parent] of parentOf.entries())
        if (byteAt(statuses, child) === VALUE) covered.add(parent);
    }
    return [...column.statuses.keys()].filter(
      (area) => column.statuses[area] === VALUE && !covered.has(area),
    );
  }

  #coarserWithValues(
    indicator: Indicator,
    data: LevelData,
    period: string,
  ): { code: string; parentOf: Int32Array; column: Column }[] {
    return this.#edition.coarserLevels(data.level.code).flatMap(({ level }) => {
      const parentOf = this.#edition.parentsOf(data.level.code, level.code);
      const column = this.computer.compute(indicator, level.code, period)?.column;
      return parentOf && column ? [{ code: level.code, parentOf, column }] : [];
    });
  }
}

function publishedOf(column: Column): { values: Float64Array; published: Uint8Array } {
  return {
    values: column.values,
    published: Uint8Array.from(column.statuses, (status) => (status === VALUE ? 1 : 0)),
  };
}
