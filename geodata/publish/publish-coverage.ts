/**
 * How much of what a figure is made of is known (DOMAIN.md §4, "partial is said"): the parts of a sum or
 * mean that have figures, the share of a mean's weight that they stand for, and the lower bound of a sum
 * that hidden or unanswered parts break.
 *
 * Everything here is counted from published columns of the finer level, statuses and rounded figures, and
 * from nothing else: whoever has those columns can do the same, so it gives nothing away. A suppressed part
 * has a figure, and its figure is in no bound and in no share.
 */

import type { MadeFrom } from '../compute/gather.ts';
import type { Column } from '../model/column.ts';
import type { Coverage } from '../model/coverage.ts';
import { DataError } from '../model/data-error.ts';
import { isChange } from '../model/measure.ts';
import type { Indicator } from '../model/model.ts';
import { byteAt, numberAt } from '../model/read-at.ts';
import { EMPTY, HIDDEN, NOT_APPLICABLE, SUPPRESSED, UNANSWERED, VALUE } from '../model/status.ts';
import type { MeasureAsked } from './publish-measure.ts';
import type { Question, ValuePublisher } from './publish-values.ts';

/**
 * Coverage per area, in area order, null where nothing is missing, the area's own figure is loaded, or it
 * is suppressed; null altogether when that holds everywhere.
 */
export function publishCoverage(
  publisher: ValuePublisher,
  question: Question,
): (Coverage | null)[] | null {
  const own = publisher.publish(question).column;
  const coverage = publisher.computer.formulas.of(question.indicator)
    ? coverageOfFormula(publisher, question)
    : coverageOfParts(publisher, question);
  if (!coverage) return null;
  const told = coverage.map((each, area) => (own.statuses[area] === SUPPRESSED ? null : each));
  return told.some((each) => each !== null) ? told : null;
}

/** Of a figure in a measure: of a change the lesser of both periods, of a rate that of what is counted. */
export function coverageOfMeasure(
  publisher: ValuePublisher,
  question: Question,
  { measure, since }: MeasureAsked,
): (Coverage | null)[] | null {
  const now = publishCoverage(publisher, question);
  if (measure === 'value') return now;
  const before =
    isChange(measure) && since !== null
      ? publishCoverage(publisher, { ...question, period: since })
      : null;
  // A bound of a sum is none of what is made of the sum.
  const unbounded = (each: Coverage | null): Coverage | null => each && { ...each, atLeast: null };
  const told = (now ?? before)?.map((_, area) =>
    unbounded(lesser(now?.[area] ?? null, before?.[area] ?? null)),
  );
  return told ?? null;
}

/**
 * The same of a region: areas of the question's level taken as one, with the status that the region has.
 * @param areas indices in the level of the question
 */
export function coverageOfRegion(
  publisher: ValuePublisher,
  question: Question,
  areas: readonly number[],
  status: number,
): Coverage | null {
  const { indicator, level, period } = question;
  const isBroken = status === HIDDEN || status === UNANSWERED;
  if ((status !== VALUE && !isBroken) || !indicator.visible || indicator.isCube) return null;
  const operands = publisher.computer.formulas.of(indicator)
    ? publisher.computer.formulas.operandsAt(indicator, period)
    : [];
  if (operands.length > 0) {
    const each = operands.map(({ operand, at }) => {
      const asked = { indicator: operand, level, period: at };
      const found = coverageOfRegion(publisher, asked, areas, VALUE);
      return found && { ...found, atLeast: null, operand: operand.code };
    });
    return each.reduce(lesser, null);
  }
  const parts = readParts(publisher, question, level);
  const found = parts && cover(parts, level, areas);
  if (!found || found.parts === 0 || found.known === found.parts) return null;
  return { ...found, atLeast: isBroken ? found.atLeast : null };
}

/** Of its operands the least covered one, area by area; a bound of an operand is none of the result. */
function coverageOfFormula(
  publisher: ValuePublisher,
  { indicator, level, period }: Question,
): (Coverage | null)[] | null {
  const { computer } = publisher;
  const isLoaded = computer.edition.loadedColumn(indicator.code, level, period) !== null;
  const operands = isLoaded ? [] : computer.formulas.operandsAt(indicator, period);
  let least: (Coverage | null)[] | null = null;
  for (const { operand, at } of operands) {
    // What a reader may not see is not told of.
    if (!operand.visible || !computer.compute(operand, level, at)) continue;
    const own = publishCoverage(publisher, { indicator: operand, level, period: at });
    if (!own) continue;
    const named = own.map((each) => each && { ...each, atLeast: null, operand: operand.code });
    least = least ? least.map((each, area) => lesser(each, named[area] ?? null)) : named;
  }
  return least;
}

