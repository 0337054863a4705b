/** Headers that many answers share. */

/**
 * Open data: any site may read answers, tiles and geometry. Nothing here depends on who asks.
 * The policy matters when a browser opens an answer as a page of its own.
 */
export const API_HEADERS: Record<string, string> = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'ETag, Content-Crs, Content-Language, Content-Length, Content-Range, Accept-Ranges',
  'cross-origin-resource-policy': 'cross-origin',
  'content-security-policy': "default-src 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/**
 * The page loads from its own origin only. MapLibre, deck.gl and Preact style elements through CSSOM,
 * which needs no `unsafe-inline`; images come from canvases as `blob:` and from stylesheets as `data:`.
 */
const PAGE_HEADERS: Record<string, string> = {
  'content-security-policy': [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
};

/** Only the page that is made for it stands in pages of others: there a click chooses an area and no more. */
export function pageHeaders(isEmbed: boolean): Record<string, string> {
  if (isEmbed) return PAGE_HEADERS;
  const policy = PAGE_HEADERS['content-security-policy'];
  return { ...PAGE_HEADERS, 'content-security-policy': `${policy}; frame-ancestors 'self'` };
}

/** What an edition id in the URL allows: its bytes never change. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';

/** Kept by caches, used only after asking whether it still holds. */
export const REVALIDATE = 'public, no-cache';

/** Answers to a question in a body: no cache can tell two such questions apart. */
export const NO_STORE = 'no-store';

/** True when the list of an `Accept-Encoding` header allows `encoding` (RFC 9110 §12.5.3). */
export function acceptsEncoding(header: string | null | undefined, encoding: string): boolean {
  let byStar = false;
  for (const item of (header ?? '').split(',')) {
    const [name = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase());
    const isRefused = parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
    if (name === encoding) return !isRefused;
    if (name === '*') byStar = !isRefused;
  }
  return byStar;
}

/**
 * True when `If-None-Match` names the entity. Each encoding has a tag of its own (they are different
 * bytes); a cache that holds any of them holds the same answer.
 */
export function matchesTag(header: string | null | undefined, tag: string): boolean {
  if (!header) return false;
  if (header.trim() === '*') return true;
  return header.split(',').some((item) => {
    const given = item.trim().replace(/^W\//, '');
    return given === `"${tag}"` || given === `"${tag}-gzip"` || given === `"${tag}-br"`;
  });
}
