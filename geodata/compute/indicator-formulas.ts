/** The formulas of an edition's indicators, parsed once, and what they rest on. */
import type { Edition } from '../edition/edition.ts';
import { type Ast, codeOf, parseFormula, referencesOf } from '../formula/parse.ts';
import type { Indicator } from '../model/model.ts';
import { shiftPeriod } from '../model/period.ts';

export class IndicatorFormulas {
  readonly #formulas = new Map<string, Ast | null>();
  readonly #operands = new Map<string, Indicator[]>();

  constructor(private readonly edition: Edition) {}

  /** Null for an indicator without a formula. */
  of(indicator: Indicator): Ast | null {
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
    const formula = this.of(indicator);
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
    const formula = this.of(indicator);
    const references = formula ? referencesOf(formula) : [];
    const operands = references.flatMap((r) => this.edition.findIndicator(codeOf(r)) ?? []);
    this.#operands.set(indicator.code, operands);
    return operands;
  }
}
