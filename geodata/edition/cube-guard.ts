/**
 * Which areas of a slice stay hidden: the decisions of the build (`cube-protection.ts`), asked for every
 * slice, level and custom region.
 */

import type { CubeReader } from '../compute/cube-reader.ts';
import {
  type InArea,
  isNoticed,
  type Member,
  noticeOf,
  readBundles,
} from '../disclosure/cube-pattern.ts';
import { type CubeProtection, NOTHING_SHOWN } from '../disclosure/cube-privacy.ts';
import {
  baseItems,
  basePattern,
  type CubeDefinition,
  type CubeSelection,
  cellsOf,
  patternSizes,
} from '../model/cube.ts';
import { ColumnCache } from './column-cache.ts';
import { hasCubeTables } from './cube-store.ts';

/** Each base area is a group of its own. */
export const OWN_GROUP = 'own';

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
        inside.has(parentOf ? (parentOf[area] ?? -1) : area) ? 0 : -1,
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
    const { db } = this.reader.edition;
    const rows = hasCubeTables(db)
      ? (db
          .prepare('SELECT level, data FROM cube_protection WHERE cube = ? AND period = ?')
          .all(cube.code.toLowerCase(), period) as { level: string; data: Buffer }[])
      : [];
    const protections = rows.map(({ level, data }) => ({
      level,
      protection: decodeProtection(data),
    }));
    this.#protections.set(key, protections);
    return protections;
  }
}

/**
 * 1 for each group of areas in which the slice notices a bundle or cuts through closed areas.
 * @param items items of the loading level per dimension
 * @param groupOf group of each base area, -1 for none, or `OWN_GROUP`
 */
export function cutAreas(
  { bundles, closedWith, totalHidden }: CubeProtection,
  items: readonly (readonly number[])[],
  sizes: readonly number[],
  groupOf: Int32Array | typeof OWN_GROUP,
  groups: number,
): Uint8Array {
  const cut = new Uint8Array(groups);
  if (totalHidden[0] === NOTHING_SHOWN) return cut.fill(1);
  const groupAt = (area: number): number => (groupOf === OWN_GROUP ? area : (groupOf[area] ?? -1));
  const chosen = new Uint8Array(sizes.reduce((product, size) => product * size, 1));
  for (const cell of cellsOf(items, sizes)) chosen[cell] = 1;
  for (const members of readBundles(bundles)) {
    for (const [group, notices] of noticesByGroup(members, chosen, groupAt))
      if (notices.length < members.length || isNoticed(notices)) cut[group] = 1;
  }
  const isTotal = items.every((list, at) => list.length === sizes[at]);
  const groupOfClosed = new Map<number, number>();
  const split = new Set<number>();
  for (const [area, atom] of closedWith.entries()) {
    if (atom < 0 || (isTotal && !totalHidden[area])) continue;
    const group = groupAt(area);
    if (groupOfClosed.has(atom) && groupOfClosed.get(atom) !== group) split.add(atom);
    groupOfClosed.set(atom, group);
  }
  for (const [area, atom] of closedWith.entries()) {
    const group = groupAt(area);
    if (split.has(atom) && group >= 0) cut[group] = 1;
  }
  return cut;
}

/** What the members of a bundle do to the chosen cells in each group, of those that do anything. */
function noticesByGroup(
  members: readonly Member[],
  chosen: Uint8Array,
  groupAt: (area: number) => number,
): Map<number, number[]> {
  const found = new Map<number, number[]>();
  const add = (group: number, notice: number): void => {
    if (group < 0 || notice === 0) return;
    const notices = found.get(group);
    if (notices) notices.push(notice);
    else found.set(group, [notice]);
  };
  const noticed = ({ pattern }: InArea): number => noticeOf(pattern, (cell) => chosen[cell] === 1);
  for (const member of members) {
    const [own, notice] = [groupAt(member.area), noticed(member)];
    const other = member.mirror ? groupAt(member.mirror.area) : -1;
    const mirrored = member.mirror ? -noticed(member.mirror) : 0;
    add(own, own === other ? notice + mirrored : notice);
    if (own !== other) add(other, mirrored);
  }
  return found;
}

/** The bytes of a protection, as `cube_protection` holds them. */
export function encodeProtection({ bundles, closedWith, totalHidden }: CubeProtection): Buffer {
  const head = Int32Array.of(bundles.length, closedWith.length);
  const bytes = (array: Int32Array | Uint8Array): Buffer =>
    Buffer.from(array.buffer, array.byteOffset, array.byteLength);
  return Buffer.concat([bytes(head), bytes(bundles), bytes(closedWith), bytes(totalHidden)]);
}

/** Reads what `encodeProtection` wrote. */
export function decodeProtection(data: Buffer): CubeProtection {
  const bytes = new Uint8Array(data);
  const [bundles = 0, areas = 0] = new Int32Array(bytes.buffer, 0, 2);
  return {
    bundles: new Int32Array(bytes.buffer, 8, bundles),
    closedWith: new Int32Array(bytes.buffer, 8 + bundles * 4, areas),
    totalHidden: new Uint8Array(bytes.buffer, 8 + (bundles + areas) * 4, areas),
  };
}
