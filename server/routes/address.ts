import { DataError } from '../../geodata/model/data-error.ts';
import type { AddressAnswer } from '../contract/search.ts';
import { respondNoStore } from '../edition/answer.ts';
import { languageParameter } from '../http/language.ts';
import { parameter } from '../http/parameters.ts';
import { placeHit } from '../places/place-hit.ts';
import type { Routes } from './declare-routes.ts';

/** Looks for an address elsewhere, where the maintainer has turned that on; kept and logged nowhere. */
export function addressRoutes({ route, deps }: Routes): void {
  const shape = { q: parameter.search, lang: languageParameter };
  route('/api/address', shape, async (c, { bundle, query }) => {
    if (!deps.addresses) {
      throw new DataError('not_available', 'this server does not look for addresses');
    }
    const found = await deps.addresses.find(query.q);
    const addresses = found.map(({ name, point }) =>
      placeHit(bundle, name, point, query.lang ?? 'nl'),
    );
    const answer: AddressAnswer = { ok: true, query: query.q, addresses };
    return respondNoStore(c, bundle, answer);
  });
}
