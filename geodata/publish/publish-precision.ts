/**
 * How much chance there is in a published share, ratio or mean, from what is published around it: of how many
 * it is taken, and how many that makes. Nothing is known of the figures behind it that a reader could not
 * work out, so nothing is given away.
 */

import { type Ast, codeOf, foldCode } from '../formula/parse.ts';
import type { Indicator } from '../model/model.ts';
import type { Precision } from '../model/precision.ts';
import { numberAt } from '../model/read-at.ts';
import { VALUE } from '../model/status.ts';
import { kindOfUnit } from '../model/unit-kind.ts';
import { decimalsOf, type Question, type ValuePublisher } from './publish-values.ts';

/** Under so many a mean or a ratio is that of a handful. */
const FEWEST = 30;
/** A ratio of fewer cases than this has a relative standard error above 20 % (1/√25). */
const MIN_CASES = 25;
/** Standard errors above these are large: percentage points of a share, and part of the figure itself. */
const MAX_POINTS = 5;
const MAX_RELATIVE = 0.2;

/**
 * Null where there is nothing to tell: for counts, for what is not taken of a number of things, and where that
 * number is not published.
 */
export function findPrecision(
  publisher: ValuePublisher,
  question: Question,
  index: number,
): Precision | null {
  const { indicator } = question;
  const below = denominatorOf(publisher, indicator);
  if (!below) return null;
  const value = shownAt(publisher, question, index);
  const of = shownAt(publisher, { ...question, ...below }, index);
  if (value === null || of === null || of <= 0) return null;
  if (indicator.dataType === 'mean') return { of, cases: null, error: null, weak: of < FEWEST };
  if (indicator.dataType === 'share') return precisionOfShare(value, of);
  const factor = factorOf(publisher, indicator);
  return !factor ? null : precisionOfRatio(value, of, factor);
}

/**
 * Of a share in percent: `√(p(100−p)/n)` with two of either kind added, so that 0 % of a few is not certain
 * (Agresti and Coull, The American Statistician, 1998).
 * @param of n, of how many
 */
export function precisionOfShare(share: number, of: number): Precision {
  const adjusted = (share * of + 200) / (of + 4);
  const error = Math.sqrt((adjusted * (100 - adjusted)) / (of + 4));
  const weak = error > MAX_POINTS || (share > 0 && error / share > MAX_RELATIVE);
  return { of, cases: Math.round((share * of) / 100), error: roundError(error), weak };
}

/**
 * Of a number of cases per so many, as counts that come by chance (Poisson): `value/√cases`.
 * @param factor what a case among as many as `of` counts for: 1000 for "per 1.000 inwoners"
 */
export function precisionOfRatio(value: number, of: number, factor: number): Precision | null {
  const cases = (value * of) / factor;
  if (!(cases >= 0)) return null;
  const error = cases > 0 ? value / Math.sqrt(cases) : factor / of;
  const weak = of < FEWEST || cases < MIN_CASES;
  return { of, cases: Math.round(cases), error: roundError(error), weak };
}

/** The indicator that a figure is taken of, when it counts things and is shown itself. */
function denominatorOf(
  { computer }: ValuePublisher,
  { dataType, aggregationIndicator }: Indicator,
): { indicator: Indicator } | null {
  if (dataType === 'count' || dataType === 'text') return null;
  const below = computer.edition.findIndicator(aggregationIndicator);
  return below?.visible && countsCases(below) ? { indicator: below } : null;
}

/** The number that a formula such as `a / b * 1000` multiplies with; null for a formula of another form. */
function factorOf({ computer }: ValuePublisher, indicator: Indicator): number | null {
  const formula = computer.formulas.of(indicator);
  if (formula?.kind !== 'binary') return null;
  const isScaled = formula.op === '*' && formula.right.kind === 'number';
  const division = isScaled ? formula.left : formula;
  if (division.kind !== 'binary' || division.op !== '/') return null;
  const above = computer.edition.findIndicator(refOf(division.left));
  const isPlain = refOf(division.right) === foldCode(indicator.aggregationIndicator ?? '');
  if (!isPlain || !countsCases(above)) return null;
  return formula.right.kind === 'number' ? formula.right.value : 1;
}

/** Of hectares or euros there is no chance of this kind. */
function countsCases(indicator: Indicator | null): boolean {
  return indicator?.dataType === 'count' && kindOfUnit(indicator.unit) === 'things';
}

function refOf(ast: Ast): string {
  return ast.kind === 'indicator' || ast.kind === 'shifted' ? codeOf(ast) : '';
}

function shownAt(publisher: ValuePublisher, question: Question, index: number): number | null {
  const { indicator, level, period } = question;
  if (!publisher.computer.availability(indicator).get(level)?.includes(period)) return null;
  const { values, statuses } = publisher.publish({ indicator, level, period }).column;
  if (statuses[index] !== VALUE) return null;
  return Number(numberAt(values, index).toFixed(decimalsOf(indicator)));
}

function roundError(error: number): number {
  return Number(error.toPrecision(3));
}
