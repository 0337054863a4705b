/** An area where it stands: its level and its position there. */
import type { Edition, LevelData } from '../../geodata/edition/edition.ts';
import type { Language } from '../../geodata/model/model.ts';
import type { AreaRef } from '../contract/areas.ts';
import { areaRef } from './area-ref.ts';

export type Place = { data: LevelData; index: number; ref: AreaRef };

export function placeOf(edition: Edition, { level, index }: AreaRef): Place {
  return placeAt(edition.level(level), index);
}

/** The name in a language: French has its own for places that officially have one. */
export function nameOf({ data, index, ref }: Place, language: Language): string {
  const french = data.areas[index]?.frenchName;
  return language === 'fr' && french ? french : ref.name;
}

/** The other official name, or null where there is none or it is the same. */
export function otherNameOf({ data, index, ref }: Place, language: Language): string | null {
  const french = data.areas[index]?.frenchName;
  if (!french || french === ref.name) return null;
  return language === 'fr' ? ref.name : french;
}

export function placeAt(data: LevelData, index: number): Place {
  return { data, index, ref: areaRef(data, index) };
}
