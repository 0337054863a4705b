/** How a route answers from an edition: made once per question, kept as bytes, sent as each client likes. */
import type { Context } from 'hono';
import { API_HEADERS, NO_STORE } from '../http/headers.ts';
import { ANSWER_HEADERS, type Preferences, StoredAnswer } from '../http/stored-answer.ts';
import type { EditionBundle } from './edition-bundle.ts';

const JSON_TYPE = 'application/json; charset=utf-8';

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
export function respondNoStore(
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
