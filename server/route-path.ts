import { getPath } from 'hono/utils/url';

/** The path a request is routed by: `/ogc/` is `/ogc`, since clients join addresses in their own ways. */
export function routePath(request: Request): string {
  const path = getPath(request);
  return path.startsWith('/ogc/') && path.endsWith('/') ? path.slice(0, -1) : path;
}
