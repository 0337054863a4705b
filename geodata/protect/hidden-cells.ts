/** Which cells of an edition stay hidden, while that is being decided and after. */

import { COMPLEMENTARY, PRIMARY, SHOWN } from '../disclosure/suppression-table.ts';
import type { Edition } from '../edition/edition.ts';

/** Indicator → period → level → state of each area. */
export type HiddenCells = Map<string, Map<string, Map<string, Uint8Array>>>;

export class HiddenStates {
  readonly cells: HiddenCells = new Map();

  constructor(private readonly edition: Edition) {}

  /** State of each area of a level. */
  of(indicator: string, level: string, period: string): Uint8Array {
    const known = this.levelsOf(indicator, period).get(level);
    return known ?? new Uint8Array(this.edition.level(level).areas.length);
  }

  /** Levels with hidden cells, with the state of each area. */
  levelsOf(indicator: string, period: string): ReadonlyMap<string, Uint8Array> {
    return this.cells.get(indicator)?.get(period) ?? new Map();
  }

  /** Adds hidden cells; a cell once hidden stays so, and primary stays primary. Returns whether any was new. */
  add(indicator: string, level: string, period: string, states: Uint8Array): boolean {
    const before = this.of(indicator, level, period);
    const merged = before.slice();
    let isNew = false;
    for (const [area, state] of states.entries()) {
      if (state === SHOWN) continue;
      if (before[area] === SHOWN) isNew = true;
      merged[area] = before[area] === PRIMARY || state === PRIMARY ? PRIMARY : COMPLEMENTARY;
    }
    const byPeriod = this.cells.get(indicator) ?? new Map<string, Map<string, Uint8Array>>();
    this.cells.set(indicator, byPeriod);
    const byLevel = byPeriod.get(period) ?? new Map<string, Uint8Array>();
    byPeriod.set(period, byLevel);
    if (merged.some((state) => state !== SHOWN)) byLevel.set(level, merged);
    return isNew;
  }
}

/** The same cells, hidden to protect others. */
export function asComplementary(states: Uint8Array): Uint8Array {
  return states.map((state) => (state === SHOWN ? SHOWN : COMPLEMENTARY));
}
