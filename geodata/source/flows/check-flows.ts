/** Definitions that do not go together with figures between areas. */

import { codeOf, parseFormula, referencesOf } from '../../formula/parse.ts';
import type { Problem } from '../../model/data-error.ts';
import { foldIndicator } from '../../model/indicator-code.ts';
import type { ReadIndicator } from '../definitions/read-indicators.ts';

const FIELDS = [
  'aggregationIndicator',
  'thresholdIndicator',
  'sampleIndicator',
  'deviationIndicator',
] as const;

/**
 * Reports indicators that have flows and something else, and references from an indicator of areas to
 * flows or the other way round.
 * @param defined by folded code
 * @param flows folded codes of indicators with flows
 * @param others folded codes of those with figures of areas
 */
export function checkFlowReferences(
  defined: ReadonlyMap<string, ReadIndicator>,
  flows: ReadonlySet<string>,
  others: ReadonlySet<string>,
  problems: Problem[],
): void {
  if (flows.size === 0) return;
  for (const [code, { indicator, file, sheet, row, headers }] of defined) {
    const complain = (
      severity: Problem['severity'],
      kind: string,
      column: string | undefined,
      message: string,
    ): void => {
      const at = { file, sheet, row, column };
      problems.push({ ...at, severity, kind, message: `${indicator.code}: ${message}` });
    };
    const isFlow = flows.has(code);
    if (isFlow && others.has(code)) {
      const message = 'has flows and figures of areas: give one of them another code';
      complain('error', 'two_kinds_of_figures', undefined, message);
    }
    if (isFlow && indicator.formula !== null) {
      const message = 'has flows and a formula: leave one of them out';
      complain('error', 'two_kinds_of_figures', headers.formula, message);
    }
    for (const operand of operandsOf(indicator.formula)) {
      if (!flows.has(foldIndicator(operand))) continue;
      const message = `formula uses "${operand}", whose figures are between areas: a formula takes those of one area, so this indicator has none`;
      complain('warning', 'flow_in_formula', headers.formula, message);
    }
    for (const field of FIELDS) {
      const other = indicator[field];
      if (other === null || flows.has(foldIndicator(other)) === isFlow) continue;
      const message = isFlow
        ? `${field} "${other}" has no flows`
        : `${field} "${other}" has figures between areas, expected an indicator of areas`;
      complain('warning', 'flow_reference', headers[field], message);
    }
  }
}

function operandsOf(formula: string | null): string[] {
  if (formula === null) return [];
  try {
    return [...new Set(referencesOf(parseFormula(formula)).map(codeOf))];
  } catch {
    // A formula that cannot be read has been reported.
    return [];
  }
}
