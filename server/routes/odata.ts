import type { Context } from 'hono';
import { answerFresh, preferencesOf } from '../edition/answer.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';
import { originOf } from '../http/origin.ts';
import { checkEncoding, parameter, targetOf } from '../http/parameters.ts';
import { ANSWER_HEADERS, StoredAnswer } from '../http/stored-answer.ts';
import {
  entityDocument,
  listDocument,
  metadataDocument,
  nextLinkOf,
  serviceDocument,
  type Telling,
} from '../odata/documents.ts';
import { listEntities } from '../odata/entities.ts';
import { portalPath, SERVICE_PATH, TABLE_PATH } from '../odata/portal-path.ts';
import { optionsShape, readOptions, takePage } from '../odata/query-options.ts';
import { readPath } from '../odata/read-path.ts';
import { readSelection, selectionShape } from '../odata/read-selection.ts';
import { selectionTable } from '../odata/selection-table.ts';
import { FIELDS, type SetName } from '../odata/sets.ts';
import type { Routes } from './declare-routes.ts';

/** Clients that ask for the areas of a level read no second page; those of variables do. */
const MAX_ENTITIES = 25_000;
const MAX_VARIABLES = 1000;

export function odataRoutes({ openRoute, deps }: Routes): void {
  const { editions } = deps;
  openRoute(`${SERVICE_PATH}/*`, { ...optionsShape, edition: parameter.edition }, (c) => {
    checkEncoding(c.req.url);
    const { path, query } = splitTarget(c);
    const rest = (portalPath(path) ?? '').slice(SERVICE_PATH.length + 1);
    const base = `${originOf(c)}${path.slice(0, path.length - rest.length).replace(/\/+$/, '')}`;
    const bundle = editions.liveOr(query.get('edition') ?? undefined);
    if (rest === '') return answer(c, bundle, serviceDocument(base));
    if (rest.toLowerCase() === '$metadata') return answerMetadata(c, bundle);
    return answerSet(c, bundle, { base, rest, query });
  });

  openRoute(TABLE_PATH, { ...selectionShape, edition: parameter.edition }, (c) => {
    checkEncoding(c.req.url);
    const { query } = splitTarget(c);
    const bundle = editions.liveOr(query.get('edition') ?? undefined);
    return answerFresh(c, bundle, selectionTable(bundle, readSelection(bundle, query)));
  });
}

function splitTarget(c: Context): { path: string; query: URLSearchParams } {
  const [path = '', search = ''] = splitOnce(targetOf(c.req.url), '?');
  return { path: path.replace(/\/+$/, ''), query: new URLSearchParams(search) };
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

type Asked = { base: string; rest: string; query: URLSearchParams };

function answerSet(
  c: Context,
  bundle: EditionBundle,
  { base, rest, query }: Asked,
): Response | Promise<Response> {
  const isCount = /\/\$count$/i.test(rest);
  const steps = readPath(rest.replace(/\/\$count$/i, ''));
  const last = steps.at(-1);
  const set: SetName = last?.set ?? 'Variables';
  const options = readOptions(query, FIELDS[set]);
  const all = listEntities(bundle, steps);
  if (isCount) {
    const { count } = takePage(all, { ...options, count: true }, 0);
    const body = Buffer.from(String(count));
    return new StoredAnswer(body, 'text/plain; charset=utf-8', bundle.id).respond(preferencesOf(c));
  }
  const page = takePage(all, options, set.endsWith('Variables') ? MAX_VARIABLES : MAX_ENTITIES);
  const address = `${base}/${rest.replace(/\([^()]*\)$/, '')}`;
  const place = { base, address, set, telling: tellingOf(c, query) };
  const [entity] = page.entities;
  const isSingle = last?.key !== null && page.entities.length === 1 && entity !== undefined;
  if (isSingle) return answer(c, bundle, entityDocument(entity, place));
  const search = query.size > 0 ? `?${query}` : '';
  const next = nextLinkOf(`${base}/${rest}${search}`, options, page);
  return answer(c, bundle, listDocument(page, place, next));
}

/** `$format` or `Accept` may ask for less about the data than everything. */
function tellingOf(c: Context, query: URLSearchParams): Telling {
  const wanted = `${query.get('$format') ?? ''} ${c.req.header('accept') ?? ''}`.toLowerCase();
  const [, telling] = /odata\.metadata=(full|minimal|none)/.exec(wanted) ?? [];
  return (telling as Telling | undefined) ?? 'full';
}

function answer(c: Context, bundle: EditionBundle, document: object): Response | Promise<Response> {
  const body = Buffer.from(JSON.stringify(document));
  return respond(c, new StoredAnswer(body, 'application/json; charset=utf-8', bundle.id));
}

function answerMetadata(c: Context, bundle: EditionBundle): Response | Promise<Response> {
  const body = Buffer.from(metadataDocument());
  return respond(c, new StoredAnswer(body, 'application/xml; charset=utf-8', bundle.id));
}

function respond(c: Context, stored: StoredAnswer): Response | Promise<Response> {
  return stored.respond(preferencesOf(c), { ...ANSWER_HEADERS, 'odata-version': '4.0' });
}
