import { pinTo } from '../../api/request.ts';
import { parseUrlState } from '../../link/link-text.ts';

/**
 * The edition the link asks for, for the life of the page: everything loaded belongs to one edition, so another
 * one is another page. Null: the live one.
 */
export const pinnedEdition: string | null = parseUrlState(
  window.location.search,
  window.location.hash,
).edition;

pinTo(pinnedEdition);
