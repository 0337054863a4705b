import { errorResponse } from '../http/errors.ts';
import { API_HEADERS } from '../http/headers.ts';
import type { Routes } from './declare-routes.ts';

const HEADERS = {
  ...API_HEADERS,
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
};

/** For whoever watches the process: is it up, does it have an edition, and may it be sent readers? */
export function healthRoutes({ fixedRoute, deps }: Routes): void {
  fixedRoute('/health', () => answer(deps));

  fixedRoute('/ready', async () => {
    if (deps.isStopping?.()) return errorResponse('unavailable', 'the server is stopping');
    const response = answer(deps);
    // The first reader should not wait for what is made once.
    if (response.ok) await deps.editions.live().search();
    return response;
  });

  fixedRoute('/metrics', async () => {
    const { metrics } = deps;
    if (!metrics) return errorResponse('not_found', 'metrics are off (METRICS=on)');
    metrics.noteEdition(deps.editions.live().id);
    return new Response(await metrics.print(), {
      headers: { ...HEADERS, 'content-type': metrics.contentType },
    });
  });
}

function answer({ editions }: Routes['deps']): Response {
  try {
    const edition = editions.live().id;
    return new Response(JSON.stringify({ ok: true, edition }), { headers: HEADERS });
  } catch {
    return errorResponse('unavailable', 'there is no live edition');
  }
}
