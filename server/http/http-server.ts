/** The app behind Node's HTTP server: requests that are no HTTP, one log line each, and stopping. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { getRequestListener, RequestError } from '@hono/node-server';
import type { Hono } from 'hono';
import { type ErrorCode, errorAnswer, errorResponse, responseOfError } from './errors.ts';
import { loggedUrl, type RequestLog } from './request-log.ts';

/** A head that takes longer is no reader. Milliseconds. */
const HEAD_MS = 15_000;
/** A body of one megabyte over a slow line. */
const REQUEST_MS = 60_000;
/** An answer of which nothing is read for so long is given up: a client that stands still keeps memory. */
const STANDSTILL_MS = 120_000;
/** The longest address of the client, with a selection of areas, is under 8 kB. */
const MAX_HEAD_BYTES = 16 * 1024;

/** `noteRequest` is told of every request, or is null for silence. */
export function createHttpServer(
  app: Hono,
  log: (line: string) => void,
  noteRequest: RequestLog | null,
): Server {
  const listener = getRequestListener(app.fetch, {
    errorHandler: (error) =>
      error instanceof RequestError
        ? errorResponse('bad_request', `this is no request: ${error.message.toLowerCase()}`)
        : responseOfError(error, log),
  });
  const server = createServer({ maxHeaderSize: MAX_HEAD_BYTES }, listener);
  server.headersTimeout = HEAD_MS;
  server.requestTimeout = REQUEST_MS;
  server.setTimeout(STANDSTILL_MS);
  if (noteRequest) {
    server.on('request', (request, response) => noteWhenDone(request, response, noteRequest));
  }
  server.on('clientError', answerClientError);
  return server;
}

/** Told once the answer is out, or its client gone. */
function noteWhenDone(
  { method = '', url }: IncomingMessage,
  response: ServerResponse,
  note: RequestLog,
): void {
  const startedAt = performance.now();
  response.once('close', () => {
    const status = response.writableFinished ? response.statusCode : null;
    note({ method, url: loggedUrl(url), status, tookMs: performance.now() - startedAt });
  });
}

/** What Node's parser refuses never reaches the app: the same error shape, written by hand. */
function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const isLarge = error.code === 'HPE_HEADER_OVERFLOW';
  const code: ErrorCode = isLarge ? 'request_too_large' : 'bad_request';
  const message = isLarge ? 'the request headers are too large' : 'this is no HTTP request';
  const answer = errorAnswer(code, message);
  const body = JSON.stringify(answer);
  socket.end(
    `HTTP/1.1 ${answer.status} ${isLarge ? 'Request Header Fields Too Large' : 'Bad Request'}\r\n` +
      `Content-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\n` +
      `Connection: close\r\n\r\n${body}`,
  );
}

/** Between two looks for connections that have become idle. */
const IDLE_CHECK_MS = 50;

/**
 * Stops accepting and resolves when the last answer is out, or after `mostMs`: a client that reads
 * nothing must not keep the process. Connections kept alive are closed as soon as they are idle.
 */
export function stopServer(server: Server, mostMs = 10_000): Promise<void> {
  return new Promise((resolve) => {
    const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
    const most = setTimeout(() => server.closeAllConnections(), mostMs);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(most);
      resolve();
    });
    server.closeIdleConnections();
  });
}
