/** Counts made by a formula that are under their threshold: an operand is hidden with them. */

import type { ValueComputer } from '../compute/compute-values.ts';
import { COMPLEMENTARY, SHOWN } from '../disclosure/suppression-table.ts';
import type { Edition } from '../edition/edition.ts';
import type { Indicator } from '../model/model.ts';
import { byteAt, itemAt, numberAt } from '../model/read-at.ts';
import { VALUE } from '../model/status.ts';
import { isUnderThreshold } from '../model/threshold.ts';
import type { HiddenStates } from './hidden-cells.ts';

export class OperandProtector {
  readonly #edition: Edition;

  /** @param thresholds lowest value that may be shown, per loaded count that is protected */
  constructor(
    private readonly computer: ValueComputer,
    private readonly hidden: HiddenStates,
    private readonly thresholds: ReadonlyMap<string, number>,
    private readonly formulas: readonly Indicator[],
  ) {
    this.#edition = computer.edition;
  }

  /**
   * A count made by a formula that is under its threshold can be worked out while its operands are
   * shown: the smallest of them is hidden with it.
   */
  protect(period: string): boolean {
    let changed = false;
    for (const formula of this.formulas) {
      for (const { level } of this.#edition.levels) {
        const column = this.computer.compute(formula, level.code, period)?.column;
        const operands = this.computer.formulas
          .operandsOf(formula)
          .filter((o) => this.thresholds.has(o.code));
        if (!column || operands.length === 0) continue;
        for (const [area, value] of column.values.entries()) {
          const isSmall = isUnderThreshold(value, formula.threshold);
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
    const states = operands.map((operand) => this.hidden.of(operand.code, level, period));
    if (states.some((list) => byteAt(list, area) !== SHOWN)) return false;
    const sizes = operands.map((operand) => {
      const computed = this.computer.compute(operand, level, period);
      // An operand without figures is as little as one that is 0: there is nothing to hide.
      return computed ? Math.abs(numberAt(computed.column.values, area)) : 0;
    });
    const positive = sizes.filter((size) => size > 0);
    const chosen = sizes.indexOf(Math.min(...positive));
    const [operand, list] = [operands[chosen], states[chosen]?.slice()];
    if (!operand || !list) return false;
    // Under the guarded threshold it would be hidden by itself, before this is asked again.
    if (itemAt(sizes, chosen) < (this.thresholds.get(operand.code) ?? 0)) return false;
    list[area] = COMPLEMENTARY;
    return this.hidden.add(operand.code, level, period, list);
  }
}
