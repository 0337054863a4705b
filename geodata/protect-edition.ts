/**
 * Which cells of an edition stay hidden for privacy: built once, before it goes live (DOMAIN.md §6).
 * Counts with a threshold on themselves are protected over all levels and vintages they reach, together
 * with the totals they are parts of. What is computed from them inherits: see `publish-values.ts`.
 */
import type { Column } from './column.ts';
import type { ValueComputer } from './compute-values.ts';
import type { Edition, LevelData } from './edition.ts';
import type { Indicator } from './model.ts';
import { protectCounts } from './protect-counts.ts';
import { VALUE } from './status.ts';
import { COMPLEMENTARY, PRIMARY, type Protection, SHOWN } from './suppression-table.ts';

/** Indicator → period → level → state of each area. */
export type HiddenCells = Map<string, Map<string, Map<string, Uint8Array>>>;

/** A total and the parts that add up to it in every area: both are known to the reader. */
export type TotalOfParts = { total: string; parts: string[] };

/** What protection costs, for the report. Values are sums over all levels. */
export type ProtectionCost = {
  indicator: string;
  period: string;
  level: string;
  cells: number;
  primary: number;
  complementary: number;
  /** Share (0–1) of the level's total in primary cells, and in all hidden ones. */
  primaryShare: number;
  hiddenShare: number;
};

/** Rounds of mutual adjustment between totals and parts; real data needs two or three. */
const MOST_ROUNDS = 40;

export function protectEdition(
  computer: ValueComputer,
  totals: readonly TotalOfParts[],
  progress: (message: string) => void = () => {},
): HiddenCells {
  const protector = new EditionProtector(computer, totals);
  for (const [index, period] of protector.periods.entries()) {
    if (index % 10 === 0) progress(`protecting small numbers: ${period}`);
    protector.protectPeriod(period);
  }
  return protector.hidden;
}

/** True for counts whose own value is tested: the ones that can be given away. */
export function isProtected(indicator: Indicator): boolean {
  return (
    // Cubes have a rule of their own: see `cube-privacy.ts`.
    !indicator.isCube &&
    indicator.threshold !== null &&
    indicator.threshold > 1 &&
    indicator.thresholdIndicator === null &&
    indicator.dataType === 'count'
  );
}

class EditionProtector {
  readonly hidden: HiddenCells = new Map();
  readonly periods: string[];
  readonly #edition: Edition;
  /** Threshold per loaded indicator that needs protection. */
  readonly #thresholds = new Map<string, number>();
  readonly #formulas: Indicator[];
  /** Part and period → the part that is hidden with it; null where none has room. */
  readonly #partners = new Map<string, Indicator | null>();
  /** Total, first part and period → the part that is hidden wherever the total is. */
  readonly #carriers = new Map<string, Indicator>();

  constructor(
    private readonly computer: ValueComputer,
    private readonly totals: readonly TotalOfParts[],
  ) {
    this.#edition = computer.edition;
    const guarded = this.#edition.indicators.filter(isProtected);
    this.#formulas = guarded.filter((indicator) => indicator.formula !== null);
    for (const indicator of guarded) this.#guard(indicator, indicator.threshold ?? 0);
    for (const indicator of this.#edition.indicators) {
      const tested = this.#edition.findIndicator(indicator.thresholdIndicator ?? '');
      if (tested && this.#isGivenAway(indicator, tested)) {
        this.#guard(tested, indicator.threshold ?? 0);
      }
    }
    const periods = new Set<string>();
    for (const code of this.#thresholds.keys()) {
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
      this.computer.operandsOf(of).some((operand) => operand === tested || isOperand(operand));
    return isOperand(indicator);
  }

  /** A guarded formula is guarded through the counts it is made of. */
  #guard(indicator: Indicator, threshold: number): void {
    if (indicator.isCube) return;
    if (indicator.formula === null) {
      const before = this.#thresholds.get(indicator.code) ?? 0;
      this.#thresholds.set(indicator.code, Math.max(before, threshold));
      return;
    }
    for (const operand of this.computer.operandsOf(indicator)) this.#guard(operand, threshold);
  }

