/** Flows of an edition at any level, before thresholds; `flow-publish.ts` is the way out. */

import { closeAll, cutFlows, type FlowCuts, mergeCuts } from '../disclosure/flow-guard.ts';
import { ColumnCache } from '../edition/column-cache.ts';
import type { Edition } from '../edition/edition.ts';
import { type FlowKey, readFlow, readFlowKeys, readFlowProtection } from '../edition/flow-store.ts';
import { type Column, createColumn } from '../model/column.ts';
import { DataError, listKnown } from '../model/data-error.ts';
import { createFlowTable, type FlowDirection, type FlowTable, groupFlows } from '../model/flow.ts';
import { foldIndicator } from '../model/indicator-code.ts';
import type { Indicator, LoadedAt } from '../model/model.ts';
import { comparePeriods } from '../model/period.ts';
import { byteAt, indexAt, numberAt } from '../model/read-at.ts';
import { addStatus, VALUE } from '../model/status.ts';
import { isProtected } from '../model/threshold.ts';

/** A question with every default filled in. */
export type FlowAsked = { indicator: Indicator; level: string; period: string };

/** Area of a level per origin and destination of a loaded table, -1 for none. */
type Groups = { fromGroups: Int32Array; toGroups: Int32Array };

export class FlowReader {
  readonly #keys: FlowKey[];
  readonly #availability = new Map<string, ReadonlyMap<string, readonly string[]>>();
  readonly #tables = new ColumnCache<FlowTable>(({ values }) => values.length * 17);
  readonly #cuts = new ColumnCache<{ cuts: FlowCuts | null }>(
    ({ cuts }) => (cuts?.pairs.size ?? 0) * 40 + (cuts?.out.length ?? 0) * 4,
    32 * 2 ** 20,
  );

  constructor(readonly edition: Edition) {
    this.#keys = readFlowKeys(edition.db);
  }

  /** Folded codes of indicators with flows. */
  get codes(): string[] {
    return [...new Set(this.#keys.map(({ indicator }) => indicator))];
  }

  /** Whether an indicator has flows. */
  has(code: string): boolean {
    const folded = foldIndicator(code);
    return this.#keys.some(({ indicator }) => indicator === folded);
  }

  /** Loaded tables, of one indicator or all. */
  keys(code?: string): FlowKey[] {
    if (code === undefined) return this.#keys;
    return this.#keys.filter(({ indicator }) => indicator === foldIndicator(code));
  }

  /** Where figures are loaded, by the level of the areas of origin. */
  loadedAt(code: string): LoadedAt[] {
    const own = this.keys(code);
    return this.edition.levels.flatMap(({ level }) => {
      const periods = own.flatMap((key) => (key.fromLevel === level.code ? key.period : []));
      if (periods.length === 0) return [];
      return [{ level: level.code, periods: [...new Set(periods)].sort(comparePeriods) }];
    });
  }

  /** Levels at which flows between areas of that level can be had, coarse to fine, with periods. */
  availability(code: string): ReadonlyMap<string, readonly string[]> {
    const folded = foldIndicator(code);
    const known = this.#availability.get(folded);
    if (known) return known;
    const own = this.keys(code);
    const found = new Map(
      this.edition.levels.flatMap(({ level }) => {
        const keys = own.filter((key) => this.#reaches(key, level.code));
        const periods = [...new Set(keys.map(({ period }) => period))].sort(comparePeriods);
        return periods.length > 0 ? [[level.code, periods] as const] : [];
      }),
    );
    this.#availability.set(folded, found);
    return found;
  }

  /**
   * The question with `latest` filled in: the last period that is not a forecast, or the last. Throws
   * `unknown_indicator` for an indicator without flows, `not_available` and `unknown_period` with what
   * there is.
   */
  ask(code: string, level: string, period: string): FlowAsked {
    const indicator = this.edition.indicator(code);
    const availability = this.availability(code);
    if (availability.size === 0) {
      const known = this.codes.flatMap((one) => this.edition.findIndicator(one) ?? []);
      const listed = listKnown(known.flatMap((one) => (one.visible ? [one.code] : [])));
      throw new DataError(
        'unknown_indicator',
        `${indicator.code} has no flows (flows: ${listed || 'none'})`,
      );
    }
    const own = this.edition.level(level).level.code;
    const periods = availability.get(own);
    if (!periods) {
      const why = addsUp(indicator) ? '' : ' because its figures cannot be added up';
      const levels = listKnown([...availability.keys()], 40);
      throw new DataError(
        'not_available',
        `flows of ${indicator.code} are not available at level ${own}${why} (available: ${levels})`,
      );
    }
    const isForecast = (at: string): boolean =>
      indicator.forecastFrom !== null && at >= indicator.forecastFrom;
    const latest = periods.findLast((at) => !isForecast(at)) ?? periods.at(-1);
    const asked = period === 'latest' ? latest : periods.find((at) => at === period);
    if (asked !== undefined) return { indicator, level: own, period: asked };
    throw new DataError(
      'unknown_period',
      `flows of ${indicator.code} have no period "${period}" at level ${own} (available: latest, ${listKnown(periods, 80)})`,
    );
  }

  /**
   * Pairs of areas of a level, each once: a table loaded for that level as a whole, else the table of the
   * nearest finer levels added up. Pairs with an end in no area of the level are left out.
   */
  flows(code: string, level: string, period: string): FlowTable {
    const name = `${foldIndicator(code)} ${level} ${period}`;
    const known = this.#tables.get(name);
    if (known) return known;
    const key = this.sourceOf(code, level, period);
    const groups = key && this.#groupsTo(key, level);
    const loaded = key ? readFlow(this.edition.db, key) : createFlowTable(0);
    const isOwn = key?.fromLevel === level && key.toLevel === level;
    const areas = this.edition.level(level).areas.length;
    const table =
      isOwn || !groups ? loaded : groupFlows(loaded, groups.fromGroups, groups.toGroups, areas);
    this.#tables.set(name, table);
    return table;
  }

  /**
   * Sum of the flows of each area in one direction, in area order; 0 for areas without any. Throws
   * `not_available` for sums of what cannot be added up.
   */
  totals(code: string, level: string, period: string, direction: FlowDirection): Column {
    const indicator = this.edition.indicator(code);
    if (direction !== 'internal' && !addsUp(indicator)) {
      throw new DataError(
        'not_available',
        `${indicator.code} cannot be added up: it has no totals ${direction} (available: internal, and partners of one area)`,
      );
    }
    const { from, to, values, statuses } = this.flows(code, level, period);
    const column = createColumn(this.edition.level(level).areas.length);
    column.statuses.fill(VALUE);
    for (const [pair, a] of from.entries()) {
      const b = indexAt(to, pair);
      if ((direction === 'internal') !== (a === b)) continue;
      const area = direction === 'in' ? b : a;
      column.values[area] = numberAt(column.values, area) + numberAt(values, pair);
      column.statuses[area] = addStatus(byteAt(column.statuses, area), byteAt(statuses, pair));
    }
    for (const [area, status] of column.statuses.entries())
      if (status !== VALUE) column.values[area] = 0;
    return column;
  }

  /**
   * What must not be shown at a level, null when nothing has to be hidden: what any table of the indicator
   * that goes up to the level needs hidden, and what those of its threshold indicator need. A table that
   * should have been protected and was not shows nothing.
   */
  cuts(code: string, level: string, period: string): FlowCuts | null {
    const name = `${foldIndicator(code)} ${level} ${period}`;
    const known = this.#cuts.get(name);
    if (known) return known.cuts;
    const tested = this.edition.findIndicator(code)?.thresholdIndicator ?? null;
    const keys = [code, ...(tested === null ? [] : [tested])].flatMap((one) => this.keys(one));
    const areas = this.edition.level(level).areas.length;
    const found = keys.flatMap((key) => {
      const groups = key.period === period ? this.#groupsTo(key, level) : null;
      if (!groups || this.threshold(key.indicator) === null) return [];
      const protection = readFlowProtection(this.edition.db, key);
      if (!protection) return [closeAll(areas)];
      return [cutFlows(protection, groups.fromGroups, groups.toGroups, areas)];
    });
    const cuts = found.length === 0 ? null : mergeCuts(found);
    this.#cuts.set(name, { cuts });
    return cuts;
  }

  /**
   * The threshold under which counts of a flow indicator are protected, null when they need not be: its
   * own, or that of indicators that are tested against it when it is not shown itself.
   */
  threshold(code: string): number | null {
    const indicator = this.edition.findIndicator(code);
    if (!indicator) return null;
    const own = isProtected(indicator) ? indicator.threshold : null;
    const isGivenAway = !indicator.visible && indicator.dataType === 'count';
    const tests = isGivenAway ? this.codes : [];
    const ofOthers = tests.map((code) => {
      const other = this.edition.findIndicator(code);
      const isTested = this.edition.findIndicator(other?.thresholdIndicator) === indicator;
      return other && isTested ? other.threshold : null;
    });
    const all = [own, ...ofOthers].flatMap((each) => (each !== null && each > 1 ? [each] : []));
    return all.length === 0 ? null : Math.max(...all);
  }

  /** The table a level's flows come from: its own, else the one with fewest areas below it. */
  sourceOf(code: string, level: string, period: string): FlowKey | null {
    const found = this.keys(code).filter(
      (key) => key.period === period && this.#reaches(key, level),
    );
    const size = ({ fromLevel, toLevel }: FlowKey): number =>
      this.edition.level(fromLevel).areas.length + this.edition.level(toLevel).areas.length;
    return found.sort((a, b) => size(a) - size(b))[0] ?? null;
  }

  /** Whether a table can be asked for flows between areas of a level. */
  #reaches(key: FlowKey, level: string): boolean {
    if (key.fromLevel === level && key.toLevel === level) return true;
    const indicator = this.edition.findIndicator(key.indicator);
    return indicator !== null && addsUp(indicator) && this.#groupsTo(key, level) !== null;
  }

  /** Null when an end does not go up to the level. */
  #groupsTo({ fromLevel, toLevel }: FlowKey, level: string): Groups | null {
    const groupsOf = (own: string): Int32Array | null =>
      own === level
        ? Int32Array.from(this.edition.level(own).areas.keys())
        : this.edition.parentsOf(own, level);
    const [fromGroups, toGroups] = [groupsOf(fromLevel), groupsOf(toLevel)];
    return fromGroups && toGroups ? { fromGroups, toGroups } : null;
  }
}

/** Whether flows of an indicator may be summed: over areas, and to totals. */
export function addsUp({ dataType, aggregateAreas }: Indicator): boolean {
  return dataType === 'count' && aggregateAreas;
}
