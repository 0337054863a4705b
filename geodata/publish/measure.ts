/**
 * Measures: a published figure seen in another way. Its change since an earlier period, in its own unit, in
 * percent or as an index of which that period is 100; per square kilometre; per 1,000 inhabitants.
 *
 * A measure is a function of two published columns and of nothing else: both were rounded and suppressed
 * before they came here, so whoever has both can make it, and it tells no more than they do. That holds for
 * the percent change of a protected count as well: what is not shown is no operand.
 *
 * Statuses are those of a product (`evaluate-formula.ts`), for the difference too. A formula may take what
 * is empty for nothing; a change from nothing known to 500 is not +500 but `undefined`.
 */

import { combineStatuses } from '../formula/evaluate.ts';
import type { Column } from '../model/column.ts';
import type { Change, Measure, Rate } from '../model/measure.ts';
import type { DataType, Text } from '../model/model.ts';
import { numberAt } from '../model/read-at.ts';
import { SUPPRESSED, UNDEFINED, VALUE } from '../model/status.ts';
import { NO_REASON, PRIVACY, TOO_FEW_CASES } from '../model/threshold.ts';
import { isPercent } from '../model/unit-kind.ts';
import type { Published } from './publish-values.ts';

/** Of what kinds of figure a measure makes sense. A share changes in percentage points, not in percent. */
export const TYPES_OF_MEASURE: Record<Measure, readonly DataType[]> = {
  value: ['count', 'share', 'ratio', 'mean', 'text'],
  change: ['count', 'share', 'ratio', 'mean'],
  change_percent: ['count', 'ratio', 'mean'],
  index: ['count', 'ratio', 'mean'],
  density: ['count'],
  per_1000: ['count'],
};

/** What was made of two published columns: full precision, 0 where the status is not `VALUE`. */
type Combined = { column: Column; reasons: Uint8Array };

/** From `before` to `now`, area by area; in percent and as an index
 * `undefined` where there is no figure above 0 to start from. */
export function changeBetween(measure: Change, before: Published, now: Published): Combined {
  return combine(now, before, (to, from) => {
    if (measure === 'change') return to - from;
    if (from <= 0) return null;
    return measure === 'index' ? (to / from) * 100 : ((to - from) / from) * 100;
  });
}

/**
 * `counted` per `unitsPer` units of `divisor`, area by area: per 1,000 of inhabitants, per 1,000,000 of square
 * metres. `undefined` where there are none.
 */
export function rateOf(counted: Published, divisor: Published, unitsPer: number): Combined {
  return combine(counted, divisor, (count, by) => (by > 0 ? (count / by) * unitsPer : null));
}

/** @param compute null where the result is not defined */
function combine(
  left: Published,
  right: Published,
  compute: (left: number, right: number) => number | null,
): Combined {
  const { length } = left.column.values;
  if (right.column.values.length !== length) {
    throw new RangeError(`expected ${length} areas, got ${right.column.values.length}`);
  }
  const values = new Float64Array(length);
  const statuses = new Uint8Array(length);
  const reasons = new Uint8Array(length);
  for (let i = 0; i < length; i++) {
    const [one = 0, other = 0] = [left.column.statuses[i], right.column.statuses[i]];
    const status = combineStatuses('/', one, other);
    statuses[i] = status;
    if (status === SUPPRESSED) reasons[i] = strongerReason(left.reasons[i], right.reasons[i]);
    if (status !== VALUE) continue;
    const result = compute(numberAt(left.column.values, i), numberAt(right.column.values, i));
    if (result === null || !Number.isFinite(result)) statuses[i] = UNDEFINED;
    // No −0: it would print with a sign.
    else values[i] = result + 0;
  }
  return { column: { values, statuses }, reasons };
}

/** Hidden for privacy wins: it is what a reader may not get around. */
function strongerReason(one: number | undefined, other: number | undefined): number {
  if (one === PRIVACY || other === PRIVACY) return PRIVACY;
  return one === TOO_FEW_CASES || other === TOO_FEW_CASES ? TOO_FEW_CASES : NO_REASON;
}

const POINTS: Text = {
  nl: 'procentpunt',
  fr: 'points de pourcentage',
  en: 'percentage points',
};
const PERCENT: Text = { nl: '%', fr: '%', en: '%' };
const PER: Record<Rate, Text> = {
  density: { nl: 'per km²', fr: 'par km²', en: 'per km²' },
  per_1000: { nl: 'per 1.000 inwoners', fr: 'pour 1.000 habitants', en: 'per 1,000 inhabitants' },
};

/**
 * The unit a figure of this unit has in a measure: percentages differ by percentage points, and an index
 * names the period that is its base as the calculation has it.
 */
export function unitOfMeasure(measure: Measure, unit: Text, since: string | null = null): Text {
  switch (measure) {
    case 'value':
      return unit;
    case 'change':
      return isPercent(unit) ? POINTS : unit;
    case 'change_percent':
      return PERCENT;
    case 'index': {
      const base = `(${since ?? ''} = 100)`;
      return { nl: base, fr: base, en: base };
    }
    case 'density':
    case 'per_1000': {
      const per = PER[measure];
      return {
        nl: `${unit.nl} ${per.nl}`,
        fr: `${unit.fr} ${per.fr}`,
        en: `${unit.en} ${per.en}`,
      };
    }
    default:
      return measure satisfies never;
  }
}

/** Decimals of a rate that is about `typical`, so that two or three digits of it say something. */
export function decimalsOfRate(typical: number): number {
  const size = Math.abs(typical);
  if (size >= 100) return 0;
  if (size >= 1) return 1;
  return size >= 0.1 ? 2 : 3;
}
