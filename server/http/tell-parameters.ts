/**
 * How a route tells what it reads. The description of the API asks each handler itself, so that there is no
 * second list of parameters that could differ from the first.
 */
import type { Context } from 'hono';
import type { z } from 'zod';
import { DataError } from '../../geodata/model/data-error.ts';

/**
 * Hono's environment, which comes from whoever calls the app in this process and from no client: with
 * `told` a handler says what it would read, and answers nothing.
 */
export type TellEnvironment = { told?: (shape: z.ZodRawShape) => void };

/** Called by whatever reads the parameters of a request, before it does. */
export function tellParameters(c: Context, shape: z.ZodRawShape): void {
  const { told } = (c.env ?? {}) as TellEnvironment;
  if (!told) return;
  told(shape);
  throw new DataError('bad_request', 'this request only asked what is read');
}
