/** What robots may read, and where it is. */
import type { Context, Hono } from 'hono';
import { type Deps, preferencesOf } from '../answer.ts';
import type { EditionBundle } from '../edition-bundle.ts';
import { errorResponse } from '../errors.ts';
import { PAGE_HEADERS, REVALIDATE } from '../headers.ts';
import { originOf } from '../origin.ts';
import {
  listPagePaths,
  MOST_ADDRESSES,
  printRobots,
  printSitemap,
  printSitemapIndex,
} from '../pages/sitemap.ts';
import { checkEncoding } from '../parameters.ts';
import { StoredAnswer } from '../stored-answer.ts';

const HEADERS = { ...PAGE_HEADERS, 'cache-control': REVALIDATE, vary: 'Accept-Encoding' };
const XML_TYPE = 'application/xml; charset=utf-8';

export function sitemapRoutes(app: Hono, { editions }: Deps): void {
  app.get('/robots.txt', (c) =>
    send(c, editions.live(), 'text/plain; charset=utf-8', printRobots(originOf(c))),
  );

  app.get('/sitemap.xml', (c) => {
    const bundle = editions.live();
    const { builtAt } = bundle.edition.meta;
    const paths = listPagePaths(bundle.edition);
    const parts = Math.ceil(paths.length / MOST_ADDRESSES);
    const origin = originOf(c);
    const body =
      parts > 1
        ? printSitemapIndex(parts, origin, builtAt)
        : printSitemap(paths, origin, builtAt, 0);
    return send(c, bundle, XML_TYPE, body);
  });

  app.get('/sitemap/:part{[0-9]+\\.xml}', (c) => {
    checkEncoding(c.req.url);
    const bundle = editions.live();
    const paths = listPagePaths(bundle.edition);
    const part = Number(c.req.param('part').slice(0, -'.xml'.length)) - 1;
    if (part < 0 || part * MOST_ADDRESSES >= paths.length) {
      return errorResponse('not_found', `there is no part ${part + 1} of the sitemap`);
    }
    const body = printSitemap(paths, originOf(c), bundle.edition.meta.builtAt, part);
    return send(c, bundle, XML_TYPE, body);
  });
}

function send(
  c: Context,
  bundle: EditionBundle,
  type: string,
  body: string,
): Response | Promise<Response> {
  return new StoredAnswer(Buffer.from(body), type, bundle.id).respond(preferencesOf(c), HEADERS);
}
