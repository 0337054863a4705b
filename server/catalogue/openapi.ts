/**
 * The whole API in OpenAPI 3.1, from what is there already: the routes that are registered, the parameters
 * each handler tells it reads, and the sentences of `API.md`.
 */
import type { Hono } from 'hono';
import { z } from 'zod';
import { type ErrorCode, errorAnswer } from '../http/errors.ts';
import type { TellEnvironment } from '../http/tell-parameters.ts';
import { type OpenApiParameter, queryParameters } from './openapi-parameters.ts';
import { meaningOf, type Reference, readReference } from './read-reference.ts';

/** A route as `API.md` has it. */
export type DocumentedRoute = { method: string; path: string };

/** Answers that are no JSON. */
const TYPES: Record<string, string> = {
  '/tiles/:edition/:level/:z/:x/:y.mvt': 'application/vnd.mapbox-vector-tile',
  '/fgb/:edition/:level.fgb': 'application/flatgeobuf',
  '/api/export': '*/*',
  '/api/docs': 'text/html',
  '/catalog': 'text/turtle',
  '/catalog.ttl': 'text/turtle',
  '/catalog.jsonld': 'application/ld+json',
};

/** Registered routes, each once, in the order of registration. `:y{[^/]+\.mvt}` is `:y.mvt` to a reader. */
export function listRoutes(app: Hono): (DocumentedRoute & { registered: string })[] {
  const seen = new Set<string>();
  return app.routes.flatMap(({ method, path: registered }) => {
    const path = registered.replace(/\{[^}]*?\\(\.\w+)\}/g, '$1');
    const key = `${method} ${path}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ method, path, registered }];
  });
}

/** What the handler of a route reads; null when it reads nothing. */
export async function askShape(
  app: Hono,
  { method, registered }: { method: string; registered: string },
): Promise<z.ZodRawShape | null> {
  let shape: z.ZodRawShape | null = null;
  const environment: TellEnvironment = {
    told: (told) => {
      shape = told;
    },
  };
  // Handlers read parameters before they look at the path, so any value of its parts will do.
  const path = registered
    .replace(/:\w+\{[^}]*?\\(\.\w+)\}/g, 'x$1')
    .replace(/:\w+(\{[^}]*\})?/g, 'x')
    .replace('*', 'x');
  await app.request(path, { method }, environment);
  return shape;
}

export async function describeApi(app: Hono, edition: string, base: string): Promise<object> {
  const reference = readReference();
  const paths: Record<string, Record<string, object>> = {};
  for (const route of listRoutes(app)) {
    const path = route.path.replace(/:(\w+)/g, '{$1}').replace(/\*$/, '{path}');
    const operation = describeOperation(route, reference, await askShape(app, route));
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Buurtatlas API',
      version: edition,
      summary: 'Areas, indicators and values; no key, no cookies.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: base }],
    paths,
    components: { schemas: { Error: ERROR_SCHEMA } },
  };
}

const ERROR_SCHEMA = {
  type: 'object',
  required: ['ok', 'code', 'error', 'status'],
  properties: {
    ok: { const: false },
    code: { type: 'string' },
    error: { type: 'string' },
    status: { type: 'integer' },
  },
};

function describeOperation(
  { method, path }: DocumentedRoute,
  reference: ReadonlyMap<string, Reference>,
  shape: z.ZodRawShape | null,
): object {
  const about = reference.get(`${method} ${path}`);
  const meaning = (name: string): string | undefined => meaningOf(reference, path, name);
  const described = (name: string): { description?: string } => {
    const description = meaning(name);
    return description ? { description } : {};
  };
  const inPath = [...path.matchAll(/:(\w+)|\*$/g)].map(
    ([, name = 'path']): OpenApiParameter => ({
      name,
      in: 'path',
      required: true,
      ...described(name),
      schema: { type: 'string' },
    }),
  );
  const isPosted = method === 'POST';
  const inQuery = shape && !isPosted ? queryParameters(shape, '3.1', meaning) : [];
  const [first = ''] = (about?.text ?? '').split(/(?<=\.)\s/);
  return {
    operationId: `${method} ${path}`
      .toLowerCase()
      .replace(/[^a-z]+/g, '_')
      .replace(/_$/, ''),
    summary: plainText(first),
    description: about?.text ?? '',
    parameters: [...inPath, ...inQuery],
    ...(isPosted && shape ? { requestBody: bodyOf(shape) } : {}),
    responses: responsesOf(path, about?.errors ?? []),
  };
}

/** Without the marks of Markdown. */
function plainText(text: string): string {
  return text.replaceAll('`', '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
}

function bodyOf(shape: z.ZodRawShape): object {
  const { $schema, ...schema } = z.toJSONSchema(z.object(shape), {
    io: 'input',
    unrepresentable: 'any',
  });
  return { required: true, content: { 'application/json': { schema } } };
}

function responsesOf(path: string, errors: readonly string[]): Record<string, object> {
  const type = TYPES[path] ?? 'application/json';
  const responses: Record<string, object> = {
    '200': {
      description: 'The answer.',
      content: { [type]: type === 'application/json' ? { schema: { type: 'object' } } : {} },
    },
  };
  const byStatus = new Map<number, string[]>();
  for (const code of ['bad_request', ...errors]) {
    const { status } = errorAnswer(code as ErrorCode, '');
    if (status) byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  for (const [status, codes] of byStatus) {
    responses[String(status)] = {
      description: [...new Set(codes)].join(', '),
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
    };
  }
  return responses;
}
