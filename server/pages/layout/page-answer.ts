/** What all pages of HTML are answered with: headers, redirects, and finished pages that are kept. */
import { ColumnCache } from '../../../geodata/edition/column-cache.ts';
import type { EditionBundle } from '../../edition/edition-bundle.ts';
import { pageHeaders, REVALIDATE } from '../../http/headers.ts';
import { StoredAnswer, sizeOfAnswer } from '../../http/stored-answer.ts';

const HTML_TYPE = 'text/html; charset=utf-8';
/** Pages are many and quickly made: a crawler must not push figures out of the other cache. */
const MAX_PAGE_BYTES = 16 * 2 ** 20;

export const HEADERS: Record<string, string> = {
  ...pageHeaders(false),
  'cache-control': REVALIDATE,
  vary: 'Accept-Encoding',
};

/** 308 for what the spelling decides, 307 for what a later edition may decide otherwise. */
export function redirect(path: string, status: 307 | 308): Response {
  const cached = status === 308 ? 'public, max-age=86400' : REVALIDATE;
  const headers = { ...HEADERS, location: path, 'cache-control': cached };
  return new Response(null, { status, headers });
}

/** Never kept: it may exist in the next edition. */
export function missingPage(body: string): Response {
  const headers = { ...HEADERS, 'cache-control': 'no-store', 'content-type': HTML_TYPE };
  return new Response(body, { status: 404, headers });
}

export function stored(bundle: EditionBundle, page: string): StoredAnswer {
  return new StoredAnswer(Buffer.from(page), HTML_TYPE, bundle.id);
}

const kept = new WeakMap<EditionBundle, ColumnCache<StoredAnswer>>();

/** Finished pages and pictures of an edition by what they are. */
export function pagesOf(bundle: EditionBundle): ColumnCache<StoredAnswer> {
  const known = kept.get(bundle) ?? new ColumnCache<StoredAnswer>(sizeOfAnswer, MAX_PAGE_BYTES);
  kept.set(bundle, known);
  return known;
}

/** Has every page made again when it is next asked for: what it says has changed without a new edition. */
export function forgetPages(bundle: EditionBundle): void {
  kept.delete(bundle);
}
