/** What robots may read, and where it is. */
import type { Context } from 'hono';
import { DataError } from '../../geodata/model/data-error.ts';
import { listContentPaths } from '../content/pages/content-sitemap.ts';
import { preferencesOf, storedBytes } from '../edition/answer.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';
import { pageHeaders, REVALIDATE } from '../http/headers.ts';
import { originOf } from '../http/origin.ts';
import { checkEncoding } from '../http/parameters.ts';
import { StoredAnswer } from '../http/stored-answer.ts';
import {
  listPagePaths,
  MAX_ADDRESSES,
  printRobots,
  printSitemap,
  printSitemapIndex,
} from '../pages/layout/sitemap.ts';
import type { Routes } from './declare-routes.ts';

const HEADERS = { ...pageHeaders(false), 'cache-control': REVALIDATE, vary: 'Accept-Encoding' };
const XML_TYPE = 'application/xml; charset=utf-8';

export function sitemapRoutes({ openRoute, deps }: Routes): void {
  openRoute('/robots.txt', {}, (c) => {
    const body = Buffer.from(printRobots(originOf(c)));
    const { id } = deps.editions.live();
    return new StoredAnswer(body, 'text/plain; charset=utf-8', id).respond(
      preferencesOf(c),
      HEADERS,
    );
  });

  openRoute('/sitemap.xml', {}, (c) => {
    const bundle = deps.editions.live();
    const { builtAt } = bundle.edition.meta;
    const origin = originOf(c);
    return send(c, bundle, ['sitemap', origin], () => {
      const paths = pathsOf(bundle);
      const parts = Math.ceil(paths.length / MAX_ADDRESSES);
      return parts > 1
        ? printSitemapIndex(parts, origin, builtAt)
        : printSitemap(paths, origin, builtAt, 0);
    });
  });

  openRoute('/sitemap/:part{[0-9]+\\.xml}', {}, (c) => {
    checkEncoding(c.req.url);
    const bundle = deps.editions.live();
    const origin = originOf(c);
    const part = Number(c.req.param('part').slice(0, -'.xml'.length)) - 1;
    return send(c, bundle, ['sitemap', origin, part], () => {
      const paths = pathsOf(bundle);
      if (part < 0 || part * MAX_ADDRESSES >= paths.length) {
        throw new DataError('not_found', `there is no part ${part + 1} of the sitemap`);
      }
      return printSitemap(paths, origin, bundle.edition.meta.builtAt, part);
    });
  });
}

/** Pages of the edition, and what authors wrote for areas down to the municipality. */
function pathsOf(bundle: EditionBundle): string[] {
  return [...listPagePaths(bundle.edition), ...listContentPaths(bundle)];
}

function send(
  c: Context,
  bundle: EditionBundle,
  question: readonly unknown[],
  print: () => string,
): Response | Promise<Response> {
  return storedBytes(c, bundle, question, XML_TYPE, () => Buffer.from(print()), HEADERS);
}
