/** `/api/search` and `/api/address`: what is found by what was typed. */
import type { Position } from '../../geodata/model/model.ts';
import type { SearchHit } from '../../geodata/model/search-hit.ts';

export type { SearchHit };

/** A place by its coordinates, and the areas it lies in, as far as there are any. */
export type PlaceHit = {
  kind: 'place';
  name: string;
  context: string;
  point: Position;
};

/** Places that an address service knows, best first. */
export type AddressAnswer = { ok: true; query: string; addresses: PlaceHit[] };

export type SearchAnswer = {
  ok: true;
  edition: string;
  query: string;
  hits: (SearchHit | PlaceHit)[];
};
