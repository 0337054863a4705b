/**
 * The whole API in OpenAPI 3.1, from what is there already: the routes as they are declared, and the
 * sentences of `API.md`.
 */
import { z } from 'zod';
import type { DeclaredRoute } from '../http/declared-route.ts';
import { type ErrorCode, errorAnswer } from '../http/errors.ts';
import { type OpenApiParameter, queryParameters } from '../http/openapi-parameters.ts';
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

/** The path as readers know it: `:y{[^/]+\.mvt}` is `:y.mvt`. */
function readablePath(path: string): string {
  return path.replace(/\{[^}]*?\\(\.\w+)\}/g, '$1');
}

export function describeApi(
  routes: readonly DeclaredRoute[],
  edition: string,
  base: string,
): object {
  const reference = readReference();
  const paths: Record<string, Record<string, object>> = {};
  for (const { method, path: registered, parameters } of routes) {
    const route = { method, path: readablePath(registered) };
    const path = route.path.replace(/:(\w+)/g, '{$1}').replace(/\*$/, '{path}');
    const operation = describeOperation(route, reference, parameters);
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation };
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
  shape: z.ZodRawShape,
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
  const inQuery = isPosted ? [] : queryParameters(shape, '3.1', meaning);
  const [first = ''] = (about?.text ?? '').split(/(?<=\.)\s/);
  return {
    operationId: `${method} ${path}`
      .toLowerCase()
      .replace(/[^a-z]+/g, '_')
      .replace(/_$/, ''),
    summary: plainText(first),
    description: about?.text ?? '',
    parameters: [...inPath, ...inQuery],
    ...(isPosted ? { requestBody: bodyOf(shape) } : {}),
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
