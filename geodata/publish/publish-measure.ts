/**
 * The way out for measures: published columns in, one column out (`measure.ts`). Says of every indicator
 * which measures it has, where and when.
 */

import { DataError, listKnown } from '../model/data-error.ts';
import { type Change, isChange, MEASURES, type Measure, type Rate } from '../model/measure.ts';
import type { Indicator, Text } from '../model/model.ts';
import { comparePeriods } from '../model/period.ts';
import { numberAt } from '../model/read-at.ts';
import { VALUE } from '../model/status.ts';
import {
  changeBetween,
  decimalsOfRate,
  rateOf,
  TYPES_OF_MEASURE,
  unitOfMeasure,
} from './measure.ts';
import {
  type Published,
  type Question,
  roundColumn,
  type ValuePublisher,
} from './publish-values.ts';

/** A measure, with the period that a change is counted from. */
export type MeasureAsked = { measure: Measure; since: string | null };

export type Measured = Published & {
  unit: Text;
  /** What a rate was divided by; null for other measures. */
  divisor: { indicator: string; period: string } | null;
};

/** What may be shown of a question: of an indicator, a slice of a cube, or a region as a column of one. */
export type Publish = (question: Question) => Published;

const PLAIN: MeasureAsked = { measure: 'value', since: null };

/**
 * A question's figures in a measure, rounded: percent to one decimal, a change as its indicator, a rate to
 * two or three digits of what is usual. Throws `not_available` for a measure that the indicator does not have
 * at this level or in this period, `unknown_period` for a `since` without figures, and `bad_request` for one
 * that is missing, not earlier, or of no use.
 * @param whole figures of whole levels, where `publish` gives those of something else
 */
export function publishMeasure(
  publisher: ValuePublisher,
  question: Question,
  { measure, since }: MeasureAsked = PLAIN,
  publish: Publish = (asked) => publisher.publish(asked),
  whole: Publish = publish,
): Measured {
  const { indicator } = question;
  checkSince(measure, since, question);
  if (measure === 'value') return { ...publish(question), unit: indicator.unit, divisor: null };
  checkOffered(publisher, indicator, measure);
  return isChange(measure)
    ? publishChange(publisher, question, measure, since ?? '', publish)
    : publishRate(publisher, question, measure, publish, whole);
}

function checkSince(measure: Measure, since: string | null, { period }: Question): void {
  if (!isChange(measure)) {
    if (since === null) return;
    throw new DataError(
      'bad_request',
      `parameter "since" is for measure=change, change_percent or index, got measure=${measure}`,
    );
  }
  if (since === null) {
    throw new DataError(
      'bad_request',
      `parameter "since" is missing: measure=${measure} is a change from that period`,
    );
  }
  if (isAfterBase(measure, since, period)) return;
  throw new DataError(
    'bad_request',
    `parameter "since": expected a period before ${period}, got "${since}"`,
  );
}

/** Whether a change can be asked of a period: after its base; of an index also the base itself, which is 100. */
export function isAfterBase(measure: Measure, since: string, period: string): boolean {
  const order = comparePeriods(since, period);
  return order < 0 || (order === 0 && measure === 'index');
}

function checkOffered(publisher: ValuePublisher, indicator: Indicator, measure: Measure): void {
  const offered = MEASURES.filter((each) => isOffered(publisher, indicator, each));
  if (offered.includes(measure)) return;
  const why = !TYPES_OF_MEASURE[measure].includes(indicator.dataType)
    ? ` as it is a ${indicator.dataType}`
    : '';
  throw new DataError(
    'not_available',
    `${indicator.code} has no measure ${measure}${why} (available: ${listKnown(offered)})`,
  );
}

function publishChange(
  publisher: ValuePublisher,
  question: Question,
  measure: Change,
  since: string,
  publish: Publish,
): Measured {
  const { indicator, level } = question;
  const before = publish(publisher.ask(indicator.code, level, since));
  const now = publish(question);
  const decimals = measure === 'change' ? now.decimals : 1;
  return {
    ...describe(now, before),
    ...roundedTo(changeBetween(measure, before, now), decimals),
    decimals,
    unit: unitOfMeasure(measure, indicator.unit, since),
    divisor: null,
  };
}

function publishRate(
  publisher: ValuePublisher,
  question: Question,
  measure: Rate,
  publish: Publish,
  whole: Publish,
): Measured {
  const { indicator, level, period } = question;
  const divisor = divisorOf(publisher, measure);
  const at = divisor && periodOfDivisor(publisher, divisor.indicator, measure, level, period);
  if (!divisor || !at) {
    const of = divisor?.indicator.code ?? 'nothing to divide by';
    throw new DataError(
      'not_available',
      `${indicator.code} has no measure ${measure} at ${level} in ${period}: ${of} has no figures there`,
    );
  }
  const by = publish({ indicator: divisor.indicator, level, period: at });
  const counted = publish(question);
  const decimals = decimalsOfRate(typicalRate(publisher, indicator, measure, whole));
  return {
    ...describe(counted, by),
    ...roundedTo(rateOf(counted, by, divisor.unitsPer), decimals),
    decimals,
    unit: unitOfMeasure(measure, indicator.unit),
    divisor: { indicator: divisor.indicator.code, period: at },
  };
}

