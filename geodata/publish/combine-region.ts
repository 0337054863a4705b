/**
 * What the published columns say of several areas taken as one: shown areas and whole shown parents are added up,
 * averaged with shown weights, or put into the formula. Nothing here reads a column that is not published, but for slices
 * of a cube, whose own rule says which sums may be shown.
 */
import type { LevelData } from '../edition/edition.ts';
import { evaluateFormula } from '../formula/evaluate.ts';
import { codeOf, parseFormula, type Reference } from '../formula/parse.ts';
import type { Column } from '../model/column.ts';
import type { CubeDefinition, CubeSelection } from '../model/cube.ts';
import { DataError } from '../model/data-error.ts';
import type { Indicator } from '../model/model.ts';
import { shiftPeriod } from '../model/period.ts';
import { byteAt, itemAt, numberAt } from '../model/read-at.ts';
import { addStatus, EMPTY, SUPPRESSED, UNDEFINED, VALUE } from '../model/status.ts';
import { isProtected, isUnderThreshold, PRIVACY } from '../model/threshold.ts';
import type { Published, Question, ValuePublisher } from './publish-values.ts';
import { coverRegion } from './region-cover.ts';

/** Unrounded value, status and reason of a region, with the cells it was made from; no parts when hidden. */
export type Combined = {
  value: number;
  status: number;
  reason: number;
  parts: { level: string; index: number }[];
};

/** @throws DataError `not_available` for figures that cannot be added up or averaged over areas */
export function combine(
  publisher: ValuePublisher,
  question: Question,
  areas: readonly number[],
  data: LevelData,
): Combined {
  const { indicator, level, period } = question;
  if (indicator.formula !== null) return combineFormula(publisher, question, areas, data);
  if (areas.length === 1) return single(publisher.publishExact(question), itemAt(areas, 0), level);
  if (!indicator.aggregateAreas || indicator.dataType === 'text') {
    throw new DataError(
      'not_available',
      `${indicator.code} cannot be added up or averaged over areas`,
    );
  }
  if (indicator.dataType === 'count') return addUp(publisher, question, areas);
  return average(publisher, indicator, level, period, areas);
}

function single({ column, reasons }: Published, index: number, level: string): Combined {
  return {
    value: numberAt(column.values, index),
    status: byteAt(column.statuses, index),
    reason: byteAt(reasons, index),
    parts: [{ level, index }],
  };
}

/** A count: shown areas one by one, hidden ones through whole shown parents. */
function addUp(publisher: ValuePublisher, question: Question, areas: readonly number[]): Combined {
  // Where rounding protects small numbers, a sum of unrounded parts would tell more than the parts do.
  const isRounded = isProtected(question.indicator) && (question.indicator.rounding ?? 1) > 1;
  const publish = (asked: Question): Published =>
    isRounded ? publisher.publish(asked) : publisher.publishExact(asked);
  const { column, reasons } = publish(question);
  const { parts, uncovered } = coverRegion(publisher, question, areas, column);
  let value = 0;
  let status = EMPTY;
  for (const part of parts) {
    const from =
      part.level === question.level ? column : publish({ ...question, level: part.level }).column;
    value += numberAt(from.values, part.index);
    status = addStatus(status, byteAt(from.statuses, part.index));
  }
  if (uncovered.length === 0)
    return { value: status === VALUE ? value : 0, status, reason: 0, parts };
  return {
    value: 0,
    status: SUPPRESSED,
    reason: reasons[itemAt(uncovered, 0)] || PRIVACY,
    parts: [],
  };
}

