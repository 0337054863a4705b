import { errorResponse } from '../http/errors.ts';
import { API_HEADERS } from '../http/headers.ts';
import type { Routes } from './declare-routes.ts';

/** For whoever watches the process: is it up, and does it have an edition? */
export function healthRoutes({ fixedRoute, deps }: Routes): void {
  const headers = {
    ...API_HEADERS,
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  };
  fixedRoute('/health', () => {
    let edition: string;
    try {
      edition = deps.editions.live().id;
    } catch {
      return errorResponse('unavailable', 'there is no live edition');
    }
    return new Response(JSON.stringify({ ok: true, edition }), { headers });
  });
}
