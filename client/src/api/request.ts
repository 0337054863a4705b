/** How questions are sent, and how answers are checked for the contract's envelope: here and nowhere else. */
import type { ErrorAnswer } from '../../../server/contract/errors.ts';
import { noteAnswer } from './connection.ts';
import { isPublication } from './publication/publication.ts';

/** A question that got no answer: `offline` when nothing came back, else the server's own code. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  constructor(code: string, message: string, status: number) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
  }
}

export type Ask<Q, A> = (question: Q, signal: AbortSignal) => Promise<A>;

/** The edition that questions go to, unless they name their own; null: the live one. */
let pinned: string | null = null;

/** Sends every question to one edition: called while the page's code is loaded, before any question goes out. */
export function pinTo(edition: string | null): void {
  pinned = edition;
}

/**
 * Stores ask while their modules are loaded, in an order that the bundle chooses: a question waits until all of
 * them have run, and with them the one that knows the edition.
 */
const loaded = Promise.resolve();

export async function get<A extends { ok: true }>(path: string, signal: AbortSignal): Promise<A> {
  await loaded;
  return ask(inEdition(path), { signal });
}

export async function post<A extends { ok: true }>(
  path: string,
  question: object,
  signal: AbortSignal,
): Promise<A> {
  await loaded;
  const body = JSON.stringify(pinned ? { edition: pinned, ...question } : question);
  return ask(path, { signal, method: 'POST', body });
}

/** A question to the edition that the link is pinned to. One that names its own keeps it. */
function inEdition(path: string): string {
  if (!pinned || /[?&]edition=/.test(path)) return path;
  return `${path}${path.includes('?') ? '&' : '?'}edition=${pinned}`;
}

export async function ask<A extends { ok: true }>(path: string, init: RequestInit): Promise<A> {
  const signal = init.signal as AbortSignal;
  if (isPublication) return askFiles<A>(path, init.method === 'POST', signal);
  const headers = {
    accept: 'application/json',
    ...(init.body ? { 'content-type': 'application/json' } : {}),
  };
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new ApiError('offline', 'the server could not be reached', 0);
  }
  noteAnswer(response);
  let body: unknown;
  try {
    body = await response.json();
  } catch {
    throw new ApiError('not_json', `${path} did not answer JSON`, response.status);
  }
  if (isAnswer<A>(body)) return body;
  const { code, error } = isErrorAnswer(body) ? body : { code: 'unexpected', error: path };
  throw new ApiError(code, error, response.status);
}

/** Loaded only where there is no server. */
async function askFiles<A extends { ok: true }>(
  path: string,
  isPosted: boolean,
  signal: AbortSignal,
): Promise<A> {
  let answer: unknown = null;
  try {
    const { answerFromFiles } = await import('./publication/answer-from-files.ts');
    if (!isPosted) answer = await answerFromFiles(path, pinned);
  } catch (error) {
    if (signal.aborted) throw error;
    throw new ApiError('offline', String(error), 0);
  }
  if (isAnswer<A>(answer)) return answer;
  throw new ApiError('needs_server', `${path} needs a server`, 404);
}

function isAnswer<A>(body: unknown): body is A {
  return typeof body === 'object' && body !== null && 'ok' in body && body.ok === true;
}

export function isErrorAnswer(body: unknown): body is ErrorAnswer {
  return typeof body === 'object' && body !== null && 'code' in body && 'error' in body;
}
