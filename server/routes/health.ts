import type { Hono } from 'hono';
import type { Deps } from '../http/answer.ts';
import { errorResponse } from '../http/errors.ts';
import { API_HEADERS } from '../http/headers.ts';
import { readQuery } from '../http/parameters.ts';

/** For whoever watches the process: is it up, and does it have an edition? */
export function healthRoutes(app: Hono, { editions }: Deps): void {
  const headers = {
    ...API_HEADERS,
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  };
  app.get('/health', (c) => {
    readQuery(c.req.url, {});
    let edition: string;
    try {
      edition = editions.live().id;
    } catch {
      return errorResponse('unavailable', 'there is no live edition');
    }
    return new Response(JSON.stringify({ ok: true, edition }), { headers });
  });
}
