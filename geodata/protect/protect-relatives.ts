/** Columns that would tell a hidden count are hidden with it: `find-relatives.ts` finds them. */

import type { ValueComputer } from '../compute/compute-values.ts';
import type { Relative } from './find-relatives.ts';
import { asComplementary, type HiddenStates } from './hidden-cells.ts';

export class RelativeProtector {
  constructor(
    private readonly computer: ValueComputer,
    private readonly hidden: HiddenStates,
    private readonly thresholds: ReadonlyMap<string, number>,
    private readonly relatives: readonly Relative[],
  ) {}

  /** Hides relatives of counts of a period with them. Returns whether any was new. */
  protect(period: string): boolean {
    let changed = false;
    for (const relative of this.relatives) {
      if (relative.period !== period) continue;
      for (const other of relative.hides) {
        const own = { indicator: relative.count, period };
        changed = this.#hideWith(other, own) || changed;
        // A relative with small numbers of its own is told by the count in turn.
        if (this.thresholds.has(other.indicator)) changed = this.#hideWith(own, other) || changed;
      }
    }
    return changed;
  }

  #hideWith(other: Column, one: Column): boolean {
    const indicator = this.computer.edition.indicator(other.indicator);
    let changed = false;
    for (const [level, states] of this.hidden.levelsOf(one.indicator, one.period)) {
      if (!this.computer.compute(indicator, level, other.period)) continue;
      const added = asComplementary(states);
      changed = this.hidden.add(other.indicator, level, other.period, added) || changed;
    }
    return changed;
  }
}

type Column = { indicator: string; period: string };