/** What is said of both is said of what was made of them. */
function describe(one: Published, other: Published): Published {
  return {
    ...one,
    provisional: one.provisional || other.provisional,
    forecast: one.forecast || other.forecast,
    modelled: one.modelled || other.modelled,
  };
}

function roundedTo(
  { column, reasons }: Pick<Published, 'column' | 'reasons'>,
  decimals: number,
): Pick<Published, 'column' | 'reasons'> {
  return { column: roundColumn(column, 10 ** -decimals), reasons };
}

/** Which measures an indicator has, at which levels, with the periods that they can be asked for. */
export function measuresOf(
  publisher: ValuePublisher,
  indicator: Indicator,
): Map<Measure, Map<string, string[]>> {
  const found = new Map<Measure, Map<string, string[]>>();
  for (const measure of MEASURES) {
    const byLevel = periodsOfMeasure(publisher, indicator, measure);
    if (byLevel.size > 0) found.set(measure, byLevel);
  }
  return found;
}

/** Per level the periods that a measure can be asked for: of a change those that have one before them. */
export function periodsOfMeasure(
  publisher: ValuePublisher,
  indicator: Indicator,
  measure: Measure,
): Map<string, string[]> {
  const byLevel = new Map<string, string[]>();
  if (!isOffered(publisher, indicator, measure)) return byLevel;
  for (const [level, periods] of publisher.computer.availability(indicator)) {
    const having = periods.filter((period, at) => {
      if (measure === 'value') return true;
      if (isChange(measure)) return at > 0;
      const divisor = divisorOf(publisher, measure);
      return (
        divisor && periodOfDivisor(publisher, divisor.indicator, measure, level, period) !== null
      );
    });
    if (having.length > 0) byLevel.set(level, having);
  }
  return byLevel;
}

function isOffered(publisher: ValuePublisher, indicator: Indicator, measure: Measure): boolean {
  if (!TYPES_OF_MEASURE[measure].includes(indicator.dataType)) return false;
  if (measure === 'value' || isChange(measure)) return true;
  const divisor = divisorOf(publisher, measure);
  if (!divisor) return false;
  // Surface per surface and inhabitants per inhabitant are 1 everywhere.
  const made = publisher.computer.formulas.operandsOf(indicator);
  return divisor.indicator !== indicator && !made.includes(divisor.indicator);
}

/** The edition's own indicator of surface or of inhabitants, when its values are published. */
function divisorOf(
  { computer }: ValuePublisher,
  measure: Rate,
): { indicator: Indicator; unitsPer: number } | null {
  const { surfaceIndicator, populationIndicator } = computer.edition.meta;
  const code = measure === 'density' ? surfaceIndicator?.code : populationIndicator;
  const indicator = computer.edition.findIndicator(code);
  if (!indicator?.visible) return null;
  return { indicator, unitsPer: measure === 'density' ? (surfaceIndicator?.perKm2 ?? 1) : 1000 };
}

/**
 * Inhabitants are those of the period or of its year. The surface of areas hardly changes: that of the
 * period, else of the last one before it, else the first there is.
 */
function periodOfDivisor(
  { computer }: ValuePublisher,
  indicator: Indicator,
  measure: Rate,
  level: string,
  period: string,
): string | null {
  const periods = computer.availability(indicator).get(level) ?? [];
  const year = period.slice(0, 4);
  const same = [period, year].find((candidate) => periods.includes(candidate));
  if (same || measure === 'per_1000') return same ?? null;
  return periods.findLast((each) => comparePeriods(each, period) < 0) ?? periods[0] ?? null;
}

/**
 * The rate of the whole territory, from what is published of the coarsest level: one number of decimals
 * then holds for every level and period of an indicator.
 */
function typicalRate(
  publisher: ValuePublisher,
  indicator: Indicator,
  measure: Rate,
  publish: Publish,
): number {
  const divisor = divisorOf(publisher, measure);
  const [coarsest] = periodsOfMeasure(publisher, indicator, measure);
  const level = coarsest?.[0];
  const period = coarsest?.[1].at(-1);
  if (!divisor || !level || !period) return 1;
  const at = periodOfDivisor(publisher, divisor.indicator, measure, level, period) ?? period;
  const counted = publish({ indicator, level, period }).column;
  const by = publisher.publish({ indicator: divisor.indicator, level, period: at }).column;
  let [count, whole] = [0, 0];
  for (const [area, value] of counted.values.entries()) {
    if (counted.statuses[area] !== VALUE || by.statuses[area] !== VALUE) continue;
    count += value;
    whole += numberAt(by.values, area);
  }
  return whole > 0 ? (count / whole) * divisor.unitsPer : 1;
}
