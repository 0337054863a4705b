/** The whole of HTTP: which path is answered by which file, and what happens to everything else. */
import { type Context, Hono } from 'hono';
import { errorResponse, responseOfError } from '../http/errors.ts';
import { API_HEADERS } from '../http/headers.ts';
import { checkEncoding, targetOf } from '../http/parameters.ts';
import { limitRate } from '../http/rate-limit.ts';
import { StaticClient } from '../http/static-client.ts';
import { portalPath } from '../odata/portal-path.ts';
import { redirectDeepLink } from '../portal-link/redirect.ts';
import { addressRoutes } from './address.ts';
import { areasRoutes } from './areas.ts';
import { catalogueRoutes } from './catalogue.ts';
import { cubesRoutes } from './cubes.ts';
import { type Deps, declareRoutes } from './declare-routes.ts';
import { editionRoutes } from './edition.ts';
import { exportRoutes } from './export.ts';
import { fgbRoutes } from './fgb.ts';
import { flowsRoutes } from './flows.ts';
import { healthRoutes } from './health.ts';
import { indicatorsRoutes } from './indicators.ts';
import { levelsRoutes } from './levels.ts';
import { locateRoutes } from './locate.ts';
import { odataRoutes } from './odata.ts';
import { ogcRoutes } from './ogc.ts';
import { pagesRoutes } from './pages.ts';
import { profileRoutes } from './profile.ts';
import { redirectContent } from './redirect-content.ts';
import { regionRoutes } from './region.ts';
import { reportsRoutes } from './reports.ts';
import { routePath } from './route-path.ts';
import { searchRoutes } from './search.ts';
import { seriesRoutes } from './series.ts';
import { similarRoutes } from './similar.ts';
import { sitemapRoutes } from './sitemap.ts';
import { tilesRoutes } from './tiles.ts';
import { topicPagesRoutes } from './topic-pages.ts';
import { valuesRoutes } from './values.ts';

/** Under these nothing is ever a page of the client. */
const DATA_PATHS =
  /^\/(api|tiles|styles|fgb|ogc|health|ready|metrics|catalog(\.ttl|\.jsonld)?|jiveservices|jive\/selectiontableasjson\.ashx)(\/|$)/;
const METHODS = 'GET, HEAD, OPTIONS';
/** Where a question may also come in a body. */
const METHODS_WITH_BODY = 'GET, HEAD, POST, OPTIONS';

/**
 * No middleware unless requests are counted: with one handler per path Hono answers in the same turn of the event loop, and the
 * adapter then writes headers and body at once. Every response carries its headers from the start.
 */
export function createApp(deps: Deps): Hono {
  const app = new Hono({ getPath: routePath });
  const { rateLimit } = deps;
  if (rateLimit) app.use(limitRate(rateLimit.limit, rateLimit.proxies));
  const routes = declareRoutes(app, deps);
  healthRoutes(routes);
  editionRoutes(routes);
  levelsRoutes(routes);
  areasRoutes(routes);
  locateRoutes(routes);
  searchRoutes(routes);
  addressRoutes(routes);
  indicatorsRoutes(routes);
  valuesRoutes(routes);
  cubesRoutes(routes);
  flowsRoutes(routes);
  seriesRoutes(routes);
  regionRoutes(routes);
  profileRoutes(routes);
  similarRoutes(routes);
  exportRoutes(routes);
  tilesRoutes(routes);
  fgbRoutes(routes);
  pagesRoutes(routes);
  topicPagesRoutes(routes);
  reportsRoutes(routes);
  sitemapRoutes(routes);
  ogcRoutes(routes);
  odataRoutes(routes);
  catalogueRoutes(routes);

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
  const target = targetOf(c.req.url);
  const moved = isData
    ? null
    : (redirectContent(editions, target) ?? redirectDeepLink(editions, target));
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
