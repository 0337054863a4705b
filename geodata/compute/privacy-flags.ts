/** Which values would give a protected count away: what is hidden, and all that rests on it. */

import { SHOWN } from '../disclosure/suppression-table.ts';
import { ColumnCache } from '../edition/column-cache.ts';
import type { Edition } from '../edition/edition.ts';
import type { CubeDefinition } from '../model/cube.ts';
import type { Indicator } from '../model/model.ts';
import { byteAt } from '../model/read-at.ts';
import { EMPTY } from '../model/status.ts';
import type { Availabilities } from './availability.ts';
import type { CubeGuard } from './cube-guard.ts';
import type { CubeReader } from './cube-reader.ts';
import type { IndicatorFormulas } from './indicator-formulas.ts';

/** What the flags are found in. */
export type PrivacySource = {
  edition: Edition;
  cubes: CubeReader;
  cubeGuard: CubeGuard;
  formulas: IndicatorFormulas;
  availabilities: Availabilities;
};

export class PrivacyFlags {
  readonly #known = new ColumnCache<Uint8Array | null>((found) => found?.length ?? 0, 16 * 2 ** 20);

  constructor(private readonly source: PrivacySource) {}

  /**
   * 1 for each area whose value would give a protected count away: its own cell is hidden, or that of
   * an operand, of the weight it was averaged with, or of the threshold indicator. Null when nothing is.
   */
  of(indicator: Indicator, level: string, period: string): Uint8Array | null {
    const key = `${indicator.code}|${level}|${period}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const hidden = this.#findHidden(indicator, level, period);
    this.#known.set(key, hidden);
    return hidden;
  }

  #findHidden(indicator: Indicator, level: string, period: string): Uint8Array | null {
    let hidden = flags(this.source.edition.hiddenStates(indicator.code, level, period));
    const cube = this.source.cubes.cubeOf(indicator);
    if (cube) {
      const total = this.source.cubes.select(cube, {});
      hidden = either(hidden, this.source.cubeGuard.hiddenAreas(cube, total, level, period));
    }
    for (const { operand, at, items } of this.source.formulas.operandsAt(indicator, period)) {
      const sliced = items && this.source.cubes.cubeOf(operand);
      const more = sliced
        ? this.#hiddenSlice(sliced, items, level, at)
        : this.of(operand, level, at);
      hidden = either(hidden, more);
    }
    // A year gives a hidden quarter away to whoever has the other three.
    for (const part of this.source.availabilities.subPeriodsOf(indicator, level, period)) {
      hidden = either(hidden, this.of(indicator, level, part));
    }
    const tested = this.source.edition.findIndicator(indicator.thresholdIndicator);
    if (tested && tested !== indicator) hidden = either(hidden, this.of(tested, level, period));
    return either(hidden, this.#hiddenWeights(indicator, level, period));
  }

  #hiddenSlice(
    cube: CubeDefinition,
    items: readonly string[],
    level: string,
    period: string,
  ): Uint8Array | null {
    const selection = this.source.cubes.selectOperands(cube, items);
    return this.source.cubeGuard.hiddenAreas(cube, selection, level, period);
  }

  /** Areas with a mean that was averaged, not loaded, by a weight that is hidden there. */
  #hiddenWeights(indicator: Indicator, level: string, period: string): Uint8Array | null {
    if (indicator.formula !== null || indicator.dataType === 'count') return null;
    const weight = this.source.edition.findIndicator(indicator.aggregationIndicator);
    if (!weight || weight === indicator) return null;
    const hidden = this.of(weight, level, period);
    const loaded = hidden && this.source.edition.loadedColumn(indicator.code, level, period);
    if (!loaded) return hidden;
    return hidden.map((flag, area) => (loaded.statuses[area] === EMPTY ? flag : 0));
  }
}

function flags(states: Uint8Array | null): Uint8Array | null {
  return states && Uint8Array.from(states, (state) => (state === SHOWN ? 0 : 1));
}

function either(a: Uint8Array | null, b: Uint8Array | null): Uint8Array | null {
  if (!a || !b) return a ?? b;
  return a.map((flag, index) => flag | byteAt(b, index));
}
