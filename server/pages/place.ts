/** An area where it stands: its level and its position there. */
import type { Edition, LevelData } from '../../geodata/edition.ts';
import { areaRef } from '../area-ref.ts';
import type { AreaRef } from '../contract.ts';

export type Place = { data: LevelData; index: number; ref: AreaRef };

export function placeOf(edition: Edition, { level, index }: AreaRef): Place {
  return placeAt(edition.level(level), index);
}

export function placeAt(data: LevelData, index: number): Place {
  return { data, index, ref: areaRef(data, index) };
}
