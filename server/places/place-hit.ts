import type { Language, Position } from '../../geodata/model/model.ts';
import type { PlaceHit } from '../contract/search.ts';
import { roundDegrees } from '../edition/area-ref.ts';
import { areasAt } from '../edition/areas-at.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';

/** How a place is told: with the finest area it lies in and the municipality around it. */
export function placeHit(
  bundle: EditionBundle,
  name: string,
  [lon, lat]: Position,
  language: Language,
): PlaceHit {
  const { edition } = bundle;
  const around = areasAt(bundle, lon, lat).toReversed();
  const start = edition.level(edition.meta.start.level).level.family;
  const familiar = around.find((ref) => edition.level(ref.level).level.family === start);
  const names = [around[0], familiar].flatMap((ref) => {
    const area = ref && edition.level(ref.level).areas[ref.index];
    return area ? [(language === 'fr' && area.frenchName) || area.name] : [];
  });
  return {
    kind: 'place',
    name,
    context: [...new Set(names)].join(' · '),
    point: [roundDegrees(lon), roundDegrees(lat)],
  };
}
