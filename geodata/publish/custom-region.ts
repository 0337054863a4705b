/**
 * The value of a custom region: any areas of one level, treated as one area (DOMAIN.md §2, §6).
 *
 * A value is given only when it already follows from what is published: the region is cut into shown
 * areas and whole shown parents, and those are added up. Whoever asks could have done so, which is why
 * no sequence of regions tells more than the published columns do.
 */

import { marginOfShare } from '../compute/margin.ts';
import type { LevelData } from '../edition/edition.ts';
import { evaluateFormula } from '../formula/evaluate.ts';
import { codeOf, parseFormula, type Reference } from '../formula/parse.ts';
import type { Column } from '../model/column.ts';
import type { Confidence } from '../model/confidence.ts';
import type { CubeCells, CubeDefinition, CubeSelection } from '../model/cube.ts';
import { DataError } from '../model/data-error.ts';
import type { Indicator } from '../model/model.ts';
import { shiftPeriod } from '../model/period.ts';
import { byteAt, itemAt, numberAt } from '../model/read-at.ts';
import {
  addStatus,
  EMPTY,
  STATUSES,
  type Status,
  SUPPRESSED,
  UNDEFINED,
  VALUE,
} from '../model/status.ts';
import { isProtected, isUnderThreshold, PRIVACY, REASONS } from '../model/threshold.ts';
import { findNearest } from './nearest-region.ts';
import { surveyOf } from './publish-margins.ts';
import {
  decimalsOf,
  type Published,
  type Question,
  roundColumn,
  type ValuePublisher,
} from './publish-values.ts';
import { coverRegion } from './region-cover.ts';

export type RegionAnswer = {
  /** Rounded; null wherever the status is not `value`. */
  value: number | null;
  status: Status;
  /** Why a suppressed value is. */
  reason: (typeof REASONS)[number];
  decimals: number;
  /** The cells the value was added up from, coarse to fine: `{level, index}`. */
  parts: { level: string; index: number }[];
  /** For a refused region: the areas of the nearest region that can be shown, or null. */
  nearest: number[] | null;
};

/** At most this many areas in one region. */
export const MAX_AREAS = 20_000;

/**
 * @param areas indices in the level of the question, without repetition
 * @throws DataError `bad_request` for no areas, a repeated one or one out of range; `not_available` for
 * figures that cannot be added up
 */
export function answerRegion(
  publisher: ValuePublisher,
  question: Question,
  areas: readonly number[],
): RegionAnswer {
  const data = publisher.computer.edition.level(question.level);
  checkAreas(areas, data);
  const combined = combine(publisher, question, areas, data);
  return answerOf(publisher, question, areas, combined, (list) =>
    combine(publisher, question, list, data),
  );
}

/**
 * The same for a slice of a cube.
 * @throws DataError `bad_request` for unknown items, `not_available` for items that cannot be added up
 */
export function answerRegionOfSlice(
  publisher: ValuePublisher,
  question: Question,
  cells: CubeCells,
  areas: readonly number[],
): RegionAnswer {
  const { cubes, edition } = publisher.computer;
  checkAreas(areas, edition.level(question.level));
  const cube = cubes.cube(question.indicator.code);
  const selection = cubes.select(cube, cells);
  const take = (list: readonly number[]): Combined =>
    combineSlice(publisher, cube, selection, question, list);
  return answerOf(publisher, question, areas, take(areas), take);
}

/**
 * Margin of error of the share of a region, in percentage points with one decimal more than the share;
 * null where the share, its sample or its population is not shown.
 * @throws DataError `not_available` for an indicator that is no survey, or a mean: how far the answers
 * of a region are apart does not follow from its areas
 */
export function marginOfRegion(
  publisher: ValuePublisher,
  question: Question,
  areas: readonly number[],
  confidence: Confidence,
): { value: number | null; decimals: number } {
  const { indicator, level, period } = question;
  const { sample, population, deviation } = surveyOf(publisher, indicator);
  if (deviation) {
    throw new DataError(
      'not_available',
      `${indicator.code} has no margin of error for a region: it is a mean`,
    );
  }
  const data = publisher.computer.edition.level(level);
  const [share, asked, people] = [indicator, sample, population].map((of) =>
    combine(publisher, publisher.ask(of.code, level, period), areas, data),
  );
  const decimals = decimalsOf(indicator) + 1;
  if (share?.status !== VALUE || asked?.status !== VALUE || people?.status !== VALUE)
    return { value: null, decimals };
  // Where rounding protects small numbers, the exact share would show through its margin.
  const step = indicator.rounding ?? 0;
  const told = step > 1 ? Math.round(share.value / step) * step : share.value;
  const margin = marginOfShare(told, asked.value, people.value, confidence);
  return { value: Number.isNaN(margin) ? null : margin, decimals };
}

function answerOf(
  publisher: ValuePublisher,
  question: Question,
  areas: readonly number[],
  { value, status, reason, parts }: Combined,
  take: (areas: readonly number[]) => Combined,
): RegionAnswer {
  const { indicator } = question;
  const decimals = decimalsOf(indicator);
  const column = { values: Float64Array.of(value), statuses: Uint8Array.of(status) };
  const rounded = numberAt(roundColumn(column, indicator.rounding ?? 10 ** -decimals).values, 0);
  return {
    value: status === VALUE ? rounded : null,
    status: STATUSES[status] ?? 'undefined',
    reason: REASONS[reason] ?? null,
    decimals,
    parts,
    nearest:
      status === SUPPRESSED
        ? findNearest(publisher, question, areas, (list) => take(list).status !== SUPPRESSED)
        : null,
  };
}

function checkAreas(areas: readonly number[], data: LevelData): void {
  const known = data.areas.length;
  const wrong = areas.find((index) => !Number.isInteger(index) || index < 0 || index >= known);
  if (wrong !== undefined)
    throw new DataError('bad_request', `area index ${wrong} is outside 0–${known - 1}`);
  if (areas.length === 0 || areas.length > MAX_AREAS) {
    throw new DataError('bad_request', `a region has 1 to ${MAX_AREAS} areas, got ${areas.length}`);
  }
  if (new Set(areas).size < areas.length)
    throw new DataError('bad_request', 'an area occurs twice in the region');
}

type Combined = {
  value: number;
  status: number;
  reason: number;
  parts: { level: string; index: number }[];
};

function combine(
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
function combineSlice(
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
