/**
 * Which areas of a slice stay hidden: the decisions of the build (`cube-protection.ts`), asked for every
 * slice, level and custom region.
 */

import type { CubeProtection } from '../disclosure/cube-counts.ts';
import { cutAreas, OWN_GROUP } from '../disclosure/cube-cuts.ts';
import { ColumnCache } from '../edition/column-cache.ts';
import { readCubeProtection } from '../edition/cube-store.ts';
import {
  baseItems,
  basePattern,
  type CubeDefinition,
  type CubeSelection,
  patternSizes,
} from '../model/cube.ts';
import { indexAt } from '../model/read-at.ts';
import type { CubeReader } from './cube-reader.ts';

/** Answers which areas of a slice stay hidden. */
export class CubeGuard {
  readonly #protections = new Map<string, { level: string; protection: CubeProtection }[]>();

  readonly #flags = new ColumnCache<Uint8Array | null>((found) => found?.length ?? 0, 16 * 2 ** 20);

  constructor(private readonly reader: CubeReader) {}

  /**
   * 1 for each area of `level` for which the slice must not be shown, one byte an area; null when the
   * cube is not protected in that period.
   */
  hiddenAreas(
    cube: CubeDefinition,
    selection: CubeSelection,
    level: string,
    period: string,
  ): Uint8Array | null {
    // A cross table of each area asks the same slices.
    const items = selection.map((part) => (part ? `${part.level}:${part.items}` : '')).join('|');
    const key = `${cube.code.toLowerCase()}|${level}|${period}|${items}`;
    const known = this.#flags.get(key);
    if (known !== undefined) return known;
    const areas = this.reader.edition.level(level).areas.length;
    const found = this.#hidden(cube, selection, period, areas, (base) => {
      if (base === level) return OWN_GROUP;
      return this.reader.edition.parentsOf(base, level);
    });
    this.#flags.set(key, found);
    return found;
  }

  /** The same for a custom region, taken as one area: indices of areas of `level`. */
  isRegionHidden(
    cube: CubeDefinition,
    selection: CubeSelection,
    level: string,
    period: string,
    areas: readonly number[],
  ): boolean {
    const inside = new Set(areas);
    const hidden = this.#hidden(cube, selection, period, 1, (base) => {
      const parentOf = base === level ? null : this.reader.edition.parentsOf(base, level);
      if (base !== level && !parentOf) return null;
      const count = this.reader.edition.level(base).areas.length;
      return Int32Array.from({ length: count }, (_, area) =>
        inside.has(parentOf ? indexAt(parentOf, area) : area) ? 0 : -1,
      );
    });
    return hidden?.[0] === 1;
  }

  #hidden(
    cube: CubeDefinition,
    selection: CubeSelection,
    period: string,
    groups: number,
    groupOf: (base: string) => Int32Array | typeof OWN_GROUP | null,
  ): Uint8Array | null {
    const protections = this.#protectionsOf(cube, period);
    if (protections.length === 0) return null;
    const items = baseItems(cube, selection);
    const sizes = patternSizes(cube, basePattern(cube));
    const hidden = new Uint8Array(groups);
    for (const { level, protection } of protections) {
      const group = groupOf(level);
      if (!group) continue;
      const cut = items
        ? cutAreas(protection, items, sizes, group, groups)
        : new Uint8Array(groups).fill(1);
      for (const [area, flag] of cut.entries()) if (flag) hidden[area] = 1;
    }
    return hidden;
  }

  #protectionsOf(
    cube: CubeDefinition,
    period: string,
  ): readonly { level: string; protection: CubeProtection }[] {
    const key = `${cube.code.toLowerCase()}|${period}`;
    const known = this.#protections.get(key);
    if (known) return known;
    const protections = readCubeProtection(this.reader.edition.db, cube.code.toLowerCase(), period);
    this.#protections.set(key, protections);
    return protections;
  }
}
