/** Questions in the words of a reader. */
import type { Language } from '../../../geodata/model/model.ts';
import type { AddressAnswer, SearchAnswer } from '../../../server/contract/search.ts';
import { type Ask, get } from './request.ts';

export type SearchQuestion = { query: string; language: Language };
export const askSearch: Ask<SearchQuestion, SearchAnswer> = ({ query, language }, signal) =>
  get(`/api/search?${new URLSearchParams({ q: query, lang: language, limit: '20' })}`, signal);
/** Not pinned to an edition: the service knows of none. */
export const askAddress: Ask<SearchQuestion, AddressAnswer> = ({ query, language }, signal) =>
  get(`/api/address?${new URLSearchParams({ q: query, lang: language })}`, signal);
