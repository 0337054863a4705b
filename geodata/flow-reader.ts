/** Flows of an edition at any level, before thresholds; `flow-publish.ts` is the way out. */
import { type Column, createColumn } from './column.ts';
import { ColumnCache } from './column-cache.ts';
import { DataError, listKnown } from './data-error.ts';
import type { Edition } from './edition.ts';
import { type FlowDirection, type FlowTable, groupFlows } from './flow.ts';
import { cutFlows, type FlowCuts, protectFlows } from './flow-guard.ts';
import {
  type FlowKey,
  type ProtectedFlow,
  readFlow,
  readFlowKeys,
  readFlowProtection,
} from './flow-store.ts';
import type { Indicator } from './model.ts';
import { comparePeriods } from './period.ts';
import { isProtected } from './protect-edition.ts';
import { foldIndicator } from './read-indicators.ts';
import { addStatus, EMPTY, VALUE } from './status.ts';

export class FlowReader {
  readonly #keys: FlowKey[];
  readonly #tables = new ColumnCache<FlowTable>(({ values }) => values.length * 17);
  readonly #cuts = new Map<string, FlowCuts | null>();

  constructor(readonly edition: Edition) {
    this.#keys = readFlowKeys(edition.db);
  }

  /** Codes of indicators with flows, as they are compared. */
  get codes(): string[] {
    return [...new Set(this.#keys.map(({ indicator }) => indicator))];
  }

  /** Levels at which flows between areas of that level can be had, coarse to fine, with periods. */
  availability(code: string): ReadonlyMap<string, readonly string[]> {
    const own = this.#keys.filter(({ indicator }) => indicator === foldIndicator(code));
    return new Map(
      this.edition.levels.flatMap(({ level }) => {
        const keys = own.filter((key) => this.#groupsTo(key, level.code) !== null);
        const periods = [...new Set(keys.map(({ period }) => period))].sort(comparePeriods);
        return periods.length > 0 ? [[level.code, periods] as const] : [];
      }),
    );
  }

  /**
   * The period asked for, `latest` filled in. Throws `unknown_indicator` for an indicator without flows,
   * `not_available` and `unknown_period` with what there is.
   */
  ask(
    code: string,
    level: string,
    period: string,
  ): { indicator: Indicator; level: string; period: string } {
    const indicator = this.edition.indicator(code);
    const availability = this.availability(code);
    if (availability.size === 0) {
      throw new DataError(
        'unknown_indicator',
        `${indicator.code} has no flows (flows: ${listKnown(this.codes) || 'none'})`,
      );
    }
    const own = this.edition.level(level).level.code;
    const periods = availability.get(own);
    if (!periods) {
      const levels = listKnown([...availability.keys()], 40);
      throw new DataError(
        'not_available',
        `flows of ${indicator.code} are not available at level ${own} (available: ${levels})`,
      );
    }
    const asked = period === 'latest' ? periods.at(-1) : periods.find((p) => p === period);
    if (asked !== undefined) return { indicator, level: own, period: asked };
    throw new DataError(
      'unknown_period',
      `flows of ${indicator.code} have no period "${period}" at level ${own} (available: latest, ${listKnown(periods, 80)})`,
    );
  }

  /** Pairs of areas of a level: those loaded for it, else those of the nearest finer level added up. */
  flows(code: string, level: string, period: string): FlowTable {
    const name = `${foldIndicator(code)} ${level} ${period}`;
    const known = this.#tables.get(name);
    if (known) return known;
    const found = this.#sourceOf(code, level, period);
    const loaded = found ? readFlow(this.edition.db, found.key) : null;
    const areas = this.edition.level(level).areas.length;
    const table =
      found && loaded
        ? groupFlows(loaded, found.fromGroups, found.toGroups, areas)
        : {
            from: new Uint32Array(),
            to: new Uint32Array(),
            values: new Float64Array(),
            statuses: new Uint8Array(),
          };
    this.#tables.set(name, table);
    return table;
  }

  /** Sum of the flows of each area in one direction, in area order; 0 for areas without any. */
  totals(code: string, level: string, period: string, direction: FlowDirection): Column {
    const { from, to, values, statuses } = this.flows(code, level, period);
    const column = createColumn(this.edition.level(level).areas.length);
    column.statuses.fill(VALUE);
    for (const [pair, a] of from.entries()) {
      const b = to[pair] ?? 0;
      if ((direction === 'internal') !== (a === b)) continue;
      const area = direction === 'in' ? b : a;
      column.values[area] = (column.values[area] ?? 0) + (values[pair] ?? 0);
      column.statuses[area] = addStatus(column.statuses[area] ?? VALUE, statuses[pair] ?? EMPTY);
    }
    for (const [area, status] of column.statuses.entries())
      if (status !== VALUE) column.values[area] = 0;
    return column;
  }

  /** What must not be shown at a level, null when the indicator is not protected. */
  cuts(code: string, level: string, period: string): FlowCuts | null {
    const name = `${foldIndicator(code)} ${level} ${period}`;
    const known = this.#cuts.get(name);
    if (known !== undefined) return known;
    const found = this.#sourceOf(code, level, period);
    const protection = found && readFlowProtection(this.edition.db, found.key);
    const areas = this.edition.level(level).areas.length;
    const cuts = protection ? cutFlows(protection, found.fromGroups, found.toGroups, areas) : null;
    this.#cuts.set(name, cuts);
    return cuts;
  }

  /** Decides for every table of counts with a threshold what stays hidden. For a build. */
  protect(): ProtectedFlow[] {
    return this.#keys.flatMap((key) => {
      const indicator = this.edition.findIndicator(key.indicator);
      if (!indicator || !isProtected(indicator)) return [];
      const groupings = (level: string): Int32Array[] =>
        this.edition
          .coarserLevels(level)
          .flatMap((to) => this.edition.parentsOf(level, to.level.code) ?? []);
      const protection = protectFlows(
        readFlow(this.edition.db, key),
        this.edition.level(key.fromLevel).areas.length,
        this.edition.level(key.toLevel).areas.length,
        groupings(key.fromLevel),
        groupings(key.toLevel),
        indicator.threshold ?? 0,
      );
      return [{ ...key, protection }];
    });
  }

  /** The table a level's flows come from: its own, else that of the level with fewest areas below it. */
  #sourceOf(code: string, level: string, period: string) {
    const found = this.#keys.flatMap((key) => {
      if (key.indicator !== foldIndicator(code) || key.period !== period) return [];
      const groups = this.#groupsTo(key, level);
      return groups ? [{ key, ...groups }] : [];
    });
    const size = ({ key }: { key: FlowKey }): number =>
      this.edition.level(key.fromLevel).areas.length;
    return found.sort((a, b) => size(a) - size(b))[0] ?? null;
  }

  /** Area of `level` of each origin and destination; null when an end does not go up to it. */
  #groupsTo(
    { fromLevel, toLevel }: FlowKey,
    level: string,
  ): { fromGroups: Int32Array; toGroups: Int32Array } | null {
    const groupsOf = (own: string): Int32Array | null =>
      own === level
        ? Int32Array.from(this.edition.level(own).areas.keys())
        : this.edition.parentsOf(own, level);
    const [fromGroups, toGroups] = [groupsOf(fromLevel), groupsOf(toLevel)];
    return fromGroups && toGroups ? { fromGroups, toGroups } : null;
  }
}
