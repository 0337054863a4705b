import { z } from 'zod';

export type OpenApiParameter = {
  name: string;
  in: 'query' | 'path';
  required: boolean;
  description?: string;
  schema: object;
  style?: 'form';
  explode?: false;
};

/** What OpenAPI 3.0 and 3.1 write differently. */
export type OpenApiVersion = '3.0' | '3.1';

/** The parameters of an address, as the server itself reads them. */
export function queryParameters(
  shape: z.ZodRawShape,
  version: OpenApiVersion,
  describe: (name: string) => string | undefined,
): OpenApiParameter[] {
  return Object.entries(shape).map(([name, type]) => {
    const description = describe(name);
    return {
      name,
      in: 'query',
      required: isRequired(type as z.ZodType),
      ...(description ? { description } : {}),
      schema: schemaOf(type as z.ZodType, version),
    };
  });
}

export function isRequired(type: z.ZodType): boolean {
  return !type.safeParse(undefined).success;
}

/** The text a client sends, before it is turned into something else. */
export function schemaOf(type: z.ZodType, version: OpenApiVersion): object {
  const target = version === '3.0' ? 'openapi-3.0' : 'draft-2020-12';
  const {
    $schema,
    '~standard': _,
    ...schema
  } = z.toJSONSchema(type, {
    target,
    io: 'input',
    unrepresentable: 'any',
  }) as Record<string, unknown>;
  return schema;
}
