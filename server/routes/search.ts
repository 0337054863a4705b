import type { Language } from '../../geodata/model/model.ts';
import type { PlaceHit, SearchAnswer } from '../contract/search.ts';
import { answerFresh, respondNoStore } from '../edition/answer.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';
import { languageParameter } from '../http/language.ts';
import { parameter } from '../http/parameters.ts';
import { readCoordinates } from '../places/coordinates.ts';
import { placeHit } from '../places/place-hit.ts';
import type { Routes } from './declare-routes.ts';

const MAX_HITS = 20;
const USUAL_HITS = 12;

export function searchRoutes({ route }: Routes): void {
  const shape = {
    q: parameter.search,
    limit: parameter.limit(MAX_HITS, USUAL_HITS),
    lang: languageParameter,
  };
  route('/api/search', shape, async (c, { bundle, query }) => {
    const { q, limit, lang = 'nl' } = query;
    const place = findPlace(bundle, q, lang);
    const index = await bundle.search();
    const hits = place ? [place] : index.find(q, limit, lang);
    const answer: SearchAnswer = { ok: true, edition: bundle.id, query: q, hits };
    return place ? respondNoStore(c, bundle, answer) : answerFresh(c, bundle, answer);
  });
}

/** The place of a query that is a pair of coordinates. */
function findPlace(bundle: EditionBundle, query: string, language: Language): PlaceHit | null {
  const point = readCoordinates(query);
  if (!point) return null;
  const [lon, lat] = point.map((degrees) => degrees.toFixed(5));
  return placeHit(bundle, `${lat}, ${lon}`, point, language);
}
