/**
 * The only way out for figures: thresholds first, then rounding (DOMAIN.md §3, §6). Every route takes its
 * numbers from here, so that nothing suppressed can leave by another door.
 */

import type { Computed, Origin, ValueComputer } from '../compute/compute-values.ts';
import { ColumnCache } from '../edition/column-cache.ts';
import type { Column } from '../model/column.ts';
import { DataError, listKnown } from '../model/data-error.ts';
import type { Indicator } from '../model/model.ts';
import { numberAt } from '../model/read-at.ts';
import { SUPPRESSED, UNDEFINED, VALUE } from '../model/status.ts';
import { NO_REASON, PRIVACY, reasonOfThreshold } from '../model/threshold.ts';

/** A question with every default filled in. */
export type Question = { indicator: Indicator; level: string; period: string };

/** What may be shown, in area order: numbers rounded, 0 wherever the status is not `VALUE`. */
export type Published = {
  question: Question;
  column: Column;
  /** Why a suppressed value is: an index in `REASONS`. */
  reasons: Uint8Array;
  decimals: number;
  provisional: boolean;
  forecast: boolean;
  modelled: boolean;
  origin: Origin;
};

export class ValuePublisher {
  readonly #published = new ColumnCache<Published>(
    ({ column }) => column.values.length * 10,
    32 * 2 ** 20,
  );

  constructor(readonly computer: ValueComputer) {}

  /**
   * Fills in the defaults of a question. `latest` is the last period that is not a forecast, or the last.
   * Throws `not_available` when the level or period cannot be had, with what can.
   */
  ask(indicatorCode: string, levelCode: string, period: string): Question {
    const { edition } = this.computer;
    const indicator = edition.indicator(indicatorCode);
    const level = edition.level(levelCode).level.code;
    const availability = this.computer.availability(indicator);
    const periods = availability.get(level);
    if (!periods) {
      const levels = [...availability.keys()];
      const why = indicator.aggregateAreas
        ? ''
        : ' because its figures cannot be added up or averaged';
      throw new DataError(
        'not_available',
        `${indicator.code} is not available at level ${level}${why} (available: ${listKnown(levels, 40) || 'nowhere'})`,
      );
    }
    if (period !== 'latest') {
      if (periods.includes(period)) return { indicator, level, period };
      throw new DataError(
        'unknown_period',
        `${indicator.code} has no period "${period}" at level ${level} (available: latest, ${listKnown(periods, 80)})`,
      );
    }
    const latest = periods.findLast((candidate) => !this.isForecast(indicator, candidate));
    return { indicator, level, period: latest ?? periods.at(-1) ?? '' };
  }

  /** What may be shown, rounded as the indicator says. */
  publish(question: Question): Published {
    const exact = this.publishExact(question);
    const step = question.indicator.rounding ?? 10 ** -exact.decimals;
    return { ...exact, column: roundColumn(exact.column, step) };
  }

  /** The same of one area, as a column of it alone: to look at many periods without rounding whole levels. */
  publishCell(question: Question, index: number): Published {
    const exact = this.publishExact(question);
    const { values, statuses } = exact.column;
    const column = {
      values: values.slice(index, index + 1),
      statuses: statuses.slice(index, index + 1),
    };
    const step = question.indicator.rounding ?? 10 ** -exact.decimals;
    const reasons = exact.reasons.slice(index, index + 1);
    return { ...exact, column: roundColumn(column, step), reasons };
  }

  /** What may be shown before rounding, for sums of shown values inside the server. */
  publishExact(question: Question): Published {
    const { indicator, level, period } = question;
    const key = `${indicator.code}|${level}|${period}`;
    const known = this.#published.get(key);
    if (known) return known;
    const computed = this.computer.compute(indicator, level, period);
    if (!computed) {
      throw new DataError(
        'not_available',
        `${indicator.code} has no values at ${level} in ${period}`,
      );
    }
    const published: Published = {
      question,
      ...this.#protect(question, computed),
      decimals: decimalsOf(indicator),
      provisional: this.isProvisional(indicator, period),
      forecast: this.isForecast(indicator, period),
      modelled: this.isModelled(indicator),
      origin: computed.origin,
    };
    this.#published.set(key, published);
    return published;
  }

  /**
   * Reason to suppress a value computed for a custom region, or 0: its own threshold, or that of its
   * threshold indicator, whose value for the region `valueForRegion` gives.
   */
  testThreshold(
    indicator: Indicator,
    own: Column,
    valueForRegion: (tested: Indicator) => { value: number; status: number },
  ): number {
    if (indicator.threshold === null || own.statuses[0] !== VALUE) return NO_REASON;
    const other = this.computer.edition.findIndicator(indicator.thresholdIndicator);
    if (indicator.thresholdIndicator !== null && !other) return reasonOfThreshold(indicator, null);
    const tested = other
      ? valueForRegion(other)
      : { value: numberAt(own.values, 0), status: VALUE };
    if (tested.status === SUPPRESSED) return PRIVACY;
    return reasonOfThreshold(indicator, tested.status === VALUE ? tested.value : null);
  }

  isForecast(indicator: Indicator, period: string): boolean {
    const own = indicator.forecastFrom !== null && period >= indicator.forecastFrom;
    return (
      own || this.computer.formulas.operandsOf(indicator).some((o) => this.isForecast(o, period))
    );
  }

  isProvisional(indicator: Indicator, period: string): boolean {
    const own = indicator.provisionalPeriods.includes(period);
    return (
      own || this.computer.formulas.operandsOf(indicator).some((o) => this.isProvisional(o, period))
    );
  }

  isModelled(indicator: Indicator): boolean {
    return (
      indicator.modelled ||
      this.computer.formulas.operandsOf(indicator).some((o) => this.isModelled(o))
    );
  }

  /**
   * Hides what may not be shown. For privacy: cells the build decided on, and whatever is computed from
   * such a cell or tested against one. As too few cases: values whose threshold indicator is shown and
   * small. A threshold that cannot be tested hides too. 0 is shown.
   */
  #protect(question: Question, { column }: Computed): { column: Column; reasons: Uint8Array } {
    const { indicator, level, period } = question;
    const reasons = this.#tooFew(question, column);
    const hidden = this.hiddenForPrivacy(indicator, level, period);
    for (const [index, isHidden] of hidden?.entries() ?? []) if (isHidden) reasons[index] = PRIVACY;
    const shown = { values: column.values.slice(), statuses: column.statuses.slice() };
    for (const [index, reason] of reasons.entries()) {
      if (reason === NO_REASON) continue;
      // What has no figure keeps telling why, but for `undefined`: a division that fails tells of a zero.
      const status = shown.statuses[index];
      const tells = status === VALUE || (status === UNDEFINED && reason === PRIVACY);
      if (tells) shown.statuses[index] = SUPPRESSED;
      else reasons[index] = NO_REASON;
      shown.values[index] = 0;
    }
    return { column: shown, reasons };
  }

  #tooFew({ indicator, level, period }: Question, column: Column): Uint8Array {
    const reasons = new Uint8Array(column.values.length);
    if (indicator.threshold === null) return reasons;
    const tested = this.#tested(indicator, level, period, column);
    for (const index of reasons.keys()) {
      const isKnown = tested?.statuses[index] === VALUE;
      reasons[index] = reasonOfThreshold(
        indicator,
        isKnown ? numberAt(tested.values, index) : null,
      );
    }
    return reasons;
  }

  #tested(indicator: Indicator, level: string, period: string, own: Column): Column | null {
    if (indicator.thresholdIndicator === null) return own;
    const other = this.computer.edition.findIndicator(indicator.thresholdIndicator);
    return (other && this.computer.compute(other, level, period)?.column) ?? null;
  }

  /** See `ValueComputer.hiddenForPrivacy`. */
  hiddenForPrivacy(indicator: Indicator, level: string, period: string): Uint8Array | null {
    return this.computer.hiddenForPrivacy(indicator, level, period);
  }
}

/** Decimals shown: those of the rounding step, else what suits the kind of number. */
export function decimalsOf(indicator: Indicator): number {
  const { rounding, dataType } = indicator;
  if (rounding === null) return dataType === 'count' ? 0 : 1;
  const text = rounding.toString();
  const exponent = /e-(\d+)$/.exec(text);
  return exponent ? Number(exponent[1]) : (text.split('.')[1]?.length ?? 0);
}

/** Rounds half away from zero to a multiple of `step`. Values that are missing stay 0. */
export function roundColumn(column: Column, step: number): Column {
  const values = new Float64Array(column.values.length);
  const inverse = Math.round(1 / step);
  for (const [index, value] of column.values.entries()) {
    if (column.statuses[index] !== VALUE) continue;
    const size = Math.abs(value);
    // Dividing by a whole number keeps 0.1 steps exact where multiplying by 0.1 would not.
    const rounded =
      step < 1 ? Math.round(size * inverse) / inverse : Math.round(size / step) * step;
    values[index] = value < 0 && rounded !== 0 ? -rounded : rounded;
  }
  return { values, statuses: column.statuses };
}
