/** Answers a link of the closed portal with the way to the same question here. */
import { DataError } from '../../geodata/model/data-error.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';
import type { EditionHolder } from '../edition/edition-holder.ts';
import { pageHeaders, REVALIDATE } from '../http/headers.ts';
import { readDeepLink } from './deep-link.ts';
import { openDeepLink } from './open-link.ts';

/**
 * A redirect for now (307), since the next edition may have what this one lacks; null when `target`, a path
 * with its query, is no link of the portal. Without an edition the page itself tells what is wrong.
 */
export function redirectDeepLink(editions: EditionHolder, target: string): Response | null {
  const at = target.indexOf('?');
  const path = at < 0 ? target : target.slice(0, at);
  const asked = readDeepLink(path, at < 0 ? '' : target.slice(at));
  if (!asked) return null;
  const bundle = bundleFor(editions, asked.ours);
  const location = bundle ? openDeepLink(bundle, asked) : '/';
  const headers = { ...pageHeaders(true), location, 'cache-control': REVALIDATE };
  return new Response(null, { status: 307, headers });
}

/** The edition the link is pinned to while it is there. */
function bundleFor(
  editions: EditionHolder,
  ours: readonly [string, string][],
): EditionBundle | null {
  const [, id] = ours.find(([name]) => name === 'edition') ?? [];
  for (const open of [() => id && editions.pinned(id), () => editions.live()]) {
    try {
      const bundle = open();
      if (bundle) return bundle;
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
    }
  }
  return null;
}