  protectPeriod(period: string): void {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      let changed = this.#hideOperands(period);
      for (const [code, threshold] of this.#thresholds) {
        changed =
          this.#protectHierarchy(this.#edition.indicator(code), threshold, period) || changed;
      }
      for (const total of this.totals) changed = this.#protectTotal(total, period) || changed;
      if (!changed) return;
    }
    throw new Error(`protection of ${period} did not settle in ${MOST_ROUNDS} rounds`);
  }

  /** One indicator over the levels: atoms are its finest cells, groups the cells of coarser levels. */
  #protectHierarchy(indicator: Indicator, threshold: number, period: string): boolean {
    let changed = false;
    for (const data of this.#loadedLevels(indicator, period)) {
      const column = this.computer.compute(indicator, data.level.code, period)?.column;
      if (!column) continue;
      const coarser = this.#coarserWithValues(indicator, data, period);
      const atoms = this.#atomsOf(indicator, data, column, period);
      const groupings = coarser.map(({ parentOf, column: cells }) => ({
        groupOf: Int32Array.from(atoms, (area) => parentOf[area] ?? -1),
        ...publishedOf(cells),
      }));
      const levels = coarser.map(({ code }) => code);
      const own = this.#states(indicator, data.level.code, period);
      const before: Protection = {
        atoms: Uint8Array.from(atoms, (area) => own[area] ?? SHOWN),
        groups: levels.map((level) => this.#states(indicator, level, period)),
      };
      const values = Float64Array.from(atoms, (area) => column.values[area] ?? 0);
      const partner = this.#partners.get(`${indicator.code} ${period}`);
      const room =
        partner && this.computer.compute(partner, data.level.code, period)?.column.values;
      const highs = room
        ? Float64Array.from(atoms, (area, i) => (values[i] ?? 0) + (room[area] ?? 0))
        : null;
      const after = protectCounts(values, groupings, threshold, before, highs);
      const ownAfter = own.slice();
      for (const [index, area] of atoms.entries()) ownAfter[area] = after.atoms[index] ?? SHOWN;
      changed = this.#merge(indicator, data.level.code, period, ownAfter) || changed;
      for (const [index, level] of levels.entries()) {
        changed = this.#merge(indicator, level, period, after.groups[index] ?? own) || changed;
      }
    }
    return changed;
  }

  /**
   * Parts beside their total: a hidden part would follow from the total and the other parts. Where a
   * partner part has room to move wherever this one is hidden, it is hidden there too: every move of the
   * one is undone by the other, and totals stay as they are. Where none has, the total is hidden with the
   * part. And wherever a total is hidden, by this or for another reason, one and the same part is hidden
   * with it, the carrier, through which the total moves.
   */
  #protectTotal({ total, parts }: TotalOfParts, period: string): boolean {
    const whole = this.#edition.indicator(total);
    const pieces = parts
      .map((code) => this.#edition.indicator(code))
      .filter((piece) => this.#loadedLevels(piece, period).length > 0);
    // Parts that are not all there do not add up to the total: nothing follows from them.
    if (pieces.length < parts.length) return false;
    let changed = false;
    // In a small total every part is small: were the zeros shown, the pattern would tell the others.
    for (const piece of pieces) changed = this.#hideWith(piece, whole, period, PRIMARY) || changed;
    for (const piece of pieces) {
      if (!this.hidden.get(piece.code)?.has(period)) continue;
      const served = pieces.filter(
        (other) => this.#partners.get(`${other.code} ${period}`) === piece,
      );
      const [first] = served;
      // A part that serves others has a partner in each of them, and hides the first where they are shown.
      if (first) changed = this.#hideBeside(first, piece, served, period) || changed;
      else
        changed =
          this.#hideWith(this.#partnerOf(piece, pieces, period) ?? whole, piece, period) || changed;
    }
    const carrier = this.#carrierOf(whole, pieces, period);
    return (carrier ? this.#hideWith(carrier, whole, period) : false) || changed;
  }

  /** Hides `other` wherever `indicator` is hidden (or in one state only) and `other` has values. */
  #hideWith(other: Indicator, indicator: Indicator, period: string, only?: number): boolean {
    let changed = false;
    for (const [level, states] of this.hidden.get(indicator.code)?.get(period) ?? []) {
      if (!this.computer.compute(other, level, period)) continue;
      const wanted = only === undefined ? states : states.map((s) => (s === only ? s : SHOWN));
      changed = this.#merge(other, level, period, asComplementary(wanted)) || changed;
    }
    return changed;
  }

  /** Hides `first` where `piece` is hidden and none of those it serves is. */
  #hideBeside(
    first: Indicator,
    piece: Indicator,
    served: readonly Indicator[],
    period: string,
  ): boolean {
    let changed = false;
    for (const [level, states] of this.hidden.get(piece.code)?.get(period) ?? []) {
      const others = served.map((other) => this.#states(other, level, period));
      const alone = states.map((state, area) =>
        others.some((list) => list[area] !== SHOWN) ? SHOWN : state,
      );
      changed = this.#merge(first, level, period, asComplementary(alone)) || changed;
    }
    return changed;
  }

  /** The smallest other part with room wherever this one is hidden, or null; once none, always none. */
  #partnerOf(piece: Indicator, pieces: readonly Indicator[], period: string): Indicator | null {
    const key = `${piece.code} ${period}`;
    const known = this.#partners.get(key);
    if (known === null) return null;
    if (known && this.#roomBeside(piece, known, period) !== null) return known;
    const roomy = pieces
      .filter((other) => other !== piece && known === undefined)
      .flatMap((other) => {
        const sum = this.#roomBeside(piece, other, period);
        return sum === null ? [] : [{ other, sum }];
      })
      .sort((a, b) => a.sum - b.sum);
    const partner = roomy[0]?.other ?? null;
    this.#partners.set(key, partner);
    return partner;
  }

  /** Sum of `other` over the hidden cells of `piece`, or null where it has no room to move in one of them. */
  #roomBeside(piece: Indicator, other: Indicator, period: string): number | null {
    const room = 2 * (this.#thresholds.get(piece.code) ?? 0);
    let sum = 0;
    for (const [level, states] of this.hidden.get(piece.code)?.get(period) ?? []) {
      const values = this.computer.compute(other, level, period)?.column.values;
      for (const [area, state] of states.entries()) {
        if (state === SHOWN) continue;
        if ((values?.[area] ?? 0) < room) return null;
        sum += values?.[area] ?? 0;
      }
    }
    return sum;
  }

  /** The part hidden wherever the total is: the smallest one with room there, else the largest. */
  #carrierOf(whole: Indicator, pieces: readonly Indicator[], period: string): Indicator | null {
    const key = `${whole.code} ${pieces[0]?.code} ${period}`;
    const known = this.#carriers.get(key);
    if (known) return known;
    const byLevel = this.hidden.get(whole.code)?.get(period);
    if (!byLevel || byLevel.size === 0) return null;
    const sized = pieces.map((piece) => ({ piece, room: this.#roomBeside(whole, piece, period) }));
    const roomy = sized
      .filter(({ room }) => room !== null)
      .sort((a, b) => (a.room ?? 0) - (b.room ?? 0));
    const total = (piece: Indicator): number => {
      const level = this.#loadedLevels(piece, period)[0]?.level.code ?? '';
      return (
        this.computer.compute(piece, level, period)?.column.values.reduce((a, b) => a + b, 0) ?? 0
      );
    };
    const carrier = roomy[0]?.piece ?? [...pieces].sort((a, b) => total(b) - total(a))[0] ?? null;
    if (carrier) this.#carriers.set(key, carrier);
    return carrier;
  }

  /**
   * A count made by a formula that is under its threshold can be worked out while its operands are
   * shown: the smallest of them is hidden with it.
   */
  #hideOperands(period: string): boolean {
    let changed = false;
    for (const formula of this.#formulas) {
      for (const { level } of this.#edition.levels) {
        const column = this.computer.compute(formula, level.code, period)?.column;
        const operands = this.computer
          .operandsOf(formula)
          .filter((o) => this.#thresholds.has(o.code));
        if (!column || operands.length === 0) continue;
        for (const [area, value] of column.values.entries()) {
          const isSmall = Math.abs(value) > 0 && Math.abs(value) < (formula.threshold ?? 0);
          if (column.statuses[area] !== VALUE || !isSmall) continue;
          changed = this.#hideSmallest(operands, level.code, period, area) || changed;
        }
      }
    }
    return changed;
  }

  #hideSmallest(
    operands: readonly Indicator[],
    level: string,
    period: string,
    area: number,
  ): boolean {
    const states = operands.map((operand) => this.#states(operand, level, period));
    if (states.some((list) => (list[area] ?? SHOWN) !== SHOWN)) return false;
    const sizes = operands.map((o) =>
      Math.abs(this.computer.compute(o, level, period)?.column.values[area] ?? 0),
    );
    const positive = sizes.filter((size) => size > 0);
    const chosen = sizes.indexOf(Math.min(...positive));
    const [operand, list] = [operands[chosen], states[chosen]?.slice()];
    if (!operand || !list) return false;
    // Under the guarded threshold it would be hidden by itself, before this is asked again.
    if ((sizes[chosen] ?? 0) < (this.#thresholds.get(operand.code) ?? 0)) return false;
    list[area] = COMPLEMENTARY;
    return this.#merge(operand, level, period, list);
  }

  /** Levels with loaded figures for the period, finest first. */
  #loadedLevels(indicator: Indicator, period: string): LevelData[] {
    return this.#edition
      .loadedAt(indicator.code)
      .filter(({ periods }) => periods.includes(period))
      .map(({ level }) => this.#edition.level(level))
      .sort((a, b) => b.areas.length - a.areas.length);
  }

  /** Areas of a level with a value that is not the sum of finer loaded ones. */
  #atomsOf(indicator: Indicator, data: LevelData, column: Column, period: string): number[] {
    const finer = this.#loadedLevels(indicator, period).filter((l) =>
      l.parents.has(data.level.code),
    );
    const covered = new Set<number>();
    for (const { level, parents } of finer) {
      const parentOf = parents.get(data.level.code);
      const statuses = this.computer.compute(indicator, level.code, period)?.column.statuses;
      for (const [child, parent] of (parentOf ?? []).entries())
        if (statuses?.[child] === VALUE) covered.add(parent);
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

  #states(indicator: Indicator, level: string, period: string): Uint8Array {
    const known = this.hidden.get(indicator.code)?.get(period)?.get(level);
    return known ?? new Uint8Array(this.#edition.level(level).areas.length);
  }

  /** Adds hidden cells; a cell once hidden stays so, and primary stays primary. Returns whether any was new. */
  #merge(indicator: Indicator, level: string, period: string, states: Uint8Array): boolean {
    const before = this.#states(indicator, level, period);
    const merged = before.slice();
    let isNew = false;
    for (const [area, state] of states.entries()) {
      if (state === SHOWN) continue;
      if (before[area] === SHOWN) isNew = true;
      merged[area] = before[area] === PRIMARY || state === PRIMARY ? PRIMARY : COMPLEMENTARY;
    }
    const byPeriod = this.hidden.get(indicator.code) ?? new Map<string, Map<string, Uint8Array>>();
    this.hidden.set(indicator.code, byPeriod);
    const byLevel = byPeriod.get(period) ?? new Map<string, Uint8Array>();
    byPeriod.set(period, byLevel);
    if (merged.some((state) => state !== SHOWN)) byLevel.set(level, merged);
    return isNew;
  }
}

function asComplementary(states: Uint8Array): Uint8Array {
  return states.map((state) => (state === SHOWN ? SHOWN : COMPLEMENTARY));
}

function publishedOf(column: Column): { values: Float64Array; published: Uint8Array } {
  return {
    values: column.values,
    published: Uint8Array.from(column.statuses, (status) => (status === VALUE ? 1 : 0)),
  };
}

/** Cells hidden and their share of the total, per indicator, period and level. */
export function protectionCosts(computer: ValueComputer, hidden: HiddenCells): ProtectionCost[] {
  const costs: ProtectionCost[] = [];
  for (const [code, byPeriod] of hidden) {
    const indicator = computer.edition.indicator(code);
    for (const [period, byLevel] of byPeriod) {
      for (const [level, states] of byLevel) {
        const values =
          computer.compute(indicator, level, period)?.column.values ?? new Float64Array();
        const sums = [0, 0, 0];
        const counts = [0, 0, 0];
        for (const [area, state] of states.entries()) {
          sums[state] = (sums[state] ?? 0) + (values[area] ?? 0);
          counts[state] = (counts[state] ?? 0) + 1;
        }
        const [shown = 0, primary = 0, complementary = 0] = sums;
        const total = shown + primary + complementary || 1;
        costs.push({
          indicator: code,
          period,
          level,
          cells: states.length,
          primary: counts[PRIMARY] ?? 0,
          complementary: counts[COMPLEMENTARY] ?? 0,
          primaryShare: primary / total,
          hiddenShare: (primary + complementary) / total,
        });
      }
    }
  }
  return costs;
}
