/** From what an address says to a territory, or to a refusal that names the cause: never to another area. */
import type { Edition, LevelData } from '../../../geodata/edition/edition.ts';
import { foldCode } from '../../../geodata/model/area-code.ts';
import { compareVintages } from '../../edition/area-ref.ts';
import { vintagesOf } from '../../edition/area-relations.ts';
import { type Place, placeAt, placeOf } from '../../edition/place.ts';
import { type Territory, togetherOf } from './territory.ts';

export type Refusal =
  | { kind: 'unknown_level'; level: string }
  | { kind: 'unknown_area'; level: LevelData; code: string }
  | { kind: 'not_for_level'; level: LevelData; territory: Territory }
  | { kind: 'too_many_areas'; most: number; got: number };

/** `moved`: areas that were asked for and now lie in another. */
export type FoundTerritory = { territory: Territory; moved: { from: Place; to: Place }[] };

/**
 * @param segment a level or its family
 * @param codes of areas of it, separated by commas; of an older vintage where the level has them no more
 */
export function findTerritory(
  edition: Edition,
  segment: string,
  codes: string,
): FoundTerritory | Refusal {
  const isKnown = edition.levels.some(
    ({ level }) => level.code === segment || level.family === segment,
  );
  if (!isKnown) return { kind: 'unknown_level', level: segment };
  const data = edition.level(segment);
  const moved: FoundTerritory['moved'] = [];
  const indices: number[] = [];
  for (const code of codes.split(',')) {
    const index = data.indexOf.get(foldCode(code));
    if (index !== undefined) {
      indices.push(index);
      continue;
    }
    const successor = successorOf(edition, data, code);
    if (!successor) return { kind: 'unknown_area', level: data, code };
    moved.push(successor);
    indices.push(successor.to.index);
  }
  return { territory: togetherOf(data, indices), moved };
}

/** Where an area of an older vintage of the level is today. */
function successorOf(
  edition: Edition,
  data: LevelData,
  code: string,
): FoundTerritory['moved'][number] | null {
  const older = edition.levels
    .filter(({ level }) => level.family === data.level.family)
    .sort(compareVintages);
  for (const vintage of older) {
    const index = vintage.indexOf.get(foldCode(code));
    if (index === undefined || vintage === data) continue;
    const to = vintagesOf(edition, vintage, index).to.find(
      ({ level }) => level === data.level.code,
    );
    if (to) return { from: placeAt(vintage, index), to: placeOf(edition, to) };
  }
  return null;
}
