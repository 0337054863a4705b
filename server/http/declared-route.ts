import type { z } from 'zod';

/** A route as it was declared: what it is called by, and what may be asked of it. */
export type DeclaredRoute = {
  method: 'GET' | 'POST';
  /** As the router has it: `/tiles/:edition/:level/:z/:x/:y{[^/]+\.mvt}`. */
  path: string;
  /** Parameters of the address, or of a posted question the fields of its body. */
  parameters: z.ZodRawShape;
};
