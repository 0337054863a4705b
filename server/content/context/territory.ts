/** What a text is about: one area, or several of a level taken together as one. */
import type { Edition, LevelData } from '../../../geodata/edition/edition.ts';
import type { Text } from '../../../geodata/model/model.ts';
import { type Place, placeAt } from '../../edition/place.ts';

export type Territory = {
  data: LevelData;
  /** Ascending, without repetition; one for an area. */
  indices: readonly number[];
  /** Null for several areas together. */
  place: Place | null;
  /** The name of a group that somebody named: the regional cities. */
  label: Text | null;
};

export function territoryOf(place: Place): Territory {
  return { data: place.data, indices: [place.index], place, label: null };
}

/** Several areas of a level as one; an area where there is only one. */
export function togetherOf(
  data: LevelData,
  indices: readonly number[],
  label: Text | null = null,
): Territory {
  const sorted = [...new Set(indices)].sort((a, b) => a - b);
  const [only] = sorted;
  if (sorted.length === 1 && only !== undefined && label === null)
    return territoryOf(placeAt(data, only));
  return { data, indices: sorted, place: null, label };
}

/** Tells territories apart in caches and addresses. */
export function keyOf({ data, indices }: Territory): string {
  return `${data.level.code}:${indices.map((index) => data.areas[index]?.code).join(',')}`;
}

/** True where both cover the same ground, whatever level they are of: Brussels is a region and a province. */
export function isSameTerritory(edition: Edition, a: Territory, b: Territory): boolean {
  if (a.data === b.data) return isSameList(a.indices, b.indices);
  const finest = finestLevel(edition);
  const [first, second] = [a, b].map((one) => partsOf(edition, one, finest));
  return (
    first !== undefined && second !== undefined && first.length > 0 && isSameList(first, second)
  );
}

/** Indices in a finer level, ascending; empty where the levels are not connected. */
export function partsOf(
  edition: Edition,
  { data, indices }: Territory,
  finer: LevelData,
): readonly number[] {
  if (data === finer) return indices;
  const children = edition.childrenOf(finer.level.code, data.level.code);
  if (!children) return [];
  const [only] = indices;
  if (indices.length === 1 && only !== undefined) return children[only] ?? [];
  return indices.flatMap((index) => children[index] ?? []).sort((x, y) => x - y);
}

function finestLevel({ levels }: Edition): LevelData {
  return levels.reduce((finest, data) =>
    data.level.offered && data.areas.length > finest.areas.length ? data : finest,
  );
}

function isSameList(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}
