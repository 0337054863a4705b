/**
 * What each route accepts, declared where its handler is: the same shape reads the request and describes it
 * in OpenAPI, so the two cannot differ.
 */
import type { Hono } from 'hono';
import type { z } from 'zod';

const DECLARED = new WeakMap<Hono, Map<string, z.ZodRawShape>>();

/** Notes that `route` (`GET /api/values`) takes the parameters of `shape`, and returns the shape. */
export function declareParameters<Shape extends z.ZodRawShape>(
  app: Hono,
  route: string,
  shape: Shape,
): Shape {
  const byRoute = DECLARED.get(app) ?? new Map<string, z.ZodRawShape>();
  DECLARED.set(app, byRoute);
  byRoute.set(route, shape);
  return shape;
}

/** The parameters of a route; null for one that declares none. */
export function declaredParameters(app: Hono, route: string): z.ZodRawShape | null {
  return DECLARED.get(app)?.get(route) ?? null;
}
