/** The whole of HTTP: which path is answered by which file, and what happens to everything else. */
import { type Context, Hono } from 'hono';
import type { Deps } from './answer.ts';
import { errorResponse, responseOfError } from './errors.ts';
import { API_HEADERS } from './headers.ts';
import { portalPath } from './odata/portal-path.ts';
import { checkEncoding, targetOf } from './parameters.ts';
import { redirectDeepLink } from './portal-link/redirect.ts';
import { routePath } from './route-path.ts';
import { addressRoutes } from './routes/address.ts';
import { areasRoutes } from './routes/areas.ts';
import { catalogueRoutes } from './routes/catalogue.ts';
import { cubesRoutes } from './routes/cubes.ts';
import { editionRoutes } from './routes/edition.ts';
import { exportRoutes } from './routes/export.ts';
import { fgbRoutes } from './routes/fgb.ts';
import { flowsRoutes } from './routes/flows.ts';
import { healthRoutes } from './routes/health.ts';
import { indicatorsRoutes } from './routes/indicators.ts';
import { levelsRoutes } from './routes/levels.ts';
import { locateRoutes } from './routes/locate.ts';
import { odataRoutes } from './routes/odata.ts';
import { ogcRoutes } from './routes/ogc.ts';
import { pagesRoutes } from './routes/pages.ts';
import { profileRoutes } from './routes/profile.ts';
import { regionRoutes } from './routes/region.ts';
import { searchRoutes } from './routes/search.ts';
import { seriesRoutes } from './routes/series.ts';
import { similarRoutes } from './routes/similar.ts';
import { sitemapRoutes } from './routes/sitemap.ts';
import { tilesRoutes } from './routes/tiles.ts';
import { topicPagesRoutes } from './routes/topic-pages.ts';
import { valuesRoutes } from './routes/values.ts';
import { StaticClient } from './static-client.ts';

/** Under these nothing is ever a page of the client. */
const DATA_PATHS =
  /^\/(api|tiles|styles|fgb|ogc|health|catalog(\.ttl|\.jsonld)?|jiveservices|jive\/selectiontableasjson\.ashx)(\/|$)/;
const METHODS = 'GET, HEAD, OPTIONS';
/** Where a question may also come in a body. */
const METHODS_WITH_BODY = 'GET, HEAD, POST, OPTIONS';

/**
 * No middleware: with one handler per path Hono answers in the same turn of the event loop, and the
 * adapter then writes headers and body at once. Every response carries its headers from the start.
 */
export function createApp(deps: Deps): Hono {
  const app = new Hono({ getPath: routePath });
  healthRoutes(app, deps);
  editionRoutes(app, deps);
  levelsRoutes(app, deps);
  areasRoutes(app, deps);
  locateRoutes(app, deps);
  searchRoutes(app, deps);
  addressRoutes(app, deps);
  indicatorsRoutes(app, deps);
  valuesRoutes(app, deps);
  cubesRoutes(app, deps);
  flowsRoutes(app, deps);
  seriesRoutes(app, deps);
  regionRoutes(app, deps);
  profileRoutes(app, deps);
  similarRoutes(app, deps);
  exportRoutes(app, deps);
  tilesRoutes(app, deps);
  fgbRoutes(app, deps);
  pagesRoutes(app, deps);
  topicPagesRoutes(app, deps);
  sitemapRoutes(app, deps);
  ogcRoutes(app, deps);
  odataRoutes(app, deps);
  catalogueRoutes(app, deps);

  const client = new StaticClient(deps.clientDir);
  app.notFound((c) => answerElse(app, client, c, deps));
  app.onError((error) => responseOfError(error, deps.log));
  return app;
}

/** No data route: another method, a file of the client, the client's page, or nothing. */
async function answerElse(
  app: Hono,
  client: StaticClient,
  c: Context,
  { editions }: Deps,
): Promise<Response> {
  checkEncoding(c.req.url);
  const { method } = c.req;
  const pathname = targetOf(c.req.url).split('?', 1)[0] ?? '/';
  const isData = DATA_PATHS.test(portalPath(pathname) ?? pathname);
  const isKnown = !isData || app.router.match('GET', c.req.path)[0].length > 0;
  const takesBody = isData && app.router.match('POST', c.req.path)[0].length > 0;
  const allowed = takesBody ? METHODS_WITH_BODY : METHODS;
  if (isKnown && method === 'OPTIONS') return preflight(allowed);
  if (isKnown && method !== 'GET' && method !== 'HEAD') {
    const message = `${method} is not allowed here (allowed: ${allowed})`;
    return errorResponse('method_not_allowed', message, { allow: allowed });
  }
  const moved = isData ? null : redirectDeepLink(editions, targetOf(c.req.url));
  if (moved) return moved;
  const file = isData
    ? null
    : await client.respond({
        pathname,
        isEmbed: c.req.query('embed') !== undefined,
        acceptsHtml: (c.req.header('accept') ?? '').includes('text/html'),
        acceptEncoding: c.req.header('accept-encoding'),
        ifNoneMatch: c.req.header('if-none-match'),
      });
  return file ?? errorResponse('not_found', `there is nothing at ${pathname}`);
}

/** A browser asks first when a script of another site sends `If-None-Match`, a long range or JSON. */
function preflight(allowed: string): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...API_HEADERS,
      allow: allowed,
      'access-control-allow-methods': allowed.replace(', OPTIONS', ''),
      'access-control-allow-headers': 'Accept, Content-Type, If-None-Match, If-Range, Range',
      'access-control-max-age': '86400',
    },
  });
}
