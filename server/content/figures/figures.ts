/**
 * Figures of territories: the one way in which texts and blocks come by a number. Everything is asked of
 * `geodata/publish/`, so a value here is what the map and the interfaces show for the same question.
 */

import { DataError } from '../../../geodata/model/data-error.ts';
import type { Indicator } from '../../../geodata/model/model.ts';
import type { Status } from '../../../geodata/model/status.ts';
import { answerRegion } from '../../../geodata/publish/custom-region.ts';
import type { Reason } from '../../contract/figures.ts';
import type { EditionBundle } from '../../edition/edition-bundle.ts';
import { type Cell, readCells } from '../../figures/read-cells.ts';
import { keyOf, type Territory } from '../context/territory.ts';

/** `not_addable`: of several areas together, where no figure follows from those of its areas. */
export type FigureStatus = Status | 'not_addable';
export type FigureCell = { value: number | null; status: FigureStatus; reason: Reason | null };

/** Marks that stand beside a value, by sign and by word. */
export const FLAGS = ['provisional', 'forecast', 'survey', 'modelled'] as const;
export type Flag = (typeof FLAGS)[number];

export type Observation = {
  indicator: Indicator;
  territory: Territory;
  period: string;
  /** Of a cube: which of its items. */
  part?: string;
  cell: FigureCell;
  flags: Flag[];
};

/** Which periods count: all, those up to one, or those between two. */
export type PeriodChoice = { from: string | null; to: string | null };

export class Figures {
  readonly #known = new Map<string, Observation>();
  /** Indicators that something was told of, for the list of sources. */
  readonly used = new Set<Indicator>();

  constructor(
    readonly bundle: EditionBundle,
    readonly choice: PeriodChoice,
  ) {}

  /** Periods with figures at the level of a territory, ascending. */
  periods(indicator: Indicator, { data }: Pick<Territory, 'data'>): readonly string[] {
    const { from, to } = this.choice;
    const all = this.bundle.computer.availability(indicator).get(data.level.code) ?? [];
    return all.filter(
      (one) => (from === null || one >= from) && (to === null || one.slice(0, 4) <= to),
    );
  }

  /** The last period that is no forecast, or the last; null where the level has none. */
  latestPeriod(indicator: Indicator, territory: Pick<Territory, 'data'>): string | null {
    const periods = this.periods(indicator, territory);
    const { publisher } = this.bundle;
    const counted = periods.findLast((one) => !publisher.isForecast(indicator, one));
    return counted ?? periods.at(-1) ?? null;
  }

  latest(indicator: Indicator, territory: Territory): Observation | null {
    const period = this.latestPeriod(indicator, territory);
    return period === null ? null : this.at(indicator, territory, period);
  }

  /** The same period as beside it, or where the level lacks it, its own latest one. */
  beside(indicator: Indicator, territory: Territory, period: string): Observation | null {
    return this.at(indicator, territory, period) ?? this.latest(indicator, territory);
  }

  /** Null where the level has no figures in the period. */
  at(indicator: Indicator, territory: Territory, period: string): Observation | null {
    const key = `${indicator.code}|${keyOf(territory)}|${period}`;
    const known = this.#known.get(key);
    if (known) return known;
    if (!this.periods(indicator, territory).includes(period)) return null;
    const cell = this.#cell(indicator, territory, period);
    const flags = this.flags(indicator, period);
    const observation = { indicator, territory, period, cell, flags };
    this.#known.set(key, observation);
    this.used.add(indicator);
    return observation;
  }

  series(indicator: Indicator, territory: Territory): Observation[] {
    return this.periods(indicator, territory).flatMap(
      (period) => this.at(indicator, territory, period) ?? [],
    );
  }

  /** Cells of every area of a territory's level, in area order, for ranks and strips. */
  ofLevel(indicator: Indicator, { data }: Pick<Territory, 'data'>, period: string): Cell[] {
    const question = { indicator, level: data.level.code, period };
    return readCells(this.bundle.publisher, question, [...data.areas.keys()]);
  }

  #cell(indicator: Indicator, { data, indices, place }: Territory, period: string): FigureCell {
    const { publisher } = this.bundle;
    const question = { indicator, level: data.level.code, period };
    if (place) {
      const [cell] = readCells(publisher, question, [place.index]);
      return cell ?? { value: null, status: 'empty', reason: null };
    }
    try {
      const { value, status, reason } = answerRegion(publisher, question, indices);
      return { value, status, reason };
    } catch (error) {
      if (!(error instanceof DataError) || error.code !== 'not_available') throw error;
      return { value: null, status: 'not_addable', reason: null };
    }
  }

  /** What must be said beside a value of the period. */
  flags(indicator: Indicator, period: string): Flag[] {
    const { publisher } = this.bundle;
    return [
      ...(publisher.isProvisional(indicator, period) ? (['provisional'] as const) : []),
      ...(publisher.isForecast(indicator, period) ? (['forecast'] as const) : []),
      ...(indicator.sampleIndicator === null ? [] : (['survey'] as const)),
      ...(publisher.isModelled(indicator) ? (['modelled'] as const) : []),
    ];
  }
}