/** A mean or loaded share: weighted over shown values with shown weights. */
function average(
  publisher: ValuePublisher,
  indicator: Indicator,
  level: string,
  period: string,
  areas: readonly number[],
): Combined {
  const values = publisher.publishExact({ indicator, level, period });
  const weight = publisher.computer.edition.findIndicator(indicator.aggregationIndicator);
  if (!weight)
    throw new DataError('not_available', `${indicator.code} has no weight to average it with`);
  const weights = publisher.publishExact(publisher.ask(weight.code, level, period)).column;
  let [sum, total, status, reason] = [0, 0, EMPTY, 0];
  for (const area of areas) {
    const own = byteAt(values.column.statuses, area);
    const weighted = byteAt(weights.statuses, area);
    if (own === SUPPRESSED || weighted === SUPPRESSED) {
      reason = values.reasons[area] || PRIVACY;
      status = SUPPRESSED;
      break;
    }
    if (own === VALUE && weighted === VALUE) {
      sum += numberAt(values.column.values, area) * numberAt(weights.values, area);
      total += numberAt(weights.values, area);
    }
    status = addStatus(status, own === VALUE ? weighted : own);
  }
  if (status === VALUE && total === 0) status = UNDEFINED;
  return {
    value: status === VALUE ? sum / total : 0,
    status,
    reason,
    parts: areas.map((index) => ({ level, index })),
  };
}

/** A formula is evaluated on the region's operands, each of which must be given. */
function combineFormula(
  publisher: ValuePublisher,
  { indicator, level, period }: Question,
  areas: readonly number[],
  data: LevelData,
): Combined {
  const formula = parseFormula(indicator.formula ?? '');
  let reason = 0;
  let isHidden = false;
  const parts: Combined['parts'] = [];
  const operand = (reference: Reference): Column => {
    const at = reference.kind === 'shifted' ? shiftPeriod(period, reference.by) : period;
    const source = publisher.computer.edition.findIndicator(codeOf(reference));
    if (!source || at === null) {
      throw new DataError('not_available', `${indicator.code} cannot be computed for a region`);
    }
    const combined =
      reference.kind === 'cell'
        ? combineCell(publisher, reference, { indicator: source, level, period: at }, areas)
        : combine(publisher, { indicator: source, level, period: at }, areas, data);
    if (combined.status === SUPPRESSED) {
      isHidden = true;
      reason = combined.reason;
    }
    parts.push(...combined.parts);
    const value = combined.status === SUPPRESSED ? EMPTY : combined.status;
    return { values: Float64Array.of(combined.value), statuses: Uint8Array.of(value) };
  };
  const result = evaluateFormula(formula, operand, 1);
  if (isHidden) return { value: 0, status: SUPPRESSED, reason, parts: [] };
  const own = publisher.testThreshold(indicator, result, (source) =>
    combine(publisher, { indicator: source, level, period }, areas, data),
  );
  if (own !== 0) return { value: 0, status: SUPPRESSED, reason: own, parts: [] };
  return {
    value: numberAt(result.values, 0),
    status: result.statuses[0] ?? UNDEFINED,
    reason: 0,
    parts,
  };
}

function combineCell(
  publisher: ValuePublisher,
  reference: Extract<Reference, { kind: 'cell' }>,
  question: Question,
  areas: readonly number[],
): Combined {
  const { cubes } = publisher.computer;
  const cube = cubes.cube(reference.cube);
  const selection = cubes.selectOperands(cube, reference.items);
  return combineSlice(publisher, cube, selection, question, areas);
}

/** A slice of a cube for the region taken as one area, where the cube's rule lets it be shown. */
export function combineSlice(
  { computer }: ValuePublisher,
  cube: CubeDefinition,
  selection: CubeSelection,
  { indicator, level, period }: Question,
  areas: readonly number[],
): Combined {
  const column = computer.cubes.slice(cube, selection, level, period);
  let [value, status] = [0, EMPTY];
  for (const area of areas) {
    if (!column) continue;
    value += numberAt(column.values, area);
    status = addStatus(status, byteAt(column.statuses, area));
  }
  const isSmall = isUnderThreshold(value, indicator.threshold);
  const isHidden = computer.cubeGuard.isRegionHidden(cube, selection, level, period, areas);
  if (status === VALUE && (isSmall || isHidden))
    return { value: 0, status: SUPPRESSED, reason: PRIVACY, parts: [] };
  const parts = areas.map((index) => ({ level, index }));
  return { value: status === VALUE ? value : 0, status, reason: 0, parts };
}
