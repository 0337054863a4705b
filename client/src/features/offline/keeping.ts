/** What the service worker keeps, and how it answers: decided by the address alone. */

export type Keeping =
  /** The page of the atlas: the server's if it answers, else the one that was kept. */
  | 'shell'
  /** A page of HTML about an area. */
  | 'page'
  /** Bytes that never change under their address: the kept ones, without asking. */
  | 'lasting'
  /** Answers of the edition: the server's if it answers, else the kept ones. */
  | 'answer'
  /** Not the service worker's business. */
  | 'nothing';

const AREA_PAGE = /^\/((fr|en)\/)?gebied(\/|$)/;
const LASTING = /^\/((assets|tiles\/[^/]+\/[^/]+\/\d+|pages)\/|objects\/[^/]+\.json$)/;
/** What changes of an atlas without a server. */
const POINTER = /^\/(live|releases\/\w+)\.json$/;
/** Where somebody is and what somebody looked for is kept nowhere. */
const PRIVATE = /^\/api\/(locate|search|address)(\/|$)/;

export function keepingOf(url: URL, origin: string, isPage: boolean): Keeping {
  const { pathname, search } = url;
  if (url.origin !== origin) return 'nothing';
  if (AREA_PAGE.test(pathname)) return search === '' && isPage ? 'page' : 'nothing';
  if (isPage) return pathname === '/' ? 'shell' : 'nothing';
  if (LASTING.test(pathname)) return 'lasting';
  if (PRIVATE.test(pathname)) return 'nothing';
  return pathname.startsWith('/api/') || POINTER.test(pathname) ? 'answer' : 'nothing';
}

/** Only a whole answer is kept, never an error nor a part. */
export function isWorthKeeping(response: { status: number; type: string }): boolean {
  return response.status === 200 && response.type === 'basic';
}

/** Keys to forget, the oldest first, so that at most `most` stay. */
export function surplus<K>(keys: readonly K[], most: number): K[] {
  return keys.slice(0, Math.max(0, keys.length - most));
}

/** The language of a page's address. */
export function languageOf(pathname: string): 'nl' | 'fr' | 'en' {
  const [, found] = /^\/(fr|en)\//.exec(pathname) ?? [];
  return found === 'fr' || found === 'en' ? found : 'nl';
}
