/** What is written of a request: when, what, how it ended and how long it took. Who asked is nobody's business. */
import pino from 'pino';

export type Finished = {
  method: string;
  /** Path and query, without what says where somebody is or what somebody looks for. */
  url: string;
  /** Null when the client went away before the answer was out. */
  status: number | null;
  tookMs: number;
};

export type RequestLog = (finished: Finished) => void;

/** A line for people. */
export function textLog(print: (line: string) => void): RequestLog {
  return ({ method, url, status, tookMs }) =>
    print(
      `${new Date().toISOString()} ${method} ${url} ${status ?? 'aborted'} ${tookMs.toFixed(1)} ms`,
    );
}

/** A JSON object a line, for programs that gather logs. */
export function jsonLog(stream: pino.DestinationStream = pino.destination(1)): RequestLog {
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream);
  return ({ method, url, status, tookMs }) =>
    logger.info({ method, url, status, tookMs: Math.round(tookMs * 10) / 10 }, 'request');
}

/** Where somebody is and what somebody looks for is not written down. */
export function loggedUrl(url = ''): string {
  return url.replace(
    /^(\/api\/(?:locate|search|address)|(?:\/fr|\/en)?\/(?:gebied|onderwerp))\?.*$/s,
    '$1?…',
  );
}
