/** How a route answers from an edition: made once per question, kept as bytes, sent as each client likes. */
import type { Context } from 'hono';
import type { z } from 'zod';
import type { EditionBundle } from '../edition/edition-bundle.ts';
import type { EditionHolder } from '../edition/edition-holder.ts';
import type { AddressService } from '../places/address-service.ts';
import { API_HEADERS, NO_STORE } from './headers.ts';
import { checkEncoding, parameter, readQuery } from './parameters.ts';
import { readBody } from './read-body.ts';
import { ANSWER_HEADERS, type Preferences, StoredAnswer } from './stored-answer.ts';
import { tellParameters } from './tell-parameters.ts';

export type Deps = {
  editions: EditionHolder;
  /** Folder of the built client. */
  clientDir: string;
  log: (line: string) => void;
  /** Null or absent: addresses are not looked for. */
  addresses?: AddressService | null;
};

const JSON_TYPE = 'application/json; charset=utf-8';

/**
 * The edition a request is about and its parameters. Every data route takes an optional `edition`.
 * @param shape made once, not per request: making schemas costs more than reading with them
 */
export function readRequest<Shape extends z.ZodRawShape>(
  c: Context,
  { editions }: Deps,
  shape: Shape,
): { bundle: EditionBundle; query: z.output<z.ZodObject<Shape>> } {
  const whole = { ...shape, edition: parameter.edition };
  tellParameters(c, whole);
  checkEncoding(c.req.url);
  const query = readQuery(c.req.url, whole);
  return { bundle: bundleOf(editions, query), query: query as z.output<z.ZodObject<Shape>> };
}

/** The same with the parameters as fields of a JSON body, for questions too long for an address. */
export async function readPosted<Shape extends z.ZodRawShape>(
  c: Context,
  { editions }: Deps,
  shape: Shape,
): Promise<{ bundle: EditionBundle; query: z.output<z.ZodObject<Shape>> }> {
  const whole = { ...shape, edition: parameter.edition };
  tellParameters(c, whole);
  checkEncoding(c.req.url);
  readQuery(c.req.url, {});
  const query = await readBody(c.req.raw, whole);
  return { bundle: bundleOf(editions, query), query: query as z.output<z.ZodObject<Shape>> };
}

export function bundleOf(editions: EditionHolder, query: object): EditionBundle {
  const { edition } = query as { edition?: string | undefined };
  return edition === undefined ? editions.live() : editions.pinned(edition);
}

/**
 * The answer to a question that depends on the edition alone. `question` holds everything that `make`
 * looks at. Only answers are kept, never errors.
 */
export function answerStored(
  c: Context,
  bundle: EditionBundle,
  question: readonly unknown[],
  make: () => object,
): Response | Promise<Response> {
  return storedBytes(c, bundle, question, JSON_TYPE, () => Buffer.from(JSON.stringify(make())));
}

export function storedBytes(
  c: Context,
  bundle: EditionBundle,
  question: readonly unknown[],
  contentType: string,
  make: () => Buffer,
  headers: Record<string, string> = ANSWER_HEADERS,
): Response | Promise<Response> {
  const key = JSON.stringify([contentType, ...question]);
  const known = bundle.answers.get(key);
  if (known) return known.respond(preferencesOf(c), headers);
  const answer = new StoredAnswer(make(), contentType, bundle.id);
  bundle.answers.set(key, answer);
  return answer.respond(preferencesOf(c), headers);
}

/** An answer to one of endlessly many questions: not kept. */
export function answerFresh(
  c: Context,
  bundle: EditionBundle,
  answer: object,
): Response | Promise<Response> {
  const bytes = Buffer.from(JSON.stringify(answer));
  return new StoredAnswer(bytes, JSON_TYPE, bundle.id).respond(preferencesOf(c));
}

/** The answer to a question in a body, or to where somebody is: kept nowhere. */
export function answerUnkept(
  c: Context,
  bundle: EditionBundle,
  answer: object,
): Response | Promise<Response> {
  const bytes = Buffer.from(JSON.stringify(answer));
  const preferences = { ...preferencesOf(c), ifNoneMatch: undefined };
  const headers = { 'cache-control': NO_STORE, vary: 'Accept-Encoding', ...API_HEADERS };
  return new StoredAnswer(bytes, JSON_TYPE, bundle.id).respond(preferences, headers);
}

export function preferencesOf(c: Context): Preferences {
  return {
    acceptEncoding: c.req.header('accept-encoding'),
    ifNoneMatch: c.req.header('if-none-match'),
  };
}