/** The lesser of two coverages; null where neither leaves anything out. */
export function lesser(one: Coverage | null, other: Coverage | null): Coverage | null {
  if (!one || !other) return one ?? other;
  return shareOf(other) < shareOf(one) ? other : one;
}

/** The share (0–1) of a figure that is known: of its weight, else of its parts. */
export function shareOf({ share, known, parts }: Coverage): number {
  return share ?? (parts === 0 ? 0 : known / parts);
}

function coverageOfParts(
  publisher: ValuePublisher,
  question: Question,
): (Coverage | null)[] | null {
  const { indicator, level, period } = question;
  if (!indicator.aggregateAreas || indicator.isCube) return null;
  const made = publisher.computer.compute(indicator, level, period)?.made;
  if (!made || !indicator.visible) return null;
  const own = publisher.publish(question).column;
  const counted = countParts(publisher, question, made);
  return counted.map((each, area) => {
    const status = byteAt(own.statuses, area);
    const isBroken = status === HIDDEN || status === UNANSWERED;
    if (!each || each.parts === 0 || each.known === each.parts) return null;
    if (status !== VALUE && !isBroken) return null;
    return { ...each, atLeast: isBroken ? each.atLeast : null };
  });
}

/** What the shown parts of each area are, whatever the area's own status. */
function countParts(
  publisher: ValuePublisher,
  question: Question,
  made: MadeFrom,
): (Coverage | null)[] {
  const { level } = question;
  const found: (Coverage | null)[] = Array.from({ length: made.at.length }, () => null);
  for (const [at, finer] of made.levels.entries()) {
    const parts = readParts(publisher, question, finer);
    const children = publisher.computer.edition.childrenOf(finer, level);
    if (!parts || !children) continue;
    for (const [area, place] of made.at.entries()) {
      if (place !== at + 1) continue;
      found[area] = cover(parts, finer, children[area] ?? []);
    }
  }
  return found;
}

/** What is published of the parts, and of what they are weighted by. */
type Parts = {
  indicator: Indicator;
  column: Column;
  weights: Column | null;
  /** Whether an area of the level is at a known location. */
  isPlaced: (area: number) => boolean;
};

function readParts(
  publisher: ValuePublisher,
  { indicator, period }: Question,
  level: string,
): Parts | null {
  try {
    const column = publisher.publish({ indicator, level, period }).column;
    const weights = readWeights(publisher, indicator, level, period);
    const { areas } = publisher.computer.edition.level(level);
    return { indicator, column, weights, isPlaced: (area) => !areas[area]?.unknownLocation };
  } catch (error) {
    if (error instanceof DataError && error.code === 'not_available') return null;
    throw error;
  }
}

function readWeights(
  publisher: ValuePublisher,
  { dataType, aggregationIndicator }: Indicator,
  level: string,
  period: string,
): Column | null {
  const weight = publisher.computer.edition.findIndicator(aggregationIndicator);
  if (dataType === 'count' || !weight?.visible) return null;
  const periods = publisher.computer.availability(weight).get(level) ?? [];
  if (!periods.includes(period)) return null;
  return publisher.publish({ indicator: weight, level, period }).column;
}

function cover(
  { indicator, column, weights, isPlaced }: Parts,
  level: string,
  areas: readonly number[],
): Coverage {
  let [known, parts, sum, shown, lowest] = [0, 0, 0, 0, 0];
  let [weighed, whole] = [0, 0];
  for (const area of areas) {
    const status = byteAt(column.statuses, area);
    // Nothing at an unknown location is what one hopes for, and leaves nothing out.
    if (status === NOT_APPLICABLE || (status === EMPTY && !isPlaced(area))) continue;
    const isKnown = status === VALUE || status === SUPPRESSED;
    parts += 1;
    if (isKnown) known += 1;
    if (status === VALUE) {
      shown += 1;
      sum += numberAt(column.values, area);
      lowest = Math.min(lowest, numberAt(column.values, area));
    }
    if (!weights || weights.statuses[area] !== VALUE) continue;
    whole += numberAt(weights.values, area);
    if (isKnown) weighed += numberAt(weights.values, area);
  }
  return {
    known,
    parts,
    level,
    share: weights && whole > 0 ? weighed / whole : null,
    atLeast: lowestSum(indicator, sum, shown, lowest),
  };
}

/** Null where unknown parts may be below 0, nothing is shown, or parts do not add up. */
function lowestSum(
  { dataType, rounding }: Indicator,
  sum: number,
  shown: number,
  lowest: number,
): number | null {
  if (dataType !== 'count' || shown === 0 || lowest < 0) return null;
  // Each part that is rounded to tens may have been rounded up by five.
  const step = rounding ?? 1;
  return Math.max(0, step > 1 ? sum - (shown * step) / 2 : sum);
}
