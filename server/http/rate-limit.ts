/** At most so many requests a minute of one client, for servers without a proxy that counts. */
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import { rateLimiter } from 'hono-rate-limiter';
import { errorResponse } from './errors.ts';

const WINDOW_MS = 60_000;
/** Bytes that are there: they cost less than counting them is worth, and a map asks for many at once. */
const STORED = /^\/(tiles|assets|pages|icons|health|ready|metrics)(\/|$)/;

/** @param proxies how many of our own proxies add to `X-Forwarded-For`: what comes before them anyone can write */
export function limitRate(limit: number, proxies: number): MiddlewareHandler {
  return rateLimiter({
    windowMs: WINDOW_MS,
    limit,
    standardHeaders: 'draft-6',
    keyGenerator: (c) => clientOf(c, proxies),
    skip: (c) => STORED.test(c.req.path),
    handler: (c) =>
      errorResponse('too_many_requests', `at most ${limit} requests a minute, try again later`, {
        'retry-after': c.res.headers.get('retry-after') ?? String(WINDOW_MS / 1000),
      }),
  });
}

/** The address that the outermost of our proxies saw; kept for a minute, in memory only. */
export function clientOf(c: Context, proxies: number): string {
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  const seen = proxies > 0 ? forwarded.at(-proxies) : undefined;
  return groupOf(seen || (getConnInfo(c).remote.address ?? 'unknown'));
}

/** One client has a whole network of IPv6 addresses. */
function groupOf(address: string): string {
  return address.includes(':') && !address.includes('.')
    ? address.split(':').slice(0, 4).join(':')
    : address;
}
