/** All there is to tell about one area, in no language yet. */
import type { EditionBundle } from '../../edition/edition-bundle.ts';
import type { Place } from '../../edition/place.ts';
import { type AreaFacts, gatherFacts } from './area-facts.ts';
import { type Elsewhere, gatherElsewhere } from './elsewhere.ts';
import { type Figure, gatherFigure } from './figure.ts';
import { keyFiguresOf } from './key-figures.ts';

export type Profile = { facts: AreaFacts; figures: Figure[]; elsewhere: Elsewhere[] };

export function gatherProfile(bundle: EditionBundle, place: Place): Profile {
  const facts = gatherFacts(bundle.edition, place);
  const { here, elsewhere } = keyFiguresOf(bundle, place.data);
  return {
    facts,
    figures: here.flatMap((indicator) => gatherFigure(bundle, indicator, facts) ?? []),
    elsewhere: elsewhere.flatMap((indicator) => gatherElsewhere(bundle, indicator, facts) ?? []),
  };
}
