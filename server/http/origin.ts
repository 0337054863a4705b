import type { Context } from 'hono';

/** Scheme and host as the client sees them, behind a proxy that ends TLS too. */
export function originOf(c: Context): string {
  const { protocol, host } = new URL(c.req.url);
  const isSecure = protocol === 'https:' || c.req.header('x-forwarded-proto') === 'https';
  return `${isSecure ? 'https' : 'http'}://${host}`;
}
