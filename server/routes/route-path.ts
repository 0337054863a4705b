import { getPath } from 'hono/utils/url';
import { portalPath } from '../odata/portal-path.ts';

/**
 * The path a request is routed by. Clients join addresses in their own ways: `/ogc/` is `/ogc`, and the
 * portal's addresses have many spellings. Done before routing, so that every route is a plain path.
 */
export function routePath(request: Request): string {
  const path = getPath(request);
  if (path.startsWith('/ogc/') && path.endsWith('/')) return path.slice(0, -1);
  return portalPath(path) ?? path;
}
