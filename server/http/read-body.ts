/** A request in JSON, read as strictly as a query: one object, no unknown fields, a limit on its size. */
import type { z } from 'zod';
import { DataError, listKnown } from '../../geodata/model/data-error.ts';
import { RequestRefused } from './errors.ts';
import { parseGiven } from './parameters.ts';

/** The codes of 20,000 areas take 250 kB. */
const MAX_BODY_BYTES = 2 ** 20;

/** The body of a request as `shape` says. Throws `bad_request`, or `body_too_large` before reading it all. */
export async function readBody<Shape extends z.ZodRawShape>(
  request: Request,
  shape: Shape,
): Promise<z.output<z.ZodObject<Shape>>> {
  const given = parseObject(await readText(request));
  const allowed = Object.keys(shape);
  const unknown = Object.keys(given).find((name) => !allowed.includes(name));
  if (unknown !== undefined) {
    throw new DataError(
      'bad_request',
      `unknown field: "${unknown.slice(0, 80)}" (allowed: ${listKnown(allowed)})`,
    );
  }
  return parseGiven(given, shape, 'field');
}

async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Not `request.text()`, which reads whatever comes: the length in the header is only a promise.
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new DataError('bad_request', 'the body is not valid UTF-8');
  }
}

function parseObject(text: string): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 120) : '';
    throw new DataError('bad_request', `the body is not valid JSON: ${reason}`);
  }
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
    return parsed as Record<string, unknown>;
  }
  throw new DataError('bad_request', 'the body is not a JSON object');
}

function tooLarge(): RequestRefused {
  return new RequestRefused('body_too_large', `the body is over ${MAX_BODY_BYTES} bytes`);
}
