/**
 * Margins of error of published survey figures (DOMAIN.md §5). Sample and population are taken as
 * published: where either is suppressed the margin would give it away, and there is none.
 */

import { marginsOfMeans, marginsOfShares } from '../compute/margin.ts';
import type { Column } from '../model/column.ts';
import type { Confidence } from '../model/confidence.ts';
import { DataError } from '../model/data-error.ts';
import type { Indicator } from '../model/model.ts';
import { VALUE } from '../model/status.ts';
import { decimalsOf, type Question, roundColumn, type ValuePublisher } from './publish-values.ts';

export type PublishedMargins = {
  /** In area order, in the unit of the indicator (percentage points for a share). */
  column: Column;
  /** One more than the values have: a margin is smaller than what it belongs to. */
  decimals: number;
};

/**
 * Margins beside `publisher.publish(question)`: a value only where that has one.
 * @throws DataError `not_available` for an indicator that is no survey, or without the figures needed at
 * this level and period
 */
export function publishMargins(
  publisher: ValuePublisher,
  question: Question,
  confidence: Confidence,
): PublishedMargins {
  const { indicator } = question;
  const { sample, population, deviation } = surveyOf(publisher, indicator);
  const take = (helper: Indicator): Column => takeAt(publisher, question, helper);
  const shown = publisher.publishExact(question).column;
  const margins =
    deviation === null
      ? marginsOfShares(spreadOf(publisher, question), take(sample), take(population), confidence)
      : marginsOfMeans(take(deviation), take(sample), take(population), confidence);
  const statuses = margins.statuses.map((status, area) =>
    shown.statuses[area] === VALUE ? status : (shown.statuses[area] ?? status),
  );
  const decimals = decimalsOf(indicator) + 1;
  return { column: roundColumn({ values: margins.values, statuses }, 10 ** -decimals), decimals };
}

/** The same, null for an indicator that is no survey or has not the figures needed. */
export function findMargins(
  publisher: ValuePublisher,
  question: Question,
  confidence: Confidence,
): PublishedMargins | null {
  if (question.indicator.sampleIndicator === null) return null;
  try {
    return publishMargins(publisher, question, confidence);
  } catch (error) {
    if (error instanceof DataError && error.code === 'not_available') return null;
    throw error;
  }
}

/** What a margin of error is worked out from; `deviation` null for a share. */
export type Survey = { sample: Indicator; population: Indicator; deviation: Indicator | null };

/** Throws `not_available` for an indicator that has no margin of error. */
export function surveyOf(publisher: ValuePublisher, indicator: Indicator): Survey {
  const { edition } = publisher.computer;
  const { code, dataType, sampleIndicator, aggregationIndicator, deviationIndicator } = indicator;
  if (sampleIndicator === null) {
    throw new DataError(
      'not_available',
      `${code} has no margin of error: it does not come from a sample survey`,
    );
  }
  const find = (helper: string | null): Indicator | null => edition.findIndicator(helper);
  const sample = find(sampleIndicator);
  const population = find(aggregationIndicator);
  if (!sample || !population) {
    const missing = sample ? 'the population it stands for' : `its sample ${sampleIndicator}`;
    throw new DataError('not_available', `${code} has no margin of error: ${missing} is not known`);
  }
  const deviation = find(deviationIndicator);
  if (!deviation && dataType !== 'share') {
    throw new DataError(
      'not_available',
      `${code} has no margin of error: it is no share, and its standard deviation is not known`,
    );
  }
  return { sample, population, deviation: dataType === 'share' ? null : deviation };
}

/** The share itself, in percent; rounded where a coarse step protects small numbers. */
function spreadOf(publisher: ValuePublisher, question: Question): Column {
  const isCoarse = (question.indicator.rounding ?? 0) > 1;
  return (isCoarse ? publisher.publish(question) : publisher.publishExact(question)).column;
}

function takeAt(
  publisher: ValuePublisher,
  { indicator, level, period }: Question,
  helper: Indicator,
): Column {
  const periods = publisher.computer.availability(helper).get(level);
  if (!periods?.includes(period)) {
    throw new DataError(
      'not_available',
      `${indicator.code} has no margin of error at level ${level} in ${period}: ${helper.code} has no figures there`,
    );
  }
  return publisher.publishExact({ indicator: helper, level, period }).column;
}
