/** Every failure leaves the server in one shape, and this table gives its HTTP status. */
import { DataError, type DataErrorCode } from '../../geodata/model/data-error.ts';
import type { ErrorAnswer } from '../contract/errors.ts';
import { API_HEADERS } from './headers.ts';

/** What can go wrong: with the data, or only on the way through HTTP. */
export type ErrorCode =
  | DataErrorCode
  | 'method_not_allowed'
  | 'range_not_satisfiable'
  | 'request_too_large'
  | 'body_too_large'
  | 'too_many_requests'
  | 'unexpected'
  | 'unavailable';

const STATUS_OF: Record<ErrorCode, number> = {
  bad_request: 400,
  bad_formula: 400,
  unknown_level: 404,
  unknown_area: 404,
  unknown_indicator: 404,
  unknown_period: 404,
  unknown_edition: 404,
  not_available: 404,
  not_found: 404,
  method_not_allowed: 405,
  range_not_satisfiable: 416,
  body_too_large: 413,
  too_many_requests: 429,
  request_too_large: 431,
  bad_source: 500,
  unexpected: 500,
  unavailable: 503,
};

/** What is wrong with a request as HTTP, thrown where no response can be returned. */
export class RequestRefused extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'RequestRefused';
  }
}

const MAX_MESSAGE = 2000;

export function errorAnswer(code: ErrorCode, error: string): ErrorAnswer {
  // What was asked stands in it: an address of 16 kB is not sent back.
  const short = error.length > MAX_MESSAGE ? `${error.slice(0, MAX_MESSAGE)}…` : error;
  return { ok: false, code, error: short, status: STATUS_OF[code] };
}

export function errorResponse(
  code: ErrorCode,
  message: string,
  headers: Record<string, string> = {},
): Response {
  const answer = errorAnswer(code, message);
  return new Response(JSON.stringify(answer), {
    status: answer.status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      ...API_HEADERS,
      ...headers,
    },
  });
}

/**
 * The answer to an exception. What the domain threw was written for readers; anything else may hold
 * paths and internals, so it goes to the log and the reader learns only that it happened.
 */
export function responseOfError(error: unknown, log: (line: string) => void): Response {
  if (error instanceof DataError && error.code !== 'bad_source') {
    return errorResponse(error.code, error.message);
  }
  if (error instanceof RequestRefused) return errorResponse(error.code, error.message);
  log(`unexpected error: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
  return errorResponse('unexpected', 'something went wrong on the server');
}
