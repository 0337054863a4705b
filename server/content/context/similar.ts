/** Areas like this one, by the key figures of the edition. */
import type { LevelData } from '../../../geodata/edition/edition.ts';
import { VALUE } from '../../../geodata/model/status.ts';
import type { EditionBundle } from '../../edition/edition-bundle.ts';
import { scaleOf, unknownOf } from '../../edition/level-spread.ts';
import { distancesFrom, type Trait } from '../../figures/nearest-areas.ts';
import { keyFiguresOf } from '../../pages/areas/key-figures.ts';
import type { Territory } from './territory.ts';

/** Few enough to name, enough that one odd area does not decide. */
const NEAREST = 5;

const known = new WeakMap<EditionBundle, Map<LevelData, Trait[]>>();

/** Indices of the areas that are nearest in the key figures; none for several areas together. */
export function similarTo(bundle: EditionBundle, { data, place }: Territory): number[] {
  if (!place) return [];
  const byLevel = known.get(bundle) ?? new Map<LevelData, Trait[]>();
  known.set(bundle, byLevel);
  const traits = byLevel.get(data) ?? traitsOf(bundle, data);
  byLevel.set(data, traits);
  return distancesFrom(traits, place.index, unknownOf(data))
    .slice(0, NEAREST)
    .map(({ index }) => index);
}

function traitsOf(bundle: EditionBundle, data: LevelData): Trait[] {
  const { publisher } = bundle;
  // Counts say how large an area is; that alone must not decide what it is like.
  const comparable = keyFiguresOf(bundle, data).here.filter(({ dataType }) => dataType !== 'count');
  return comparable.flatMap((indicator) => {
    const published = publisher.publish(publisher.ask(indicator.code, data.level.code, 'latest'));
    const spread = bundle.spread(published, data);
    const scale = spread && scaleOf(spread);
    if (!scale) return [];
    const { values, statuses } = published.column;
    const shown = Uint8Array.from(statuses, (status) => (status === VALUE ? 1 : 0));
    return [{ values, shown, scale }];
  });
}
