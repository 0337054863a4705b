import type { Edition, LevelData } from '../../geodata/edition/edition.ts';
import { DataError, listKnown } from '../../geodata/model/data-error.ts';
import type { AreaRef } from '../contract/areas.ts';
import type { AreaKey } from '../http/parameters.ts';

/** How an area is named in ladders, lists of children and results. */
export function areaRef({ level, areas }: LevelData, index: number): AreaRef {
  const area = areas[index];
  if (!area) throw new DataError('unknown_area', `${level.code} has no area with index ${index}`);
  const { code, name, frenchName } = area;
  return { level: level.code, code, name, index, ...(frenchName ? { frenchName } : {}) };
}

/** Newest vintage first; today's is the newest. */
export function compareVintages(a: LevelData, b: LevelData): number {
  return (b.level.validUntil ?? Infinity) - (a.level.validUntil ?? Infinity) || 0;
}

/** Degrees to five decimals, about a metre. */
export function roundDegrees(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}

/** The areas that lie in another one. */
export type Within = {
  /** `level:code` of the other. */
  name: string;
  /** Ascending; the area itself where the levels are the same. */
  indices: readonly number[];
};

/** Areas of `data` in the area `key`. Throws `not_available` when no table connects the levels. */
export function areasWithin(edition: Edition, data: LevelData, key: AreaKey): Within {
  const parent = edition.level(key.level);
  const index = edition.areaIndex(parent, key.code);
  const name = `${parent.level.code}:${areaRef(parent, index).code}`;
  if (data === parent) return { name, indices: [index] };
  const children = edition.childrenOf(data.level.code, parent.level.code);
  if (children) return { name, indices: children[index] ?? [] };
  const known = edition.coarserLevels(data.level.code).map(({ level }) => level.code);
  throw new DataError(
    'not_available',
    `areas of ${data.level.code} do not lie in areas of ${parent.level.code} (but in: ${listKnown(known, 40) || 'none'})`,
  );
}
