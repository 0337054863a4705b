import { DataError } from '../geodata/data-error.ts';
import type { LevelData } from '../geodata/edition.ts';
import type { AreaRef } from './contract.ts';

/** How an area is named in ladders, lists of children and results. */
export function areaRef({ level, areas }: LevelData, index: number): AreaRef {
  const area = areas[index];
  if (!area) throw new DataError('unknown_area', `${level.code} has no area with index ${index}`);
  return { level: level.code, code: area.code, name: area.name, index };
}

/** Newest vintage first; today's is the newest. */
export function compareVintages(a: LevelData, b: LevelData): number {
  return (b.level.validUntil ?? Infinity) - (a.level.validUntil ?? Infinity) || 0;
}

/** Degrees to five decimals, about a metre. */
export function roundDegrees(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
