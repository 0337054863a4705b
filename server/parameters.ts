/**
 * Parameters of requests, read strictly: an unknown, repeated, missing or malformed one is refused with
 * its name, what was found and what is allowed. A misspelt parameter that is ignored gives a wrong map.
 */
import { z } from 'zod';
import { foldCode } from '../geodata/area-code.ts';
import { DataError, listKnown } from '../geodata/data-error.ts';

const LONGEST_CODE = 64;
/** As many areas as a chart can still tell apart, with room for exports of a ladder. */
const MOST_AREAS = 50;

const code = z
  .string()
  .regex(/^[^\p{C}\s]+$/u, 'expected a code without spaces')
  .max(LONGEST_CODE, `expected at most ${LONGEST_CODE} characters`);

/** The parameter types that routes are made of. */
export const parameter = {
  level: code,
  indicator: code,
  period: code,
  edition: code.optional(),
  lon: degrees(180),
  lat: degrees(90),
  search: z
    .string()
    .transform((text) => text.trim())
    .pipe(z.string().min(1, 'expected at least 1 letter').max(100, 'expected at most 100 letters')),
  limit: (most: number, otherwise: number) =>
    z
      .string()
      .regex(/^\d{1,4}$/, `expected a whole number from 1 to ${most}`)
      .transform(Number)
      .pipe(z.number().min(1, `expected at least 1`).max(most, `expected at most ${most}`))
      .default(otherwise),
  areas: z.string().transform((text, context) => {
    const keys = text.split(',').map((item) => {
      const colon = item.indexOf(':');
      return { level: item.slice(0, Math.max(colon, 0)), code: item.slice(colon + 1) };
    });
    const message = problemOfAreas(keys);
    if (message === null) return keys;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }),
};

function degrees(most: number) {
  return z
    .string()
    .regex(/^-?\d{1,3}(\.\d{1,20})?$/, `expected degrees such as 3.725`)
    .transform((text) => Math.round(Number(text) * 1e5) / 1e5)
    .pipe(
      z.number().min(-most, `expected at least ${-most}`).max(most, `expected at most ${most}`),
    );
}

function problemOfAreas(keys: { level: string; code: string }[]): string | null {
  if (keys.length > MOST_AREAS) return `expected at most ${MOST_AREAS} areas`;
  if (keys.some(({ level, code }) => level === '' || code === '')) {
    return 'expected level:code, separated by commas';
  }
  const folded = keys.map(({ level, code }) => `${level}:${foldCode(code)}`);
  return new Set(folded).size < keys.length ? 'expected each area once' : null;
}

/** The query of a request as `shape` says. Throws `bad_request`. */
export function readQuery<Shape extends z.ZodRawShape>(
  url: string,
  shape: Shape,
): z.output<z.ZodObject<Shape>> {
  const start = url.indexOf('?');
  const query = new URLSearchParams(start < 0 ? '' : url.slice(start + 1));
  const given: Record<string, string> = {};
  const allowed = listKnown(Object.keys(shape)) || 'none';
  for (const [name, value] of query) {
    if (!Object.hasOwn(shape, name)) {
      throw new DataError('bad_request', `unknown parameter: "${name}" (allowed: ${allowed})`);
    }
    if (Object.hasOwn(given, name)) {
      const times = query.getAll(name).length;
      throw new DataError(
        'bad_request',
        `parameter "${name}" is given ${times} times, expected once`,
      );
    }
    given[name] = value;
  }
  const parsed = z.object(shape).safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const name = String(issue?.path[0] ?? '');
  if (!Object.hasOwn(given, name)) {
    throw new DataError('bad_request', `parameter "${name}" is missing (allowed: ${allowed})`);
  }
  throw new DataError(
    'bad_request',
    `parameter "${name}": ${issue?.message}, got ${quote(given[name])}`,
  );
}

/** A part of the path that must be a whole number. Throws `bad_request`. */
export function readWholeNumber(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new DataError('bad_request', `${name}: expected a whole number, got ${quote(text)}`);
}

/** Throws `bad_request` when the path is no proper percent-encoding of UTF-8. */
export function checkEncoding(url: string): void {
  if (!url.includes('%')) return;
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '');
  } catch {
    throw new DataError('bad_request', 'the path is not valid percent-encoded UTF-8');
  }
}

/** Path and query of an absolute URL. */
export function targetOf(url: string): string {
  const start = url.indexOf('/', url.indexOf('//') + 2);
  return start < 0 ? '/' : url.slice(start);
}

/** A value as it was given, cut where it would flood the message. */
function quote(text: string | undefined): string {
  return text !== undefined && text.length > 80 ? `"${text.slice(0, 80)}…"` : `"${text}"`;
}
